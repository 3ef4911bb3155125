import Papa from 'papaparse';
import { closest, excerpt, limitedTo, type Problem, problem } from './problem.ts';
import { decode, lineBreaks, type Source } from './text.ts';

/** A CSV as rows of trimmed cells, each with the line it starts in. Only rows of the right shape are in it. */
export interface Sheet {
  file: string;
  /** The expected columns that the file has, in the file's order. */
  labels: string[];
  rows: string[][];
  /** The line of each row, from 1. */
  lines: number[];
  /** False if rows or columns could not be read: a missing id may be in one of them. */
  complete: boolean;
}

/** The columns a file should have. */
interface ExpectedColumns {
  all: readonly string[];
  /** Those among them that may be absent. */
  optional?: readonly string[];
}

const requiredOf = ({ all, optional }: ExpectedColumns) => all.filter((name) => !optional?.includes(name));

/** A first line longer than this is no row of column names. */
const LONGEST_HEADER = 100_000;

/** Reads a CSV (RFC 4180, with `,` `;` or tab) and finds what is wrong with its shape. Blank rows at the end are ignored. */
export function readCsv(source: Source, columns: ExpectedColumns): { sheet: Sheet; problems: Problem[] } {
  const { file } = source;
  const sheet: Sheet = { file, labels: [], rows: [], lines: [], complete: false };
  const refuse = (problems: Problem[]) => ({ sheet, problems });
  const decoded = decode(source);
  if ('problem' in decoded) {
    const params = { ...decoded.problem.params, columns: requiredOf(columns).join(',') };
    return refuse([{ ...decoded.problem, params }]);
  }
  const firstLine = firstLineOf(decoded.text);
  const { length } = firstLine;
  if (length > LONGEST_HEADER)
    return refuse([problem('source-error.long-first-line', { file, text: firstLine }, { length })]);

  const [head, ...rows] = parseRows(decoded.text, delimiterOf(firstLine));
  const labels = (head?.cells ?? []).map((label) => label.trim());
  // Spreadsheets may leave empty columns on the right.
  while (labels.at(-1) === '' && rows.every(({ cells }) => (cells[labels.length - 1] ?? '').trim() === ''))
    labels.pop();
  for (const { cells } of rows) if (cells.length === head?.cells.length) cells.length = labels.length;
  const quoteProblem = ({ key, ...place }: Quote) => problem(key, { file, ...place });
  const labelProblems = head?.quote ? [quoteProblem(head.quote)] : checkLabels(file, labels, columns);
  if (labelProblems.length > 0) return refuse(labelProblems);

  Object.assign(sheet, { labels, complete: true });
  const problems: Problem[] = [];
  const add = limitedTo(problems);
  // Excel loses all letters of a file at one save: that is reported once.
  const damaged = new Set(rows.filter(({ cells }) => cells.some(hasLostLetters)));
  const [firstDamaged] = damaged;
  let blankSince: number | undefined;
  for (const row of rows) {
    const { cells, line, quote } = row;
    if (quote) add(quoteProblem(quote));
    if (isBlank(cells)) {
      blankSince ??= line;
      continue;
    }
    if (blankSince !== undefined) add(problem('blank-row', { file, line: blankSince }));
    blankSince = undefined;
    if (row === firstDamaged) add(lostLetters(file, row, labels, damaged.size - 1));
    const trimmed = cells.map((cell) => cell.trim());
    const found = quote || damaged.has(row) ? undefined : checkRow(trimmed, line, labels, file);
    for (const one of found ?? []) add(one);
    if (found?.length === 0) {
      sheet.rows.push(trimmed);
      sheet.lines.push(line);
    } else sheet.complete = false;
  }
  return { sheet, problems };
}

/** What is wrong with a row of column names, in any order. A misspelt name is one problem, and so is a file without names. */
function checkLabels(file: string, labels: string[], columns: ExpectedColumns): Problem[] {
  const missing = requiredOf(columns).filter((name) => !labels.includes(name));
  const misspelt = new Map(
    labels.filter((label) => !columns.all.includes(label)).map((label) => [label, closest(label, missing)]),
  );
  const meant = new Set(misspelt.values());
  if (!labels.some((label) => columns.all.includes(label)) && ![...meant].some(Boolean))
    return [problem('missing-label.all', { file }, { columns: requiredOf(columns).join(',') })];

  const found = labels.flatMap((column, at) => {
    const place = { file, column, text: column };
    const label = excerpt(column);
    const isAgain = labels.indexOf(column) < at;
    if (column === '') return isAgain ? [] : problem('blank-header', { file }, { number: at + 1 });
    if (isAgain) return problem('duplicate-label', place, { label });
    if (columns.all.includes(column)) return [];
    const near = misspelt.get(column);
    return near === undefined
      ? problem('extra-label', place, { label, columns: columns.all })
      : problem('extra-label.near', place, { label, meant: near });
  });
  const absent = missing.filter((name) => !meant.has(name));
  return [
    ...found,
    ...absent.map((label) => problem('missing-label', { file, column: label, text: label }, { label })),
  ];
}

