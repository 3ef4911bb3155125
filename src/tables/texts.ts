import { findLanguage } from '../evidence/language.ts';
import { scanLine } from '../evidence/scan.ts';
import { latin } from '../figures/grammar.ts';
import { byLocale } from '../figures/lexicon.ts';
import { readPhrase } from '../figures/phrase.ts';
import { readingCell } from '../figures/reading.ts';
import { inEveryLocale, type Locale, localeOfColumn } from '../i18n/locales.ts';
import { type ProblemKey, type Sentence, sentence } from '../i18n/problems.ts';
import claimWords from './claim-words.json' with { type: 'json' };
import { readDate } from './draft/period.ts';
import { overlap } from './periods.ts';

export type CellIssue = Sentence & { column: string };

export const PROSE = /^(?:title|note|text|definition|reason|event)_$/;
const ENGLISH = /(?<!\p{L})(?:the|of|and|in|to|for|with|was|were|is|on|by|from|at|that|are)(?!\p{L})/iu;
const isIn: Partial<Record<Locale, (text: string) => boolean>> = {
  en: (text) => !/(?![a-z])\p{L}/iu.test(text) && ENGLISH.test(text),
  vi: (text) => findLanguage(text) === 'vi',
};
/** Three words without a mark, names aside, are no Vietnamese. */
const isNotIn: Partial<Record<Locale, (text: string) => boolean>> = {
  vi: (text) => !/[^\0-\x7f]/.test(text) && /(?:\b[a-z]+\b[^a-z]*){3}/.test(text),
};

/** True for words of another language than their own; never for one or two, which may be a name. */
export function isInOtherLanguage(text: string, own: Locale, languages: readonly Locale[]): boolean {
  if (text.trim().split(/\s+/).length < 3) return false;
  return isNotIn[own]?.(text) || languages.some((one) => one !== own && isIn[one]?.(text));
}

/** A reference to a value, or `{=5G}`. */
const REFERENCE = /\{[^{}]*\}/g;

/** What no text has: HTML or Markdown, for it is shown as it is written; what was left to do. */
const REFUSED: readonly [ProblemKey, RegExp][] = [
  [
    'text-error.markup',
    /<\/?(?:b|i|u|em|strong|br|p|span|div|su[bp]|small|font|h[1-6]|[ou]l|li)(?:\s[^<>]*)?\/?>|&(?:nbsp|amp|quot);|\*\*[^*]+\*\*/i,
  ],
  ['text-error.reminder', /(?<!\p{L})(?:TODO|TBD|FIXME)(?!\p{L})|lorem ipsum/u],
];

/** What is wrong with the texts of a row: they must be there in all languages or none, each in its own. */
export function textIssues(cells: Record<string, string>, languages: readonly Locale[]): CellIssue[] {
  return Object.entries(cells).flatMap(([column, cell]): CellIssue[] => {
    const own = localeOfColumn(column);
    if (own === undefined) return [];
    const stem = column.slice(0, -own.length);
    const other = languages.find((locale) => locale !== own && cells[stem + locale]);
    const params = { language: { language: own }, other: stem + other };
    if (cell === '')
      return other ? [{ column, ...sentence('translation-missing.other-has-text', params) }] : [];
    const text = cell.replace(REFERENCE, '');
    for (const [key, refused] of REFUSED) {
      const [found] = refused.exec(text) ?? [];
      if (found !== undefined) return [{ column, ...sentence(key, { found }) }];
    }
    // "Decree 147/2024" has the same number in each language.
    const digitsOf = (one = '') => (one.match(/\d+/g) ?? []).toSorted().join();
    const first = cells[stem + languages[0]];
    if (/^(?:label|term)_$/.test(stem) && first && digitsOf(first) !== digitsOf(cell))
      return [
        { column, ...sentence('translation-missing.unlike', { ...params, found: cell, instead: first }) },
      ];
    const word = stem === 'term_' && first && deniedInOne(cell, own, first, languages[0] ?? own);
    if (word) return [{ column, ...sentence('translation-missing.denial', { ...params, word }) }];
    // A site's name may be in any language.
    const isName = cells['setting'] === 'name' || cells['setting'] === 'publisher';
    if (!PROSE.test(stem) || isName) return [];
    const isOther = isInOtherLanguage(text, own, languages);
    return isOther ? [{ column, ...sentence('translation-missing.other-language', params) }] : [];
  });
}

