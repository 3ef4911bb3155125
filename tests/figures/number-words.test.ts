import { describe, expect, it } from 'vitest';
import { toNumber } from '../../src/figures/figure.ts';
import { readPhrase } from '../../src/figures/phrase.ts';
import type { Locale } from '../../src/i18n/locales.ts';

const english =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const vietnamese = 'một hai ba bốn năm sáu bảy tám chín mười'.split(' ');

function read(words: string, locale: Locale): number | undefined {
  const decimal = readPhrase(words, locale)?.decimal;
  return decimal && toNumber(decimal);
}

describe('number words', () => {
  it('are read from one to twenty', () => {
    expect(english.map((word) => read(word, 'en'))).toEqual(english.map((_, at) => at + 1));
  });
  it('are read from một to mười', () => {
    expect(vietnamese.map((word) => read(word, 'vi'))).toEqual(vietnamese.map((_, at) => at + 1));
  });
  it.each<[string, Locale, number]>([
    ['Two', 'en', 2],
    ['twenty-one', 'en', 21],
    ['ninety nine', 'en', 99],
    ['three hundred', 'en', 300],
    ['one hundred and five', 'en', 105],
    ['five thousand', 'en', 5000],
    ['mười hai', 'vi', 12],
    ['mười lăm', 'vi', 15],
    ['hai mươi mốt', 'vi', 21],
    ['chín mươi tư', 'vi', 94],
    ['một trăm linh năm', 'vi', 105],
    ['ba trăm', 'vi', 300],
    ['năm nghìn', 'vi', 5000],
    ['hai chục', 'vi', 20],
  ])('%s (%s) is %d', (words, locale, number) => {
    expect(read(words, locale)).toBe(number);
  });
});
