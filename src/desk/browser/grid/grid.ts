import { setAttribute } from '../dom.ts';
import { CellEditor } from './editor.ts';
import {
  columnName,
  createElements,
  drawHead,
  drawRow,
  type GridElements,
  LiveRegion,
  Note,
  positionOf,
} from './elements.ts';
import { ColumnWidths, VisibleRows } from './layout.ts';
import {
  blockBetween,
  type CellRange,
  clamp,
  emptyModel,
  type GridModel,
  type GridOptions,
  isInside,
  isSame,
  isSingleCell,
  type Position,
  type Size,
} from './model.ts';

/**
 * A spreadsheet grid of texts: the WAI-ARIA grid pattern, edited in place. It stores only the selection; its owner changes
 * the model and calls `refresh()`. (RevoGrid 4.28 and Tabulator 6.5 lose the first letter of Vietnamese input methods.)
 */
export class Grid {
  readonly options: GridOptions;
  readonly elements: GridElements;
  readonly columns: ColumnWidths;
  readonly editor: CellEditor;
  readonly note: Note;
  readonly live: LiveRegion;
  model: GridModel = emptyModel;
  /** The current cell. */
  active: Position = { row: 0, column: 0 };
  /** The corners of the selected block. */
  #from: Position = this.active;
  #to: Position = this.active;
  /** The header cell in the tab order; undefined while the editor's input is. */
  #tabStop: HTMLElement | undefined;
  readonly #rows: VisibleRows;
  readonly #listeners = new AbortController();
  /** Removes the listeners of a destroyed grid. */
  readonly signal = this.#listeners.signal;

