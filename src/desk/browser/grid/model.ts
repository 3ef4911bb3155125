/** A cell, counted from 0. Row -1 is the header row, column -1 the line numbers. */
export interface Position {
  row: number;
  column: number;
}

export interface Size {
  rows: number;
  columns: number;
}

/** A block of cells: the numbers of its rows and columns, in order. */
export interface Block {
  rows: number[];
  columns: number[];
}

export const isSame = (one: Position, other?: Position) =>
  one.row === other?.row && one.column === other.column;

export function clamp({ row, column }: Position, { rows, columns }: Size): Position {
  const within = (at: number, count: number) => Math.max(-1, Math.min(at, count - 1));
  return { row: within(row, rows), column: within(column, columns) };
}

/** The numbers from one to another, both included; none if the other is less. */
const range = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);

/** The block between two corners. A header stands for its whole row or column. */
export function blockBetween(one: Position, other: Position, { rows, columns }: Size): Block {
  const span = (a: number, b: number, count: number) =>
    Math.min(a, b) < 0 ? range(0, count - 1) : range(Math.min(a, b), Math.min(Math.max(a, b), count - 1));
  return { rows: span(one.row, other.row, rows), columns: span(one.column, other.column, columns) };
}

/** Rows of values, one for each cell of a block. */
export const mapBlock = <T>({ rows, columns }: Block, value: (row: number, column: number) => T): T[][] =>
  rows.map((row) => columns.map((column) => value(row, column)));

/** Where a key moves to, as in the WAI-ARIA grid pattern and in spreadsheets, if it moves; `page` is a number of rows. */
export function nextPosition(
  key: string,
  hasCtrl: boolean,
  { row, column }: Position,
  size: Size,
  page: number,
): Position | undefined {
  const end = Number.POSITIVE_INFINITY;
  const forward = hasCtrl ? end : 1;
  // With Ctrl to the first cell; a further step reaches the header.
  const back = (at: number) => (hasCtrl ? Math.min(at, 0) : at - 1);
  const moves: Record<string, Position> = {
    ArrowUp: { row: back(row), column },
    ArrowDown: { row: row + forward, column },
    ArrowLeft: { row, column: back(column) },
    ArrowRight: { row, column: column + forward },
    Home: { row: hasCtrl ? 0 : row, column: 0 },
    End: { row: hasCtrl ? end : row, column: end },
    PageUp: { row: Math.max(row - page, Math.min(row, 0)), column },
    PageDown: { row: row + page, column },
  };
  const to = moves[key];
  return to && clamp(to, size);
}

/**
 * The cells that pasting a copied block into a selected one fills: the selection if it is a multiple of the copied block,
 * otherwise the copied block.
 */
export function tile(cells: readonly (readonly string[])[], selected: Block): string[][] {
  const height = cells.length;
  const width = Math.max(...cells.map((row) => row.length));
  const [rows, columns] = [selected.rows.length, selected.columns.length];
  const isTiled = rows > 0 && rows % height === 0 && columns > 0 && columns % width === 0;
  const block = { rows: range(1, isTiled ? rows : height), columns: range(1, isTiled ? columns : width) };
  return mapBlock(block, (row, column) => cells[(row - 1) % height]?.[(column - 1) % width] ?? '');
}

/*
 * Spreadsheets put cells on the clipboard as text: tabs between cells, line breaks between rows, quotation marks around a
 * cell that holds one of these. Excel copies other quotation marks as they are.
 */
const CELL = /("((?:[^"]+|"")*)"(?=[\t\n]|$)|[^\t\n]*)(\t|\n|$)/g;

/** Writes a block of cells as spreadsheets and {@link parseTsv} read it. */
export function formatTsv(cells: readonly (readonly string[])[]): string {
  const quote = (text: string) => (/^"|[\t\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return cells.map((row) => row.map(quote).join('\t')).join('\n');
}

/** Reads what a spreadsheet copied. Rows may differ in length; line breaks in a cell become `\n`. */
export function parseTsv(text: string): string[][] {
  // Excel ends the last row with a line break, too.
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  const rows: string[][] = [[]];
  for (const [, all = '', inner, end] of lines.matchAll(CELL)) {
    const isQuoted = inner !== undefined && /[\t\n]|""/.test(inner);
    rows.at(-1)?.push(isQuoted ? inner.replaceAll('""', '"') : all);
    if (end === '') break;
    if (end === '\n') rows.push([]);
  }
  return rows;
}
