/** What a grid shows; read anew at each drawing, so it may be a view on anything. Rows and columns count from 0. */
export interface GridModel {
  columns: readonly GridColumn[];
  rowCount: number;
  cell(row: number, column: number): string;
  /** The line of the file, from 1, that stands as the row's head. */
  line(row: number): number;
  /** What is wrong with a cell (column null: with the whole row), each a sentence or two; [] for nothing. */
  marks(row: number, column: number | null): readonly string[];
  /** True where the cell differs from what was loaded. */
  isChanged(row: number, column: number): boolean;
}

/** What a grid shows before it is told what. */
export const nothing: GridModel = {
  columns: [],
  rowCount: 0,
  cell: () => '',
  line: () => 1,
  marks: () => [],
  isChanged: () => false,
};

export interface GridColumn {
  /** As in the CSV's head; '' for a column beyond the head. */
  name: string;
  /** What the column holds: shown at its head, and below the editor of its cells. */
  description: string;
  /** Set to the end, with figures of one width. */
  numeric: boolean;
  /** Texts that are offered, without forbidding others. */
  choices?: readonly string[];
}

/** The grid's own texts, in the page's language. */
export interface GridWords {
  /** The name of the grid, for screen readers: of the file, say. */
  label: string;
  /** The head of the line numbers: “Line”. */
  row: string;
  /** Said of a cell that differs from what was loaded: “edited”. */
  edited: string;
  /** Stands above what is wrong with a cell: “Problems”. */
  problems: string;
  /** Which keys do what; stands below the grid and describes it to screen readers. */
  help: string;
  /** The buttons that insert a row below the current one, and delete it. */
  insertRow: string;
  deleteRow: string;
  [more: string]: string;
}

export interface GridOptions {
  words: GridWords;
  /** Shows and copies, and changes nothing. */
  readOnly?: boolean;
  /** A cell's new text. The owner changes its model and calls `refresh()`; so with all that follow. */
  onEdit(row: number, column: number, text: string): void;
  /** A block of texts, row by row, its first cell at row and column: pasted, cut or cleared. It may reach beyond the last row. */
  onPaste(row: number, column: number, cells: string[][]): void;
  /** A new row below this one; -1 for above the first. */
  onInsertRow(after: number): void;
  onDeleteRow(row: number): void;
  onUndo(): void;
  onRedo(): void;
}
