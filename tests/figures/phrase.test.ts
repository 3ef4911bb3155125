import { describe, expect, it } from 'vitest';
import type { Qualifier } from '../../src/figures/figure.ts';
import { figureOf, readPhrase } from '../../src/figures/phrase.ts';
import type { Locale } from '../../src/i18n/locales.ts';

type Row = [phrase: string, qualifier: Qualifier, value: number, low: number, high: number, unit: string];
const { NEGATIVE_INFINITY: least, POSITIVE_INFINITY: most } = Number;

/** The table of DESIGN.md, "Figures keep their honesty", and its kin in both languages. */
const english: Row[] = [
  ['8,981', 'exact', 8981, 8981, 8981, ''],
  ['971', 'exact', 971, 971, 971, ''],
  ['76.5 million', 'rounded', 76_500_000, 76_450_000, 76_550_000, ''],
  ['110 million', 'rounded', 110_000_000, 109_500_000, 110_500_000, ''],
  ['12.5 trillion VND', 'rounded', 12.5e12, 12.45e12, 12.55e12, 'VND'],
  ['approximately 4,100', 'about', 4100, 4050, 4150, ''],
  ['nearly 3,000', 'about', 3000, 2500, 3500, ''],
  ['an estimated 12.5 trillion VND', 'estimated', 12.5e12, 12.45e12, 12.55e12, 'VND'],
  ['over 1 billion VND', 'over', 1e9, 1e9, most, 'VND'],
  ['more than 40', 'over', 40, 40, most, ''],
  ['under 10%', 'under', 10, least, 10, 'percent'],
  ['at least 5 million', 'at_least', 5e6, 5e6, most, ''],
  ['up to 300', 'at_most', 300, least, 300, ''],
  ['20 or more', 'at_least', 20, 20, most, ''],
  ['94%', 'rounded', 94, 93.5, 94.5, 'percent'],
  ['93.5 percent', 'rounded', 93.5, 93.45, 93.55, 'percent'],
  ['3.2', 'rounded', 3.2, 3.15, 3.25, ''],
  ['two', 'exact', 2, 2, 2, ''],
  ['about twenty', 'about', 20, 15, 25, ''],
  ['two million', 'rounded', 2e6, 1.5e6, 2.5e6, ''],
  ['a million', 'rounded', 1e6, 0.5e6, 1.5e6, ''],
  ['$5', 'exact', 5, 5, 5, 'USD'],
  ['US$2.5 billion', 'rounded', 2.5e9, 2.45e9, 2.55e9, 'USD'],
  ['2.5bn dollars', 'rounded', 2.5e9, 2.45e9, 2.55e9, 'USD'],
  ['₫500,000', 'exact', 500_000, 500_000, 500_000, 'VND'],
  ['10-15 million', 'about', 12.5e6, 10e6, 15e6, ''],
  ['an estimated over 1 billion', 'over', 1e9, 1e9, most, ''],
];
const vietnamese: Row[] = [
  ['8.981', 'exact', 8981, 8981, 8981, ''],
  ['76,5 triệu', 'rounded', 76_500_000, 76_450_000, 76_550_000, ''],
  ['12,5 nghìn tỷ đồng', 'rounded', 12.5e12, 12.45e12, 12.55e12, 'VND'],
  ['12.500 tỉ đồng', 'rounded', 12.5e12, 12.4995e12, 12.5005e12, 'VND'],
  ['3 ngàn', 'rounded', 3000, 2500, 3500, ''],
  ['khoảng 4.100', 'about', 4100, 4050, 4150, ''],
  ['gần 3.000', 'about', 3000, 2500, 3500, ''],
  ['ước đạt 12,5 nghìn tỷ đồng', 'estimated', 12.5e12, 12.45e12, 12.55e12, 'VND'],
  ['ước 5 triệu USD', 'estimated', 5e6, 4.5e6, 5.5e6, 'USD'],
  ['hơn 1 tỷ đồng', 'over', 1e9, 1e9, most, 'VND'],
  ['trên 40', 'over', 40, 40, most, ''],
  ['dưới 10%', 'under', 10, least, 10, 'percent'],
  ['ít nhất 5 triệu', 'at_least', 5e6, 5e6, most, ''],
  ['20 trở lên', 'at_least', 20, 20, most, ''],
  ['94%', 'rounded', 94, 93.5, 94.5, 'percent'],
  ['93,5 phần trăm', 'rounded', 93.5, 93.45, 93.55, 'percent'],
  ['hai', 'exact', 2, 2, 2, ''],
  ['mười một', 'exact', 11, 11, 11, ''],
  ['hai mươi lăm', 'exact', 25, 25, 25, ''],
  ['500.000 ₫', 'exact', 500_000, 500_000, 500_000, 'VND'],
];

describe.each<[Locale, Row[]]>([
  ['en', english],
  ['vi', vietnamese],
])('readPhrase in %s', (locale, rows) => {
  it.each(rows)('%s', (phrase, qualifier, value, low, high, unit) => {
    const reading = readPhrase(phrase, locale);
    expect(reading?.unit).toBe(unit);
    expect(reading && figureOf(reading)).toEqual({ value, low, high, qualifier });
  });
});

describe('a qualifier that stands apart in the sentence', () => {
  const read = (phrase: string, apart: Qualifier) => figureOf(readPhrase(phrase, 'en')!, apart);

  it('is taken where the phrase has none', () => {
    expect(read('12.5 trillion VND', 'estimated')).toEqual({
      value: 12.5e12,
      low: 12.45e12,
      high: 12.55e12,
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
