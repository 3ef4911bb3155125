import { type Amount, readAmount, take } from '../figures/amount.ts';
import type { Qualifier } from '../figures/figure.ts';
import { grammarOf } from '../figures/grammar.ts';
import { bounding, type Reading } from '../figures/reading.ts';
import type { Settled } from '../figures/settled.ts';
import type { Locale } from '../i18n/locales.ts';
import { patternsOf } from './beside.ts';

/** Characters on either side that are looked at. */
const NEAR = 160;
const BESIDE = 40;

/** The words at a text's end that qualify a number behind them: "over", and not "add up to". */
export function qualifierBehind(text: string, locale: Locale): string | undefined {
  const near = text.slice(-BESIDE);
  const starts = [...near.matchAll(/(?<!\S)\S/g)].map(({ index }) => index);
  const isSaid = (at: number) => take(grammarOf(locale).said, near, at)?.end === near.length;
  const at = /\s$/.test(near) ? (starts.find(isSaid) ?? -1) : -1;
  const isNone = patternsOf(locale).unsureSaid.test(`${near.slice(0, at)}#${near.slice(at).trim()} 1@`);
  return at < 0 || isNone ? undefined : near.slice(at).trim();
}

/** A number with what stands around it in its sentence. */
interface Place {
  reading: Reading;
  said: Qualifier | undefined;
  locale: Locale;
  /** Up to the number, from the start of its sentence; `beside`: the last characters of it; `led`: with the phrase behind "#". */
  before: string;
  beside: string;
  led: string;
  after: string;
  /** Before it, other sentences included. */
  near: string;
}

/** The same with what takes longer to find. */
interface LinkedPlace extends Place {
  /** The numbers behind it that it is linked with. */
  linked: readonly Amount[];
  /** Whether a noun stands behind it. */
  hasNoun: boolean;
}

/**
 * Whether what stands beside a number leaves no doubt of it. A number beside a word, sign or attachment that may
 * change what it says is located and asked about.
 */
