import type { Locale } from '../i18n/locales.ts';
import { type Convention, readingsOf, toDecimal } from './digits.ts';
import type { Decimal } from './figure.ts';
import { grammarOf, isCode, type Parts } from './grammar.ts';
import { byLocale, type Lexicon, lexicons, wordCodes } from './lexicon.ts';
import { readNumberWords } from './number-words.ts';
import { ambiguousSigns, type Settled } from './settled.ts';

/** Why a phrase has no single number, or none that is certain. */
export type Doubt =
  /** A separator that may be of thousands or decimals: `4.250` in English. */
  | { kind: 'separators'; readings: Decimal[] }
  /** A scale or unit that is not known, or may be two things: "12 crore", "12m". */
  | { kind: 'word'; word: string }
  /** Letters that make a code of digits: "5G". */
  | { kind: 'code' }
  /** Digits that are no number, a bound around a range, a change from one number to another. */
  | { kind: 'number' | 'bound' | 'ends' }
  /** A sign of several currencies: "¥5". */
  | { kind: 'currency'; codes: string[] };

/** A number with its scale and unit. */
export interface Amount {
  /** Where it stands in the text: UTF-16 offsets, end excluded. */
  start: number;
  end: number;
  /** The number as printed; undefined where there is a doubt. */
  decimal: Decimal | undefined;
  doubt?: Doubt | undefined;
  /** The power of ten of its scale words; 0 without one. */
  scale: number;
  /** '' or a unit id such as `percent`, `VND`. */
  unit: string;
  /** The unit is printed before it. */
  isPrefixed: boolean;
  /** True when digits or a scale word show the number to be cut off: "76.5 million", "94%". */
  cut: boolean;
  /** True for a bare number word ("two"). */
  inWords: boolean;
  /** "5+ million". */
  plus: boolean;
}

interface Match {
  text: string;
  end: number;
  parts: Parts;
}

/** Matches a sticky pattern at a place. */
export function take(pattern: RegExp, text: string, at: number): Match | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match ? { text: match[0], end: pattern.lastIndex, parts: match.groups ?? {} } : undefined;
}

/** Matches what leads to a number: a qualifier or what denies one, then what opens a range. Each may be missing. */
export function takeLead(text: string, at: number, locale: Locale): Match {
  const { said, denied, opener } = grammarOf(locale);
  const plain = take(said, text, at);
  const stray = plain ? undefined : take(denied, text, at);
  const lead = stray ? take(said, text, stray.end) : plain;
  const opened = take(opener, text, lead?.end ?? at);
  const inner = opened && take(said, text, opened.end);
  const end = inner?.end ?? opened?.end ?? lead?.end ?? at;
  const parts = { ...stray?.parts, ...lead?.parts, ...opened?.parts, inner: inner?.text };
  return { text: text.slice(at, end), end, parts };
}

/** More digits, before the point or behind it, are in no report; a double would hold few of them. */
const MOST_DIGITS = 30;

