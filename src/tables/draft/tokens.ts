import type { EvidenceCells } from '../../evidence/extract.ts';
import { inEveryLocale, type Locale } from '../../i18n/locales.ts';
import en from './words.en.json' with { type: 'json' };
import vi from './words.vi.json' with { type: 'json' };

/** A word, a mark, or a whole figure of a report's text. */
export interface Token {
  text: string;
  /** What it is compared by: see {@link keyOf}; a mark's is the mark. */
  key: string;
  /** UTF-16 offsets in the text that it was cut from, end excluded. */
  start: number;
  end: number;
  isWord: boolean;
  /** The evidence row that it is, or that it is a part of: a figure is one token, a date as many as it has words. */
  row?: EvidenceCells | undefined;
}

/** An evidence row with its place in a text. */
export interface PlacedRow {
  row: EvidenceCells;
  start: number;
  end: number;
}

const TOKEN = /['’]s(?!\p{L})|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu;

/** Cuts a text into tokens. Rows must be in the order of the text. */
export function tokenize(text: string, rows: readonly PlacedRow[], locale: Locale): Token[] {
  const tokens: Token[] = [];
  const cut = (from: number, to: number, row?: EvidenceCells) => {
    for (const { 0: word, index } of text.slice(from, to).matchAll(TOKEN)) {
      const start = from + index;
      const isWord = /[\p{L}\p{N}]/u.test(word);
      const key = isWord ? keyOf(word, locale) : word;
      tokens.push({ text: word, key, start, end: start + word.length, isWord, row });
    }
  };
  let at = 0;
  for (const { row, start, end } of rows) {
    if (start < at) continue;
    cut(at, start);
    if (row.role === 'context') cut(start, end, row);
    else tokens.push({ text: row.phrase, key: row.phrase, start, end, isWord: false, row });
    at = end;
  }
  cut(at, text.length);
  return tokens;
}

/** A stretch of tokens as the report has it, on one line. */
export function textOf(tokens: readonly Token[]): string {
  return tokens
    .map(({ text, start }, at) => (at > 0 && start > (tokens[at - 1]?.end ?? start) ? ` ${text}` : text))
    .join('');
}

/** The words of a label. */
export function wordsOf(label: string, locale: Locale): string[] {
  return tokenize(label.normalize('NFC'), [], locale).flatMap(({ key, isWord }) => (isWord ? [key] : []));
}

/** A word by which it equals its other spellings: case, British and American, the place of a Vietnamese tone mark. */
function keyOf(word: string, locale: Locale): string {
  const lower = word.toLowerCase().replace('’', "'");
  if (locale === 'vi') return /[^a-z0-9]/.test(lower) || lower.endsWith('y') ? toneLast(lower) : lower;
  return grammars[locale].spellings.reduce((key, [from, to]) => key.replace(from, to), lower);
}

/** Vietnamese "hoà" and "hòa", "lý" and "lí" become one. */
function toneLast(word: string): string {
  const apart = word.normalize('NFD');
  const tone = /[\u0300\u0301\u0303\u0309\u0323]/.exec(apart)?.[0] ?? '';
  const bare = apart.replace(tone, '').normalize('NFC');
  return bare.replace(/(?<=[hklmst])y$/, 'i') + tone;
}

/** An English word without the ending of the plural. */
export function singular(key: string): string {
  if (/(?:ss|us|is|'s)$/.test(key)) return key;
  return key.replace(/ies$/, 'y').replace(/(?<=x|ch|sh|ss)es$|s$/, '');
}

/** Words before a place, with fillers such as "the" between them and it. */
const before = (words: string, fillers: string) => ` (?:${words})(?: (?:${fillers}))*$`;
const followed = (words: string) => ` (?:${words})(?!\\S)`;
const only = (words: string) => `^(?: (?:${words}))*$`;
/** Before a subject's label: a start, a mark, a figure, or one of these words. */
const labelStart = (words: string) => `(?:^|[,:;(“"'–—-]|@[fcm]| (?:${words}))$`;

/**
 * What may stand around a figure and a label that belong together; the words are in `words.<locale>.json`. Each pattern is
 * tried on a stretch of a sentence as `Sentence.encode` writes it: lower-case words, each with a space before it, and
 * `@f` for a figure, `@s` for a subject's label, `@m` for a measure's, `@c` for a date or code. Whatever is not allowed
 * here parts them: a suggestion must not be wrong.
 */
const patterns = {
  /** Words of a label that say nothing by themselves, before it: "number of". */
  prefix: (words: string) => `^(?:${words}) `,
  /** The end of a label that is a verb's participle: a figure may stand before what it is about ("flagged 290 sites"). */
  participle: (words: string) => `(?:${words})$`,
  /** Between a figure and the measure behind it. */
  beforeMeasure: only,
  /** What follows a measure that stands behind its figure. */
  behindMeasure: (words: string) => `^(?:$| (?:[.,;:!?()–—-]|@[scf]|${words})(?!\\S))`,
  /** What stands before a figure that its measure follows. */
  beforeFigure: (words: string) => `(?:^|[:;(–—-]|@s|@c| (?:${words}))$`,
  /** Between a measure behind its figure and the end of the clause: something else is said to be done to it. */
  undergoes: followed,
  /** Before a figure that is a part of another one. */
  partOf: followed,
  /** The start of a sentence up to a comma that says nothing of its figures. */
  opening: (words: string) => `^(?: (?:@[cs]|${words}))* ,$`,
  /** What stands before a measure that its figure follows, and what must not. */
  leadingMeasure: (words: string) => `(?:^|[,:;(–—-]|@s|@c| (?:${words}))$`,
  notLeading: before,
  /** Between a measure and the figure behind it. */
  linking: (words: string) => only(`[:()=–—-]|@[sc]|${words}`),
  /** Between a figure and one of the same measure, which is not named again. */
  listing: (words: string) => `^(?=.* @[sc])(?: (?:[,;:]|@[sc]|${words}))+$`,
  /** What follows a figure whose measure is not named again. */
  endOfItem: (words: string) => `^(?:$| (?:${words})(?!\\S))`,
  /** Before a measure, and a part of it. */
  numberOf: before,
  /** Words of plans, doubts and refusals. */
  unsure: followed,
  /** A preposition before a place. */
  place: before,
  /** Behind a figure that only says how long. */
  duration: (words: string) => `^${followed(words)}`,
  /** Before a subject's label that other things are only compared with, or that is one of several. */
  aside: before,
  /** Before a subject that something else belongs to. */
  genitive: before,
  /** Before the label of a subject: a name, and a common noun. */
  beforeName: labelStart,
  beforeNoun: labelStart,
  /** What follows a common noun that is a subject's label. */
  behindNoun: (words: string) => `^(?:$| (?:[.,;:!?()–—-]|@[fcsm]|${words})(?!\\S))`,
  /** Where another clause begins. */
  newClause: (words: string) => followed(`;|${words}`),
  /** Between a figure and the subject behind it. */
  toSubject: only,
  /** Several are meant, one by one. */
  each: followed,
  /** Before a year that is only compared with. */
  compared: before,
  /** Before a figure that is only compared with. */
  comparedFigure: before,
  /** Before a day that the figure is counted at. */
  asOf: (words: string) => ` (?:\\(|${words})$`,
  /** Parts of a year, and years that are not named. */
  noYear: followed,
  /** The time of the report itself. */
  present: followed,
} satisfies Record<string, (words: string, fillers: string) => string>;

/** Alternatives, as parts of patterns. */
type Words = Record<keyof typeof patterns | 'auxiliaries' | 'comparedYear' | 'earlierYear', string> & {
  fillers: Record<string, string>;
  spellings: Record<string, string>;
};

const NEVER = '(?!)';

function grammarOf(words: Words) {
  const fillers = (name: string) => words.fillers[name] || NEVER;
  const compiled = Object.entries(patterns).map(([name, pattern]) => {
    const own = words[name as keyof typeof patterns] || NEVER;
    return [name, new RegExp(pattern(own, fillers(name)), 'u')];
  });
  const compared = before(words.comparedYear, fillers('comparedYear')).slice(0, -1);
  return {
    ...(Object.fromEntries(compiled) as Record<keyof typeof patterns, RegExp>),
    /** Auxiliaries that a label or the text may have more of: "sites (were) inspected". */
    auxiliaries: words.auxiliaries.split('|'),
    /** What `noYear` finds, where the sentence only compares with it. */
    comparedYear: new RegExp(`${compared} (?:${words.earlierYear})`, 'gu'),
    /** Spellings, and what they are compared as. */
    spellings: Object.entries(words.spellings).map(([from, to]) => [new RegExp(from, 'u'), to] as const),
  };
}

/** What may stand between figures and labels, by language. */
export const grammars = inEveryLocale({ en: grammarOf(en), vi: grammarOf(vi) });
