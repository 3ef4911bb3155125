import Papa from 'papaparse';
import { decode, lineAt, type Source } from './decode.ts';
import { checkLabels, type ExpectedColumns } from './labels.ts';
import { findLostLetters } from './lost-letters.ts';
import { excerpt, type Problem, type ProblemCode } from './problem.ts';

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
/** What a spreadsheet cell can hold. */
const LONGEST_CELL = 32_767;
const SPREADSHEET_ERROR = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)/i;

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
  const add = (
    code: ProblemCode,
    line: number,
    column: string | null,
    cell: string,
    message: string,
    mend: string,
  ) => problems.push({ code, file, line, column, text: excerpt(cell), message, mend });

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
    if (broken.has(at) || lost.rows.has(at) || !checkRow(row, start, labels, add)) {
      sheet.complete = false;
      continue;
    }
    sheet.rows.push(row);
    sheet.lines.push(start);
  }
  return { sheet, problems };
}

type Add = (
  code: ProblemCode,
  line: number,
  column: string | null,
  cell: string,
  message: string,
  mend: string,
) => void;

/** The delimiter that the row of column names has most of, outside quotes. */
function delimiterOf(firstLine: string): string {
  const bare = firstLine.replace(/"[^"]*"/g, '');
  const count = (mark: string) => bare.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/** Reports quotes that do not pair, once a row; returns those rows' numbers. */
function quoteProblems(errors: Papa.ParseError[], text: string, add: Add): Set<number> {
  const broken = new Set<number>();
  for (const error of errors) {
    if (error.row === undefined || broken.has(error.row)) continue;
    broken.add(error.row);
    const index = error.index ?? 0;
    const cell = text.slice(index - 1, index + 60);
    const line = lineAt(text, index);
    if (error.code === 'MissingQuotes')
      add(
        'unclosed-quote',
        line,
        null,
        cell,
        'A quotation mark opens a cell here and none closes it.',
        'Close it, or take it out.',
      );
    else
      add(
        'stray-quote',
        line,
        null,
        cell,
        'A quotation mark stands inside a quoted cell.',
        'Write it twice ("") inside quotes.',
      );
  }
  return broken;
}

/** Lost letters are told once a file: one save loses all of them. */
function addLostLetters(
  cell: string,
  line: number,
  column: string | undefined,
  rows: number,
  add: Add,
): void {
  const others = rows > 1 ? `, and in ${rows - 1} more rows` : '';
  const message = `Letters were lost: question marks stand in their place in "${excerpt(cell)}"${others}.`;
  const mend =
    'Restore the file, and save it as "CSV UTF-8". Where a question mark is meant, put a space after it.';
  add('encoding-error', line, column ?? null, cell, message, mend);
}

/** Trims a row's cells in place and checks its shape. */
function checkRow(row: string[], line: number, labels: string[], add: Add): boolean {
  if (isBlank(row)) {
    add('blank-row', line, null, '', 'The row is blank, and rows follow it.', 'Delete the row.');
    return false;
  }
  if (row.length > labels.length) {
    const message = `The row has ${row.length} cells; the file has ${labels.length} columns.`;
    add(
      'extra-cell',
      line,
      null,
      row[labels.length] ?? '',
      message,
      'Put a cell that holds a separator in quotes, or delete the extra cells.',
    );
    return false;
  }
  if (row.length < labels.length) {
    const column = labels[row.length] ?? null;
    const message = `The row has ${row.length} cells; the file has ${labels.length} columns. The first that is missing is "${column}".`;
    add('missing-cell', line, column, row.join(' '), message, 'Add the missing cells, blank ones too.');
    return false;
  }
  let sound = true;
  for (let at = 0; at < row.length; at++) {
    const cell = (row[at] as string).trim();
    row[at] = cell;
    if (cell.charCodeAt(0) === 35 && SPREADSHEET_ERROR.test(cell)) {
      const message = `"${excerpt(cell)}" is a spreadsheet's error, not a value.`;
      add(
        'type-error',
        line,
        labels[at] ?? null,
        cell,
        message,
        'Mend the formula in the spreadsheet and save again, or type the value.',
      );
      sound = false;
    } else if (cell.length > LONGEST_CELL) {
      const message = `The cell has ${cell.length} characters; ${LONGEST_CELL} are the most that a spreadsheet holds.`;
      add('constraint-error', line, labels[at] ?? null, cell, message, 'Shorten it.');
      sound = false;
    }
  }
  return sound;
}

function isBlank(row: string[]): boolean {
  return (row[0] ?? '').trim() === '' && row.every((cell) => cell.trim() === '');
}

function lineBreaksIn(row: string[]): number {
  let count = 0;
  for (const cell of row) for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count++;
  return count;
}
