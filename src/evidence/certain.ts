import { type Amount, readAmount, take } from '../figures/amount.ts';
import type { Qualifier } from '../figures/figure.ts';
import { anyOf, grammarOf, latin } from '../figures/grammar.ts';
import { byLocale, lexicons } from '../figures/lexicon.ts';
import { bounding, type Reading } from '../figures/reading.ts';
import type { Settled } from '../figures/settled.ts';
import { inEveryLocale, type Locale } from '../i18n/locales.ts';
import en from './beside.en.json' with { type: 'json' };
import vi from './beside.vi.json' with { type: 'json' };

/**
 * Patterns of words by language. `function`: words that say nothing of what is counted; `counts`: those of them that do
 * behind a number; `predicates`: verbs behind which nothing is counted. `leads`: what may stand before a number without a noun, `starts` as the first word of a sentence;
 * `labels`: nouns that are numbered. `bounding` and `unsure`: words that may change what a number behind them says, and
 * `sure` those among them that do not; `adjectives` that do not either; `after`: what may change it from behind;
 * `placed`: behind what "over" is a place; `negative`: what makes a number behind it one below zero; `estimate`: an estimate, `forecast` a forecast; `heading`: in brackets, what multiplies
 * the numbers of its line, and `headed` without them; `money`: what is counted in a currency; `paid`: verbs before a sum of money; `bounds`: words whose bound a later amount may share; `pairs`: words beside two prices;
 * `every`: what makes the numbers behind it parts of one rate; `attributed`: an estimate behind a number, and `margin` what says how far it may be off;
 * `unsureSaid`: a qualifier (behind "#") with what makes it none.
 */
const words = inEveryLocale({ en, vi });

/** Characters on either side that are looked at. */
const NEAR = 160;
const BESIDE = 40;

