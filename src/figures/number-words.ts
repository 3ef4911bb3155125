import { inEveryLocale } from '../i18n/locales.ts';

const enOnes =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const enTens = '_ _ twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const viOnes = 'không một hai ba bốn năm sáu bảy tám chín'.split(' ');
/** Forms that a Vietnamese digit takes behind "mươi" and "mười", and spellings beside the usual one. */
const viVariants = { mốt: 1, tư: 4, lăm: 5, nhăm: 5, bẩy: 7 };

const enBelow100 = `(?:(?:${enTens.slice(2).join('|')})(?:(?:-| )(?:${enOnes.slice(1, 10).join('|')}))?|${enOnes.slice(1).toReversed().join('|')})`;
const viDigit = [...viOnes.slice(1), 'bẩy'].join('|');
/** Behind tens, "năm" is a year: five is "lăm" there. */
const viUnit = [...viOnes.slice(1).filter((word) => word !== 'năm'), ...Object.keys(viVariants)].join('|');
const viTens = `(?:(?:${viDigit}) mươi(?: (?:${viUnit}))?|mười(?: (?:${viUnit}))?)`;
const viRest = `(?:(?:linh|lẻ) (?:${viDigit}|tư)|${viTens})`;

/** Pattern sources for a number in words below 1,000. Words are separated by single spaces. */
export const numberWordPatterns = inEveryLocale<string>({
  en: `(?:(?:${enOnes.slice(1, 20).toReversed().join('|')}) hundred(?: (?:and )?${enBelow100})?|${enBelow100})`,
  vi: `(?:(?:${viDigit}) trăm(?: ${viRest})?|${viTens}|${viDigit})`,
});

/** The same for what follows a scale word: "hai nghìn *không trăm linh năm*". A Vietnamese digit alone is ambiguous there. */
export const restPatterns = inEveryLocale<string>({
  en: numberWordPatterns.en,
  vi: `(?:(?:không|${viDigit}) trăm(?: ${viRest})?|${viRest})`,
});

/** What each word stands for. The languages share none. */
const values = new Map<string, number>([
  ...[...enOnes.entries(), ...viOnes.entries()].map(([value, word]) => [word, value] as const),
  ...enTens.map((word, tens) => [word, 10 * tens] as const),
  ...Object.entries({ ...viVariants, mười: 10 }),
]);
const factors: Record<string, number> = { hundred: 100, trăm: 100, mươi: 10 };

/** The number that words matched by the patterns above stand for: 1 … 1,999. */
export function readNumberWords(words: string): number {
  let [total, last] = [0, 0];
  for (const word of words.toLowerCase().split(/[- ]/)) {
    const factor = factors[word];
    total += last * (factor ?? 1);
    last = factor === undefined ? (values.get(word) ?? 0) : 0;
  }
  return total + last;
}
