import { describe, expect, it } from 'vitest';
import { readDigits } from '../../src/figures/digits.ts';
import { type Decimal, type Qualifier, toNumber } from '../../src/figures/figure.ts';
import { lexicons } from '../../src/figures/lexicon.ts';
import { readPhrase } from '../../src/figures/phrase.ts';
import { figureOf } from '../../src/figures/reading.ts';
import { type Locale, locales } from '../../src/i18n/locales.ts';
import declared from './phrase-cases.json' with { type: 'json' };

/** DESIGN.md, "Figures keep their honesty": a phrase, its qualifier, value, interval (null: open) and unit. */
const cases = declared as unknown as Record<
  Locale,
  [phrase: string, Qualifier, value: number, low: number | null, high: number | null, unit: string][]
>;

describe.each(locales)('readPhrase in %s', (locale) => {
  it.each(cases[locale])('%s', (phrase, qualifier, value, low, high, unit) => {
    const reading = readPhrase(phrase, locale);
    expect(reading?.unit).toBe(unit);
    expect(reading && figureOf(reading)).toEqual({
      value,
      low: low ?? Number.NEGATIVE_INFINITY,
      high: high ?? Number.POSITIVE_INFINITY,
      qualifier,
    });
  });
});

describe('a qualifier that stands apart in the sentence', () => {
  const read = (phrase: string, apart: Qualifier) => figureOf(readPhrase(phrase, 'en')!, apart);

  it('is taken where the phrase has none', () => {
    expect(read('12.5 trillion VND', 'estimated')).toEqual({
      value: 12.5e12,
      low: Number.NEGATIVE_INFINITY,
      high: Number.POSITIVE_INFINITY,
      qualifier: 'estimated',
    });
  });
  it('gives way to one in the phrase', () => {
    expect(read('over 1 billion', 'about')?.qualifier).toBe('over');
  });
  it('never makes a printed number more exact than it is', () => {
    expect(read('76.5 million', 'exact')?.qualifier).toBe('rounded');
    expect(read('8,981', 'rounded')?.qualifier).toBe('exact');
  });
});

const refused = 'tens,million,G1,8981 items,3 and 4,%,VND,about,-,12 34'.split(',');
it.each(['', ...refused, '8,981 items'])('%j is no figure, or more than one', (phrase) => {
  for (const locale of locales) expect(readPhrase(phrase, locale)).toBeUndefined();
});

const numberOf = (decimal: Decimal | undefined) => decimal && toNumber(decimal);

// What either language can read in its own way is read so.
it.each<[token: string, en?: number, vi?: number]>([
  ['8,981', 8981, 8.981],
  ['8.981', 8.981, 8981],
  ['1,250,000', 1_250_000, 1_250_000],
  ['1.250.000', 1_250_000, 1_250_000],
  ['76.5', 76.5, 76.5],
  ['76,5', 76.5, 76.5],
  ['1,250.75', 1250.75, 1250.75],
  ['1.250,75', 1250.75, 1250.75],
  ['0.125', 0.125, 0.125],
  ['0,125', 0.125, 0.125],
  ['1234.567', 1234.567, 1234.567],
  ['12\u00a0345', 12_345, 12_345],
  ['12\u202f345,6', 12_345.6, 12_345.6],
  ...['1,2,3', '1.2.3', '12,34,567', '1,23.4.5', '1.234,567.8'].map((token): [string] => [token]),
])('%s is %s in English and %s in Vietnamese', (token, en, vi) => {
  const both = [readDigits(token, lexicons.en), readDigits(token, lexicons.vi)];
  expect(both.map(numberOf)).toEqual([en, vi]);
});

/** Beside what words.property.test.ts tries. */
it.each<[string, Locale, number]>([
  ['0.1 thousand', 'en', 100],
  ['Two', 'en', 2],
  ['hai chục', 'vi', 20],
])('%s (%s) is %d', (words, locale, number) => {
  expect(numberOf(readPhrase(words, locale)?.decimal)).toBe(number);
});

describe('¥', () => {
  it('is what the unit of its row says, and else in doubt', () => {
    expect(readPhrase('¥5 million', 'en')?.doubt).toMatchObject({ kind: 'currency' });
    expect(readPhrase('¥5-6 million', 'en', 'CNY')).toMatchObject({ unit: 'CNY', doubt: undefined });
  });
});
