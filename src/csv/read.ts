import Papa from 'papaparse';
import { decode, type Source } from './decode.ts';
import { excerpt, limitedTo, type Problem, problem } from './problem.ts';
import {
  checkLabels,
  checkRow,
  type ExpectedColumns,
  findLostLetters,
  isBlank,
  requiredOf,
} from './shape.ts';

/** A CSV as rows of trimmed cells, each with the line it starts in. Only rows of the right shape are in it. */
export interface Sheet {
  file: string;
  /** The expected columns that the file has, in the file's order. */
  labels: string[];
  rows: string[][];
  /** The line of each row, from 1. */
  lines: number[];
  /** False when rows or columns had to be left out, so that what is missing may only be unread. */
  complete: boolean;
}

/** A first line longer than this is no row of column names. */
const LONGEST_HEADER = 100_000;

/**
 * Reads a CSV (RFC 4180, with `,` `;` or tab) and finds everything that is wrong with its shape.
 * Blank rows at the end, as spreadsheets leave them, are ignored.
 */
export function readCsv(source: Source, columns: ExpectedColumns): { sheet: Sheet; problems: Problem[] } {
  const { file } = source;
  const sheet: Sheet = { file, labels: [], rows: [], lines: [], complete: false };
  const decoded = decode(source);
  if ('problem' in decoded) {
    const isEmpty = decoded.problem.key === 'source-error.empty';
    const begin = problem('source-error.empty-table', { file }, { columns: requiredOf(columns).join(',') });
    return { sheet, problems: [isEmpty ? begin : decoded.problem] };
  }
  const firstLine = firstLineOf(decoded.text);
  if (firstLine.length > LONGEST_HEADER) {
    const place = { file, text: firstLine };
    return {
      sheet,
      problems: [problem('source-error.long-first-line', place, { length: firstLine.length })],
    };
  }

  const [head, ...rows] = parseRows(decoded.text, delimiterOf(firstLine));
  const labels = (head?.cells ?? []).map((label) => label.trim());
  // Columns that a spreadsheet leaves behind on the right: blank from top to bottom.
  while (labels.at(-1) === '' && rows.every(({ cells }) => (cells[labels.length - 1] ?? '').trim() === ''))
    labels.pop();
  for (const { cells } of rows) if (cells.length === head?.cells.length) cells.length = labels.length;
  const labelProblems = head?.quote ? [quoteProblem(file, head.quote)] : checkLabels(file, labels, columns);
  if (labelProblems.length > 0) return { sheet, problems: labelProblems };

  Object.assign(sheet, { labels, complete: true });
  const problems: Problem[] = [];
  const add = limitedTo(problems);
  // Excel loses all letters of a file at one save: that is reported once.
  const damaged = rows.filter(({ cells }) => findLostLetters(cells) >= 0);
  let blankSince: number | undefined;
  for (const row of rows) {
    const { cells, line, quote } = row;
    if (quote) add(quoteProblem(file, quote));
    if (isBlank(cells)) {
      blankSince ??= line;
      continue;
    }
    if (blankSince !== undefined) add(problem('blank-row', { file, line: blankSince }));
    blankSince = undefined;
    if (row === damaged[0]) add(lostLetters(file, row, labels, damaged.length - 1));
    const isLost = damaged.length > 0 && findLostLetters(cells) >= 0;
    const trimmed = cells.map((cell) => cell.trim());
    const found = quote || isLost ? undefined : checkRow(trimmed, line, labels, file);
    for (const one of found ?? []) add(one);
    if (found?.length === 0) {
      sheet.rows.push(trimmed);
      sheet.lines.push(line);
    } else sheet.complete = false;
  }
  return { sheet, problems };
}

interface ParsedRow {
  cells: string[];
  /** The line that it starts in, from 1. */
  line: number;
  /** The first quotation mark of the row that has no partner. */
  quote?: Quote;
}

