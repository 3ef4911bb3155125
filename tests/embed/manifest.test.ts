import { describe, expect, it, test } from 'vitest';
import {
  digestInName,
  frozenValues,
  frozenVersion,
  type Manifest,
  manifestText,
  readManifest,
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

describe('frozen.json', () => {
  const text = manifestText(manifest);

  it('has its keys in one order, its files sorted, and a line end', () => {
    expect(text).toBe(manifestText(Object.fromEntries(Object.entries(manifest).toReversed()) as never));
    expect(Object.keys(JSON.parse(text)).join(' ')).toBe('chart date digest number site values files');
    expect(Object.keys(JSON.parse(text).files)).toEqual(['index.html', 'vi/index.html']);
    expect(text).toMatch(/^\{\n {2}"chart": "accounts",\n[\s\S]*\n\}\n$/);
  });

  it.each(
    ['', '{', 'null', '1', '[]', '"x"', '{}'].concat(
      ['chart', 'date', 'digest', 'number', 'files'].map((key) =>
        JSON.stringify({ ...JSON.parse(text), [key]: null }),
      ),
      JSON.stringify({ ...JSON.parse(text), files: { a: 1 } }),
    ),
  )('is refused as %s', (wrong) => {
    expect(readManifest(wrong)).toBeUndefined();
  });
});