/** Kinds of words of which a text, its translation and the report have the same one. */
export const OPPOSITES: readonly (readonly WordKind[])[] = [
  ['exact', 'rounded'],
  ['ceiling', 'floor'],
  ['slight', 'sharp'],
  ['total', 'average'],
  ['daily', 'weekly', 'monthly', 'annual'],
  ['new', 'old'],
  ['domestic', 'foreign'],
  ['better', 'worse'],
];

/** The first period, number, reference, direction or word with an opposite that a text states and its translation does not, where it states another. */
export function unlike(text: string, locale: Locale, translation: string, other: Locale) {
  const [own, theirs] = [statedIn(text, locale), statedIn(translation, other)];
  for (const [kind, ours] of own.entries()) {
    const lacking = (these: Stated[], those: Stated[]) =>
      these.find(({ value }) => !those.some((one) => (kind === 0 ? overlap : Object.is)(value, one.value)));
    const [one, two] = [lacking(ours, theirs[kind] ?? []), lacking(theirs[kind] ?? [], ours)];
    if (one && two) return { found: one.phrase, instead: two.phrase };
  }
  return undefined;
}

const denying = inEveryLocale({
  en: /\b(?:(?:not|no)(?! more| fewer| less)|none|nor|neither|never|cannot|nothing|without|un(?:licen|author|regist|offic|verif|report|publi|certif)\w+|\w+n[’']t)\b/iu,
  vi: /(?<!\p{L})(?<!hàng )(?:không|chưa|chẳng)(?! hạn| gian| khí| quân| quá| dưới| đến| tới)(?!\p{L})/iu,
});
export const isDenying = (text: string, locale: Locale) => denying[locale].test(text);
const denied = byLocale(
  (locale) => new RegExp(String.raw`(?:\p{L}+ ){0,5}${denying[locale].source}(?: \p{L}+){0,5}`, 'giu'),
);
/** A word of a kind that a text says and does not deny: not "not exactly", nor "the exact number is not given". */
export const affirmedIn = (kind: WordKind, text: string, locale: Locale) =>
  // Most texts have no such word, and the pattern of what is denied takes long.
  wordIn(kind, text, locale) && wordIn(kind, text.replace(denied(locale), ' '), locale);
/** Words that a translation may well deny something with. */
const lacking = inEveryLocale({
  en: /\b(?:without|un(?!ited|ique|it|ion|der|til|iv)\w+|in(?:a[bcd]|c[ao]|de[fp]|dir|e[fl]|fre|s[ue][cf]|v[ai])\w+|il\w+|ir\w+|im(?:p[eo]|m[ao])\w+|\w+less|only|fail\w*|lack\w*|miss\w+|except|rather|other|differ\w*|few\w*|refus\w+|den\w+|until|yet)\b/iu,
  vi: /(?<!\p{L})(?:chỉ|thiếu|vắng|trái|phi|vô|ngoài|trừ|kém|ít|hết|mất|khỏi|từ chối|bỏ|còn|khác)(?!\p{L})/iu,
});

/** The word by which only one of a text and its translation denies something. */
export function deniedInOne(text: string, locale: Locale, translation: string, other: Locale) {
  const [own, theirs] = [denying[locale].exec(text)?.[0], denying[other].exec(translation)?.[0]];
  if (own !== undefined) return theirs !== undefined || lacking[other].test(translation) ? undefined : own;
  return lacking[locale].test(text) ? undefined : theirs;
}

/** Words of a text, and what they say in any language. */
type Stated = { phrase: string; value: string };

export function periodsIn(
  text: string,
  locale: Locale,
  found = /\d/.test(text) ? scanLine(text.replace(REFERENCE, ''), locale) : [],
): Stated[] {
  return found.flatMap(({ phrase }) => {
    const { period } = readDate(phrase, locale) ?? {};
    return period === undefined ? [] : { phrase, value: period };
  });
}

/** What a text states that must hold in each language: periods, numbers above one, references to values, a direction. */
function statedIn(text: string, locale: Locale): Stated[][] {
  const found = scanLine(text.replace(REFERENCE, ''), locale);
  const numbers = found.flatMap(({ role, phrase }) => {
    const value = role === 'context' ? '' : readingCell(readPhrase(phrase, locale)).replace(/^1$/, '');
    return value === '' ? [] : { phrase, value };
  });
  const { word, to } = directionOf(text, locale) ?? {};
  const stated = (phrase = '', value = '') => (phrase === '' ? [] : [{ phrase, value }]);
  return [
    periodsIn(text, locale, found),
    numbers,
    // What stands by hand may differ: {=1.5}, {=1,5}.
    (text.match(/\{(?!=)[^{}]*\}/g) ?? []).map((one) => ({ phrase: one, value: one })),
    stated(word, to),
    ...OPPOSITES.map((kinds) => kinds.flatMap((kind) => stated(affirmedIn(kind, text, locale), kind))),
  ];
}

export type Direction = 'up' | 'down';

/** Patterns of words that compare, and of words of change, by the way they go; and what stands before none of them. */
const ways = inEveryLocale<
  Record<Direction, [comparing: string, changing: string]> & { not: string; year: string }
>({
  en: {
    not: String.raw`(?<![\p{L}_]|\b(?:no|not|at) )`,
    down: [
      'fewe(?:r|st)|less|least|lowe(?:r|st)|smalle(?:r|st)|trail(?:s|ed)?',
      'lost|loses|fell|falls?|dropp?(?:ed|s)?|decrease[sd]?|declined?s?|shrank|halved|slipped|plunged|slumped|sank',
    ],
    up: [
      'more|most|highe(?:r|st)|large(?:r|st)|bigge(?:r|st)|leads|tops|ahead|exceed(?:s|ed)?|outnumber(?:s|ed)?',
      'added|adds|gain(?:ed|s)?|grew|grows|rose|rises?|increase[sd]?|doubled|tripled|climbed|soared|jumped|surged',
    ],
    year: String.raw`than (?:in |a |the |last )*(?:\d{4}|years?|quarter|month)`,
  },
  vi: {
    not: String.raw`(?<![\p{L}_]|không |chưa )`,
    down: [
      String.raw`(?:ít|thấp|nhỏ|kém)(?: \p{L}+){0,4}? (?:nhất|hơn)|kém|thua|đứng sau`,
      'giảm|mất|sụt|tụt|hụt|bớt',
    ],
    up: [String.raw`(?:nhiều|cao|lớn)(?: \p{L}+){0,4}? nhất|hơn|vượt|dẫn đầu|đứng đầu`, 'tăng|thêm'],
    year: String.raw`hơn (?:so với |cùng kỳ |của )*(?:năm|quý|tháng)(?= \d| trước| ngoái)`,
  },
});

const patternsOf = byLocale((locale) => {
  const { not, year, down, up } = ways[locale];
  const make = (...words: string[]) => new RegExp(latin(`${not}(?:${words.join('|')})(?!\\p{L})`), 'giu');
  const [all, changing] = [
    { down: make(...down), up: make(...up) },
    { down: make(down[1]), up: make(up[1]) },
  ];
  return { all, changing, year: new RegExp(year, 'iu') };
});

/** Which way all comparing words of a text go; undefined where there is none, or some go up and some down. */
export function directionOf(text: string, locale: Locale, { down, up } = patternsOf(locale).all) {
  const falls = text.match(down) ?? [];
  const [fall] = falls;
  const [rise] = falls.reduce((left, one) => left.replace(one, ''), text).match(up) ?? [];
  if ((fall === undefined) === (rise === undefined)) return undefined;
  return { to: fall === undefined ? ('up' as const) : ('down' as const), word: fall ?? rise ?? '' };
}

/** The same of words of change alone, and of comparisons with another year. */
export function changeOf(text: string, locale: Locale) {
  const { all, changing, year } = patternsOf(locale);
  return directionOf(text, locale, year.test(text) ? all : changing);
}

const claiming = inEveryLocale(claimWords);
/** Kinds of words that claim something: `comparing` ones, and those that say more. */
export type WordKind = keyof typeof claimWords.en;

export const wordIn = (kind: WordKind, text: string, locale: Locale): string | undefined =>
  claiming[locale][kind].find((word) => placeOf(word, text) >= 0);

/** Where a text has a word or phrase, whatever its case; -1 where it does not. */
export function placeOf(words: string, text: string): number {
  if (!text.toLowerCase().includes(words.toLowerCase())) return -1;
  const source = words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.search(new RegExp(latin(`(?<![\\p{L}\\p{N}])${source}(?![\\p{L}\\p{N}])`), 'iu'));
}