const patternsOf = byLocale((locale) => {
  const of = words[locale];
  const make = (source: string, flags = 'iu') => new RegExp(latin(source), flags);
  const start = '(?<![\\p{L}\\p{M}\\p{N}-])';
  const end = '(?![\\p{L}\\p{M}\\p{N}])';
  // Up to a number there are no others but of periods.
  const apart = '(?: (?:(?:tháng|quý) \\d\\d?|(?:19|20)\\d\\d|[^\\s\\d.;:]+)){1,16} @?$';
  const { scales, abbreviations, moneyAbbreviations, unitsAfter, unknown, measures, negations } =
    lexicons[locale];
  const scaleForms = [
    ...Object.keys({ ...scales, ...abbreviations }),
    ...Object.values(unitsAfter).flatMap((forms) => forms ?? []),
    ...unknown,
  ].filter((form) => form.length > 1 && form !== 'won' && !form.includes(' '));
  const currencies = Object.entries(unitsAfter).filter(([unit]) => /^[A-Z]{3}$/.test(unit));
  const moneyForms = [...currencies.flatMap(([, forms = []]) => forms), ...unknown];
  return {
    /** What must not stand before a number: something joined to it ("x12"), a negation. */
    before: make(`[^\\s([“"‘'—–,;:]$|\\d[,:–—’'-]$|${start}${negations}(?: [^\\s,;:.]+){0,3} $`),
    /** And behind it: "12-storey", "3/4", "12 plus". */
    after: make(
      `^(?: ?\\d|[×½¼¾_=#&@~^]|/(?=\\d)|-(?=\\p{L}(?!-|trong)|\\d)|[:,.–](?=\\d)|['’](?:s|\\d)|(?: ?\\([^()\\d]*\\d[\\d.,]*)?\\) (?:%|per ?cent|phần trăm|${anyOf(scaleForms)})|[ -]${of.after}${end}| (?:tháng|quý|tuần) (?:${of.predicates})${end})`,
    ),
    /** The same before a number that no known word qualifies. */
    unsureBefore: make(
      `${start}(?!(?:${of.sure}) $)(?:${of.unsure}|${of.bounding}(?: (?:the|its|a|an|their|mức|ngưỡng|mốc))?) @?$|(?<!\\b(?:19|20)\\d)\\d $`,
    ),
    adjective: make(`${start}an? (?!(?:${of.adjectives}) $)\\p{L}[\\p{L}-]* $`),
    unsureSaid: make(`${start}${of.unsureSaid}${end}`),
    leads: make(`(?:^|[,;:(–—“"‘-] ?|${start}(?:${of.leads}|\\p{L}+ed) )$`),
    name: make(`(?<![\\p{L}\\p{N}])\\p{L}*\\p{Lu}[\\p{L}\\p{M}\\p{N}’'-]* $`, 'u'),
    /** What may be an unknown currency: "Bt 20bn". */
    prefix: make(`(?<![\\p{L}\\p{N}])${of.prefixes} $`, 'u'),
    start: make(`^(?:[“"‘(]?\\p{Lu}\\p{L}* )$`, 'u'),
    noun: make(
      `^\\p{L}|^ ?[°º]|^ (?!(?:${of.function}|${of.predicates})${end})(?:\\p{Ll}|\\p{Lu}{2,}${end}|\\p{Lu}\\p{L}+(?:ese|an|ish|ch|i)${end})|^ (?:${of.counts})${end}`,
      'u',
    ),
    skipped: make(`(?:[\\s,;()–—-]|${start}(?:${of.function}|(?:19|20)\\d{2})${end})+`, 'iuy'),
    scaled: make(`%|\\p{Sc}|${start}${anyOf(scaleForms)}`, 'u'),
    paid: make(`${start}${of.paid}`),
    /** "Up to £20,000, and individuals £5,000". */
    shared: make(`${start}${of.bounds}[^.;\\d]{0,30}\\d.*(?:,|${start}(?:and|or|và|hoặc|còn)${end})`),
    /** "An estimated 40,000 cases and 1,200 deaths". */
    joined: make(`${start}(?:${of.estimate}) [\\d.,]+[^.;,\\d]{0,25} (?:and|và) $`),
    pairs: make(`${start}${of.pairs}${end}`),
    /** An amount with a scale, which a number behind it may share: "€4,200 million, compared with 3,500". */
    scaledAmount: make(
      `\\d[- ]?${anyOf(Object.keys({ ...scales, ...abbreviations, ...moneyAbbreviations }))}[^.;\\d]{0,20}(?:from|against|compared (?:with|to)|versus|vs\\.?|so với|từ|\\() ?\\p{Sc}?$`,
      'u',
    ),
    amounts: make(`${start}(?:${of.money})${end}`),
    money: make(`\\p{Sc}|${start}(?<!per )${anyOf(moneyForms)}`, 'u'),
    scaledBefore: make(`${start}${anyOf(scaleForms)} $`, 'u'),
    /** What may be an unknown unit: "148 kt", "9.1 mb/d". */
    abbreviated: make(
      `^ (?!(?:${[...measures, ...unknown].join('|')}|vs|yrs?|pts?|th)${end})(?:[kMGT][bcdfghj-np-tvwxz]{1,3}(?:CO(?:2|₂)e?)?|[kMm](?:oz|tpa|bpd|boe|toe)|[bcdfghj-np-tvwxzł]{2,4})${end}`,
      'u',
    ),
    points: make(`^ (?:of an? )?(?:points?|điểm)${end}`),
    /** Before a percentage that is part of a name: "rice of", "India’s" and a noun, and no verb or article. */
    graded: make(
      `(?:^|[,;(] ?|[’']s |${start}(?:of|and|for) |${start}(?!(?:${of.function}|${of.leads}|\\p{L}+ed) )\\p{L}+ )$`,
    ),
    /** A price per unit of weight or volume. */
    /** "For every ten boys … eleven girls", "sees debt peaking at 98%". */
    open: make(`${start}(?:(?:${of.every})${end}|(?:${of.forecast})${apart})`),
    /** "…, the statistics office estimates", "10 people in a group or more", "từ 10.000 lượt một tháng trở lên". */
    later: make(
      `^[^.;:]*?${start}(?:${of.attributed})${end}|^[^.;:]{1,60}[ ,]${of.margin}${end}|^[^.;:\\d]{1,60} (?:(?:trở|đổ) (?:lên|xuống|lại)|(?:or (?:more|less|fewer|above|below|over|under|higher|lower)|and (?:above|over|up))(?=[.,;)]|$))`,
    ),
    heading: make(`\\(${of.heading}\\)|(?<!\\d ?)${start}(?:${of.headed})${end}`),
    /** What makes a number negative, or an estimate, though other words stand between. */
    negative: make(`${start}(?:${of.negative})(?: [^\\s\\d.,;:]+){0,4} \\p{Sc}?$`),
    estimate: make(`${start}(?:${of.estimate})${apart}`),
    price: make(
      `\\d[^.;]{0,20}(?:/|${start}(?:an?|per|mỗi|một) )(?:tonne|ton|tấn|tạ|kg|kilo|lít|litre|barrel|thùng|bushel|lb|pound|ounce|lượng)${end}`,
    ),
    listed: make(`\\d(?:,|,? (?:and|or|và|hoặc|hay)) $`),
    /** "A study over", "spread over": a place and no bound; "over a 14% rise"; "0.6 points above 2%". */
    placed: make(
      `${start}(?:${of.placed}) #(?:over|under|above|below|about|around|near|trên|dưới|gần)${end}`,
    ),
    offset: make(
      `(?:#?(?:over|under|above|below|about|around) an? #?\\p{Sc}?\\d+|(?:points?|điểm(?: \\p{L}+){0,2}|\\p{Sc}\\d[\\d.,]*|%) #(?:over|under|above|below|trên|dưới)${end})`,
    ),
    /** What stands behind "or" may have the bound of what stands before it: "not exceed €20 million or 4%". */
    either: make(
      `(?:\\d[^.;]{0,30}[^.;,]|${start}${of.bounds} [^.;]{0,40}\\d[^.;]{0,30},) (?:or|hoặc|hay) \\p{Sc}?$`,
    ),
    /** "At or below", "bằng hoặc dưới". */
    including: make(`${start}(?:at|equal to|bằng|đúng) (?:or|hoặc|hay) $`),
    label: make(`${start}(?:${of.labels})s? (?:\\d+(?:,|,? (?:and|or|to|và|đến)) )*$`),
    sentenceLead: make(`^[“"‘(]?(?:${of.function}|${of.leads}|${of.starts}) $`),
  };
});

