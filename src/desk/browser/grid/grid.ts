import { type Rows, setCell } from '../../workbook.ts';
import { say } from '../page.ts';
import type { SheetModel } from '../sheet-model.ts';
import { CellEditor } from './editor.ts';
import { cellAt, createElements, drawGrid, type GridElements, positionOf, showNote } from './elements.ts';
import { blockBetween, type CellRange, clamp, isSame, mapBlock, type Position, type Size } from './model.ts';

/** What a grid calls. Its owner makes the edit, sets `model` and calls `refresh()`. */
export interface GridActions {
  /** An edit at a cell; it gets the sheet's rows and the cell's row there, and returns the new rows if any. */
  edit(edit: (rows: Rows, row: number) => Rows | undefined, at: Position): void;
  undo(): void;
  redo(): void;
}

/**
 * A spreadsheet grid of texts: the WAI-ARIA grid pattern, edited in place. All rows are rendered; the browser skips those
 * out of view. (RevoGrid 4.28 and Tabulator 6.5 lose the first letter of Vietnamese input methods.)
 */
export class Grid {
  model: SheetModel;
  readonly actions: GridActions;
  readonly elements: GridElements;
  readonly editor: CellEditor;
  /** The current cell. */
  active: Position = { row: 0, column: 0 };
  /** The corners of the selected block. */
  #from: Position = this.active;
  #to: Position = this.active;
  /** The header cell in the tab order; undefined while the editor's input is. */
  #tabStop: HTMLElement | undefined;
  readonly #widened = new Set<number>();
  /** The cell edited last: its problems are announced, as the current cell is already another. */
  #edited: Position | undefined;
  #announced = '';
  readonly #listeners = new AbortController();
  /** Removes the listeners of a destroyed grid. */
  readonly signal = this.#listeners.signal;

