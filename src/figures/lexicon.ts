import { inEveryLocale, type Locale } from '../i18n/locales.ts';
import prefixes from './currencies.json' with { type: 'json' };
import codeWords from './currency-words.json' with { type: 'json' };
import type { Qualifier } from './figure.ts';
import en from './lexicon.en.json' with { type: 'json' };
import vi from './lexicon.vi.json' with { type: 'json' };

type Words<Key extends string = string> = Partial<Record<Key, string[]>>;

/** The words and marks with which a language prints figures. Letter case matters in codes and abbreviations only. */
export interface Lexicon {
  /** Separates groups of three digits. */
  group: ',' | '.';
  decimal: string;
  /** Scale words and their power of ten. Several in a row multiply ("nghìn tỷ" is 10^12). */
  scales: Record<string, number>;
  /** Scale word → what may not follow it, because together they mean something else ("tỷ lệ" is a ratio). */
  notScaleBefore: Words;
  /** A pattern of words that begin as units do: "đồng chí" is a comrade, "đô thị" a town. */
  notUnits: string;
  /** Words that stand for one before a scale word: "a million". */
  articles: string[];
  /** Words for a part of one before a scale word: "half a million". */
  parts: Record<string, number>;
  /** What adds half: "one and a half million", "hai triệu rưỡi". */
  halves: string[];
  /** Abbreviated scales, only behind digits ("76.5bn"). */
  abbreviations: Record<string, number>;
  /** Those that may be something else ("12m" of a bridge): read beside a currency or before what is counted in millions. */
  moneyAbbreviations: Record<string, number>;
  counted: string[];
  /** Scales and units that are no single known one: a number before them is never read bare. */
  unknown: string[];
  /** Measures that may stand behind digits without a space ("12km"). */
  measures: string[];
  /** Unit id → how it is printed behind the number, and before it. */
  unitsAfter: Words;
  unitsBefore: Words;
  /** Words in front of a number that say how sure it is. */
  qualifiers: Words<Qualifier>;
  /** The same, behind the number ("or more"). */
  trailingQualifiers: Words<Qualifier>;
  /** Qualifiers that hold even when some words stand between them and the digits. */
  distantQualifiers: Words<Qualifier>;
  /** Words that may stand between any qualifier and its number ("over a total of 46"). */
  fillers: string[];
  /** A pattern of negations: beside a number, or a bound that they make no known one with, they leave it unread. */
  negations: string;
  /** What a qualifier must not stand behind: "cao hơn 5" says how much more. */
  notBehind: string;
  /** A pattern of bounds that may be a place or a way instead: "trên ba nền tảng" is on three platforms. */
  alsoPlaces: string;
  /** A pattern of those of them that are verbs. */
  overcomes: string;
  /** What stands behind a number that such a word makes a place, or a time that it takes. */
  places: string[];
  minus: string[];
  /** The qualifiers that are no combination of a bound with a negation or adverb, and what is combined. */
  plainQualifiers: Words<Qualifier>;
  bounds: Bounds;
  /** Words around the ends of a range: "between 5 and 7", "from 5 to 7". */
  between: string[];
  from: string[];
  and: string[];
  to: string[];
  /** A pattern of words after which "from 5 to 7" is a change and no range. */
  change: string;
  /** A pattern of words before which it is a range; elsewhere it is asked. */
  varies: string;
}

const symbols: Words<Qualifier> = {
  about: ['≈', '~', '∼'],
  over: ['>'],
  under: ['<'],
  at_least: ['≥', '>='],
  at_most: ['≤', '<='],
};

/** ISO 4217. */
const codes = Intl.supportedValuesOf('currency');
const codeForms: Words = Object.fromEntries(codes.map((code) => [code, [code]]));

/** Codes that are words too: "TOP 10", "ALL 27". */
export const wordCodes: ReadonlySet<string> = new Set(codeWords);

type Bounds = typeof en.bounds | typeof vi.bounds;

/** Every bound with every negation and adverb: "not more than" is at most, "no fewer than" at least. */
function bounds({ over, under, sureNegations, adverbs, negatedOnly }: Bounds): Words<Qualifier> {
  const join = (first: string[], second: string[]) => first.flatMap((a) => second.map((b) => `${a} ${b}`));
  return {
    over: [...over, ...join(adverbs, over)],
    under: [...under, ...join(adverbs, under)],
    at_most: join(sureNegations, [...over, ...negatedOnly.over]),
    at_least: join(sureNegations, [...under, ...negatedOnly.under]),
  };
}

function merge(...words: readonly Words[]): Words {
  const keys = new Set(words.flatMap(Object.keys));
  return Object.fromEntries([...keys].map((key) => [key, words.flatMap((one) => one[key] ?? [])]));
}

/** "Swiss franc", "Swiss francs"; "franc Thụy sĩ". */
function namesOf(currency: string, locale: Locale): string[] {
  const style = { style: 'currency', currency, currencyDisplay: 'name', maximumFractionDigits: 0 } as const;
  const format = new Intl.NumberFormat(locale, style);
  const names = [1, 5].map(
    (value) => format.formatToParts(value).find(({ type }) => type === 'currency')?.value ?? '',
  );
  // One word alone may be of several countries, or no currency.
  return [...new Set(names)].filter((name) => / /.test(name) && !/[()]/.test(name));
}

/** The words of the names without their country, which may be of several: "franc", "zlotys". */
function sharedNames(names: string[]): string[] {
  const words = names.flatMap(
    (name) => /^(?:(?:\p{Lu}\S*|new|&) )+(\p{Ll}{3,})$|^(\p{Ll}{3,}) \p{Lu}/u.exec(name)?.slice(1) ?? [],
  );
  return [...new Set(words)].filter((word) => word && !/^(?:gold|mark|real|sol)s?$/.test(word));
}

function lexiconOf(words: typeof en | typeof vi, locale: Locale): Lexicon {
  const names = Object.fromEntries(codes.map((code) => [code, namesOf(code, locale)]));
  return {
    ...words,
    unknown: [...words.unknown, ...sharedNames(Object.values(names).flat())],
    measures: en.measures,
    group: words.decimal === '.' ? ',' : '.',
    unitsAfter: merge(words.units, words.currencies, codeForms, names),
    // Signs and prefixes that stand for one currency only.
    unitsBefore: merge(codeForms, prefixes),
    qualifiers: merge(symbols, words.qualifiers, bounds(words.bounds)),
    plainQualifiers: merge(symbols, words.qualifiers),
  };
}

export const lexicons = inEveryLocale<Lexicon>({ en: lexiconOf(en, 'en'), vi: lexiconOf(vi, 'vi') });

/** What is built of a language's lexicon when the language is first read. */
export function byLocale<T>(build: (locale: Locale) => T): (locale: Locale) => T {
  const built: Partial<Record<Locale, T>> = {};
  return (locale) => (built[locale] ??= build(locale));
}
