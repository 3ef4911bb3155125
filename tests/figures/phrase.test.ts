import { describe, expect, it } from 'vitest';
import type { Qualifier } from '../../src/figures/figure.ts';
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

describe('what is no figure, or more than one', () => {
  it.each(['', 'tens', 'million', 'G1', '8,981 items', '3 and 4', '%', 'VND', 'about', '-', '12 34'])(
    '%j is refused',
    (phrase) => {
      expect(readPhrase(phrase, 'en')).toBeUndefined();
    },
  );
});

describe('¥', () => {
  it('is what the unit of its row says, and else in doubt', () => {
    expect(readPhrase('¥5 million', 'en')?.doubt).toMatchObject({ kind: 'currency' });
    expect(readPhrase('¥5-6 million', 'en', 'CNY')).toMatchObject({ unit: 'CNY', doubt: undefined });
  });
});
