import type { Locale } from '../i18n/locales.ts';
import { type Amount, type Doubt, readAmount, take, takeLead } from './amount.ts';
import { plainDigits } from './digits.ts';
import { type Decimal, toNumber } from './figure.ts';
import { grammarOf, mayLead } from './grammar.ts';
import { lexicons } from './lexicon.ts';
import { readPart } from './parts.ts';
import { bounding, qualifiersIn, strongest } from './qualifiers.ts';
import type { Reading } from './reading.ts';
import { ambiguousSigns, type Settled } from './settled.ts';

/**
 * Reads a phrase that is one figure and nothing else, in the report's language:
 * "76.5 million", "approximately 4,100", "hơn 1 tỷ đồng", "hai", "two-thirds".
 * @param unit what is known of its unit: `¥` may be JPY or CNY, `$` another dollar than the American one
 * @returns undefined when the phrase is no figure, or is more than one.
 */
export function readPhrase(phrase: string, locale: Locale, unit?: string): Reading | undefined {
  const currencies = Object.entries(ambiguousSigns).map(([sign, codes]) => {
    return [sign, unit !== undefined && unit in codes ? unit : sign === '$' ? 'USD' : undefined];
  });
  const settled = { currencies: Object.fromEntries(currencies) };
  const reading = matchPhrase(plainDigits(phrase), 0, locale, { settled });
  return reading?.end === phrase.length ? reading : readPart(phrase, locale);
}

/** What is known of the text around a phrase. */
interface Around {
  settled?: Settled;
  /** False where what looks like a range is a date or the like. */
  ranges?: boolean;
}

/** Characters before a phrase that are looked at. */
const NEAR = 60;

/** Reads the figure phrase that starts at `start`, its qualifiers included, as far as it goes. */
export function matchPhrase(
  text: string,
  start: number,
  locale: Locale,
  { settled = {}, ranges = true }: Around = {},
): Reading | undefined {
  const [grammar, lexicon] = [grammarOf(locale), lexicons[locale]];
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
  const before = text.slice(Math.max(0, start - NEAR), start);
  const marked = lead && readMarked(text, start, before, locale, settled);
  if (marked) return marked;
  const a = readAmount(text, lead?.end ?? start, locale, settled);
  if (!a) return undefined;
  const isUpTo = /^up\s+to\s*$/i.test(words ?? '');
  if (words !== undefined && grammar.endsComparison.test(before)) return undefined;
  if (isUpTo && grammar.particle.test(before)) return undefined;
  const range = ranges ? readRange(a, text, locale, settled, { before, opener, between }) : undefined;
  if (range === 'change') return undefined;
  const trailing = take(grammar.trailing, text, range?.end ?? a.end);
  const said = strongest([
    ...qualifiersIn(words, lexicon.qualifiers),
    ...qualifiersIn(inner, lexicon.qualifiers),
    ...qualifiersIn(trailing?.parts['trailing'], lexicon.trailingQualifiers),
    ...(a.plus ? (['at_least'] as const) : []),
  ]);
  const isBound = said !== undefined && bounding.includes(said);
  const end = trailing?.end ?? range?.end ?? a.end;
  if (opener !== undefined && !range && !(trailing && between === undefined) && words === undefined)
    return undefined;
  if (stray !== undefined && !isBound && !range && reach === undefined) return undefined;
  if (overcomes(words, a, locale)) return undefined;
  if (comparative !== undefined && take(grammar.difference, text, end)) return undefined;
  const isUnclear =
    (isUpTo && grammar.change.test(before)) ||
    stray !== undefined ||
    comparative !== undefined ||
    mayBeNoBound(words, a, text, before, locale) ||
    (range && isBound);
  const doubt =
    a.doubt ?? range?.doubt ?? (isUnclear ? ({ kind: 'bound' } as const) : undefined);
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
    bare: a.scale === 0 && (range?.scale ?? 0) === 0 && (range?.unit ?? a.unit) === '',
  };
}

/** "Passed the 5 million mark". */
function readMarked(
  text: string,
  start: number,
  before: string,
  locale: Locale,
  settled: Settled,
): Reading | undefined {
  const grammar = grammarOf(locale);
  const lead = take(grammar.marked, text, start);
  const a = lead && readAmount(text, lead.end, locale, settled);
  const mark = a && take(grammar.mark, text, a.end);
  if (!a || !mark) return undefined;
  const doubt = a.doubt ?? (grammar.negated.test(before) ? ({ kind: 'bound' } as const) : undefined);
  const { unit, cut, decimal } = a;
  const number = { decimal: doubt ? undefined : decimal, doubt, unit, cut, inWords: false };
  return {
    start,
    end: mark.end,
    numbers: [a.start],
    phrase: text.slice(start, mark.end),
    said: 'over',
    ...number,
  };
}

/** "Vượt ba đối thủ" is to pass three of them: the verb bounds no number word. */
function overcomes(words: string | undefined, a: Amount, locale: Locale): boolean {
  return a.inWords && words !== undefined && grammarOf(locale).overcomes.test(words.trim());
}

/**
 * Whether a word before a number may be no bound: "trên ba nền tảng" is on three, "trên 100.000 dân" per 100,000,
 * "surpassed 12 rivals" left them behind, "$2.4bn over five years" is a span.
 */
function mayBeNoBound(
  words: string | undefined,
  a: Amount,
  text: string,
  before: string,
  locale: Locale,
): boolean {
  const grammar = grammarOf(locale);
  if (words === undefined || !a.decimal || a.unit !== '') return false;
  const value = toNumber(a.decimal);
  const isBare = a.scale === 0;
  if (grammar.overcomes.test(words.trim())) return isBare && Number.isInteger(value) && value < 100;
  if (grammar.spanning.test(words.trim()) && take(grammar.span, text, a.end))
    return !grammar.boundBefore.test(before);
  if (!grammar.alsoPlace.test(words.trim())) return false;
  if (isBare && ((a.inWords && value < 100) || take(grammar.place, text, a.end))) return true;
  return /^1(?:00)?0*$/.test(String(value)) && take(grammar.head, text, a.end) !== undefined;
}

interface Range {
  scale: number;
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
  settled: Settled,
  lead: { before: string; opener: string | undefined; between: string | undefined },
): Range | 'change' | undefined {
  const grammar = grammarOf(locale);
  const joiner = take(grammar.joiner, text, a.end);
  const isDash = joiner?.parts['dash'] !== undefined;
  if (!joiner || a.plus || (isDash && a.inWords)) return undefined;
  const isAnd = joiner.parts['and'] !== undefined;
  if (lead.between === undefined ? isAnd : !isAnd && !isDash) return undefined;
  const b = readAmount(text, joiner.end, locale, settled);
  if (!b) return undefined;
  const place = { scale: b.scale, start: b.start, end: b.end, unit: b.unit === '' ? a.unit : b.unit };
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
