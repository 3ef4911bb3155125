import type { Locale } from '../i18n/locales.ts';
import { type Amount, type Doubt, readAmount, take, takeLead } from './amount.ts';
import { type Convention, plainDigits } from './digits.ts';
import { type Decimal, type Figure, numberCell, type Qualifier, toFigure, toNumber } from './figure.ts';
import { grammars, mayLead, qualifierSource } from './grammar.ts';
import { type Lexicon, lexicons } from './lexicon.ts';

/** What a printed figure phrase says: its number in base units, its unit (`''` for a plain count) and its words. */
export interface Reading {
  /** Where the phrase stands in the text: UTF-16 offsets, end excluded. */
  start: number;
  end: number;
  /** Where its numbers start. */
  numbers: number[];
  phrase: string;
  /** The number as printed, of a range the lower end; undefined where there is a doubt. */
  decimal: Decimal | undefined;
  /** The upper end of a printed range: "10-15 million". */
  upper?: Decimal | undefined;
  doubt?: Doubt | undefined;
  /** '' or a unit id such as `percent`, `VND`. */
  unit: string;
  /** The qualifier that the phrase's own words give; undefined when it has none. */
  said: Qualifier | undefined;
  cut: boolean;
  inWords: boolean;
}

/** The figure of a reading. `apart` is a qualifier that stands in the sentence but outside the phrase. */
export function figureOf({ decimal, upper, said, cut }: Reading, apart?: Qualifier): Figure | undefined {
  if (!decimal) return undefined;
  const value = toNumber(decimal);
  if (upper) return { value, low: value, high: toNumber(upper), qualifier: 'between' };
  const isWord = apart !== 'exact' && apart !== 'rounded' && apart !== 'between';
  const word = said ?? (isWord ? apart : undefined);
  return toFigure(decimal, (word as Exclude<Qualifier, 'between'>) ?? (cut ? 'rounded' : 'exact'));
}

/** A reading with the one of its two numbers that an editor has decided for: a cell as {@link numberCell} writes it. */
export function decide(reading: Reading, number: string): Reading {
  const { doubt } = reading;
  if (doubt?.kind !== 'separators') return reading;
  const decimal = doubt.readings.find((one) => String(toNumber(one)) === number);
  return decimal ? { ...reading, decimal, cut: reading.cut || decimal.exponent < 0 } : reading;
}

/**
 * Reads a phrase that is one figure and nothing else, in the report's language:
 * "76.5 million", "approximately 4,100", "hơn 1 tỷ đồng", "hai".
 * @returns undefined when the phrase is no figure, or is more than one.
 */
export function readPhrase(phrase: string, locale: Locale): Reading | undefined {
  const reading = matchPhrase(plainDigits(phrase), 0, locale);
  return reading && reading.end === phrase.length ? reading : undefined;
}

type QualifierWords = Lexicon['qualifiers'];

/** What is known of the text around a phrase. */
export interface Around {
  convention?: Convention;
  /** False where what looks like a range is a date or the like. */
  ranges?: boolean;
}

/** Characters before a phrase that are looked at. */
const NEAR = 60;
const bounding: readonly Qualifier[] = ['over', 'under', 'at_least', 'at_most'];

