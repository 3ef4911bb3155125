import type { Amount } from './amount.ts';
import {
  type Decimal,
  endsOf,
  type Figure,
  numberCell,
  type PointQualifier,
  type Qualifier,
  toFigure,
  toNumber,
} from './figure.ts';
import type { Lexicon } from './lexicon.ts';

/** What a printed figure phrase says: its number in base units, its unit (`''` for a plain count) and its words. */
export interface Reading extends Omit<Amount, 'scale' | 'isPrefixed' | 'plus'> {
  /** Where its numbers start. */
  numbers: number[];
  phrase: string;
  /** The upper end of a printed range, whose lower one is `decimal`: "10-15 million". */
  upper?: Decimal | undefined;
  /** The qualifier that the phrase's own words give; undefined when it has none. */
  said: Qualifier | undefined;
  /** A scale word stands with it: "76.5 million". */
  isScaled?: boolean;
  /** Of a part of a whole, which has the unit `percent`: 2 of 3 of "two-thirds". */
  part?: { numerator: number; denominator: number };
}

/** What words say of a number: no digits, and no second end. */
const wordOf: Partial<Record<Qualifier, PointQualifier>> = {
  ...{ about: 'about', about_between: 'about', estimated: 'estimated', estimated_between: 'estimated' },
  ...{ over: 'over', under: 'under', at_least: 'at_least', at_most: 'at_most' },
};

/** The figure of a reading. `apart` is a qualifier that stands in the sentence but outside the phrase. */
export function figureOf(
  { decimal, upper, said, cut, part }: Reading,
  apart?: Qualifier,
): Figure | undefined {
  if (!decimal) return undefined;
  const value = toNumber(decimal);
  const own = apart && wordOf[apart];
  // "Estimated losses of around $498 billion".
  const word = said === 'about' && own === 'estimated' ? own : said ? wordOf[said] : own;
  if (upper) {
    const qualifier = word === 'about' || word === 'estimated' ? (`${word}_between` as const) : 'between';
    return { value, low: value, high: toNumber(upper), qualifier };
  }
  const qualifier = word ?? (cut ? 'rounded' : 'exact');
  return part ? partFigure(part, qualifier) : toFigure(decimal, qualifier);
}

/**
 * A printed part in percent, with two digits, or the three that it has: two-thirds is 67, an eighth 12.5. Its true value lies within
 * 2.5 percentage points, as writers choose between fractions that are some five apart, or half of one part where that is less:
 * "one in 100" is 0.5 … 1.5.
 */
function partFigure(
  { numerator, denominator }: Required<Reading>['part'],
  qualifier: PointQualifier,
): Figure {
  const percent = (100 * numerator) / denominator;
  const rounded = (value: number, digits: number) => Number(value.toPrecision(digits));
  const half = Math.min(2.5, 50 / denominator);
  const within = { low: rounded(percent - half, 10), high: rounded(percent + half, 10) };
  const isWhole = rounded(percent, 3) === percent;
  const value = rounded(percent, isWhole || bounding.includes(qualifier) ? 3 : 2);
  return { value, ...endsOf(rounded(percent, 10), within, qualifier), qualifier };
}

/** A reading with the one of its two numbers that an editor has decided for: a cell as {@link numberCell} writes it. */
export function decide(reading: Reading, number: string): Reading {
  const { doubt } = reading;
  if (doubt?.kind !== 'separators') return reading;
  const decimal = doubt.readings.find((one) => String(toNumber(one)) === number);
  return decimal ? { ...reading, decimal, cut: reading.cut || decimal.exponent < 0 } : reading;
}

/** The number of a reading as a CSV cell; '' where it is in doubt, or none. */
export function readingCell(reading: Reading | undefined): string {
  const figure = reading && figureOf(reading);
  return figure ? numberCell(figure) : '';
}

type QualifierWords = Lexicon['qualifiers'];

export const bounding: readonly Qualifier[] = ['over', 'under', 'at_least', 'at_most'];

/**
 * Where several words qualify one number, the one that bounds it wins over one that estimates it, and that over
 * "about": "an estimated over 1 billion" is open above.
 */
export function strongest(said: Qualifier[]): Qualifier | undefined {
  const order: Qualifier[] = [...bounding, 'estimated', 'about'];
  return order.find((qualifier) => said.includes(qualifier));
}

/** The qualifier of one word or phrase of the lexicon. */
export function qualifierOf(printed: string, words: QualifierWords): Qualifier | undefined {
  const form = printed.trim().replace(/\s+/g, ' ').toLowerCase();
  const all = Object.keys(words) as Qualifier[];
  return all.find((qualifier) => words[qualifier]?.some((one) => one.toLowerCase() === form));
}

/** The qualifiers of words that stand in a row, the longest first: "an estimated over". */
export function qualifiersIn(printed: string | undefined, words: QualifierWords): Qualifier[] {
  const [first, ...rest] = printed?.trim().split(/\s+/) ?? [];
  if (first === undefined || first === '') return [];
  for (let count = rest.length; count >= 0; count--) {
    const found = qualifierOf([first, ...rest.slice(0, count)].join(' '), words);
    if (found) return [found, ...qualifiersIn(rest.slice(count).join(' '), words)];
  }
  return qualifiersIn(rest.join(' '), words);
}
