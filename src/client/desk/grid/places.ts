/** A cell: rows and columns from 0; row -1 is the head, column -1 the line numbers. */
export interface Place {
  row: number;
  column: number;
}

/** A block of cells, its last row and column included; empty where these come before the first. */
export interface Block {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** How many rows and columns there are, and how many rows one sees at once. */
export interface Size {
  rows: number;
  columns: number;
  page: number;
}

const within = (at: number, count: number) => Math.max(-1, Math.min(at, count - 1));

/** The place itself, or the one nearest to it that there is. */
export function clamp({ row, column }: Place, { rows, columns }: Size): Place {
  return { row: within(row, rows), column: within(column, columns) };
}

/** The block between two of its corners. A head stands for all that is below it, or beside it. */
export function blockOf(one: Place, other: Place, { rows, columns }: Size): Block {
  const [top, bottom] = span(one.row, other.row, rows);
  const [left, right] = span(one.column, other.column, columns);
  return { top, left, bottom, right };
}

function span(one: number, other: number, count: number): [number, number] {
  const first = Math.min(one, other);
  return first < 0 ? [0, count - 1] : [first, Math.min(Math.max(one, other), count - 1)];
}

/** Whether a block is more than one cell, or less. */
export const isMany = ({ top, left, bottom, right }: Block) => top !== bottom || left !== right;

export function isInside({ row, column }: Place, { top, left, bottom, right }: Block): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

/** A value for each cell of a block. */
export function fill<T>(block: Block, value: (row: number, column: number) => T): T[][] {
  const steps = (from: number, to: number) =>
    Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
  const columns = steps(block.left, block.right);
  return steps(block.top, block.bottom).map((row) => columns.map((column) => value(row, column)));
}

/** Where a key leads, as in the WAI-ARIA grid pattern and in spreadsheets; undefined when it does not move. */
export function stepOf(key: string, isFar: boolean, from: Place, size: Size): Place | undefined {
  const { row, column } = from;
  const far = isFar ? Number.POSITIVE_INFINITY : 1;
  // To the first cell, not to its head: that is one step more.
  const back = (at: number) => (isFar ? Math.min(at, 0) : at - 1);
  const steps: Record<string, Place> = {
    ArrowUp: { row: back(row), column },
    ArrowDown: { row: row + far, column },
    ArrowLeft: { row, column: back(column) },
    ArrowRight: { row, column: column + far },
    Home: { row: isFar ? 0 : row, column: 0 },
    End: { row: isFar ? size.rows - 1 : row, column: size.columns - 1 },
    PageUp: { row: Math.max(row - size.page, Math.min(row, 0)), column },
    PageDown: { row: row + size.page, column },
  };
  const to = steps[key];
  return to && clamp(to, size);
}
