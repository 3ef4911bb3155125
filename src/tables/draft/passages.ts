import { type EvidenceCells, textLines } from '../../evidence/extract.ts';
import type { Locale } from '../../i18n/locales.ts';
import { type PlacedRow, type Token, tokenize } from './tokens.ts';

/** One sentence of a report, as tokens. */
export interface Sentence {
  tokens: Token[];
  passage: Passage;
  /** Its place in its passage, from 0. */
  nth: number;
}

/** A paragraph, an item of a list or a heading: a line, or several that a program broke. */
export interface Passage {
  sentences: Sentence[];
  /** The heading of the list that it is an item of. */
  heading: Passage | undefined;
}

/** A line as long as this may have been broken by a program, where no mark ends it. */
const BROKEN_FROM = 60;

/** The sentences of a text, in its order; evidence rows that do not stand where they say are left out. */
export function readPassages(text: string, evidence: readonly EvidenceCells[], locale: Locale): Passage[] {
  const rows = Map.groupBy(evidence, ({ line }) => line);
  const passages: Passage[] = [];
  let heading: Passage | undefined;
  let hasItems = false;
  for (const { words, lines, afterBlank } of blocks(textLines(text))) {
    const placed = lines.flatMap(({ number, start, line }) =>
      (rows.get(String(number)) ?? []).flatMap((row) => place(row, line, start) ?? []),
    );
    const tokens = tokenize(
      words,
      placed.toSorted((a, b) => a.start - b.start),
      locale,
    );
    if (hasItems && afterBlank) heading = undefined;
    const isHeading = tokens.at(-1)?.text === ':';
    const passage: Passage = { sentences: [], heading: isHeading ? undefined : heading };
    passage.sentences = split(tokens).map((tokens, nth) => ({ tokens, passage, nth }));
    passages.push(passage);
    if (isHeading) heading = passage;
    hasItems = !isHeading;
  }
  return passages;
}

interface Block {
  words: string;
  lines: { number: number; start: number; line: string }[];
  /** True when a blank line stands before it. */
  afterBlank: boolean;
}

function blocks(lines: readonly string[]): Block[] {
  const found: Block[] = [];
  let afterBlank = true;
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') {
      afterBlank = true;
      continue;
    }
    const last = found.at(-1);
    if (last && !afterBlank && goesOn(lines[at - 1] ?? '', line)) {
      last.lines.push({ number: at + 1, start: last.words.length + 1, line });
      last.words += `\n${line}`;
    } else found.push({ words: line, lines: [{ number: at + 1, start: 0, line }], afterBlank });
    afterBlank = false;
  }
  return found;
}

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
