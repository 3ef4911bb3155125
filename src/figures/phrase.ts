import type { Locale } from '../i18n/locales.ts';
import { type Decimal, type Figure, type Qualifier, toFigure, toNumber } from './figure.ts';
import { readDigits } from './format.ts';
import { figurePattern, type Parts, qualifierSource } from './grammar.ts';
import { type Lexicon, lexicons } from './lexicon.ts';
import { readNumberWords } from './number-words.ts';

/** What a printed figure phrase says: its number in base units, its unit (`''` for a plain count) and its words. */
export interface Reading {
  /** Where the phrase stands in the text: UTF-16 offsets, end excluded. */
  start: number;
  end: number;
  phrase: string;
  /** The number as printed, or undefined for digits that are no number in either language. */
  decimal: Decimal | undefined;
  /** '' or a unit id such as `percent`, `VND`. */
  unit: string;
  /** The qualifier that the phrase's own words give; undefined when it has none. */
  said: Qualifier | undefined;
  /** True when digits or a scale word show the number to be cut off: "76.5 million", "94%". */
  cut: boolean;
  /** True for a bare number word ("two"). */
  inWords: boolean;
  /** Both ends of a printed range ("10-15 million"); the decimal is then their middle. */
  range?: { low: number; high: number };
}

/** The figure of a reading. `apart` is a qualifier that stands in the sentence but outside the phrase. */
export function figureOf(reading: Reading, apart?: Qualifier): Figure | undefined {
  if (!reading.decimal) return undefined;
  const word = reading.said ?? (apart === 'exact' || apart === 'rounded' ? undefined : apart);
  if (reading.range && (word === undefined || word === 'about' || word === 'estimated'))
    return {
      value: toNumber(reading.decimal),
      ...reading.range,
      qualifier: word ?? 'about',
    };
  return toFigure(reading.decimal, word ?? (reading.cut ? 'rounded' : 'exact'));
}

/**
 * Reads a phrase that is one figure and nothing else, in the report's language:
 * "76.5 million", "approximately 4,100", "hơn 1 tỷ đồng", "hai".
 * @returns undefined when the phrase is no figure, or is more than one.
 */
export function readPhrase(phrase: string, locale: Locale): Reading | undefined {
  const reading = matchPhrase(phrase, 0, locale);
  return reading && reading.end === phrase.length ? reading : undefined;
}

/** Reads the figure phrase that starts at `start`, its qualifiers included, as far as it goes. */
export function matchPhrase(text: string, start: number, locale: Locale): Reading | undefined {
  const pattern = figurePattern(locale);
  pattern.lastIndex = start;
  const parts = pattern.exec(text)?.groups;
  if (!parts) return undefined;
  const lexicon = lexicons[locale];
  const end = pattern.lastIndex;
  const number = readNumber(parts, locale);
  const scale = scaleExponent(parts, lexicon);
  const decimal =
    number &&
    fitting({
      ...number,
      exponent: number.exponent + scale,
      negative: parts['sign'] !== undefined,
    });
  const range = parts['upper'] === undefined ? undefined : readRange(parts, scale, lexicon);
  const unit =
    unitOf(parts['after'], lexicon.unitsAfter) ?? unitOf(parts['before'], lexicon.unitsBefore) ?? '';
  const isPercent = unit === 'percent' || unit === 'percentage_point';
  const reading: Reading = {
    start,
    end,
    phrase: text.slice(start, end),
    decimal: parts['upper'] === undefined ? decimal : range && middle(range),
    unit,
    said: strongest([
      ...qualifiersIn(parts['said'], lexicon.qualifiers),
      ...qualifiersIn(parts['trailing'], lexicon.trailingQualifiers),
    ]),
    cut:
      parts['scale'] !== undefined ||
      parts['glued'] !== undefined ||
      isPercent ||
      (number?.exponent ?? 0) < 0,
    inWords: parts['words'] !== undefined && parts['scale'] === undefined && unit === '',
  };
  return range ? { ...reading, range } : reading;
}

/**
 * Where several words qualify one number, the one that bounds it wins over one that estimates it, and that over
 * "about": "an estimated over 1 billion" is open above.
 */
function strongest(said: Qualifier[]): Qualifier | undefined {
  const order: Qualifier[] = ['over', 'under', 'at_least', 'at_most', 'estimated', 'about'];
  return order.find((qualifier) => said.includes(qualifier));
}

function readNumber(parts: Parts, locale: Locale): Decimal | undefined {
  if (parts['digits'] !== undefined) return readDigits(parts['digits'], lexicons[locale]);
  const words = parts['words'] ?? '';
  const number = parts['article'] !== undefined ? 1 : readNumberWords(words.replace(/\s+/g, ' '), locale);
  return { negative: false, digits: String(number), exponent: 0 };
}

function scaleExponent(parts: Parts, lexicon: Lexicon): number {
  const glued = parts['glued']?.toLowerCase();
  if (glued !== undefined) return lexicon.gluedScales[glued] ?? 0;
  const words = parts['scale']?.toLowerCase().trim().split(/\s+/) ?? [];
  return words.reduce(
    (sum, word) => sum + (lexicon.scales[word] ?? lexicon.scales[word.replace(/s$/, '')] ?? 0),
    0,
  );
}

/** More digits, before the point or behind it, are in no report; a double would hold few of them. */
const MOST_DIGITS = 30;

/** The number; undefined where it has more digits than can be shown. */
function fitting(decimal: Decimal): Decimal | undefined {
  const { digits, exponent } = decimal;
  return digits.length + exponent <= MOST_DIGITS && -exponent <= MOST_DIGITS ? decimal : undefined;
}

function readRange(parts: Parts, scale: number, lexicon: Lexicon): { low: number; high: number } | undefined {
  const ends = [parts['digits'] ?? '', parts['upper'] ?? ''].map((token) => readDigits(token, lexicon));
  const scaled = ends.map((end) => end && fitting({ ...end, exponent: end.exponent + scale }));
  const [low, high] = scaled.map((end) => end && toNumber(end));
  return low !== undefined && high !== undefined && low < high ? { low, high } : undefined;
}

function middle({ low, high }: { low: number; high: number }): Decimal {
  const [mantissa = '0', exponent = '0'] = Math.abs((low + high) / 2)
    .toExponential()
    .split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  return {
    negative: low + high < 0,
    digits: whole + fraction,
    exponent: Number(exponent) - fraction.length,
  };
}

function unitOf(printed: string | undefined, units: Record<string, string[]>): string | undefined {
  const wanted = printed?.trim().replace(/\s+/g, ' ').toLowerCase();
  return Object.keys(units).find((unit) => units[unit]?.some((form) => form.toLowerCase() === wanted));
}

function qualifiersIn(printed: string | undefined, words: Partial<Record<Qualifier, string[]>>): Qualifier[] {
  if (printed === undefined) return [];
  const pattern = new RegExp(qualifierSource(words), 'giu');
  return [...printed.matchAll(pattern)].flatMap(([match]) => qualifierOf(match, words) ?? []);
}

/** The qualifier of one word or phrase of the lexicon. */
export function qualifierOf(
  printed: string,
  words: Partial<Record<Qualifier, string[]>>,
): Qualifier | undefined {
  const wanted = printed.trim().replace(/\s+/g, ' ').toLowerCase();
  return (Object.keys(words) as Qualifier[]).find((qualifier) =>
    words[qualifier]?.some((form) => form.toLowerCase() === wanted),
  );
}