/** Reads a number with its scale and unit where it starts, sign and currency included. */
export function readAmount(
  text: string,
  start: number,
  locale: Locale,
  { convention, currencies = { $: 'USD' } }: Settled,
): Amount | undefined {
  const [grammar, lexicon, units] = [grammarOf(locale), lexicons[locale], unitsOf(locale)];
  const sign = take(grammar.sign, text, start);
  const currency = take(grammar.before, text, sign?.end ?? start);
  const first = take(grammar.first, text, currency?.end ?? sign?.end ?? start);
  if (!first) return undefined;
  let { end } = first;
  let readings = valuesOf(first.parts, locale, convention);
  let scale = total(scalesOf(first.parts, lexicon));
  readings = readings.map((one) => shift(one, scale));
  const isSpoken = (first.parts['words'] ?? first.parts['article']) !== undefined;
  const takeNext = () =>
    take(grammar.next, text, end) ?? (isSpoken ? nextGroup(grammar.next, text, end) : undefined);
  for (let next = takeNext(); scale > 0 && next; next = takeNext()) {
    const [first = 0, ...others] = scalesOf(next.parts, lexicon);
    // "2 nghìn 3 trăm tỷ" is (2000 + 300) × 10^9.
    const inner = first < scale ? first : 0;
    const exponent = first + total(others) - (others.length > 0 ? inner : 0);
    if (exponent === scale || (exponent > scale && /\d{4}|[.,]\d|\band\b/.test(next.text))) break;
    const [own] = valuesOf(next.parts, locale, convention);
    // "2,017 thousand twelve months earlier".
    const { words: more = '' } = next.parts;
    const isApart = !isSpoken && more !== '' && !/hundred|trăm/i.test(more);
    if (!own || (isApart && others.length + first === 0)) break;
    const added = shift(own, others.length > 0 ? inner : 0);
    // "hai nghìn năm trăm tỷ" is (2000 + 500) × 10^9.
    readings = readings.map((one) =>
      exponent > scale ? shift(sum(one, added), exponent) : sum(one, shift(added, exponent)),
    );
    scale = exponent;
    end = next.end;
  }
  const after = take(grammar.unit, text, end);
  const unitBefore = unitOf(currency?.text, units.before);
  const unitAfter = unitOf(after?.parts['after'], units.after);
  let unit = unitAfter ?? unitBefore ?? '';
  const isPercent = /^per/.test(unit);
  const { abbreviation, words, article, part } = first.parts;
  end = after?.end ?? end;
  let doubt: Doubt | undefined;
  const signText = currency?.text.trim().replace(/(?<=Rs|kr)\.$|(?<=Sh)s$/, '') ?? '';
  const codes = ambiguousSigns[signText];
  if (unitBefore && unitAfter && unitBefore !== unitAfter && !codes?.[unitAfter])
    doubt = { kind: 'word', word: unitAfter };
  if (codes && !after) {
    unit = currencies[signText] ?? '';
    if (unit === '') doubt = { kind: 'currency', codes: Object.keys(codes) };
  }
  if (abbreviation !== undefined && !isSure(abbreviation, unit, text, end, locale))
    doubt = { kind: 'word', word: abbreviation.trim() };
  if (scale === 0 && wordCodes.has((after?.parts['after'] ?? currency?.text ?? '').trim()))
    doubt = { kind: 'word', word: unit };
  // "38 euro cents".
  const unknown = after && !/^[A-Z]{3}$/.test(unit) ? undefined : take(grammar.unknown, text, end);
  const glued = after || unknown || doubt ? undefined : gluedLetters(text, end, locale);
  if (unknown) doubt = { kind: 'word', word: unknown.text.replace(/^[ -]+/, '') };
  else if (glued) doubt = glued.doubt;
  end = unknown?.end ?? glued?.end ?? end;
  readings = readings
    .filter(({ digits, exponent }) => Math.max(digits.length + exponent, -exponent) <= MOST_DIGITS)
    .map((one) => ({ ...one, negative: sign !== undefined && !/\+/.test(sign.text) }));
  // Percentages of a thousand and more are rare.
  if (readings.length === 2 && isPercent) readings.pop();
  if (readings.length !== 1)
    doubt ??= readings.length === 0 ? { kind: 'number' } : { kind: 'separators', readings };
  const [decimal] = readings;
  return {
    start,
    end,
    decimal: doubt ? undefined : decimal,
    doubt,
    scale,
    unit,
    isPrefixed: !after && currency !== undefined,
    cut: scale > 0 || part !== undefined || isPercent || (decimal?.exponent ?? 0) < 0,
    inWords: (words ?? article ?? part) !== undefined && scale === 0 && end === first.end && unit === '',
    plus: first.parts['plus'] !== undefined,
  };
}

/** What follows a comma within one number in words: "one million, two hundred thousand". */
function nextGroup(pattern: RegExp, text: string, at: number): Match | undefined {
  const next = text[at] === ',' ? take(pattern, text, at + 1) : undefined;
  const isGroup = next?.parts['scale'] !== undefined || /hundred|trăm/i.test(next?.parts['words'] ?? '');
  return isGroup && next?.parts['digits'] === undefined ? next : undefined;
}