const LONGEST_CELL = 32_767;
const SPREADSHEET_ERROR = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)/i;

/** What is wrong with the shape of a row of trimmed cells. A row with such a problem cannot be used. */
function checkRow(cells: readonly string[], line: number, labels: string[], file: string): Problem[] {
  const counts = { cells: cells.length, columns: labels.length };
  if (cells.length > labels.length)
    return [problem('extra-cell', { file, line, text: cells[labels.length] ?? '' }, counts)];
  if (cells.length < labels.length) {
    const column = labels[cells.length] ?? null;
    const place = { file, line, column, text: cells.join(' ') };
    return [problem('missing-cell', place, { ...counts, label: column ?? '' })];
  }
  return cells.flatMap((cell, at) => {
    const place = { file, line, column: labels[at] ?? null, text: cell };
    if (SPREADSHEET_ERROR.test(cell))
      return problem('type-error.spreadsheet-error', place, { cell: excerpt(cell) });
    if (cell.length <= LONGEST_CELL) return [];
    return problem('constraint-error.long-cell', place, { length: cell.length, most: LONGEST_CELL });
  });
}

const isBlank = (row: readonly string[]) => row.every((cell) => cell.trim() === '');

/** A question mark inside a word or before one: what Excel's plain "CSV" makes of a letter that it cannot write. */
const LOST = /\p{L}\?+\p{L}|(?:^|[\s("“])\?+\p{L}/u;

/** True for a cell in which letters were lost: "Vi?t Nam", which was "Việt Nam". Addresses may have question marks. */
const hasLostLetters = (cell: string) => cell.includes('?') && LOST.test(cell) && !cell.includes('://');

/** A quotation mark without a partner. */
type Quote = { key: 'unclosed-quote' | 'stray-quote'; line: number; text: string };

type ParsedRow = { cells: string[]; line: number; quote: Quote | undefined };

/** The rows of a text, header first, each with the line that it starts in and its first unpaired quotation mark. */
function parseRows(text: string, delimiter: string): ParsedRow[] {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: '\n' });
  const quotes = new Map<number | undefined, Quote>();
  let [line, from] = [1, 0];
  for (const { code, row, index: at = 0 } of errors) {
    line += lineBreaks(text.slice(from, at));
    from = at;
    const key = code === 'MissingQuotes' ? 'unclosed-quote' : 'stray-quote';
    if (!quotes.has(row)) quotes.set(row, { key, line, text: text.slice(at - 1, at + 60) });
  }
  let next = 1;
  return data.map((cells, at) => {
    const line = next;
    next = cells.reduce((sum, cell) => sum + lineBreaks(cell), line + 1);
    return { cells, line, quote: quotes.get(at) };
  });
}

function lostLetters(file: string, { cells, line }: ParsedRow, labels: string[], more: number): Problem {
  const at = cells.findIndex(hasLostLetters);
  const text = cells[at] ?? '';
  const key = more === 0 ? 'encoding-error.letters-lost' : 'encoding-error.letters-lost-in-rows';
  return problem(key, { file, line, column: labels[at] ?? null, text }, { cell: excerpt(text), more });
}

export const firstLineOf = (text: string) => text.split('\n', 1)[0] ?? '';

/** The delimiter that the row of column names has most of, outside quotes. */
export function delimiterOf(firstLine: string): ',' | ';' | '\t' {
  const bare = firstLine.replace(/"[^"]*"/g, '');
  const count = (mark: string) => bare.split(mark).length;
  return ([',', ';', '\t'] as const).reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

export function labelsOf(firstLine: string): string[] {
  const [head] = parseRows(firstLine, delimiterOf(firstLine));
  return (head?.cells ?? []).map((label) => label.trim());
}

/** A file as it can be shown for editing: as cells, as text where its quotes do not pair, or not at all. */
type RawFile = { kind: 'rows'; rows: string[][] } | { kind: 'text'; text: string } | { kind: 'binary' };

/** Reads a CSV without validation: each cell as written, header first, without blank rows at the end. */
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
