import type { Core } from './core.ts';
import { clear } from './keys.ts';
import { fill } from './places.ts';
import { formatTsv, parseTsv } from './tsv.ts';

/** Copies, cuts and pastes blocks of cells, to and from spreadsheets; in a cell that is being edited, the browser does. */
export function listenToClipboard(core: Core, signal: AbortSignal): void {
  // Of a cell in which nothing is marked, some browsers tell the page only.
  const listen = (type: 'copy' | 'cut' | 'paste', act: (data: DataTransfer) => void) =>
    document.addEventListener(
      type,
      (event) => {
        if (!core.hasFocus || core.field.isOpen || !event.clipboardData) return;
        event.preventDefault();
        if (type === 'copy' || !core.options.readOnly) act(event.clipboardData);
      },
      { signal },
    );
  const copy = (data: DataTransfer) =>
    data.setData('text/plain', formatTsv(fill(core.block, (row, column) => core.model.cell(row, column))));

  listen('copy', copy);
  listen('cut', (data) => {
    copy(data);
    clear(core);
  });
  listen('paste', (data) => {
    const text = data.getData('text/plain');
    if (text) paste(core, parseTsv(text));
  });
}

/** Puts cells at the first chosen one, and chooses them. Where the chosen block holds them several times, it is filled. */
function paste(core: Core, cells: string[][]): void {
  const { block, options } = core;
  const { top, left } = block;
  const height = cells.length;
  const width = Math.max(...cells.map((row) => row.length));
  const rows = block.bottom - top + 1;
  const columns = block.right - left + 1;
  const isTiled = rows >= height && rows % height === 0 && columns >= width && columns % width === 0;
  const pasted = isTiled
    ? fill(block, (row, column) => cells[(row - top) % height]?.[(column - left) % width] ?? '')
    : cells;
  options.onPaste(top, left, pasted);
  const last = { row: top + (isTiled ? rows : height) - 1, column: left + (isTiled ? columns : width) - 1 };
  core.select({ row: top, column: left }, last, { row: top, column: left });
}
