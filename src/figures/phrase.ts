import type { Locale } from '../i18n/locales.ts';
import { type Amount, readAmount, take, takeLead } from './amount.ts';
import { plainDigits } from './digits.ts';
import { type Decimal, toNumber } from './figure.ts';
import { grammarOf } from './grammar.ts';
import { lexicons } from './lexicon.ts';
import { readPart } from './parts.ts';
import { bounding, qualifiersIn, type Reading, strongest } from './reading.ts';
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

/** Characters before a phrase that are looked at. */
const NEAR = 60;

/**
 * Reads the figure phrase that starts at `start`, its qualifiers included, as far as it goes.
 * @param around what the text settles; `ranges` is false where what looks like a range is a date or the like
 */
export function matchPhrase(
  text: string,
  start: number,
  locale: Locale,
  { settled = {}, ranges = true }: { settled?: Settled; ranges?: boolean } = {},
): Reading | undefined {
  const [grammar, lexicon] = [grammarOf(locale), lexicons[locale]];
  const direct = readAmount(text, start, locale, settled);
  const lead = direct ? undefined : takeLead(text, start, locale);
  const { stray, said: words, opener, between, inner } = lead?.parts ?? {};
  const a = lead && lead.end > start ? readAmount(text, lead.end, locale, settled) : direct;
  if (!a) return undefined;
  const before = text.slice(Math.max(0, start - NEAR), start);
  const range = ranges ? readRange(a, text, locale, settled, { before, opener, between }) : undefined;
  const trailing = take(grammar.trailing, text, range?.end ?? a.end);
  const led = qualifiersIn(words, lexicon.qualifiers);
  const said = strongest([
    ...led,
    ...qualifiersIn(inner, lexicon.qualifiers),
    ...qualifiersIn(trailing?.parts['trailing'], lexicon.trailingQualifiers),
    ...(a.plus ? (['at_least'] as const) : []),
  ]);
  const end = trailing?.end ?? range?.end ?? a.end;
  if (opener !== undefined && !range && !(trailing && between === undefined) && words === undefined)
    return undefined;
  // "Vượt ba đối thủ" is to pass three of them.
  if (words !== undefined && a.inWords && grammar.overcomes.test(words)) return undefined;
  // "Trên chưa đến 500 người", "over fewer than 20": the first is a place.
  const [first = '', ...more] = words?.trim().split(/\s+/) ?? [];
  const isTwice =
    grammar.alsoPlace.test(first) && qualifiersIn(more.join(' '), lexicon.qualifiers).length > 0;
  const isUnclear =
    stray !== undefined ||
    (isTwice && led.length > 1) ||
    (range ? said !== undefined && bounding.includes(said) : mayBePlace(words, a, text, locale));
  const doubt = a.doubt ?? range?.doubt ?? (isUnclear ? ({ kind: 'bound' } as const) : undefined);
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
    isScaled: a.scale > 0 || (range?.scale ?? 0) > 0,
  };
}

/**
 * Whether a word before a number may be no bound: "trên ba nền tảng" is on three, "surpassed 12 rivals" left them behind,
 * "$2.4bn over five years" is a span.
 */
function mayBePlace(words: string | undefined, a: Amount, text: string, locale: Locale): boolean {
  const grammar = grammarOf(locale);
  if (words === undefined || !grammar.alsoPlace.test(words.trim())) return false;
  // "Trên một vạn dân" may be per 10,000.
  if (!a.decimal || a.unit !== '' || (a.scale > 0 && a.decimal.digits !== '1')) return false;
  const isSmall = toNumber(a.decimal) < 100 && (a.inWords || grammar.overcomes.test(words));
  return isSmall || take(grammar.place, text, a.end) !== undefined;
}

const eitherBefore =
  /\b(?:rais(?:e[sd]?|ing)|gain(?:s|ed|ing)?|lo(?:st|ses?|sing)|shed(?:s|ding)?|add(?:s|ed|ing)?|put on|off|nhích|cộng thêm|mất|lift(?:s|ed|ing)?|advanc(?:e[sd]?|ing)|by(?: \p{L}+){1,2}|(?:increase|rise|gain|growth|fall|drop|decline|decrease|reduction|cut) of)\s+$/iu;

interface Range extends Pick<Amount, 'scale' | 'start' | 'end' | 'unit' | 'doubt'> {
  low?: Decimal;
  high?: Decimal;
}

/**
 * The range whose first number is `a`. Scale and unit of the second number hold for the first, which has none.
 * @returns undefined where it is none: two numbers may be one before and one after.
 */