/** The words at a text's end that qualify a number behind them: "over", and not "add up to". */
export function qualifierBehind(text: string, locale: Locale): string | undefined {
  const near = text.slice(-BESIDE);
  const starts = [...near.matchAll(/(?<!\S)\S/g)].map(({ index }) => index);
  const isSaid = (at: number) => take(grammarOf(locale).said, near, at)?.end === near.length;
  const at = /\s$/.test(near) ? (starts.find(isSaid) ?? -1) : -1;
  const isNone = patternsOf(locale).unsureSaid.test(`${near.slice(0, at)}#${near.slice(at).trim()} 1@`);
  return at < 0 || isNone ? undefined : near.slice(at).trim();
}

/** Whether a line says that its numbers are to be multiplied: "in thousands of US dollars", "(tỷ đồng)", "£m:". */
export const hasScale = (line: string, locale: Locale) => patternsOf(locale).heading.test(line);

/** Words that say nothing of what a text is about. */
export const functionWords = byLocale((locale) => new RegExp(latin(`^(?:${words[locale].function})$`), 'iu'));

/**
 * Whether what stands directly beside a number leaves no doubt of it. A number beside a word, sign or attachment that may
 * change what it says is located and asked about.
 */
export function isCertain(
  reading: Reading,
  line: string,
  locale: Locale,
  said: Qualifier | undefined,
  settled: Settled = {},
): boolean {
  const is = patternsOf(locale);
  const { start, end, phrase, unit, isScaled = false } = reading;
  if (settled.isScaled && !isScaled && !/^per|^ratio$/.test(unit)) return false;
  const near = line.slice(Math.max(0, start - NEAR), start);
  const before = near.replace(/^.*[.!?;…]["”’)]*\s/su, '');
  const after = line.slice(end, end + NEAR);
  const beside = before.slice(-BESIDE);
  if (is.before.test(beside) || is.after.test(after)) return false;
  const compared = /^[^.;]{0,40}?so với/.test(after);
  const isUnsure = is.unsureBefore.test(compared ? `${beside}@` : beside) || is.adjective.test(beside);
  if (isUnsure && said === undefined && reading.upper === undefined) return false;
  // "Minus more than 14", "negative equity of $415 million", "was (£8.4m)".
  const isBelow =
    is.negative.test(beside) ||
    (/\b(?:was|were|is|of|to|at|là|đạt|bằng) \($/u.test(beside) && /^\)/.test(after));
  if (isBelow && !reading.decimal?.negative) return false;
  const led = `${beside}#${phrase}`;
  if (is.placed.test(led) || is.offset.test(led) || /(?:\+\/[-−]|±) ?$/.test(beside)) return false;
  const mayBeBound = unit !== '' && !/^ratio|_point$/.test(unit) && is.shared.test(before);
  if (said === undefined && (mayBeBound || is.joined.test(before))) return false;
  if (reading.upper && said !== undefined && bounding.includes(said)) return false;
  // Two prices or years, and no range.
  if (reading.upper && /.[-–—]/.test(phrase) && is.pairs.test(before + after)) return false;
  if (is.including.test(beside) || (said === undefined && is.either.test(beside))) return false;
  // A footnote's mark.
  if (start === 0 && /^\d$/.test(phrase) && /^ \p{Lu}/u.test(after)) return false;
  // "NZ$000", and what may be a year: "2010 cases".
  if (/^\D*0{2,}$/.test(phrase) || (said === undefined && /^(?:19|20)\d\d$/.test(phrase))) return false;
  if (said !== 'estimated' && is.estimate.test(before)) return false;
  // A range around which others lie; a time of the year: "quanh 5-6%", "tổng lượng khách 9 tháng".
  if (/quanh(?: mức| ngưỡng)? $/i.test(beside) || (said === undefined && /^ tháng(?! tuổi)/.test(after)))
    return false;
  if (said === undefined && (is.open.test(before) || is.later.test(after))) return false;
  // "Went up to 12", "12 trên 63" hold no bound.
  if (is.unsureSaid.test(`${beside}#${phrase}@${after}`)) return false;
  // "From 3 to 5 to 7 million".
  if (reading.upper && /\d ?(?:to|đến|tới|[-–]) ?$/.test(beside)) return false;
  if (
    is.abbreviated.test(after) ||
    (is.points.test(after) && (/%|per ?cent|phần trăm/.test(before + after) || /[.,]\d\d?$/.test(phrase)))
  )
    return false;
  // A grade of goods: "5% broken rice at $398 a tonne".
  const isGrade = reading.unit === 'percent' && !reading.part && said === undefined && is.noun.test(after);
  if (isGrade && is.graded.test(beside) && is.price.test(before + after)) return false;
  const linked = linkedAmounts(line, end, locale);
  // "$8.2, $7.9 and $7.1 billion".
  if (!isScaled && /^[A-Z]{3}$/.test(unit) && linked.some((one) => one.scale > 0 && one.unit === unit))
    return false;
  const hasNoun = is.noun.test(after);
  // "From 10,000 AUD to 100% of the fees".
  const isOpened = /(?<!\p{L})(?:from|từ) $/iu.test(beside) && /^ (?:to|up to|đến|tới) /.test(after);
  if (isOpened && linked[0] && linked[0].unit !== unit && !grammarOf(locale).changeBefore.test(before))
    return false;
  const isQualified = (text: string) => qualifierBehind(text, locale) !== undefined || is.estimate.test(text);
  // The conversion of an amount that is qualified: "about VND21 trillion ($883 million)".
  const converted = / \($/.test(before)
    ? /^(.*?)[^\s\d]{0,4}\d[\d.,]*(?:[ -]?\p{L}+){0,4} \($/su.exec(before)
    : null;
  if (converted?.[1] && said === undefined && isQualified(converted[1])) return false;
  const mayShare = !isScaled && !hasNoun && is.scaledAmount.test(before);
  if (mayShare && !/^per|^ratio$|^basis/.test(unit)) return false;
  // "3,5 triệu đôla Australia".
  if (unit === 'USD' && /đô[ -]?(?:la)?$/iu.test(phrase) && /^ \p{Lu}/u.test(after)) return false;
  if (unit !== '') return true;
  if (linked.some(({ unit, isPrefixed }) => /^[A-Z]{3}$/.test(unit) && !isPrefixed)) return false;
  if (/^\d/.test(phrase) && is.prefix.test(beside) && !is.start.test(before)) return false;
  // Vietnamese money, often without its currency: "lời 2,1 triệu".
  if (isScaled && !hasNoun && is.paid.test(led)) return false;
  // "A loss of $220 million, from 310 million".
  const isCompared = /(?<!\p{L})(?:from|against|versus|than|with|từ|so với|mức)(?: the)? $/iu.test(beside);
  const isMoney = !hasNoun || isCompared || /^ tiền (?!đ)/.test(after);
  if (isMoney && isScaled && (is.money.test(near) || is.amounts.test(before + after))) return false;
  if (isScaled) return hasNoun || !linked.some(({ doubt }) => doubt);
  if (!hasNoun && linked.some(({ scale, unit, doubt }) => scale > 0 || doubt || unit !== '')) return false;
  if (!hasNoun && /^,? (?:and |or |và |hay |hoặc )?\d/.test(after)) return false;
  if (!hasNoun && (is.label.test(beside) || / (?:points?|điểm)(?!\p{L})/u.test(before + after))) return false;
  if (/\d[.,\s]\d{3}(?!\d)/.test(phrase) && (hasNoun || !is.money.test(before))) return true;
  if (is.scaledBefore.test(beside) || (!hasNoun && is.scaled.test(before))) return false;
  // A number of a list that goes on, a score, a time of day: "19, 22 and 31", "21-17", "1500".
  if (!hasNoun && (reading.upper || is.listed.test(beside) || /[-–—]|^\d{4}$/.test(phrase))) return false;
  const isStart = is.start.test(before);
  if (/^[\d\p{Lu}]/u.test(phrase) && is.name.test(beside) && !isStart) return false;
  // An age: "passengers under 18".
  if (said !== undefined)
    return hasNoun || !/^(?:under|over|above|below|trên|dưới) (?:\d\d?|\p{L}+)$/iu.test(phrase);
  // An article: "35 học sinh một lớp", "one trader in Shanghai".
  if (/^(?:một|one)$/i.test(phrase) && !/(?:only|just|exactly|chỉ|có|thêm|đúng|là) $/i.test(beside))
    return false;
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