  /** Use `createGrid()`, which also handles input. */
  constructor(host: HTMLElement, options: GridOptions) {
    this.options = options;
    this.elements = createElements(host, options);
    this.columns = new ColumnWidths(this.elements);
    this.note = new Note(this.elements);
    this.live = new LiveRegion(this.elements);
    this.editor = new CellEditor(this.elements, () => this.#showNote());
    const draw = (row: HTMLElement, index: number) => {
      drawRow(this.elements, row, index, this.model);
      this.#drawSelection(row, index);
    };
    this.#rows = new VisibleRows(this.elements, draw, () => this.note.place());
    const { signal } = this;
    const { scroller } = this.elements;
    scroller.addEventListener('focusin', ({ target }) => this.#onFocusIn(target), { signal });
    scroller.addEventListener('focusout', ({ relatedTarget }) => this.#onFocusOut(relatedTarget), { signal });
  }

  get size(): Size {
    const { rowCount, columns } = this.model;
    return { rows: rowCount, columns: columns.length, page: this.#rows.page };
  }

  /** The selected block. */
  get block(): CellRange {
    return blockBetween(this.#from, this.#to, this.size);
  }

  get hasFocus(): boolean {
    return this.elements.scroller.contains(document.activeElement);
  }

  /** Shows another model, from its first cell on. */
  show(model: GridModel): void {
    this.editor.unmount()?.remove();
    this.live.follow(undefined);
    this.model = model;
    this.elements.scroller.scrollTo(0, 0);
    this.columns.fit(model, this.options.words.row);
    this.refresh();
    this.go({ row: 0, column: 0 }, { focus: false, scroll: false });
  }

  /** Redraws the model. Keeps the selection and an open editor. */
  refresh(): void {
    const { model, elements, hasFocus } = this;
    const active = clamp(this.active, this.size);
    // The edited cell is gone.
    if (!isSame(active, this.active)) this.editor.close();
    elements.scroller.setAttribute('aria-rowcount', `${model.rowCount + 1}`);
    elements.scroller.setAttribute('aria-colcount', `${model.columns.length + 1}`);
    if (this.columns.count !== model.columns.length) this.columns.fit(model, this.options.words.row);
    drawHead(elements, model);
    this.#rows.redraw(model.rowCount);
    this.#rows.pinned = [active.row];
    this.select(this.#from, this.#to, active);
    if (hasFocus) {
      this.focus();
      this.#showNote();
    }
    this.live.announceProblems(this.model);
  }

  /** Scrolls to a cell, or to a row's header (`null`), and focuses it. */
  reveal(row: number, column: number | null): void {
    this.go({ row, column: column ?? -1 });
  }

  /** Makes a cell the current one, after committing an open editor. `extend` extends the selection to it. */
  go(to: Position, { extend = false, focus = true, scroll = true } = {}): void {
    this.commit();
    const position = clamp(to, this.size);
    // The row that has the focus stays rendered until the focus has moved.
    this.#rows.pinned = [this.active.row, position.row];
    this.select(extend ? this.#from : position, position, position);
    if (focus) this.focus();
    if (scroll) this.#cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (focus) this.#showNote();
    if (extend) this.live.announceSize(this.block);
  }

  /** Selects the block between two cells and makes a cell the current one. */
  select(from: Position, to: Position, active: Position): void {
    const { hasFocus } = this;
    this.#from = clamp(from, this.size);
    this.#to = clamp(to, this.size);
    this.active = active;
    this.#rows.render();
    for (const [index, row] of this.#rows.rendered) this.#drawSelection(row, index);
    this.#drawSelection(this.elements.head, -1);
    const previous = this.#mountEditor();
    if (hasFocus) this.focus();
    previous?.remove();
    this.elements.deleteRow.setAttribute('aria-disabled', `${active.row < 0}`);
  }

  /** Focuses the current cell. */
  focus(): void {
    const { input } = this.editor;
    const target = input?.parentElement === this.#cell ? input : this.#cell;
    target?.focus({ preventScroll: true });
  }

  /** Closes the editor and drops its text. */
  cancel(): void {
    this.editor.close();
    this.#mountEditor();
    this.#showNote();
  }

  destroy(): void {
    this.#listeners.abort();
    this.#rows.destroy();
    this.elements.box.remove();
  }

  get #cell(): HTMLElement | undefined {
    const { row, column } = this.active;
    const element = row < 0 ? this.elements.head : this.#rows.rendered.get(row);
    return element?.children[column + 1] as HTMLElement | undefined;
  }

  /** Closes the editor and passes its text to the owner. */
  commit(): void {
    const { row, column } = this.active;
    const text = this.editor.close();
    if (text === undefined) return;
    this.live.follow({ row, column });
    this.options.onEdit(row, column, text);
  }

  /** Mounts the editor in the current cell; a header goes into the tab order itself. Returns the previous input. */
  #mountEditor(): HTMLElement | undefined {
    const { model, active } = this;
    const { row, column } = active;
    const cell = this.#cell;
    if (!cell) return undefined;
    if (this.#tabStop) this.#tabStop.tabIndex = -1;
    this.#tabStop = undefined;
    if (row >= 0 && column >= 0) {
      const name = columnName(model, column);
      return this.editor.mount(cell, model.cell(row, column), name, model.columns[column]?.choices);
    }
    this.#tabStop = cell;
    cell.tabIndex = 0;
    return this.editor.unmount();
  }

  #drawSelection(row: HTMLElement, index: number): void {
    const { block, active } = this;
    const hasBlock = !isSingleCell(block);
    [...row.children].forEach((cell, at) => {
      const position = { row: index, column: at - 1 };
      cell.classList.toggle('is-current', isSame(position, active));
      setAttribute(cell, 'aria-selected', hasBlock && isInside(position, block) ? 'true' : null);
    });
  }

  /** Shows the problems of the current cell; for a column header, and while editing, the column's description. */
  #showNote(): void {
    const { model, editor, active } = this;
    const { row, column } = active;
    const cell = this.#cell;
    if (!cell) return;
    const problems = row < 0 ? [] : model.problems(row, column < 0 ? null : column);
    const description = row < 0 || editor.isOpen ? model.columns[column]?.description : '';
    this.note.show((editor.isOpen && editor.input) || cell, problems, description ?? '');
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
    this.note.hide();
  }
}