  /** Use `createGrid()`, which also handles input. */
  constructor(host: HTMLElement, label: string, model: SheetModel, actions: GridActions) {
    this.model = model;
    this.actions = actions;
    this.elements = createElements(host, label);
    this.editor = new CellEditor(this.elements.box, () => this.#showNote());
    const { scroller } = this.elements;
    const { signal } = this;
    scroller.addEventListener('focusin', ({ target }) => this.#onFocusIn(target), { signal });
    scroller.addEventListener('focusout', ({ relatedTarget }) => this.#onFocusOut(relatedTarget), { signal });
    this.refresh();
  }

  get size(): Size {
    return { rows: this.model.rowCount, columns: this.model.columns.length };
  }

  /** The number of rows in view, less one of overlap. */
  get page(): number {
    const { scroller, head } = this.elements;
    return Math.max(1, Math.floor(scroller.clientHeight / head.offsetHeight) - 2);
  }

  /** The selected block. */
  get block(): CellRange {
    return blockBetween(this.#from, this.#to, this.size);
  }

  /** The texts of the selected block. */
  get texts(): string[][] {
    return mapBlock(this.block, (row, column) => this.model.cell(row, column));
  }

  get hasFocus(): boolean {
    return this.elements.scroller.contains(document.activeElement);
  }

  /** Redraws the model. Keeps the selection and an open editor. */
  refresh(): void {
    const { hasFocus } = this;
    const active = clamp(this.active, this.size);
    // The edited cell is gone.
    if (!isSame(active, this.active)) this.editor.close();
    drawGrid(this.elements, this.model, this.#widened);
    this.select(this.#from, this.#to, active);
    if (hasFocus) {
      this.focus();
      this.#showNote();
    }
    this.#announceProblems();
  }

  /** Makes a cell the current one, after committing an open editor. `extend` extends the selection to it. */
  go(to: Position, { extend = false } = {}): void {
    this.commit();
    const position = clamp(to, this.size);
    this.select(extend ? this.#from : position, position, position);
    this.focus();
    this.#cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    this.#showNote();
    if (extend) this.announceSize();
  }

  announceSize(): void {
    const { top, left, bottom, right } = this.block;
    this.elements.status.textContent = `${bottom - top + 1} × ${right - left + 1}`;
  }

  /** Selects the block between two cells and makes a cell the current one. */
  select(from: Position, to: Position, active: Position): void {
    const { hasFocus, elements } = this;
    this.#from = clamp(from, this.size);
    this.#to = clamp(to, this.size);
    this.active = active;
    for (const cell of elements.scroller.querySelectorAll('.is-current, [aria-selected]')) {
      cell.classList.remove('is-current');
      cell.removeAttribute('aria-selected');
    }
    const { top, left, bottom, right } = this.block;
    const select = (row: number, column: number) =>
      cellAt(elements, { row, column })?.setAttribute('aria-selected', 'true');
    if (top !== bottom || left !== right) mapBlock(this.block, select);
    this.#cell?.classList.add('is-current');
    const previous = this.#mountEditor();
    if (hasFocus) this.focus();
    previous?.remove();
    elements.deleteRow.setAttribute('aria-disabled', `${active.row < 0}`);
  }

  /** Focuses the current cell. */
  focus(): void {
    const { input } = this.editor;
    const target = input?.parentElement === this.#cell ? input : this.#cell;
    target?.focus({ preventScroll: true });
  }

  /** Closes the editor and makes the edit. */
  commit(): void {
    const { row, column } = this.active;
    const text = this.editor.close();
    if (text === undefined) return;
    this.#edited = { row, column };
    this.#announced = '';
    this.actions.edit((rows, at) => setCell(rows, at, column, text), { row, column });
  }

  /** Closes the editor and drops its text. */
  cancel(): void {
    this.editor.close();
    this.#mountEditor();
    this.#showNote();
  }

  /** Shows the longest text of a column, or no longer. */
  toggleWidth(column: number): void {
    if (!this.#widened.delete(column)) this.#widened.add(column);
    this.refresh();
  }

  destroy(): void {
    this.#listeners.abort();
    this.elements.box.remove();
  }

  get #cell(): HTMLElement | undefined {
    return cellAt(this.elements, this.active);
  }

  /** Mounts the editor in the current cell; a header goes into the tab order itself. Returns the previous input. */
  #mountEditor(): HTMLElement | undefined {
    const { row, column } = this.active;
    const cell = this.#cell;
    if (!cell) return undefined;
    if (this.#tabStop) this.#tabStop.tabIndex = -1;
    this.#tabStop = undefined;
    const { name, choices } = this.model.columns[column] ?? {};
    if (row >= 0 && name !== undefined)
      return this.editor.mount(cell, this.model.cell(row, column), name, choices);
    this.#tabStop = cell;
    cell.tabIndex = 0;
    return this.editor.unmount();
  }

  /** Shows the problems of the current cell; for a column header, and while editing, the column's description. */
  #showNote(): void {
    const { model, editor, active } = this;
    const { row, column } = active;
    const problems = row < 0 ? [] : model.problems(row, column < 0 ? undefined : column);
    const description = row < 0 || editor.isOpen ? model.columns[column]?.description : '';
    showNote(this.elements, problems, description);
  }

  /** Announces the problems of the cell edited last, once. */
  #announceProblems(): void {
    const { model } = this;
    const { row = -1, column = -1 } = this.#edited ?? {};
    const name = model.columns[column]?.name;
    if (row < 0 || row >= model.rowCount || name === undefined) return;
    const problems = model.problems(row, column).join(' ');
    if (problems && problems !== this.#announced)
      this.elements.status.textContent = `${name}, ${say('grid.row')} ${model.line(row)}: ${problems}`;
    this.#announced = problems;
  }

  /** Moves the focus to the current cell; a screen reader may have put it on any cell. */
  #onFocusIn(target: EventTarget | null): void {
    const { input } = this.editor;
    const position = positionOf(target);
    const isCurrent = target === input || (target === this.#cell && target !== input?.parentElement);
    if (isCurrent) this.#showNote();
    else if (position) this.go(position);
    else this.focus();
  }

  /** Commits when the focus moves elsewhere in the page, but not when the window loses it. */
  #onFocusOut(to: EventTarget | null): void {
    if ((to instanceof Node && this.elements.scroller.contains(to)) || !document.hasFocus()) return;
    this.commit();
    this.elements.note.hidden = true;
  }
}
