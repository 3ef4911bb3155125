import { describe, expect, it } from 'vitest';
import { readDigits } from '../../src/figures/digits.ts';
import { toNumber } from '../../src/figures/figure.ts';
import { lexicons } from '../../src/figures/lexicon.ts';

function read(token: string, locale: 'en' | 'vi'): number | undefined {
  const decimal = readDigits(token, lexicons[locale]);
  return decimal && toNumber(decimal);
}

describe('separators', () => {
  it.each([
    // What either language can read in its own way is read so.
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
  ])('%s is %d in English and %d in Vietnamese', (token, en, vi) => {
    expect(read(token, 'en')).toBe(en);
    expect(read(token, 'vi')).toBe(vi);
  });

  it.each(['1,2,3', '1.2.3', '12,34,567', '1,23.4.5', '1.234,567.8'])(
    '%s is no number in either',
    (token) => {
      expect(read(token, 'en')).toBeUndefined();
      expect(read(token, 'vi')).toBeUndefined();
    },
  );

  it('keeps decimals exact: 0.1 thousand is 100', () => {
    const decimal = readDigits('0.1', lexicons.en)!;
    expect(toNumber({ ...decimal, exponent: decimal.exponent + 3 })).toBe(100);
  });
});
