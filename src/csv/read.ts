import { parseBlocks } from './blocks.ts';
import { decode, type Source } from './decode.ts';
import { checkLabels, type ExpectedColumns } from './labels.ts';
import { addLostLetters, findLostLetters, mayHaveLostLetters, NO_LOST_LETTERS } from './lost-letters.ts';
import { type AddProblem, excerpt, limitedTo, type Problem } from './problem.ts';
import { quoteProblems } from './quotes.ts';
import { checkRow, isBlank } from './rows.ts';

/** What is known of a CSV beside its rows. */
export interface SheetHead {
  file: string;
  /** The expected columns that the file has, in the file's order. */
  labels: string[];
  /** False when rows or columns had to be left out, so that what is missing may only be unread. */
  complete: boolean;
}

/** A CSV as rows of text, each with the line it starts in. Only sound rows are in it. */
export interface Sheet extends SheetHead {
  rows: string[][];
  /** The line of each row, from 1. */
  lines: number[];
}

/** Receives one sound row after the other, each with the line it starts in. */
export type TakeRow = (cells: string[], line: number) => void;

/** A first line longer than this is no row of column names. */
const LONGEST_HEADER = 100_000;

/** Reads a CSV as {@link streamCsv} does, and keeps its rows. */
export function readCsv(source: Source, columns: ExpectedColumns): { sheet: Sheet; problems: Problem[] } {
  const rows: string[][] = [];
  const lines: number[] = [];
  const { head, problems } = streamCsv(source, columns, () => (cells, line) => {
    rows.push(cells);
    lines.push(line);
  });
  return { sheet: { ...head, rows, lines }, problems };
}

/**
 * Reads a CSV (RFC 4180, with `,` `;` or tab) and finds everything that is wrong with its shape.
 * Cells are trimmed; blank rows at the end, as spreadsheets leave them, are passed over.
 * Once the column names are known to be right, `open` is called with them; what it returns takes the rows.
 */
export function streamCsv(
  source: Source,
  columns: ExpectedColumns,
  open: (labels: string[]) => TakeRow,
): { head: SheetHead; problems: Problem[] } {
  const { file } = source;
  const unread: SheetHead = { file, labels: [], complete: false };
  const decoded = decode(source);
  if ('problem' in decoded) return { head: unread, problems: [decoded.problem] };
  const { text } = decoded;

  const problems: Problem[] = [];
  const push = limitedTo(problems);
  const add: AddProblem = (code, line, column, cell, message, mend) =>
    push({ code, file, line, column, text: excerpt(cell), message, mend });

  const firstLine = text.slice(0, LONGEST_HEADER + 1).split('\n', 1)[0] ?? '';
  if (firstLine.length > LONGEST_HEADER) {
    const end = text.indexOf('\n');
    const length = end < 0 ? text.length : end;
    const message = `The first line is ${length} characters long; it should hold the column names.`;
    add('source-error', 1, null, firstLine, message, 'Restore the file, or save it as CSV again.');
    return { head: unread, problems };
  }

  const head: SheetHead = { file, labels: [], complete: true };
  // Letters that were lost are told once a file, so all rows are looked through at once.
  const questioned = mayHaveLostLetters(text);
  const size = questioned ? text.length : undefined;
  let take: TakeRow | undefined;
  let at = -1;
  let line = 0;
  let blankSince: number | undefined;
  for (const { data, errors, start: from, quoted } of parseBlocks(text, delimiterOf(firstLine), size)) {
    const broken = quoteProblems(errors, text, { index: from, line: line + 1 }, add);
    const lost = questioned ? findLostLetters(data) : NO_LOST_LETTERS;
    for (const row of data) {
      at++;
      line++;
      const start = line;
      if (quoted) line += lineBreaksIn(row);
      if (!take) {
        head.labels = row.map((label) => label.trim());
        const labelProblems = broken.has(at) ? [] : checkLabels(file, head.labels, columns);
        problems.push(...labelProblems);
        if (labelProblems.length > 0 || broken.has(at)) return { head: unread, problems };
        take = open(head.labels);
        continue;
      }
      if (isBlank(row)) {
        blankSince ??= start;
        continue;
      }
      if (blankSince !== undefined)
        add(
          'blank-row',
          blankSince,
          null,
          '',
          'The row is blank, and rows follow it.',
          'Delete the blank rows.',
        );
      blankSince = undefined;
      if (at === lost.first)
        addLostLetters(row[lost.column] ?? '', start, head.labels[lost.column], lost.rows.size, add);
      if (broken.has(at) || lost.rows.has(at) || !checkRow(row, start, head.labels, add))
        head.complete = false;
      else take(row, start);
    }
  }
  return { head, problems };
}

/** The delimiter that the row of column names has most of, outside quotes. */
export function delimiterOf(firstLine: string): string {
  const bare = firstLine.replace(/"[^"]*"/g, '');
  const count = (mark: string) => bare.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

function lineBreaksIn(row: string[]): number {
  let count = 0;
  for (const cell of row) for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count++;
  return count;
}