/** The readings of a number without its scale. */
function valuesOf(parts: Parts, locale: Locale, convention: Convention): Decimal[] {
  const { digits, words, part, half, late } = parts;
  const lexicon = lexicons[locale];
  const bare = (text: string | undefined) => (text ?? '').replace(/\s+/g, ' ').toLowerCase();
  const spoken =
    part !== undefined
      ? (lexicon.parts[bare(part)] ?? 0)
      : words !== undefined
        ? readNumberWords(bare(words))
        : 1;
  const values = digits !== undefined ? readingsOf(digits, lexicon, convention) : [toDecimal(String(spoken))];
  if (half === undefined && late === undefined) return values;
  // "hai trăm rưỡi" is 250, "hai rưỡi" 2.5.
  const unit = words !== undefined && spoken % 100 === 0 ? 50 : 0.5;
  return values.map((one) => sum(one, toDecimal(String(unit))));
}

const total = (powers: readonly number[]) => powers.reduce((all, one) => all + one, 0);

/** The powers of ten of the scale words behind a number: 2 and 9 of "trăm tỷ". */
function scalesOf({ abbreviation = '', scale = '' }: Parts, lexicon: Lexicon): number[] {
  const { abbreviations, moneyAbbreviations, scales } = lexicon;
  const powerOf = (form: string) => scales[form] ?? abbreviations[form] ?? moneyAbbreviations[form];
  const words = `${scale} ${abbreviation}`.split(/[\s+-]+/);
  return words.flatMap((word) => powerOf(word) ?? powerOf(word.toLowerCase()) ?? []);
}

/** Whether an abbreviation is a scale: "m" is one beside a currency and before what is counted in millions. */
function isSure(abbreviation: string, unit: string, text: string, end: number, locale: Locale): boolean {
  const { abbreviations } = lexicons[locale];
  const short = abbreviation.trim();
  if (abbreviations[isCode(short) ? short : short.toLowerCase()] !== undefined) return true;
  return /^\p{Lu}{3}$/u.test(unit) || take(grammarOf(locale).counted, text, end) !== undefined;
}

/** Letters directly behind digits that are neither a scale, a unit nor a measure. */
function gluedLetters(text: string, at: number, locale: Locale): { end: number; doubt: Doubt } | undefined {
  if (!/\d/.test(text[at - 1] ?? '') || take(grammarOf(locale).measure, text, at)) return undefined;
  const letters = take(/[\p{L}][\p{L}\p{M}\p{N}]*/uy, text, at);
  if (!letters) return undefined;
  // "5G", "12B", but "84.6Mbit" and "29C".
  const isCode = /^(?![CF]$)\p{Lu}\p{L}?\d*$/u.test(letters.text) && !/[.,]\d+$/.test(text.slice(0, at));
  const doubt: Doubt = isCode ? { kind: 'code' } : { kind: 'word', word: letters.text };
  return { end: letters.end, doubt };
}

/** Unit ids by how they are printed: codes as they are, words in lower case. */
const unitsOf = byLocale((locale) => {
  const { unitsAfter, unitsBefore } = lexicons[locale];
  const byForm = (units: typeof unitsAfter) =>
    new Map(
      Object.entries(units)
        .flatMap(([unit, forms = []]) =>
          forms.map((form) => [isCode(form) ? form : form.toLowerCase(), unit] as const),
        )
        .toReversed(),
    );
  return { after: byForm(unitsAfter), before: byForm(unitsBefore) };
});

function unitOf(printed: string | undefined, units: ReadonlyMap<string, string>): string | undefined {
  const form = printed?.trim().replace(/\s+/g, ' ') ?? '';
  return units.get(form) ?? units.get(form.toLowerCase());
}

const shift = (one: Decimal, by: number): Decimal => ({ ...one, exponent: one.exponent + by });

function sum(a: Decimal, b: Decimal): Decimal {
  const exponent = Math.min(a.exponent, b.exponent);
  if (Math.max(a.exponent, b.exponent) - exponent > 2 * MOST_DIGITS) return a;
  const whole = (one: Decimal) => BigInt(one.digits) * 10n ** BigInt(one.exponent - exponent);
  return { negative: false, digits: String(whole(a) + whole(b)), exponent };
}
