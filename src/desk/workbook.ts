import type { TableName } from '../tables/schemas/index.ts';

export type Row = readonly string[];
/** The rows of a CSV, the column names first. They are never mutated: a changed row is another array. */
export type Rows = readonly Row[];

/** What a file holds. `binary` cannot be shown: a workbook, a picture. */
export type Content =
  | { kind: 'rows'; rows: Rows }
  | { kind: 'text'; text: string }
  | { kind: 'binary'; bytes: Uint8Array };

/** A file's new content; undefined removes the file. */
export interface Change {
  file: string;
  content: Content | undefined;
}

/**
 * The files that are being edited, by name: `subjects.csv`, `observations/games.csv`, `seeds/<report>.csv`. Never mutated:
 * undo goes back to an earlier one. The page and its worker have one each, and apply the same changes.
 */
export type Workbook = ReadonlyMap<string, Content>;

export function applyChanges(workbook: Workbook, changes: readonly Change[]): Workbook {
  const files = new Map(workbook);
  for (const { file, content } of changes)
    if (content) files.set(file, content);
    else files.delete(file);
  return files;
}

/** The changes that make one workbook into another. */
export function changesBetween(before: Workbook, after: Workbook): Change[] {
  const files = [...new Set([...before.keys(), ...after.keys()])];
  const changed = files.filter((file) => before.get(file) !== after.get(file));
  return changed.map((file) => ({ file, content: after.get(file) }));
}

/** Observations come first: they are edited most. Then tables, evidence, and other files. */
export function fileNames(workbook: Workbook): string[] {
  return [...workbook.keys()].toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

function rank(file: string): number {
  if (file.startsWith('observations/')) return 0;
  if (file.startsWith('seeds/')) return 2;
  return file.includes('/') ? 3 : 1;
}

/** The rows of a file; undefined if it has none. */
export function rowsOf(workbook: Workbook, file: string): Rows | undefined {
  const content = workbook.get(file);
  return content?.kind === 'rows' ? content.rows : undefined;
}

export const columnNames = (rows: Rows): string[] => (rows[0] ?? []).map((name) => name.trim());

/** The line of the file in which each row starts, from 1. */
export function linesOf(rows: Rows): number[] {
  let next = 1;
  return rows.map((cells) => {
    const line = next;
    next += cells.join('').split('\n').length;
    return line;
  });
}

/*
 * Edits return the new rows, or undefined if nothing changes. Rows and columns count from 0; row 0 has the column names.
 * An edited row gets the cells that it lacks, and loses blank ones beyond the last column.
 */

export function setCell(rows: Rows, row: number, column: number, text: string): Rows | undefined {
  const before = rows[row] ?? [];
  const cells = putCells(before, column, [text], row === 0 ? 0 : columnNames(rows).length);
  if (cells.length === before.length && cells.every((cell, at) => cell === before[at])) return undefined;
  return rows.with(row, cells);
}

/** Sets the cells of those columns that there are. */
function setCells(rows: Rows, row: number, names: Row, cells: Cells): Rows | undefined {
  const set = (rows: Rows, [name, text]: [string, string]) =>
    names.includes(name) ? (setCell(rows, row, names.indexOf(name), text) ?? rows) : rows;
  const changed = Object.entries(cells).reduce(set, rows);
  return changed === rows ? undefined : changed;
}

/** Puts a block of cells at a place. Rows beyond the last are added; cells right of the last column are dropped. */
export function pasteCells(rows: Rows, row: number, column: number, block: Rows): Rows | undefined {
  if (block.length === 0) return undefined;
  const columns = columnNames(rows).length;
  const width = Math.max(columns, rows[row]?.length ?? 0);
  const pasted = block.map((cells, at) => {
    const isHeader = row + at === 0;
    const within = isHeader ? cells : cells.slice(0, Math.max(0, width - column));
    return putCells(rows[row + at] ?? [], column, within, isHeader ? 0 : columns);
  });
  return [...rows.slice(0, row), ...pasted, ...rows.slice(row + pasted.length)];
}

/** Inserts a blank row before another. */
export function insertRow(rows: Rows, row: number): Rows {
  return rows.toSpliced(row, 0, Array<string>(Math.max(1, columnNames(rows).length)).fill(''));
}

/** Deletes a row, but not the header. */
export function deleteRow(rows: Rows, row: number): Rows | undefined {
  return row < 1 || row >= rows.length ? undefined : rows.toSpliced(row, 1);
}

type Cells = Readonly<Record<string, string>>;

/** Appends records, by the names of the columns. */
export function appendRecords(rows: Rows, records: readonly Cells[]): Rows {
  const names = columnNames(rows);
  return [...rows, ...records.map((record) => names.map((name) => clean(record[name] ?? '')))];
}

function putCells(before: Row, column: number, texts: Row, width: number): string[] {
  const cells = [...before];
  for (const [at, text] of texts.entries()) cells[column + at] = clean(text);
  while (width > 0 && cells.length > width && !cells.at(-1)?.trim()) cells.pop();
  return Array.from({ length: Math.max(cells.length, width) }, (_, at) => cells[at] ?? '');
}

/** A text as a cell may hold it: no control characters except line breaks, and NFC. */
function clean(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
    .normalize('NFC');
}

/** What a pasted report adds to the tables. */
export interface PasteResult {
  report: string;
  language: string;
  /** Cells of reports.csv: SHA-256 of the text as UTF-8 and of the evidence, in hexadecimal, and how long each line is. */
  ofReport: { text_sha256: string; line_lengths: string; evidence_sha256: string };
  /** All rows of the report's evidence file, by column. */
  evidence: readonly Cells[];
  /** Rows to append to the report's own file of observations. */
  observations: readonly Cells[];
}

/**
 * A pasted report as changes: its evidence replaces its earlier one, its observations are appended to a file of its own, and
 * it gets a row in reports.csv. What is unknown of the report stays blank, which the check reports. `namesOf` has the columns
 * of new files.
 */
export function pasteChanges(
  workbook: Workbook,
  result: PasteResult,
  namesOf: (table: TableName) => Row,
): Change[] {
  const { report, evidence, observations, ofReport, language } = result;
  const change = (file: string, rows: Rows): Change => ({ file, content: { kind: 'rows', rows } });
  const reports = rowsOf(workbook, 'reports.csv') ?? [namesOf('reports')];
  const names = columnNames(reports);
  const known = reports.findIndex((cells, row) => row > 0 && cells[names.indexOf('id')]?.trim() === report);
  const updated =
    known < 0
      ? appendRecords(reports, [{ id: report, language, ...ofReport }])
      : setCells(reports, known, names, ofReport);
  const file = `observations/${report}.csv`;
  return [
    change(`seeds/${report}.csv`, appendRecords([namesOf('evidence')], evidence)),
    ...(observations.length > 0
      ? [change(file, appendRecords(rowsOf(workbook, file) ?? [namesOf('observations')], observations))]
      : []),
    ...(updated ? [change('reports.csv', updated)] : []),
  ];
}

/** A place in a file: a row, a cell of it, or a line of a text. */
export interface FilePosition {
  file: string;
  row?: number | undefined;
  column?: number | undefined;
  line?: number | undefined;
}
