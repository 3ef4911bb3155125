import { describe, expect, it, test } from 'vitest';
import { changedValues, frozenNews } from '../../src/changes/values.ts';
import {
  digestInName,
  type FrozenValue,
  frozenValues,
  frozenVersion,
  type Manifest,
} from '../../src/embed/frozen.ts';
import { type Locale, locales } from '../../src/i18n/locales.ts';
import { everyData, site, viewOf } from '../formats/support.ts';

const manifest: Manifest = {
  chart: 'accounts',
  date: '2026-01-31',
  digest: '0123456789ab',
  number: 1,
  site: site.root,
  values: frozenValues(viewOf('accounts', 'en')),
  files: { 'vi/index.html': 'b'.repeat(64), 'index.html': 'a'.repeat(64) },
};

describe('the values of a frozen chart', () => {
  it('are all of them, the whole and what is left of it too', () => {
    expect(manifest.values.map((value) => Object.values(value))).toEqual([
      ['alpha users 2024', 72e6, 71.5e6, 72.5e6, 'rounded', '72 million'],
      ['beta users 2024-06-30', 63e6, 62.5e6, 63.5e6, 'rounded', '63 million'],
      ['foreign_networks (rest) 2024', 68e6, 66.5e6, 69.5e6, 'about', null],
      ['foreign_networks accounts 2024', 203e6, 202.5e6, 203.5e6, 'rounded', '203 million'],
    ]);
    const keys = 'key value low high qualifier reported'.split(' ');
    for (const value of manifest.values) expect(Object.keys(value)).toEqual(keys);
  });

  it('have null for an open end', () => {
    expect(frozenValues(viewOf('fines', 'en'))).toEqual([
      expect.objectContaining({ value: 1e9, low: 1e9, high: null, qualifier: 'over' }),
    ]);
  });
});

test.each(everyData)('%s: values have keys of their own, and are the same in all languages', (_, tables) => {
  for (const { id } of tables.charts) {
    const valuesIn = (locale: Locale) =>
      new Map(frozenValues(viewOf(id, locale, tables)).map((one) => [one.key, one]));
    expect(valuesIn('en').size).toBe(viewOf(id, 'en', tables).rows.length);
    expect(valuesIn('en').size).toBeGreaterThan(0);
    for (const locale of locales) expect(valuesIn(locale)).toEqual(valuesIn('en'));
  }
});

test('the digest is read from the name of a version', () => {
  expect(digestInName(frozenVersion(manifest))).toBe('0123456789ab');
  for (const name of ['2026-01-31', 'now', '2026-01-31-0123456789AB', '2026-01-31-0123456789abc', '.new-1'])
    expect(digestInName(name)).toBeUndefined();
});

/** What is different in a chart of the sample, had its values been as a function says. */
function changes(id: string, before: (values: FrozenValue[]) => FrozenValue[], locale: Locale = 'en') {
  const view = viewOf(id, locale);
  return changedValues({ values: before(frozenValues(view)) }, view);
}
/** The values, one of them with something else in it. */
const but = (key: string, other: Partial<FrozenValue>) => (values: FrozenValue[]) =>
  values.map((value) => (value.key === key ? { ...value, ...other } : value));

test.each(everyData)('%s: nothing is different from itself, in whatever order', (_, tables) => {
  for (const { id } of tables.charts) {
    const view = viewOf(id, 'vi', tables);
    expect(changedValues({ values: frozenValues(view).toReversed() }, view)).toEqual([]);
  }
});

test('the news of a version are nothing, a correction since, or newer figures', () => {
  const view = viewOf('items-removed', 'en');
  const [date = ''] = view.corrections.map((correction) => correction.date);
  const values = frozenValues(view);
  const older = values.map((one) => ({ ...one, value: one.value + 1 }));
  expect(frozenNews({ date: '2024-01-01', values }, view, site)).toBeUndefined();
  expect(frozenNews({ date, values: older }, view, site)).toMatchObject({
    text: expect.stringMatching(/^Corrected on .*20/),
    href: 'https://example.org/nguon/charts/items-removed/#corrections',
  });
  expect(frozenNews({ date: '2999-01-01', values: older }, view, site)?.text).toMatch(/^Newer figures/);
});

describe('a value that changed', () => {
  it('is shown before and after', () => {
    const was = { value: 71e6, low: 70.5e6, high: 71.5e6, reported: '71 million' };
    const [label, key] = ['Alpha, Inc., Users, 2024', 'alpha users 2024'];
    expect(changes('accounts', but(key, was))).toEqual([
      { kind: 'changed', key, label, before: '71 million users', after: '72 million users' },
    ]);
    expect(changes('accounts', but(key, was), 'vi')).toMatchObject([
      { before: '71 triệu người dùng', after: '72 triệu người dùng' },
    ]);
  });

  it('in its interval only: both intervals are shown', () => {
    expect(changes('requests', but('alpha removal_requests 2024', { low: 9_500 }))).toMatchObject([
      {
        before: expect.stringMatching(/\(9,500 to [\d,]+\)$/),
        after: expect.stringMatching(/\(9,5\d[1-9] to [\d,]+\)$/),
      },
    ]);
  });
});

describe('values that are gone', () => {
  const gone = (key: string, reported: string | null = '5 million', locale: Locale = 'en') => {
    const five = { value: 5e6, low: 4.5e6, high: 5.5e6, qualifier: 'rounded' } as const;
    return changes('accounts', (values) => [...values, { key, ...five, reported }], locale);
  };

  it('have the names and the unit that others of the chart have', () => {
    const [label, key] = ['Alpha, Inc., Users, 2023', 'alpha users 2023'];
    expect(gone(key)).toEqual([{ kind: 'gone', key, label, before: '5 million users', after: null }]);
    expect(gone('foreign_networks (rest) 2023', null, 'vi')).toMatchObject([
      { label: 'Mạng xã hội nước ngoài, Phần còn lại, 2023', before: '5 triệu tài khoản' },
    ]);
  });

  it('are shown as printed, or as a plain number, where no value of the chart has their unit', () => {
    expect(gone('alpha views 2024')).toMatchObject([{ label: 'alpha views 2024', before: '5 million' }]);
    expect(gone('alpha views 2024', null, 'vi')).toMatchObject([{ before: '5.000.000' }]);
  });
});