interface Quote {
  key: 'unclosed-quote' | 'stray-quote';
  line: number;
  text: string;
}

/** The rows of a text, the column names first. Papa Parse's cursor gives the place of each. */
function parseRows(text: string, delimiter: string): ParsedRow[] {
  const rows: ParsedRow[] = [];
  let [start, line] = [0, 1];
  Papa.parse<string[]>(text, {
    delimiter,
    newline: '\n',
    step: ({ data, errors, meta }) => {
      const [error] = errors;
      const row: ParsedRow = { cells: data, line };
      if (error) {
        const at = error.index ?? start;
        row.quote = {
          key: error.code === 'MissingQuotes' ? 'unclosed-quote' : 'stray-quote',
          line: line + lineBreaks(text.slice(start, at)),
          text: text.slice(at - 1, at + 60),
        };
      }
      rows.push(row);
      line += lineBreaks(text.slice(start, meta.cursor));
      start = meta.cursor;
    },
  });
  return rows;
}

function quoteProblem(file: string, { key, line, text }: Quote): Problem {
  return problem(key, { file, line, text });
}

function lostLetters(file: string, { cells, line }: ParsedRow, labels: string[], more: number): Problem {
  const at = findLostLetters(cells);
  const text = cells[at] ?? '';
  const place = { file, line, column: labels[at] ?? null, text };
  return more === 0
    ? problem('encoding-error.letters-lost', place, { cell: excerpt(text) })
    : problem('encoding-error.letters-lost-in-rows', place, { cell: excerpt(text), more });
}

function lineBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

export function firstLineOf(text: string): string {
  const end = text.indexOf('\n');
  return end < 0 ? text : text.slice(0, end);
}

/** The delimiter that the row of column names has most of, outside quotes. */
export function delimiterOf(firstLine: string): ',' | ';' | '\t' {
  const bare = firstLine.replace(/"[^"]*"/g, '');
  const count = (mark: string) => bare.split(mark).length;
  return ([',', ';', '\t'] as const).reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/** The names of the columns in the first line of a file. */
export function labelsOf(firstLine: string): string[] {
  const [head] = parseRows(firstLine, delimiterOf(firstLine));
  return (head?.cells ?? []).map((label) => label.trim());
}

/** A file as it can be shown for editing: as cells, as text where its quotes do not pair, or not at all. */
export type RawFile =
  | { kind: 'rows'; rows: string[][] }
  | { kind: 'text'; text: string }
  | { kind: 'binary' };

/**
 * Reads a CSV without judging it: every row stays, also blank ones and those with too many or too few cells, and each
 * cell as it is written. Only blank rows at the end are left out, as by {@link readCsv}. The row of column names is the
 * first. The lines of the file can be counted from the rows: one each, and one for each line break in a cell.
 */
export function readRaw(source: Source): RawFile {
  const decoded = decode(source);
  if ('problem' in decoded) return readLenient(source);
  const { text } = decoded;
  const firstLine = firstLineOf(text);
  if (firstLine.length > LONGEST_HEADER) return { kind: 'text', text };
  const rows = parseRows(text, delimiterOf(firstLine));
  if (rows.some(({ quote }) => quote)) return { kind: 'text', text };
  while (rows.length > 0 && isBlank(rows.at(-1)?.cells ?? [])) rows.pop();
  return { kind: 'rows', rows: rows.map(({ cells }) => cells) };
}

/** What cannot be decoded: text all the same, with marks where letters were lost, unless it is no text at all. */
function readLenient({ bytes }: Source): RawFile {
  const text = new TextDecoder().decode(bytes).replace(/\r\n?/g, '\n');
  // A workbook, a picture: a text has none of these but where it is damaged.
  const strange = text.slice(0, 4096).match(/[\u0000-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0;
  const isText = strange <= 20 + Math.min(text.length, 4096) / 10 && !text.startsWith('PK\u0003\u0004');
  return isText ? { kind: 'text', text } : { kind: 'binary' };
}
