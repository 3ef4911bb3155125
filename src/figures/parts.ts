import { inEveryLocale, type Locale } from '../i18n/locales.ts';
import { takeLead } from './amount.ts';
import { readDigits, toDecimal } from './digits.ts';
import { toNumber } from './figure.ts';
import { latin } from './grammar.ts';
import { byLocale, lexicons } from './lexicon.ts';
import { numberWordPatterns, readNumberWords } from './number-words.ts';
import { bounding, qualifiersIn, type Reading, strongest } from './reading.ts';

/** Parts from the half on, and multiples, by their words. */
const parts = ['half', 'third', 'quarter', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
const multiples: Record<string, number> = {
  ...{ halv: 0.5, twice: 2, doubl: 2, thrice: 3, tripl: 3, trebl: 3, quadrupl: 4, đôi: 2, rưỡi: 1.5 },
};

/** `n` of `d` parts, `times`, or the word of a `multiple`. N stands for a number. */
const forms = inEveryLocale<string[]>({
  en: [
    `(?:(?<n>an?|N)[- ])?(?<part>half|halves|(?:${parts.slice(1).join('|')})s?)`,
    '(?<n>N) (?:(?:in|out of)(?: every)?|of every) (?<d>N)',
    String.raw`(?<n>\d+)/(?<d>\d+)`,
    '(?<multiple>twice|thrice|doubl|tripl|trebl|quadrupl|halv)(?:e|ed|ing)?',
    '(?<times>N)(?<half> and a half)?[- ]?(?:times|fold)',
  ],
  vi: [
    '(?:một |phân )?(?<part>nửa)',
    '(?<n>N) phần (?<d>tư|N)',
    '(?<n>N) trên (?<d>N)',
    String.raw`cứ (?<d>N)(?: [\p{L}\p{M}]+)+?,?(?: thì| lại| sẽ)* có (?<n>N)`,
    String.raw`(?<n>\d+)/(?<d>\d+)`,
    'gấp (?<inner>khoảng|gần|hơn|trên)? ?(?:(?<multiple>đôi|rưỡi)|(?<times>N)(?<half> rưỡi)?)(?: lần)?(?<late> rưỡi)?',
  ],
});

const patternsOf = byLocale((locale) =>
  forms[locale].map((form) => {
    const number = String.raw`(?:${numberWordPatterns[locale]}|\d(?:[\d.,]*\d)?)`;
    return new RegExp(latin(`^(?:${form.replaceAll('N', number)})$`), 'u');
  }),
);

/**
 * Reads a part of a whole, as percent, or a multiple, as a ratio: "about a third", "one in five", "1/4", "doubled",
 * "gấp hơn ba lần".
 */
export function readPart(phrase: string, locale: Locale): Reading | undefined {
  const { end, parts: lead } = takeLead(phrase, 0, locale);
  if (lead['opener'] ?? lead['stray']) return undefined;
  const text = phrase.slice(end).replace(/\s+/g, ' ').toLowerCase();
  const { n, d, part, times, half, late, multiple, inner } =
    patternsOf(locale)
      .map((pattern) => pattern.exec(text)?.groups)
      .find((groups) => groups !== undefined) ?? {};
  const { qualifiers } = lexicons[locale];
  const reading = {
    ...{ start: 0, end: phrase.length, numbers: [end], phrase, cut: true, inWords: false },
    said: strongest([...qualifiersIn(lead['said'], qualifiers), ...qualifiersIn(inner, qualifiers)]),
  };
  // What "more than halved" is below half of it.
  if (multiple === 'halv' && reading.said && bounding.includes(reading.said)) return undefined;
  const ratio = multiple === undefined ? times && numberOf(times, locale) : multiples[multiple];
  if (ratio)
    return { ...reading, decimal: toDecimal(String(ratio + ((half ?? late) ? 0.5 : 0))), unit: 'ratio' };
  const numerator = n === undefined || /^an?$/.test(n) ? 1 : numberOf(n, locale);
  const denominator =
    part === undefined ? numberOf(d ?? '0', locale) : Math.max(0, parts.indexOf(part.replace(/s$/, ''))) + 2;
  // A plural or a bare ordinal is no part: "thirds", "third".
  if (!(numerator < denominator) || (n === undefined && denominator !== 2)) return undefined;
  return {
    ...reading,
    decimal: toDecimal(String(numerator)),
    unit: 'percent',
    part: { numerator, denominator },
  };
}

function numberOf(text: string, locale: Locale): number {
  if (!/\d/.test(text)) return readNumberWords(text);
  const decimal = readDigits(text, lexicons[locale]);
  return decimal ? toNumber(decimal) : Number.NaN;
}
