/** A cell, counted from 0. Row -1 is the header row, column -1 the line numbers. */
export interface Position {
  row: number;
  column: number;
}

/** A block of cells, inclusive of `bottom` and `right`; empty if these are less than `top` and `left`. */
export interface CellRange {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** The grid's size in cells. */
export interface Size {
  rows: number;
  columns: number;
}

export const isSame = (one: Position, other?: Position) =>
  one.row === other?.row && one.column === other.column;

/** The nearest existing position. */
export function clamp({ row, column }: Position, { rows, columns }: Size): Position {
  const within = (at: number, count: number) => Math.max(-1, Math.min(at, count - 1));
  return { row: within(row, rows), column: within(column, columns) };
}

/** The block between two corners. A header stands for its whole row or column. */
export function blockBetween(one: Position, other: Position, { rows, columns }: Size): CellRange {
  const span = (a: number, b: number, count: number) =>
    Math.min(a, b) < 0 ? [0, count - 1] : [Math.min(a, b), Math.min(Math.max(a, b), count - 1)];
  const [top = 0, bottom = 0] = span(one.row, other.row, rows);
  const [left = 0, right = 0] = span(one.column, other.column, columns);
  return { top, left, bottom, right };
}

/** Rows of values, one for each cell of a block. */
export function mapBlock<T>(block: CellRange, value: (row: number, column: number) => T): T[][] {
  const range = (from: number, to: number) =>
    Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
  const columns = range(block.left, block.right);
  return range(block.top, block.bottom).map((row) => columns.map((column) => value(row, column)));
}

/** Where a key moves to, as in the WAI-ARIA grid pattern and in spreadsheets, if it moves; `page` is a number of rows. */
export function nextPosition(
  key: string,
  hasCtrl: boolean,
  { row, column }: Position,
  size: Size,
  page: number,
): Position | undefined {
  const forward = hasCtrl ? Number.POSITIVE_INFINITY : 1;
  // With Ctrl to the first cell; a further step reaches the header.
  const back = (at: number) => (hasCtrl ? Math.min(at, 0) : at - 1);
  const moves: Record<string, Position> = {
    ArrowUp: { row: back(row), column },
    ArrowDown: { row: row + forward, column },
    ArrowLeft: { row, column: back(column) },
    ArrowRight: { row, column: column + forward },
    Home: { row: hasCtrl ? 0 : row, column: 0 },
    End: { row: hasCtrl ? size.rows - 1 : row, column: size.columns - 1 },
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
export function tile(cells: readonly (readonly string[])[], selected: CellRange): string[][] {
  const height = cells.length;
  const width = Math.max(...cells.map((row) => row.length));
  const rows = selected.bottom - selected.top + 1;
  const columns = selected.right - selected.left + 1;
  const isTiled = rows >= height && rows % height === 0 && columns >= width && columns % width === 0;
  const bottom = (isTiled ? rows : height) - 1;
  const right = (isTiled ? columns : width) - 1;
  return mapBlock(
    { top: 0, left: 0, bottom, right },
    (row, column) => cells[row % height]?.[column % width] ?? '',
  );
}

/*
 * Spreadsheets put cells on the clipboard as text: tabs between cells, line breaks between rows, quotation marks around a
 * cell that holds one of these. Excel copies other quotation marks as they are.
 */
const CELL = /"((?:[^"]+|"")*)"(?=[\t\n]|$)|[^\t\n]*/y;

/** Writes a block of cells as spreadsheets and {@link parseTsv} read it. */
export function formatTsv(cells: readonly (readonly string[])[]): string {
  const quote = (text: string) => (/^"|[\t\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return cells.map((row) => row.map(quote).join('\t')).join('\n');
}

/** Reads what a spreadsheet copied. Rows may differ in length; line breaks in a cell become `\n`. */
export function parseTsv(text: string): string[][] {
  // Excel ends the last row with a line break, too.
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; ; at += 1) {
    CELL.lastIndex = at;
    const [all = '', inner] = CELL.exec(lines) ?? [];
    row.push(inner !== undefined && /[\t\n]|""/.test(inner) ? inner.replaceAll('""', '"') : all);
    at += all.length;
    if (lines[at] === '\t') continue;
    rows.push(row);
    if (at >= lines.length) return rows;
    row = [];
  }
}
