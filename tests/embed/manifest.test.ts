import { describe, expect, it, test } from 'vitest';
import {
  digestInName,
  frozenValues,
  frozenVersion,
  type Manifest,
  manifestText,
  readManifest,
} from '../../src/embed/frozen.ts';
import { locales } from '../../src/i18n/locales.ts';
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
    expect(manifest.values).toEqual([
      {
        key: 'alpha users 2024',
        value: 72_000_000,
        low: 71_500_000,
        high: 72_500_000,
        qualifier: 'rounded',
        reported: '72 million',
      },
      {
        key: 'beta users 2024-06-30',
        value: 63_000_000,
        low: 62_500_000,
        high: 63_500_000,
        qualifier: 'rounded',
        reported: '63 million',
      },
      {
        key: 'foreign_networks (rest) 2024',
        value: 68_000_000,
        low: 66_500_000,
        high: 69_500_000,
        qualifier: 'about',
        reported: null,
      },
      {
        key: 'foreign_networks accounts 2024',
        value: 203_000_000,
        low: 202_500_000,
        high: 203_500_000,
        qualifier: 'rounded',
        reported: '203 million',
      },
    ]);
  });

  it('have null for an open end', () => {
    expect(frozenValues(viewOf('fines', 'en'))).toEqual([
      expect.objectContaining({ value: 1e9, low: 1e9, high: null, qualifier: 'over' }),
    ]);
  });
});

test.each(everyData)(
  '%s: values are the same in all languages, and each has a key of its own',
  (_, tables) => {
    for (const { id } of tables.charts) {
      const [first = [], ...others] = locales.map((locale) => frozenValues(viewOf(id, locale, tables)));
      expect(first.length).toBeGreaterThan(0);
      expect(new Set(first.map(({ key }) => key)).size).toBe(first.length);
      for (const other of others)
        expect(new Map(other.map((one) => [one.key, one]))).toEqual(
          new Map(first.map((one) => [one.key, one])),
        );
    }
  },
);

describe('the digest', () => {
  it('is read from the name of a version', () => {
    expect(digestInName(frozenVersion(manifest))).toBe('0123456789ab');
    for (const name of ['2026-01-31', 'now', '2026-01-31-0123456789AB', '2026-01-31-0123456789abc', '.new-1'])
      expect(digestInName(name)).toBeUndefined();
  });
});

describe('frozen.json', () => {
  const text = manifestText(manifest);

  it('has its keys in one order, its files sorted, and a line end', () => {
    expect(text).toBe(manifestText(Object.fromEntries(Object.entries(manifest).toReversed()) as never));
    expect(Object.keys(JSON.parse(text))).toEqual(
      ['chart', 'date', 'digest', 'number', 'site'].concat(['values', 'files']),
    );
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
