import type { Change, Sheet, Workbook } from './sheet.ts';

/**
 * What an editor does to a sheet, as changes. Rows and columns count from 0; row 0 has the names of the columns. A row
 * that is touched gets the cells that it lacks, and loses blank ones beyond the last column.
 */
export function setCell(
  file: string,
  sheet: Sheet,
  row: number,
  column: number,
  text: string,
): Change | undefined {
  const before = sheet.row(row);
  const cells = padTo(put(before, column, [text]), row === 0 ? 0 : sheet.labels.length);
  if (cells.length === before.length && cells.every((cell, at) => cell === before[at])) return undefined;
  return { kind: 'rows', file, at: row, removed: 1, rows: [cells] };
}

/** Puts a block of cells at a place; rows beyond the last are added. What lies right of the last column is dropped. */
export function pasteCells(
  file: string,
  sheet: Sheet,
  row: number,
  column: number,
  block: readonly (readonly string[])[],
): Change | undefined {
  if (block.length === 0) return undefined;
  const width = Math.max(sheet.labels.length, sheet.row(row).length);
  const rows = block.map((cells, at) => {
    const isNames = row + at === 0;
    const within = isNames ? cells : cells.slice(0, Math.max(0, width - column));
    return padTo(put(sheet.row(row + at), column, within), isNames ? 0 : sheet.labels.length);
  });
  return { kind: 'rows', file, at: row, removed: Math.min(rows.length, sheet.rowCount - row), rows };
}

/** Adds a blank row after another. */
export function insertRow(file: string, sheet: Sheet, after: number): Change {
  const blank = Array.from({ length: Math.max(1, sheet.labels.length) }, () => '');
  return { kind: 'rows', file, at: Math.min(after + 1, sheet.rowCount), removed: 0, rows: [blank] };
}

/** Deletes a row; not that of the column names. */
export function deleteRow(file: string, sheet: Sheet, row: number): Change | undefined {
  if (row < 1 || row >= sheet.rowCount) return undefined;
  return { kind: 'rows', file, at: row, removed: 1, rows: [] };
}

/** Adds records at the end of a sheet, by the names of its columns. */
export function appendRecords(
  file: string,
  sheet: Sheet,
  records: readonly Readonly<Record<string, string>>[],
): Change {
  const rows = records.map((record) => sheet.labels.map((label) => clean(record[label] ?? '')));
  return { kind: 'rows', file, at: sheet.rowCount, removed: 0, rows };
}

function put(before: readonly string[], column: number, texts: readonly string[]): string[] {
  const cells = [...before];
  while (cells.length < column) cells.push('');
  for (const [at, text] of texts.entries()) cells[column + at] = clean(text);
  return cells;
}

function padTo(cells: string[], width: number): string[] {
  while (cells.length < width) cells.push('');
  while (width > 0 && cells.length > width && cells.at(-1)?.trim() === '') cells.pop();
  return cells;
}

/** A text as a cell may hold it: no control characters but line breaks, letters NFC. */
function clean(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
    .normalize('NFC');
}

/** Changes that were made at once and are undone at once, and the place that the editor was at. */
interface Step {
  changes: Change[];
  undo: Change[];
  focus: Focus;
}

/** A place in a workbook; `column` is null for a row. */
export interface Focus {
  file: string;
  row: number;
  column: number | null;
}

/** What undoing or redoing did: the changes that were made, in their order, and where to look. */
export interface Moved {
  changes: Change[];
  focus: Focus;
}

/** Steps back are remembered so far. */
const MOST_STEPS = 500;

/** Makes changes to a workbook, and takes them back. */
export class History {
  private readonly workbook: Workbook;
  private done: Step[] = [];
  private undone: Step[] = [];

  constructor(workbook: Workbook) {
    this.workbook = workbook;
  }

  get canUndo(): boolean {
    return this.done.length > 0;
  }

  get canRedo(): boolean {
    return this.undone.length > 0;
  }

  /** Makes changes as one step. */
  make(changes: Change[], focus: Focus): void {
    const undo = changes.map((change) => this.workbook.apply(change)).reverse();
    this.done = [...this.done, { changes, undo, focus }].slice(-MOST_STEPS);
    this.undone = [];
  }

  undo(): Moved | undefined {
    const step = this.done.pop();
    if (!step) return undefined;
    for (const change of step.undo) this.workbook.apply(change);
    this.undone.push(step);
    return { changes: step.undo, focus: step.focus };
  }

  redo(): Moved | undefined {
    const step = this.undone.pop();
    if (!step) return undefined;
    for (const change of step.changes) this.workbook.apply(change);
    this.done.push(step);
    return { changes: step.changes, focus: step.focus };
  }

  /** Forgets all steps: there is no way back from a new beginning. */
  clear(): void {
    this.done = [];
    this.undone = [];
  }
}
