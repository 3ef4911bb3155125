import { insertRow as insertBlankRow, pasteCells, deleteRow as removeRow } from '../../workbook.ts';
import type { SheetModel } from '../sheet-model.ts';
import { positionOf } from './elements.ts';
import { Grid, type GridActions } from './grid.ts';
import { formatTsv, isSame, nextPosition, type Position, parseTsv, tile } from './model.ts';

/** Appends a grid to its host and connects it to keyboard, pointer, clipboard and its buttons. */
export function createGrid(host: HTMLElement, label: string, model: SheetModel, actions: GridActions): Grid {
  const grid = new Grid(host, label, model, actions);
  handleKeys(grid);
  handlePointer(grid);
  handleClipboard(grid);
  grid.elements.insertRow.addEventListener('click', () => insertRow(grid));
  grid.elements.deleteRow.addEventListener('click', () => deleteRow(grid));
  return grid;
}

/** Handles keys as the WAI-ARIA grid pattern and spreadsheets do. */
function handleKeys(grid: Grid): void {
  grid.elements.scroller.addEventListener('keydown', (event) => {
    // Leaves keys to an input method: the Enter that ends a word must not close the cell. Safari sends keyCode 229.
    if (event.isComposing || event.keyCode === 229) return;
    const isHandled = grid.editor.isOpen ? editorKey(grid, event) : gridKey(grid, event);
    if (isHandled) event.preventDefault();
  });
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

/** Handles a key while no cell is being edited. Returns true if handled. */
function gridKey(grid: Grid, event: KeyboardEvent): boolean {
  const { key, shiftKey, altKey } = event;
  // AltGr sets both Alt and Ctrl, and types letters.
  if (altKey) return false;
  const hasCtrl = event.ctrlKey || event.metaKey;
  const to = nextPosition(key, hasCtrl, grid.active, grid.size, grid.page);
  if (to) {
    grid.go(to, { extend: shiftKey });
    return true;
  }
  if (key === 'Escape') {
    const isShown = !grid.elements.note.hidden;
    grid.elements.note.hidden = true;
    return isShown;
  }
  const name = key.toLowerCase();
  const isDelete = key === 'Delete' || key === 'Backspace';
  const { row, column } = grid.active;
  if (hasCtrl && name === 'a') selectAll(grid);
  else if (hasCtrl && name === 'z') shiftKey ? grid.actions.redo() : grid.actions.undo();
  else if (hasCtrl && name === 'y') grid.actions.redo();
  else if (hasCtrl && key === 'Enter') insertRow(grid);
  else if (hasCtrl && isDelete) deleteRow(grid);
  else if (isDelete) clearCells(grid);
  else if (key === 'Enter' && row < 0 && column >= 0) grid.toggleWidth(column);
  else if (key === 'F2' || key === 'Enter') grid.editor.open();
  else return false;
  return true;
}

function selectAll(grid: Grid): void {
  const { rows, columns } = grid.size;
  grid.select({ row: 0, column: 0 }, { row: rows - 1, column: columns - 1 }, grid.active);
  grid.announceSize();
}

/** Inserts a row below the current one and goes there. */
function insertRow(grid: Grid): void {
  grid.commit();
  const { row, column } = grid.active;
  grid.actions.edit(insertBlankRow, { row: row + 1, column });
  grid.go({ row: row + 1, column: Math.max(0, column) });
}

function deleteRow(grid: Grid): void {
  grid.commit();
  if (grid.active.row >= 0) grid.actions.edit(removeRow, grid.active);
}

/** Empties the selected cells. */
function clearCells(grid: Grid): void {
  const { top: row, left: column } = grid.block;
  if (grid.texts.flat().every((text) => text === '')) return;
  const blank = grid.texts.map((cells) => cells.map(() => ''));
  grid.actions.edit((rows, at) => pasteCells(rows, at, column, blank), { row, column });
}

/** Handles mouse, pen and touch: a click selects a cell, a second one opens it, dragging selects a block. */
function handlePointer(grid: Grid): void {
  const { scroller } = grid.elements;
  let isDragging = false;
  /** The current cell before the press. */
  let before: Position | undefined;
  const isInEditor = (target: EventTarget | null) => grid.editor.isOpen && target === grid.editor.input;

  scroller.addEventListener('mousedown', (event) => {
    const position = positionOf(event.target);
    if (!position || event.button !== 0 || isInEditor(event.target)) return;
    // Otherwise the cell itself would get the focus, and text would be selected.
    event.preventDefault();
    before = grid.hasFocus ? grid.active : undefined;
    isDragging = true;
    grid.go(position, { extend: event.shiftKey });
  });
  scroller.addEventListener('mouseover', ({ target, buttons }) => {
    isDragging &&= (buttons & 1) === 1;
    const position = isDragging && positionOf(target);
    if (position) grid.go(position, { extend: true });
  });
  scroller.addEventListener('dblclick', ({ target }) => {
    const position = positionOf(target);
    if (!position || isInEditor(target)) return;
    if (position.row < 0 && position.column >= 0) grid.toggleWidth(position.column);
    else grid.editor.open();
  });
  scroller.addEventListener('click', (event) => {
    const position = positionOf(event.target);
    if (!position || isInEditor(event.target)) return;
    // Screen readers click without a mousedown.
    if (!isSame(position, grid.active)) grid.go(position);
    // On touch, a second tap opens the cell: browsers zoom on a double tap.
    else if (isSame(position, before) && (event as PointerEvent).pointerType !== 'mouse')
      grid.editor.open({ refocus: true });
    before = undefined;
  });
}

/** Copies, cuts and pastes blocks of cells. In an open editor, the browser does. */
function handleClipboard(grid: Grid): void {
  // On the document: where nothing is selected, some browsers fire the event on the body.
  const listen = (type: 'copy' | 'cut' | 'paste', act: (data: DataTransfer) => void) =>
    document.addEventListener(
      type,
      (event) => {
        if (!grid.hasFocus || grid.editor.isOpen || !event.clipboardData) return;
        event.preventDefault();
        act(event.clipboardData);
      },
      { signal: grid.signal },
    );
  const copy = (data: DataTransfer) => data.setData('text/plain', formatTsv(grid.texts));
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

/** Pastes at the first selected cell and selects the result. */
function paste(grid: Grid, copied: string[][]): void {
  const { top: row, left: column } = grid.block;
  const cells = tile(copied, grid.block);
  grid.actions.edit((rows, at) => pasteCells(rows, at, column, cells), { row, column });
  const last = { row: row + cells.length - 1, column: column + (cells[0]?.length ?? 1) - 1 };
  grid.select({ row, column }, last, { row, column });
}
