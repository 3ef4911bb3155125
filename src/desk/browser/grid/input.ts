import { clearCells, handleClipboard } from './clipboard.ts';
import { positionOf } from './elements.ts';
import { Grid } from './grid.ts';
import { type GridOptions, isSame, nextPosition, type Position } from './model.ts';

/** The step, in px, by which + and - resize a column. */
const RESIZE_STEP = 16;

/** Appends an empty grid to its host and connects it to keyboard, pointer, clipboard and its buttons. */
export function createGrid(host: HTMLElement, options: GridOptions): Grid {
  const grid = new Grid(host, options);
  const { signal, elements } = grid;
  handleKeys(grid, signal);
  handlePointer(grid, signal);
  handleClipboard(grid, signal);
  elements.insertRow.addEventListener('click', () => insertRow(grid), { signal });
  elements.deleteRow.addEventListener('click', () => deleteRow(grid), { signal });
  return grid;
}

/** Handles keys as the WAI-ARIA grid pattern and spreadsheets do. */
function handleKeys(grid: Grid, signal: AbortSignal): void {
  grid.elements.scroller.addEventListener(
    'keydown',
    (event) => {
      // Leaves keys to an input method: the Enter that ends a word must not close the cell. Safari sends keyCode 229.
      if (event.isComposing || event.keyCode === 229) return;
      const isHandled = grid.editor.isOpen ? editorKey(grid, event) : gridKey(grid, event);
      if (isHandled) event.preventDefault();
    },
    { signal },
  );
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
  const to = nextPosition(key, hasCtrl, grid.active, grid.size);
  if (to) {
    grid.go(to, { extend: shiftKey });
    return true;
  }
  if (key === 'Escape') {
    const { isShown } = grid.note;
    grid.note.hide();
    return isShown;
  }
  const name = key.toLowerCase();
  const isDelete = key === 'Delete' || key === 'Backspace';
  const { row, column } = grid.active;
  if (row < 0 && column >= 0 && /^[-+=]$/.test(key))
    grid.columns.resize(column, key === '-' ? -RESIZE_STEP : RESIZE_STEP, grid.model);
  else if (hasCtrl && name === 'a') selectAll(grid);
  else if (hasCtrl && name === 'z') shiftKey ? grid.options.onRedo() : grid.options.onUndo();
  else if (hasCtrl && name === 'y') grid.options.onRedo();
  else if (hasCtrl && key === 'Enter') insertRow(grid);
  else if (hasCtrl && isDelete) deleteRow(grid);
  else if (isDelete) clearCells(grid);
  else if (key === 'F2' || key === 'Enter') grid.editor.open();
  else return false;
  return true;
}

function selectAll(grid: Grid): void {
  const { rows, columns } = grid.size;
  grid.select({ row: 0, column: 0 }, { row: rows - 1, column: columns - 1 }, grid.active);
  grid.live.announceSize(grid.block);
}

/** Inserts a row below the current one and goes there. */
function insertRow(grid: Grid): void {
  grid.commit();
  const { row, column } = grid.active;
  const { rows } = grid.size;
  grid.options.onInsertRow(row);
  grid.go(grid.size.rows > rows ? { row: row + 1, column: Math.max(0, column) } : grid.active);
}

function deleteRow(grid: Grid): void {
  grid.commit();
  if (grid.active.row >= 0) grid.options.onDeleteRow(grid.active.row);
}

/** Handles mouse, pen and touch: a click selects a cell, a second one opens it, dragging selects a block. */
function handlePointer(grid: Grid, signal: AbortSignal): void {
  const { scroller } = grid.elements;
  let isDragging = false;
  /** The current cell before the press. */
  let before: Position | undefined;
  const isInEditor = (target: EventTarget | null) => grid.editor.isOpen && target === grid.editor.input;
  const on = <Type extends keyof HTMLElementEventMap>(
    type: Type,
    listener: (event: HTMLElementEventMap[Type]) => void,
  ) => scroller.addEventListener(type, listener, { signal });

  on('mousedown', (event) => {
    const position = positionOf(event.target);
    if (!position || event.button !== 0 || isInEditor(event.target) || isHandle(event.target)) return;
    // Otherwise the cell itself would get the focus, and text would be selected.
    event.preventDefault();
    before = grid.hasFocus ? grid.active : undefined;
    isDragging = true;
    grid.go(position, { extend: event.shiftKey });
  });
  on('mouseover', ({ target, buttons }) => {
    isDragging &&= (buttons & 1) === 1;
    const position = isDragging && positionOf(target);
    if (position) grid.go(position, { extend: true });
  });
  on('dblclick', ({ target }) => {
    const position = positionOf(target);
    if (position && isHandle(target)) grid.columns.resize(position.column, undefined, grid.model);
    else if (position && !isInEditor(target)) grid.editor.open();
  });
  on('click', (event) => {
    const position = positionOf(event.target);
    if (!position || isInEditor(event.target) || isHandle(event.target)) return;
    // Screen readers click without a mousedown.
    if (!isSame(position, grid.active)) grid.go(position);
    // On touch, a second tap opens the cell: browsers zoom on a double tap.
    else if (isSame(position, before) && (event as PointerEvent).pointerType !== 'mouse')
      grid.editor.open({ refocus: true });
    before = undefined;
  });
  handleResizing(grid, signal);
}

const isHandle = (target: EventTarget | null) => target instanceof Element && target.matches('.grid-resize');

/** Resizes columns by the handle at the end of each column header. */
function handleResizing(grid: Grid, signal: AbortSignal): void {
  const { head } = grid.elements;
  let from: number | undefined;
  const on = (type: 'pointerdown' | 'pointermove' | 'pointerup' | 'pointercancel', listener: Listener) =>
    head.addEventListener(type, listener, { signal });
  type Listener = (event: PointerEvent) => void;
  const end = () => {
    from = undefined;
  };
  on('pointerdown', (event) => {
    if (!isHandle(event.target)) return;
    (event.target as Element).setPointerCapture(event.pointerId);
    from = event.clientX;
    event.preventDefault();
  });
  on('pointermove', ({ target, clientX }) => {
    const position = positionOf(target);
    if (from === undefined || !position) return;
    grid.columns.resize(position.column, clientX - from, grid.model);
    from = clientX;
  });
  on('pointerup', end);
  on('pointercancel', end);
}
