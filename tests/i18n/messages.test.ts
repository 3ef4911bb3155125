import { describe, expect, it } from 'vitest';
import en from '../../src/i18n/en.json' with { type: 'json' };
import { t } from '../../src/i18n/index.ts';
import { locales } from '../../src/i18n/locales.ts';
import vi from '../../src/i18n/vi.json' with { type: 'json' };

const messages: Record<string, Record<string, string>> = { en, vi };
const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted();

describe.each([...locales])('the texts of %s', (locale) => {
  const own = messages[locale]!;
  it('have the keys of every other language, in the same order', () => {
    expect(Object.keys(own)).toEqual(Object.keys(en));
  });
  it('are none of them blank', () => {
    expect(Object.entries(own).filter(([, text]) => text.trim() === '')).toEqual([]);
  });
  it('have the same places to fill in', () => {
    for (const [key, text] of Object.entries(en))
      expect([key, places(own[key] ?? '')]).toEqual([key, places(text)]);
  });
  it('are in NFC', () => {
    expect(Object.entries(own).filter(([, text]) => text !== text.normalize('NFC'))).toEqual([]);
  });
});

describe('t', () => {
  it('fills in places', () => {
    expect(t('en', 'interval.between', { low: 1, high: '2 million' })).toBe('1 to 2 million');
  });
  it('throws rather than leave a place open', () => {
    expect(() => t('en', 'interval.between', { low: 1 })).toThrow(/interval\.between.*\{high\}/);
  });
});