/** Reads the figure phrase that starts at `start`, its qualifiers included, as far as it goes. */
export function matchPhrase(
  text: string,
  start: number,
  locale: Locale,
  { convention, ranges = true }: Around = {},
): Reading | undefined {
  const [grammar, lexicon] = [grammars[locale], lexicons[locale]];
  const lead = mayLead(text, start, locale) ? takeLead(grammar, text, start) : undefined;
  const {
    stray = lead?.parts['not'],
    straySaid,
    reach,
    comparative,
    opener,
    between,
    inner,
  } = lead?.parts ?? {};
  const words = lead?.parts['said'] ?? straySaid;
  const a = readAmount(text, lead?.end ?? start, locale, convention);
  if (!a) return undefined;
  const before = text.slice(Math.max(0, start - NEAR), start);
  const isUpTo = /^up\s+to\s*$/i.test(words ?? '');
  if (words !== undefined && grammar.endsComparison.test(before)) return undefined;
  if (isUpTo && grammar.particle.test(before)) return undefined;
  const range = ranges ? readRange(a, text, locale, convention, { before, opener, between }) : undefined;
  if (range === 'change') return undefined;
  const other = range ? undefined : otherValue(a, text, locale, convention);
  const trailing = take(grammar.trailing, text, range?.end ?? a.end);
  const said = strongest([
    ...qualifiersIn(words, lexicon.qualifiers),
    ...qualifiersIn(inner, lexicon.qualifiers),
    ...qualifiersIn(trailing?.parts['trailing'], lexicon.trailingQualifiers),
    ...(a.plus ? (['at_least'] as const) : []),
  ]);
  const isBound = said !== undefined && bounding.includes(said);
  const end = other?.end ?? trailing?.end ?? range?.end ?? a.end;
  if (opener !== undefined && !range && !(trailing && between === undefined) && words === undefined)
    return undefined;
  if (stray !== undefined && !isBound && !range && reach === undefined) return undefined;
  if (overcomes(words, a, locale)) return undefined;
  if (comparative !== undefined && take(grammar.difference, text, end)) return undefined;
  const isUnclear =
    (isUpTo && grammar.change.test(before)) ||
    stray !== undefined ||
    comparative !== undefined ||
    mayBeNoBound(words, a, text, locale) ||
    (range && isBound);
  const doubt =
    a.doubt ?? other?.doubt ?? range?.doubt ?? (isUnclear ? ({ kind: 'bound' } as const) : undefined);
  return {
    start,
    end,
    numbers: [a.start, ...(range ? [range.start] : [])],
    phrase: text.slice(start, end),
    decimal: doubt ? undefined : (range?.low ?? a.decimal),
    upper: doubt ? undefined : range?.high,
    doubt,
    unit: range?.unit ?? a.unit,
    said,
    cut: a.cut,
    inWords: a.inWords && !range,
  };
}

/** "Vượt ba đối thủ" is to pass three of them: the verb bounds no number word. */
function overcomes(words: string | undefined, a: Amount, locale: Locale): boolean {
  return a.inWords && words !== undefined && grammars[locale].overcomes.test(words.trim());
}

/**
 * Whether a word before a number may be no bound: "trên ba nền tảng" is on three, "trên 100.000 dân" per 100,000,
 * "surpassed 12 rivals" left them behind.
 */
function mayBeNoBound(words: string | undefined, a: Amount, text: string, locale: Locale): boolean {
  const grammar = grammars[locale];
  if (words === undefined || !a.decimal || a.unit !== '') return false;
  const value = toNumber(a.decimal);
  const isBare = a.scale === 0;
  if (grammar.overcomes.test(words.trim())) return isBare && Number.isInteger(value) && value < 100;
  if (!grammar.alsoPlace.test(words.trim())) return false;
  if (isBare && ((a.inWords && value < 100) || take(grammar.place, text, a.end))) return true;
  return /^1(?:00)?0*$/.test(String(value)) && take(grammar.head, text, a.end) !== undefined;
}

interface Range {
  start: number;
  end: number;
  unit: string;
  low?: Decimal;
  high?: Decimal;
  doubt?: Doubt;
}

/**
 * The range whose first number is `a`. Scale and unit of the second number hold for the first, which has none.
 * @returns undefined where it is none, and 'change' where the two numbers are one before and one after.
 */
