import { columnNames, type Rows } from '../../workbook.ts';
import type { Grid } from './grid.ts';
import { formatTsv, isSame, nextPosition, type Position, parseTsv, tile } from './model.ts';
import { positionOf } from './sheet.ts';

export function connectInput(grid: Grid): void {
  grid.scroller.addEventListener('keydown', (event) => {
    // Leaves keys to an input method: the Enter that ends a word must not close the cell. Safari sends keyCode 229.
    if (event.isComposing || event.keyCode === 229) return;
    const isHandled = grid.editor.isOpen ? editorKey(grid, event) : gridKey(grid, event);
    if (isHandled) event.preventDefault();
  });
  handlePointer(grid);
  handleClipboard(grid);
  const [insert, remove] = grid.box.querySelectorAll('button');
  insert?.addEventListener('click', () => insertRow(grid));
  remove?.addEventListener('click', () => deleteRow(grid));
}

/** Handles a key while a cell is being edited. Returns true if handled. */
function editorKey(grid: Grid, { key, shiftKey, altKey }: KeyboardEvent): boolean {
  const { row, column } = grid.active;
  const step = shiftKey ? -1 : 1;
  if (key === 'Escape') grid.cancel();
  else if (key === 'Enter' && altKey) grid.editor.breakLine();
  else if (key === 'Enter') grid.go({ row: Math.max(0, row + step), column });
  else if (key === 'Tab') grid.go({ row, column: Math.max(0, column + step) });
  else return key === 'F2';
  return true;
}

/** Handles a key while no cell is being edited, as the WAI-ARIA grid pattern and spreadsheets do. Returns true if handled. */
function gridKey(grid: Grid, event: KeyboardEvent): boolean {
  const { key, shiftKey, altKey } = event;
  // AltGr sets both Alt and Ctrl, and types letters.
  if (altKey) return false;
  const hasCtrl = event.ctrlKey || event.metaKey;
  const to = nextPosition(key, hasCtrl, grid.active, grid.model.size, grid.page);
  const { note, session } = grid;
  const { row, column } = grid.active;
  const name = key.toLowerCase();
  const isDelete = key === 'Delete' || key === 'Backspace';
  if (to) grid.go(to, { extend: shiftKey });
  else if (key === 'Escape' && !note.hidden) note.hidden = true;
  else if (hasCtrl && name === 'a') selectAll(grid);
  else if (hasCtrl && (name === 'y' || (name === 'z' && shiftKey))) session.redo();
  else if (hasCtrl && name === 'z') session.undo();
  else if (hasCtrl && key === 'Enter') insertRow(grid);
  else if (hasCtrl && isDelete) deleteRow(grid);
  else if (isDelete) clearCells(grid);
  else if (key === 'Enter' && row < 0 && column >= 0) grid.toggleWidth(column);
  else if (key === 'F2' || key === 'Enter') grid.editor.open();
  else return false;
  return true;
}

function selectAll(grid: Grid): void {
  const { rows, columns } = grid.model.size;
  grid.select({ row: 0, column: 0 }, { row: rows - 1, column: columns - 1 }, grid.active);
  grid.announceSize();
}

function insertRow(grid: Grid): void {
  grid.commit();
  const { row, column } = grid.active;
  const blank = (rows: Rows) => columnNames(rows).map(() => '');
  grid.edit((rows, at) => rows.toSpliced(at, 0, blank(rows)), { row: row + 1, column });
  grid.go({ row: row + 1, column: Math.max(0, column) });
}

/** Deletes the current row, but not the header. */
function deleteRow(grid: Grid): void {
  grid.commit();
  const { row } = grid.active;
  if (row >= 0) grid.edit((rows, at) => rows.toSpliced(at, 1), grid.active);
}

function clearCells(grid: Grid): void {
  const { texts, block } = grid;
  if (texts.flat().join('') !== '')
    grid.put(
      block[0]?.[0] ?? grid.active,
      texts.map((cells) => cells.map(() => '')),
    );
}

/** Handles mouse, pen and touch: a click selects a cell, a second one opens it, dragging selects a block. */
function handlePointer(grid: Grid): void {
  // The note covers other cells: a click dismisses it and keeps the focus.
  grid.note.addEventListener('mousedown', (event) => {
    event.preventDefault();
    grid.note.hidden = true;
  });
  let isDragging = false;
  /** The current cell before the press. */
  let before: Position | undefined;
  /** Calls a listener with the position of the cell, but not in an open editor. */
  const on = (
    type: 'mousedown' | 'mouseover' | 'dblclick' | 'click',
    act: (at: Position, event: MouseEvent) => void,
  ) =>
    grid.scroller.addEventListener(type, (event) => {
      const at = positionOf(event.target);
      if (at && !(grid.editor.isOpen && event.target === grid.editor.input)) act(at, event);
    });
  on('mousedown', (at, event) => {
    if (event.button !== 0) return;
    // Otherwise the cell itself would get the focus, and text would be selected.
    event.preventDefault();
    before = grid.hasFocus ? grid.active : undefined;
    isDragging = true;
    grid.go(at, { extend: event.shiftKey });
  });
  on('mouseover', (at, { buttons }) => {
    isDragging &&= (buttons & 1) === 1;
    if (isDragging) grid.go(at, { extend: true });
  });
  on('dblclick', ({ row, column }) => {
    if (row < 0 && column >= 0) grid.toggleWidth(column);
    else grid.editor.open();
  });
  on('click', (at, event) => {
    // Screen readers click without a mousedown.
    if (!isSame(at, grid.active)) grid.go(at);
    // On touch, a second tap opens the cell: browsers zoom on a double tap.
    else if (isSame(at, before) && (event as PointerEvent).pointerType !== 'mouse')
      grid.editor.open({ refocus: true });
    before = undefined;
  });
}

/** Copies, cuts and pastes blocks of cells. In an open editor, the browser does. */
function handleClipboard(grid: Grid): void {
  // On the document: where nothing is selected, some browsers fire the event on the body.
  for (const type of ['copy', 'cut', 'paste'] as const)
    document.addEventListener(type, (event) => {
      const data = event.clipboardData;
      if (!grid.hasFocus || grid.editor.isOpen || !data) return;
      event.preventDefault();
      const text = data.getData('text/plain');
      if (type !== 'paste') data.setData('text/plain', formatTsv(grid.texts));
      else if (text) paste(grid, parseTsv(text));
      if (type === 'cut') clearCells(grid);
    });
}

/** Pastes at the first selected cell and selects the result. */
function paste(grid: Grid, copied: string[][]): void {
  const { active, block } = grid;
  const start = block[0]?.[0] ?? active;
  const cells = tile(copied, block);
  grid.put(start, cells);
  const last = { row: start.row + cells.length - 1, column: start.column + (cells[0]?.length ?? 1) - 1 };
  grid.select(start, last, start);
}
