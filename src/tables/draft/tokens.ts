import type { EvidenceCells } from '../../evidence/extract.ts';
import type { Locale } from '../../i18n/locales.ts';
import { grammars } from './grammar.ts';

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