export function isCertain(
  reading: Reading,
  line: string,
  locale: Locale,
  said: Qualifier | undefined,
  settled: Settled = {},
): boolean {
  const { start, end, phrase, unit, isScaled = false } = reading;
  if (settled.isScaled && !isScaled && !/^per|^ratio$/.test(unit)) return false;
  const near = line.slice(Math.max(0, start - NEAR), start);
  const before = near.replace(/^.*[.!?;…]["”’)]*\s/su, '');
  const after = line.slice(end, end + NEAR);
  const beside = before.slice(-BESIDE);
  const place: Place = {
    reading,
    said,
    locale,
    near,
    before,
    beside,
    after,
    led: `${beside}#${phrase}`,
  };
  if (isJoined(place) || mayBeNegative(place) || mayBeQualified(place)) return false;
  const linked = linkedAmounts(line, end, locale);
  const linkedPlace = { ...place, linked, hasNoun: patternsOf(locale).noun.test(after) };
  if (mayBeTwo(linkedPlace) || mayHaveScale(linkedPlace)) return false;
  return unit !== '' || (!mayBeMoney(linkedPlace) && isCounted(linkedPlace));
}

/** Whether a word or sign is part of the number or its name: "x12", "12-storey", a footnote's mark, "5% broken rice". */
function isJoined({ reading, said, locale, before, beside, after }: Place): boolean {
  const is = patternsOf(locale);
  const { start, phrase, unit, part } = reading;
  if (is.before.test(beside) || is.after.test(after) || is.abbreviated.test(after)) return true;
  // A footnote's mark.
  if (start === 0 && /^\d$/.test(phrase) && /^ \p{Lu}/u.test(after)) return true;
  // "NZ$000", and what may be a year: "2010 cases".
  if (/^\D*0{2,}$|^0\d+$/.test(phrase) || (said === undefined && /^(?:19|20)\d\d$/.test(phrase))) return true;
  // A name in quotation marks: "tàu “3 không”".
  const isQuoted = /["“'‘]$/.test(beside) && /^ \p{L}+["”'’]/u.test(after);
  if (isQuoted && said === undefined && unit === '' && /^\d$/.test(phrase)) return true;
  // A part of a year: "tổng lượng khách 9 tháng".
  if (said === undefined && /^ tháng(?! tuổi)/.test(after)) return true;
  // Points may be of a percentage or of an index.
  const isOfShare = () => /%|per ?cent|phần trăm/.test(before + after) || /[.,]\d\d?$/.test(phrase);
  if (is.points.test(after) && isOfShare()) return true;
  // A grade of goods: "5% broken rice at $398 a tonne".
  const isGrade = unit === 'percent' && !part && said === undefined && is.noun.test(after);
  return isGrade && is.graded.test(beside) && is.price.test(before + after);
}

/** "Minus more than 14", "negative equity of $415 million", "was (£8.4m)". */
function mayBeNegative({ reading, locale, beside, after }: Place): boolean {
  if (reading.decimal?.negative) return false;
  const isInBrackets = /^\)/.test(after) && /\b(?:was|were|is|of|to|at|là|đạt|bằng) \($/u.test(beside);
  return isInBrackets || patternsOf(locale).negative.test(beside);
}

/** Whether words near by may be, or may undo, a bound or an estimate of the number. */
function mayBeQualified({ reading, said, locale, before, beside, led, after }: Place): boolean {
  const is = patternsOf(locale);
  const { upper, unit } = reading;
  const compared = /^[^.;]{0,40}?so với/.test(after);
  const isUnsure = is.unsureBefore.test(compared ? `${beside}@` : beside) || is.adjective.test(beside);
  if (isUnsure && said === undefined && upper === undefined) return true;
  if (is.placed.test(led) || is.offset.test(led) || is.including.test(beside)) return true;
  // "Went up to 12", "12 trên 63" hold no bound.
  if (is.unsureSaid.test(`${led}@${after}`)) return true;
  if (upper && said !== undefined && bounding.includes(said)) return true;
  // "Around" before a range: "quanh 5-6%".
  if (/quanh(?: mức| ngưỡng)? $/i.test(beside)) return true;
  if (said !== 'estimated' && is.estimate.test(before)) return true;
  if (said !== undefined) return false;
  const mayBeBound = !/^ratio|_point$/.test(unit) && is.shared.test(before);
  if (mayBeBound || is.joined.test(before) || is.either.test(beside)) return true;
  if (is.open.test(before) || is.later.test(after)) return true;
  const isQualified = (text: string) => qualifierBehind(text, locale) !== undefined || is.estimate.test(text);
  // The conversion of an amount that is qualified: "about VND21 trillion ($883 million)".
  const converted = / \($/.test(before)
    ? /^(.*?)[^\s\d]{0,4}\d[\d.,]*(?:[ -]\p{L}+|(?<=\d)\p{L}+){0,4} \($/su.exec(before)
    : null;
  return converted?.[1] !== undefined && isQualified(converted[1]);
}

/** Whether a range may be none, or a number may be an end of one: two prices, "from 3 to 5 to 7 million", "10 ± 2". */
function mayBeTwo({ reading, locale, before, beside, after, linked }: LinkedPlace): boolean {
  const { phrase, upper, unit } = reading;
  if (/(?:\+\/[-−]|±) ?$/.test(beside)) return true;
  if (upper && /.[-–—]/.test(phrase) && patternsOf(locale).pairs.test(before + after)) return true;
  if (upper && /\d ?(?:to|đến|tới|[-–]) ?$/.test(beside)) return true;
  // "From 10,000 AUD to 100% of the fees", "from 20 m² to over 40 m²".
  if (!/(?<!\p{L})(?:from|từ) $/iu.test(beside) || grammarOf(locale).changeBefore.test(before)) return false;
  const isOther = linked[0] !== undefined && linked[0].unit !== unit;
  if (isOther && /^ (?:to|up to|đến|tới) /.test(after)) return true;
  return /^(?: [\p{L}²³°/]+){0,3}? (?:to|đến|tới) (?!\d|\p{Sc})/u.test(after);
}

/** Whether an amount near by may give the number its scale or currency. */
function mayHaveScale({ reading, locale, before, after, linked, hasNoun }: LinkedPlace): boolean {
  const { phrase, unit, isScaled = false } = reading;
  // "$8.2, $7.9 and $7.1 billion".
  if (!isScaled && /^[A-Z]{3}$/.test(unit) && linked.some((one) => one.scale > 0 && one.unit === unit))
    return true;
  const mayShare = !isScaled && !hasNoun && patternsOf(locale).scaledAmount.test(before);
  if (mayShare && !/^per|^ratio$|^basis/.test(unit)) return true;
  // "3,5 triệu đôla Australia".
  return unit === 'USD' && /đô[ -]?(?:la)?$/iu.test(phrase) && /^ \p{Lu}/u.test(after);
}

/** Whether a number without a unit may be a sum of money. */
function mayBeMoney({
  reading,
  locale,
  near,
  before,
  beside,
  led,
  after,
  linked,
  hasNoun,
}: LinkedPlace): boolean {
  const is = patternsOf(locale);
  const { phrase, isScaled = false } = reading;
  if (linked.some(({ unit, isPrefixed }) => /^[A-Z]{3}$/.test(unit) && !isPrefixed)) return true;
  if (/^\d/.test(phrase) && is.prefix.test(beside) && !is.start.test(before)) return true;
  if (!isScaled) return false;
  // Vietnamese money, often without its currency: "lời 2,1 triệu".
  if (!hasNoun && is.paid.test(led)) return true;
  // "A loss of $220 million, from 310 million".
  const isCompared = /(?<!\p{L})(?:from|against|versus|than|with|từ|so với|mức)(?: the)? $/iu.test(beside);
  const isMoney = !hasNoun || isCompared || /^ tiền (?!đ)/.test(after);
  return isMoney && (is.money.test(near) || is.amounts.test(before + after));
}

/** Whether a number without a unit counts something, and is no label, score, age, time, name or article. */
function isCounted({
  reading,
  said,
  locale,
  near,
  before,
  beside,
  after,
  linked,
  hasNoun,
}: LinkedPlace): boolean {
  const is = patternsOf(locale);
  const { phrase, upper, isScaled = false } = reading;
  if (isScaled) return hasNoun || !linked.some(({ doubt }) => doubt);
  if (is.rate.test(after) || is.rated.test(before)) return false;
  if (!hasNoun && linked.some(({ scale, unit, doubt }) => scale > 0 || doubt || unit !== '')) return false;
  if (!hasNoun && /^,? (?:and |or |và |hay |hoặc )?\d/.test(after)) return false;
  if (!hasNoun && (is.label.test(beside) || / (?:points?|điểm)(?!\p{L})/u.test(before + after))) return false;
  if (/\d[.,\s]\d{3}(?!\d)/.test(phrase) && (hasNoun || !is.money.test(before))) return true;
  if (is.scaledBefore.test(beside) || (!hasNoun && is.scaled.test(near))) return false;
  // A number of a list that goes on, a score, a time of day: "19, 22 and 31", "21-17", "1500".
  if (!hasNoun && (upper || is.listed.test(beside) || /[-–—]|^\d{4}$/.test(phrase))) return false;
  const isStart = is.start.test(before);
  if (/^[\d\p{Lu}]/u.test(phrase) && is.name.test(beside) && !isStart) return false;
  // An age: "passengers under 18".
  if (said !== undefined)
    return hasNoun || !/^(?:under|over|above|below|trên|dưới) (?:\d\d?|\p{L}+)$/iu.test(phrase);
  // An article: "35 học sinh một lớp", "one trader in Shanghai".
  const isOne = /(?<!\p{L})(?:only|just|exactly|chỉ|có|thêm|đúng|là) $/iu.test(beside);
  if (/^(?:một|one)$/i.test(phrase) && !isOne) return false;
  if (/^(?:\d|\p{L}+$)/u.test(phrase) && is.label.test(beside)) return false;
  // A name or an address: "24 Trần Phú".
  if (!hasNoun && /^ \p{Lu}\p{Ll}/u.test(after)) return false;
  return isStart ? hasNoun && is.sentenceLead.test(before) : hasNoun || is.leads.test(beside);
}

/** The numbers behind one, as long as only function words and years stand between. */
function linkedAmounts(line: string, end: number, locale: Locale): Amount[] {
  const { skipped } = patternsOf(locale);
  const amounts: Amount[] = [];
  for (let at = end; amounts.length < 9; ) {
    skipped.lastIndex = at;
    const amount = skipped.test(line) ? readAmount(line, skipped.lastIndex, locale, {}) : undefined;
    if (!amount) break;
    amounts.push(amount);
    at = amount.end;
  }
  return amounts;
}