function readRange(
  a: Amount,
  text: string,
  locale: Locale,
  convention: Convention,
  lead: { before: string; opener: string | undefined; between: string | undefined },
): Range | 'change' | undefined {
  const grammar = grammars[locale];
  const joiner = take(grammar.joiner, text, a.end);
  const isDash = joiner?.parts['dash'] !== undefined;
  if (!joiner || a.plus || (isDash && a.inWords)) return undefined;
  const isAnd = joiner.parts['and'] !== undefined;
  if (lead.between === undefined ? isAnd : !isAnd && !isDash) return undefined;
  const b = readAmount(text, joiner.end, locale, convention);
  if (!b) return undefined;
  const place = { start: b.start, end: b.end, unit: b.unit === '' ? a.unit : b.unit };
  const isSame = a.scale > 0 === b.scale > 0 && a.unit === b.unit;
  const unclear: Range = { ...place, doubt: { kind: 'ends' } };
  if (!isAnd && !isDash) {
    const isChange = (lead.opener === undefined ? grammar.change : grammar.changeBefore).test(lead.before);
    if (lead.opener !== undefined && isChange) return isSame ? 'change' : unclear;
    if (lead.opener === undefined && isSame && (isChange || grammar.endsInTo.test(lead.before)))
      return undefined;
  }
  if (a.unit !== b.unit && a.unit !== '' && !(b.unit === '' && a.isPrefixed)) return undefined;
  const doubt = a.doubt ?? b.doubt;
  if (doubt) return isDash && doubt.kind === 'code' ? undefined : { ...place, doubt };
  const [low, high] = [a.decimal, b.decimal];
  if (!low || !high) return undefined;
  const shared = a.scale === 0 && b.scale > 0 ? { ...low, exponent: low.exponent + b.scale } : low;
  const top = toNumber(high);
  if (toNumber(shared) < top) return { ...place, low: shared, high };
  if (toNumber(low) < top && toNumber(low) >= 1000) return { ...place, low, high };
  if (isDash || !isSame) return lead.opener === undefined && !isDash ? undefined : unclear;
  return lead.opener === undefined ? undefined : 'change';
}

/** Two values of one thing of which only the second has a scale or unit that both may have: "20 down to 15 million". */
function otherValue(
  a: Amount,
  text: string,
  locale: Locale,
  convention: Convention,
): { end: number; doubt: Doubt } | undefined {
  const joiner = take(grammars[locale].other, text, a.end);
  if (!joiner || a.scale > 0 || a.unit !== '' || !a.decimal || toNumber(a.decimal) >= 1000) return undefined;
  const b = readAmount(text, joiner.end, locale, convention);
  return b && (b.scale > 0 || (b.unit !== '' && !b.isPrefixed))
    ? { end: b.end, doubt: { kind: 'ends' } }
    : undefined;
}

/**
 * Where several words qualify one number, the one that bounds it wins over one that estimates it, and that over
 * "about": "an estimated over 1 billion" is open above.
 */
function strongest(said: Qualifier[]): Qualifier | undefined {
  const order: Qualifier[] = [...bounding, 'estimated', 'about'];
  return order.find((qualifier) => said.includes(qualifier));
}

interface Known {
  pattern: RegExp;
  byForm: ReadonlyMap<string, Qualifier>;
}

const known = new WeakMap<QualifierWords, Known>();

function knownOf(words: QualifierWords): Known {
  const before = known.get(words);
  if (before) return before;
  const forms = (Object.keys(words) as Qualifier[]).flatMap((qualifier) =>
    (words[qualifier] ?? []).map((form) => [form.toLowerCase(), qualifier] as const),
  );
  const made = { pattern: new RegExp(qualifierSource(words), 'gu'), byForm: new Map(forms.toReversed()) };
  known.set(words, made);
  return made;
}

function qualifiersIn(printed: string | undefined, words: QualifierWords): Qualifier[] {
  if (printed === undefined || printed === '') return [];
  const whole = qualifierOf(printed, words);
  if (whole) return [whole];
  return [...printed.matchAll(knownOf(words).pattern)].flatMap(([match]) => qualifierOf(match, words) ?? []);
}

/** The qualifier of one word or phrase of the lexicon. */
export function qualifierOf(printed: string, words: QualifierWords): Qualifier | undefined {
  return knownOf(words).byForm.get(printed.trim().replace(/\s+/g, ' ').toLowerCase());
}

/** The number of a reading as a CSV cell; '' where it is in doubt. */
export function readingCell(reading: Reading): string {
  const figure = figureOf(reading);
  return figure ? numberCell(figure) : '';
}
