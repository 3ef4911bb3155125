import { describe, expect, it, test } from 'vitest';
import { changedValues } from '../../src/changes/values.ts';
import { type FrozenValue, frozenValues } from '../../src/embed/frozen.ts';
import type { Locale } from '../../src/i18n/locales.ts';
import { everyData, viewOf } from '../formats/support.ts';

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

describe('a value that changed', () => {
  it('is told before and after', () => {
    const was = { value: 71e6, low: 70.5e6, high: 71.5e6, reported: '71 million' };
    expect(changes('accounts', but('alpha users 2024', was))).toEqual([
      {
        kind: 'changed',
        key: 'alpha users 2024',
        label: 'Alpha, Inc., Users, 2024',
        before: '71 million users',
        after: '72 million users',
      },
    ]);
    expect(changes('accounts', but('alpha users 2024', was), 'vi')).toMatchObject([
      { before: '71 triệu người dùng', after: '72 triệu người dùng' },
    ]);
  });

  it('in its interval only: both intervals are told', () => {
    expect(changes('requests', but('alpha removal_requests 2024', { low: 9_500 }))).toMatchObject([
      {
        before: expect.stringMatching(/\(9,500 to [\d,]+\)$/),
        after: expect.stringMatching(/\(9,5\d[1-9] to [\d,]+\)$/),
      },
    ]);
  });
});

describe('values that are gone', () => {
  const gone = (key: string, reported: string | null = '5 million', locale: Locale = 'en') =>
    changes(
      'accounts',
      (values) => [...values, { key, value: 5e6, low: 4.5e6, high: 5.5e6, qualifier: 'rounded', reported }],
      locale,
    );

  it('have the names and the unit that others of the chart have', () => {
    expect(gone('alpha users 2023')).toEqual([
      {
        kind: 'gone',
        key: 'alpha users 2023',
        label: 'Alpha, Inc., Users, 2023',
        before: '5 million users',
        after: null,
      },
    ]);
    expect(gone('foreign_networks (rest) 2023', null, 'vi')).toMatchObject([
      { label: 'Mạng xã hội nước ngoài, Phần còn lại, 2023', before: '5 triệu tài khoản' },
    ]);
  });

  it('are told as printed, or as a plain number, where no value of the chart has their unit', () => {
    expect(gone('alpha views 2024')).toMatchObject([{ label: 'alpha views 2024', before: '5 million' }]);
    expect(gone('alpha views 2024', null, 'vi')).toMatchObject([{ before: '5.000.000' }]);
  });
});
