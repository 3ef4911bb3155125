import { anyOf, latin } from '../figures/grammar.ts';
import { byLocale, lexicons } from '../figures/lexicon.ts';
import { inEveryLocale, type Locale } from '../i18n/locales.ts';
import en from './beside.en.json' with { type: 'json' };
import vi from './beside.vi.json' with { type: 'json' };

/**
 * Patterns of words by language. `function`: words that say nothing of what is counted; `counts`: those of them that do
 * behind a number; `predicates`: verbs behind which nothing is counted. `leads`: what may stand before a number without a noun, `starts` as the first word of a sentence;
 * `labels`: nouns that are numbered. `bounding` and `unsure`: words that may change what a number behind them says, and
 * `sure` those among them that do not; `adjectives` that do not either; `after`: what may change it from behind;
 * `placed`: behind what "over" is a place; `negative`: what makes a number behind it one below zero; `estimate`: an estimate, `forecasts` what makes later numbers of a sentence one, `far` a forecast or a bound some words before a number; `heading`: in brackets, what multiplies
 * the numbers of its line, and `headed` without them; `money`: what is counted in a currency; `paid`: verbs before a sum of money; `bounds`: words whose bound a later amount may share; `pairs`: words beside two prices;
 * `rates`: of how many a number is; `every`: what makes the numbers behind it parts of one rate; `attributed`: an estimate behind a number, and `margin` what says how far it may be off;
 * `unsureSaid`: a qualifier (behind "#") with what makes it none.
 */
const words = inEveryLocale({ en, vi });

/** What may stand beside a number and change what it says. */
export const patternsOf = byLocale((locale) => {
  const of = words[locale];
  const make = (source: string, flags = 'iu') => new RegExp(latin(source), flags);
  const start = '(?<![\\p{L}\\p{M}\\p{N}-])';
  const end = '(?![\\p{L}\\p{M}\\p{N}])';
  // Up to a number there are no others but of periods.
  const apart = '(?: (?:(?:tháng|quý) \\d\\d?|\\d\\d? tháng|(?:19|20)\\d\\d|[^\\s\\d.;:]+)){1,16} @?$';
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
    shared: make(`${start}${of.bounds}[^.;\\d]{0,60}\\d.*(?:,|${start}(?:and|or|và|hoặc|còn)${end})`),
    /** "An estimated 40,000 cases and 1,200 deaths"; "projected growth of 7.2%, with inflation averaging 4.5%". */
    joined: make(
      `${start}(?:${of.estimate}) [\\d.,]+[^.;,\\d]{0,25} (?:and|và) $|${start}(?:${of.forecasts})${end}[^;]{0,100}\\d[^;]{0,60}$`,
    ),
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
    /** "For every ten boys … eleven girls", "sees debt peaking at 98%". */
    open: make(`${start}(?:(?:${of.every})${end}|(?:${of.far})${apart})`),
    /** "…, the statistics office estimates", "10 people in a group or more", "từ 10.000 lượt một tháng trở lên". */
    later: make(
      `^[^.;:]*?${start}(?:${of.attributed})${end}|^[^.;:]{1,60}[ ,]${of.margin}${end}|^[^.;:\\d]{1,60} (?:(?:trở|đổ) (?:lên|xuống|lại)|(?:or (?:more|less|fewer|above|below|over|under|higher|lower)|and (?:above|over|up))(?=[.,;)]|$))`,
    ),
    heading: make(`\\(${of.heading}\\)|(?<!\\d ?)${start}(?:${of.headed})${end}`),
    /** What makes a number negative, or an estimate, though other words stand between. */
    negative: make(`${start}(?:${of.negative})(?: [^\\s\\d.,;:]+){0,4} \\p{Sc}?$`),
    estimate: make(`${start}(?:${of.estimate})${apart}`),
    /** A rate: "14 doctors and 34 beds per 10,000 people", "37 per 100,000, compared with 22". */
    rate: make(`^(?:[^.;:,]|[.,](?=\\d)){0,60}${start}(?:${of.rates})${end}`),
    rated: make(`${start}(?:${of.rates})${end}`),
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
      `(?:\\d[^.;]{0,30}[^.;,]|${start}${of.bounds} [^.;]{0,40}\\d[^.;]{0,30},) (?:or|hoặc|hay) \\p{Sc}?$|${start}(?:projected|forecast|expected|estimated|dự báo|dự kiến|ước)${end}[^;]{0,80}\\d[^;]{0,30},? (?:or|to|hay|tương đương|tức|xuống|lên|còn) \\p{Sc}?$`,
    ),
    /** "At or below", "bằng hoặc dưới". */
    including: make(`${start}(?:at|equal to|bằng|đúng) (?:or|hoặc|hay) $`),
    label: make(`${start}(?:${of.labels})s? (?:\\d+(?:,|,? (?:and|or|to|và|đến)) )*$`),
    sentenceLead: make(`^[“"‘(]?(?:${of.function}|${of.leads}|${of.starts}) $`),
  };
});

/** Whether a line says that its numbers are to be multiplied: "in thousands of US dollars", "(tỷ đồng)", "£m:". */
export const hasScale = (line: string, locale: Locale) => patternsOf(locale).heading.test(line);

/** Words that say nothing of what a text is about. */
export const functionWords = byLocale((locale) => new RegExp(latin(`^(?:${words[locale].function})$`), 'iu'));
