import type { Core } from './core.ts';
import { fill, isMany, stepOf } from './places.ts';

/** By how much a key makes a column wider, in px. */
const WIDER = 16;

/** Answers the keys of a grid, as the WAI-ARIA grid pattern and spreadsheets do. */
export function listenToKeys(core: Core, signal: AbortSignal): void {
  const { scroller } = core.frame;
  scroller.addEventListener(
    'keydown',
    (event) => {
      // Keys of an input method are its own: the Enter that ends a word ends no cell. 229 is what Safari says of it.
      if (event.isComposing || event.keyCode === 229) return;
      const isDone = core.field.isOpen ? edit(core, event) : command(core, event);
      if (isDone) event.preventDefault();
    },
    { signal },
  );
}

/** A key while a cell is being edited; true when it is dealt with. */
function edit(core: Core, { key, shiftKey, altKey }: KeyboardEvent): boolean {
  const { row, column } = core.active;
  const back = shiftKey ? -1 : 1;
  if (key === 'Escape') core.cancel();
  else if (key === 'Enter' && altKey) core.field.breakLine();
  else if (key === 'Enter') core.go({ row: Math.max(0, row + back), column });
  else if (key === 'Tab') core.go({ row, column: Math.max(0, column + back) });
  else return key === 'F2';
  return true;
}

/** A key anywhere else. */
function command(core: Core, event: KeyboardEvent): boolean {
  const { key, shiftKey, altKey } = event;
  // AltGr is both, and makes letters.
  if (altKey) return false;
  const isFar = event.ctrlKey || event.metaKey;
  const to = stepOf(key, isFar, core.active, core.size);
  if (to) {
    core.go(to, { extend: shiftKey });
    return true;
  }
  if (key === 'Escape') {
    const { isShown } = core.note;
    core.note.hide();
    return isShown;
  }
  if (isFar && key.toLowerCase() === 'a') {
    const { rows, columns } = core.size;
    core.select({ row: 0, column: 0 }, { row: rows - 1, column: columns - 1 }, core.active);
    core.voice.say(`${rows} × ${columns}`);
    return true;
  }
  if (core.active.row < 0 && core.active.column >= 0 && /^[-+=]$/.test(key)) {
    core.columns.resize(core.active.column, key === '-' ? -WIDER : WIDER, core.model);
    return true;
  }
  return !core.options.readOnly && change(core, event, isFar);
}

function change(core: Core, { key, shiftKey }: KeyboardEvent, isFar: boolean): boolean {
  const name = key.toLowerCase();
  const isDelete = key === 'Delete' || key === 'Backspace';
  if (isFar && name === 'z') shiftKey ? core.options.onRedo() : core.options.onUndo();
  else if (isFar && name === 'y') core.options.onRedo();
  else if (isFar && key === 'Enter') insertRow(core);
  else if (isFar && isDelete) deleteRow(core);
  else if (isDelete) clear(core);
  else if (key === 'F2' || key === 'Enter') core.field.open();
  else return false;
  return true;
}

/** Makes a row below the current one, and goes there. */
export function insertRow(core: Core): void {
  core.commit();
  const { row, column } = core.active;
  const { rows } = core.size;
  core.options.onInsertRow(row);
  const isThere = core.size.rows > rows;
  core.go(isThere ? { row: row + 1, column: Math.max(0, column) } : core.active);
}

export function deleteRow(core: Core): void {
  core.commit();
  if (core.active.row >= 0) core.options.onDeleteRow(core.active.row);
}

/** Empties the chosen cells. */
export function clear(core: Core): void {
  const { block, model, options } = core;
  if (block.bottom < block.top) return;
  if (isMany(block))
    options.onPaste(
      block.top,
      block.left,
      fill(block, () => ''),
    );
  else if (model.cell(block.top, block.left) !== '') options.onEdit(block.top, block.left, '');
}
