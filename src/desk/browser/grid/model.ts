/** A cell, counted from 0. Row -1 is the header row, column -1 the line numbers. */
export type Position = { row: number; column: number };

export type Size = { rows: number; columns: number };

export const isSame = (one: Position, other?: Position) =>
  one.row === other?.row && one.column === other.column;

export function clamp({ row, column }: Position, { rows, columns }: Size): Position {
  const within = (at: number, count: number) => Math.max(-1, Math.min(at, count - 1));
  return { row: within(row, rows), column: within(column, columns) };
}

/** The block between two corners: rows of cells. A header stands for its whole row or column. */
export function blockBetween(one: Position, other: Position, { rows, columns }: Size): Position[][] {
  const span = (a: number, b: number, count: number) =>
    [...Array(count).keys()].filter((at) => Math.min(a, b) < 0 || (at - a) * (at - b) <= 0);
  const within = span(one.column, other.column, columns);
  return span(one.row, other.row, rows).map((row) => within.map((column) => ({ row, column })));
}

/** Where a key moves to, as in the WAI-ARIA grid pattern and in spreadsheets, if it moves; `page` is a number of rows. */
export function nextPosition(key: string, hasCtrl: boolean, from: Position, size: Size, page: number) {
  const { row, column } = from;
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

/** The cells that pasting fills: the selection if it is a multiple of the copied block, otherwise the copied block. */
export function tile(cells: readonly string[][], selected: readonly unknown[][]): string[][] {
  const [height, width] = [cells.length, Math.max(...cells.map((row) => row.length))];
  const [rows, columns] = [selected.length, selected[0]?.length ?? 0];
  const isTiled = rows > 0 && rows % height === 0 && columns > 0 && columns % width === 0;
  return Array.from({ length: isTiled ? rows : height }, (_, row) =>
    Array.from(
      { length: isTiled ? columns : width },
      (_, column) => cells[row % height]?.[column % width] ?? '',
    ),
  );
}

/** Clipboard text of spreadsheets: tabs and line breaks, quotes around cells that hold these. Excel keeps other quotes as they are. */
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
