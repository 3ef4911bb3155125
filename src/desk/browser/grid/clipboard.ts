import type { Grid } from './grid.ts';
import { isSingleCell, mapBlock } from './model.ts';

/** Copies, cuts and pastes blocks of cells. In an open editor, the browser does. */
export function handleClipboard(grid: Grid, signal: AbortSignal): void {
  // On the document: where nothing is selected, some browsers fire the event on the body.
  const listen = (type: 'copy' | 'cut' | 'paste', act: (data: DataTransfer) => void) =>
    document.addEventListener(
      type,
      (event) => {
        if (!grid.hasFocus || grid.editor.isOpen || !event.clipboardData) return;
        event.preventDefault();
        act(event.clipboardData);
      },
      { signal },
    );
  const copy = (data: DataTransfer) =>
    data.setData(
      'text/plain',
      formatTsv(mapBlock(grid.block, (row, column) => grid.model.cell(row, column))),
    );

  listen('copy', copy);
  listen('cut', (data) => {
    copy(data);
    clearCells(grid);
  });
  listen('paste', (data) => {
    const text = data.getData('text/plain');
    if (text) paste(grid, parseTsv(text));
  });
}

/** Empties the selected cells. */
export function clearCells({ block, model, options }: Grid): void {
  const { top, left, bottom } = block;
  if (bottom < top) return;
  const blank = mapBlock(block, () => '');
  if (!isSingleCell(block)) options.onPaste(top, left, blank);
  else if (model.cell(top, left) !== '') options.onEdit(top, left, '');
}

/** Pastes at the first selected cell and selects the result. A selection that is a multiple of the copied block is filled. */
function paste(grid: Grid, cells: string[][]): void {
  const { block } = grid;
  const { top, left } = block;
  const height = cells.length;
  const width = Math.max(...cells.map((row) => row.length));
  const rows = block.bottom - top + 1;
  const columns = block.right - left + 1;
  const isTiled = rows >= height && rows % height === 0 && columns >= width && columns % width === 0;
  const pasted = isTiled
    ? mapBlock(block, (row, column) => cells[(row - top) % height]?.[(column - left) % width] ?? '')
    : cells;
  grid.options.onPaste(top, left, pasted);
  const last = { row: top + (isTiled ? rows : height) - 1, column: left + (isTiled ? columns : width) - 1 };
  grid.select({ row: top, column: left }, last, { row: top, column: left });
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
