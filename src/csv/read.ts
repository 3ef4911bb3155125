import Papa from 'papaparse';
import { decode, type Source } from './decode.ts';
import { checkLabels, type ExpectedColumns } from './labels.ts';
import { addLostLetters, findLostLetters } from './lost-letters.ts';
import { type AddProblem, excerpt, type Problem } from './problem.ts';
import { quoteProblems } from './quotes.ts';
import { checkRow, isBlank } from './rows.ts';

/** A CSV as rows of text, each with the line it starts in. Only sound rows are in it. */
export interface Sheet {
  file: string;
  /** The expected columns that the file has, in the file's order. */
  labels: string[];
  rows: string[][];
  /** The line of each row, from 1. */
  lines: number[];
  /** How decimals may be written: a comma is possible where commas do not separate cells. */
  decimalComma: boolean;
  /** False when rows or columns had to be left out, so that what is missing may only be unread. */
  complete: boolean;
}

/** A first line longer than this is no row of column names. */
const LONGEST_HEADER = 100_000;

/**
 * Reads a CSV (RFC 4180, with `,` `;` or tab) and finds everything that is wrong with its shape.
 * Cells are trimmed; blank rows at the end, as spreadsheets leave them, are passed over.
 */
export function readCsv(source: Source, columns: ExpectedColumns): { sheet: Sheet; problems: Problem[] } {
  const { file } = source;
  const empty: Sheet = { file, labels: [], rows: [], lines: [], decimalComma: false, complete: false };
  const decoded = decode(source);
  if ('problem' in decoded) return { sheet: empty, problems: [decoded.problem] };
  const { text } = decoded;

  const problems: Problem[] = [];
  const add: AddProblem = (code, line, column, cell, message, mend) =>
    problems.push({ code, file, line, column, text: excerpt(cell), message, mend });

  const firstLine = text.slice(0, LONGEST_HEADER + 1).split('\n', 1)[0] ?? '';
  if (firstLine.length > LONGEST_HEADER) {
    const end = text.indexOf('\n');
    const length = end < 0 ? text.length : end;
    const message = `The first line is ${length} characters long; it should hold the column names.`;
    add('source-error', 1, null, firstLine, message, 'Restore the file, or save it as CSV again.');
    return { sheet: empty, problems };
  }

  const delimiter = delimiterOf(firstLine);
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: '\n' });
  const broken = quoteProblems(errors, text, add);
  const labels = (data[0] ?? []).map((label) => label.trim());
  const labelProblems = broken.has(0) ? [] : checkLabels(file, labels, columns);
  problems.push(...labelProblems);
  if (labelProblems.length > 0 || broken.has(0)) return { sheet: empty, problems };

  let last = data.length - 1;
  while (last > 0 && isBlank(data[last] ?? [])) last--;
  const lost = findLostLetters(text, data);
  const sheet: Sheet = { file, labels, rows: [], lines: [], decimalComma: delimiter !== ',', complete: true };
  const multiline = text.includes('"');
  let line = 1 + (multiline ? lineBreaksIn(data[0] ?? []) : 0);
  for (let at = 1; at <= last; at++) {
    const row = data[at] as string[];
    line++;
    const start = line;
    if (at === lost.first)
      addLostLetters(row[lost.column] ?? '', start, labels[lost.column], lost.rows.size, add);
    if (multiline) line += lineBreaksIn(row);
    if (isBlank(row)) {
      // Blank rows in a row are one problem.
      if (!isBlank(data[at - 1] ?? []))
        add('blank-row', start, null, '', 'The row is blank, and rows follow it.', 'Delete the blank rows.');
      continue;
    }
    if (broken.has(at) || lost.rows.has(at) || !checkRow(row, start, labels, add)) {
      sheet.complete = false;
      continue;
    }
    sheet.rows.push(row);
    sheet.lines.push(start);
  }
  return { sheet, problems };
}

/** The delimiter that the row of column names has most of, outside quotes. */
function delimiterOf(firstLine: string): string {
  const bare = firstLine.replace(/"[^"]*"/g, '');
  const count = (mark: string) => bare.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

function lineBreaksIn(row: string[]): number {
  let count = 0;
  for (const cell of row) for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count++;
  return count;
}
