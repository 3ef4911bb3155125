/** What a grid shows. The grid reads it at each drawing and stores no cells. Rows and columns count from 0. */
export interface GridModel {
  columns: readonly GridColumn[];
  rowCount: number;
  cell(row: number, column: number): string;
  /** The row's first line in the file, from 1: the text of the row header. */
  line(row: number): number;
  /** The problems of a cell (column null: of the whole row), as sentences. */
  problems(row: number, column: number | null): readonly string[];
  /** True if the cell differs from the loaded file. */
  isChanged(row: number, column: number): boolean;
}

export const emptyModel: GridModel = {
  columns: [],
  rowCount: 0,
  cell: () => '',
  line: () => 1,
  problems: () => [],
  isChanged: () => false,
};

export interface GridColumn {
  /** The name in the CSV's header; '' for a column beyond the header. */
  name: string;
  /** What the column holds: shown at its header and below the open editor. */
  description: string;
  /** Aligned to the end. */
  numeric: boolean;
  /** Suggested texts; others are allowed. */
  choices?: readonly string[];
}

/** The grid's texts, in the page's language. */
export interface GridWords {
  /** The accessible name of the grid, such as the file's name. */
  label: string;
  /** The header of the line numbers. */
  row: string;
  /** The description of a changed cell. */
  edited: string;
  /** The heading above the problems of a cell. */
  problems: string;
  /** The keys; shown below the grid. */
  help: string;
  insertRow: string;
  deleteRow: string;
}

/** The grid changes nothing itself: the owner changes its model in these callbacks and calls `refresh()`. */
export interface GridOptions {
  words: GridWords;
  onEdit(row: number, column: number, text: string): void;
  /** A block was pasted, cut or cleared; `cells` are rows, the first cell at row and column. May reach beyond the last row. */
  onPaste(row: number, column: number, cells: string[][]): void;
  /** Inserts a row below this one; -1 inserts above the first. */
  onInsertRow(after: number): void;
  onDeleteRow(row: number): void;
  onUndo(): void;
  onRedo(): void;
}

/** A cell. Row -1 is the header row, column -1 the line numbers. */
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

/** The grid's size in cells; `page` is the number of rows in view. */
export interface Size {
  rows: number;
  columns: number;
  page: number;
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
  const [top, bottom] = span(one.row, other.row, rows);
  const [left, right] = span(one.column, other.column, columns);
  return { top, left, bottom, right };
}

function span(one: number, other: number, count: number): [number, number] {
  const first = Math.min(one, other);
  return first < 0 ? [0, count - 1] : [first, Math.min(Math.max(one, other), count - 1)];
}

export const isSingleCell = ({ top, left, bottom, right }: CellRange) => top === bottom && left === right;

export function isInside({ row, column }: Position, { top, left, bottom, right }: CellRange): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

/** Rows of values, one for each cell of a block. */
export function mapBlock<T>(block: CellRange, value: (row: number, column: number) => T): T[][] {
  const range = (from: number, to: number) =>
    Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
  const columns = range(block.left, block.right);
  return range(block.top, block.bottom).map((row) => columns.map((column) => value(row, column)));
}

/** Where a key moves to, as in the WAI-ARIA grid pattern and in spreadsheets; undefined if it does not move. */
export function nextPosition(
  key: string,
  hasCtrl: boolean,
  { row, column }: Position,
  size: Size,
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
    PageUp: { row: Math.max(row - size.page, Math.min(row, 0)), column },
    PageDown: { row: row + size.page, column },
  };
  const to = moves[key];
  return to && clamp(to, size);
}