function readRange(
  a: Amount,
  text: string,
  locale: Locale,
  settled: Settled,
  lead: { before: string; opener: string | undefined; between: string | undefined },
): Range | undefined {
  const grammar = grammarOf(locale);
  const joiner = take(grammar.joiner, text, a.end);
  const isDash = joiner?.parts['dash'] !== undefined;
  if (!joiner || a.plus || (isDash && a.inWords)) return undefined;
  const isAnd = joiner.parts['and'] !== undefined;
  if (lead.between === undefined ? isAnd : !isAnd && !isDash) return undefined;
  const b = readAmount(text, joiner.end, locale, settled);
  if (!b) return undefined;
  const place = { scale: b.scale, start: b.start, end: b.end, unit: b.unit === '' ? a.unit : b.unit };
  const isSame = a.scale > 0 === b.scale > 0 && a.unit === b.unit && a.doubt?.kind === b.doubt?.kind;
  const unclear: Range = { ...place, doubt: { kind: 'ends' } };
  const [low, high] = [a.decimal, b.decimal];
  const shared = low && a.scale === 0 && b.scale > 0 ? { ...low, exponent: low.exponent + b.scale } : low;
  // "Minus 0.1 to 0.2 per cent", "âm 20-30 tỷ".
  if (low?.negative && !high?.negative && /\p{L}/u.test(text[a.start] ?? '')) return unclear;
  const isAbove = (one: Decimal | undefined) => one && high && toNumber(one) > toNumber(high);
  if (!isAnd && !isDash) {
    const { opener, before } = lead;
    const isAnywhere = /anywhere/i.test(opener ?? '');
    // "Raise $200bn to $250bn", "by a net 40 to 220", "an increase of 2% to 3%" may be ends or a change.
    if (isSame && eitherBefore.test(before)) return unclear;
    // "Narrowed to $5.10–5.20 from $5.00 to $5.25".
    if (opener !== undefined && /(?<!\p{L})(?:to|at|xuống|lên|còn) \p{Sc}?\d[^;:]*$/u.test(before))
      return unclear;
    // "Rose by 23,000 to 2.81 million": a number of thousands does not share the scale of the second.
    const isWhole = isSame || !a.decimal || toNumber(a.decimal) >= 1000;
    const isChange =
      opener === undefined
        ? grammar.endsInFrom.test(before) ||
          (isSame && grammar.change.test(before)) ||
          (isWhole && /\bby\s+$/i.test(before))
        : !isAnywhere && grammar.changeBefore.test(before);
    // "Up 4% to 5%" may be either.
    const isNear = low && high && !isAbove(low) && toNumber(low) * 4 > toNumber(high);
    const isFrom = grammar.endsInFrom.test(before);
    if (isSame && isNear && !isFrom && opener === undefined && grammar.change.test(before)) return unclear;
    // "From 7.2 to 6.8 per cent" is a fall.
    if (isChange || (opener !== undefined && isAbove(low) && isAbove(shared))) return undefined;
    if (opener !== undefined && !isAnywhere && !grammar.varies.test(before)) return unclear;
  }
  if (a.unit !== b.unit && a.unit !== '' && !(b.unit === '' && a.isPrefixed)) return undefined;
  const doubt = a.doubt ?? b.doubt;
  // "A bonus of $1,500 to 6,200 workers".
  const isCounted = /^ (?!(?:an?|per|each|every|in|on|for|and|or|by|at|with|this|last|over)\b)\p{Ll}{3}/u;
  if (!isDash && a.isPrefixed && b.unit === '' && isCounted.test(text.slice(b.end))) return unclear;
  // "Lost 84 cents to $71".
  if (a.doubt?.kind === 'word' && (b.unit !== '' || b.doubt?.kind === 'currency')) return undefined;
  if (doubt) return doubt.kind === 'code' ? undefined : { ...place, doubt };
  if (!low || !high || !shared) return undefined;
  const top = toNumber(high);
  const lowest = toNumber(shared);
  // "30-35.000 đồng" may start at 30,000; "tăng 12 USD đến 4.312 USD" is a change and a level.
  const least = isSame && /(?:tăng|giảm)\s+$/iu.test(lead.before) ? 4 : 1000;
  if (lowest < top) return lowest > 0 && lowest * least < top ? unclear : { ...place, low: shared, high };
  if (toNumber(low) < top && toNumber(low) >= 1000) return { ...place, low, high };
  // "Split five to four", but "67 million to 63 million".
  const isBare = isSame && a.unit === '' && a.scale === 0;
  return lead.opener === undefined && !isDash && !isBare ? undefined : unclear;
}
