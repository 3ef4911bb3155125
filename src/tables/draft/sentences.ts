import { type EvidenceCells, textLines } from '../../evidence/extract.ts';
import type { Labels, Mention } from './labels.ts';
import { type PlacedRow, type Token, tokenize } from './tokens.ts';

/** Why something is suggested, so that a person can judge it. */
export interface Reason {
  /** Where its words stand, seen from its figure. */
  kind: 'before' | 'after' | 'around' | 'list' | 'sentence' | 'earlier' | 'heading' | 'event' | 'only';
  /** The words of the report that match; for `event` the day of the event. */
  words: string;
}

/** A value for a cell of an observation, and why. */
export interface Suggestion {
  value: string;
  reason: Reason;
}

/** One sentence of a report, as tokens, with the figures and labels in it. */
export interface Sentence extends ReturnType<typeof look> {
  /** Those of its paragraph, itself included. */
  paragraph: readonly Sentence[];
  /** The heading of the list that it is in. */
  heading: readonly Sentence[];
}

const MOST_TOKENS = 200;

/** The sentences of a text, in its order; evidence rows that do not stand where they say are left out. */
export function readSentences(text: string, evidence: readonly EvidenceCells[], labels: Labels): Sentence[] {
  const rows = Map.groupBy(evidence, ({ line }) => line);
  const all: Sentence[] = [];
  let heading: Sentence[] = [];
  let hasItems = false;
  const lines = textLines(text);
  for (const block of blocks(lines)) {
    let words = '';
    const placed = block.flatMap((at) => {
      const [start, line] = [words.length, lines[at] ?? ''];
      words += `${line}\n`;
      return (rows.get(String(at + 1)) ?? []).flatMap((row) => place(row, line, start) ?? []);
    });
    placed.sort((a, b) => a.start - b.start);
    const tokens = tokenize(words, placed, labels.locale);
    if (hasItems && !lines[(block[0] ?? 0) - 1]?.trim()) heading = [];
    const isHeading = tokens.at(-1)?.text === ':';
    const sentences: Sentence[] = [];
    const above = isHeading ? [] : heading;
    for (const part of split(tokens))
      sentences.push({ ...look(part, labels), paragraph: sentences, heading: above });
    all.push(...sentences);
    if (isHeading) heading = sentences;
    hasItems = !isHeading;
  }
  return all;
}

/** Paragraphs, items of lists and headings, by their lines: one, or several that a program broke. */
function blocks(lines: readonly string[]) {
  const found: number[][] = [];
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1] ?? '';
    if (before.trim() !== '' && line.trim() !== '' && goesOn(before, line)) found.at(-1)?.push(at);
    else if (line.trim() !== '') found.push([at]);
  }
  return found;
}

/** A line as long as this may have been broken by a program, where no mark ends it. */
const BROKEN_FROM = 60;

function goesOn(before: string, line: string): boolean {
  if (/[.!?:;…]["”’)]*\s*$/.test(before) || /^\s*(?:[-–•*+]|\d+[.)]\s)/.test(line)) return false;
  return before.length >= BROKEN_FROM || (before.length >= BROKEN_FROM / 2 && /^\s*\p{Ll}/u.test(line));
}

function place(row: EvidenceCells, line: string, offset: number): PlacedRow | undefined {
  const before = Number(row.column) - 1;
  // Columns count characters; only beyond Unicode's first 65,536 are those another number than JavaScript's units.
  const start = /[\ud800-\udbff]/.test(line) ? [...line].slice(0, before).join('').length : before;
  if (row.phrase === '' || !line.startsWith(row.phrase, start)) return undefined;
  return { row, start: offset + start, end: offset + start + row.phrase.length };
}

/** Cuts where a mark ends a sentence; a semicolon ends one too. */
function split(tokens: readonly Token[]): Token[][] {
  const sentences: Token[][] = [[]];
  for (const [at, token] of tokens.entries()) {
    sentences.at(-1)?.push(token);
    const next = tokens[at + 1];
    if (next && /^[.!?;…]$/.test(token.text) && next.start > token.end) sentences.push([]);
  }
  return sentences.filter((sentence) => sentence.length > 0);
}

function look(tokens: readonly Token[], labels: Labels) {
  const { grammar } = labels;
  const all = labels.subjects.find(tokens);
  // Of "the social network Zalo" the name is meant.
  const subjects = all.filter((mention, at) => all[at + 1]?.start !== mention.end);
  const measures = labels.measures.find(tokens);
  const encode = encoderOf(tokens, subjects, measures);
  // Too long for a sentence: a table, or a list without marks.
  const isLong = tokens.length > MOST_TOKENS;
  // The places of its figures among the tokens, those that only say how long left out.
  const figures = tokens.flatMap(({ row }, at) => {
    const isFigure = row !== undefined && row.role !== 'context' && !isLong;
    return isFigure && !grammar.duration.test(encode(at + 1)) ? [at] : [];
  });
  const encoded = encode(0);
  return { tokens, labels, grammar, figures, subjects, measures, encode, encoded, isLong };
}

/** Writes a stretch of tokens as the grammar's patterns read it; labels that it cuts are words. */
function encoderOf(tokens: readonly Token[], subjects: readonly Mention[], measures: readonly Mention[]) {
  const words = tokens.map(({ row, text }, at) => {
    if (!row) return ` ${text.toLowerCase().replace('’', "'")}`;
    return tokens[at - 1]?.row === row ? '' : row.role === 'context' ? ' @c' : ' @f';
  });
  const ends = new Map([...measures, ...subjects].map(({ start, end }) => [start, end]));
  const isSubject = new Set(subjects.map(({ start }) => start));
  return (from: number, to = tokens.length): string => {
    const marks = words.slice(from, to);
    for (let at = from; at < to; at++) {
      const end = ends.get(at) ?? at;
      if (end === at || end > to) continue;
      marks.fill('', at - from, end - from)[at - from] = isSubject.has(at) ? ' @s' : ' @m';
      at = end - 1;
    }
    return marks.join('');
  };
}

/** The places of names that no table knows. */
export function unknownNames({ tokens, subjects, measures }: Sentence, from: number, to: number): number[] {
  const known = (at: number) => [...subjects, ...measures].some(({ start, end }) => start <= at && at < end);
  return [...tokens.keys()]
    .slice(Math.max(from, 1), Math.max(to, 0))
    .filter((at) => isName(tokens[at]) && !known(at));
}

/** Whether a word has a capital, and is no part of evidence. */
export const isName = (token: Token | undefined) =>
  token?.isWord === true && !token.row && /^\p{Lu}/u.test(token.text);
