import { render } from 'lit-html';
import { type Rows, rowsOf, setCells, withNumbers } from '../../workbook.ts';
import { say } from '../page.ts';
import type { Session } from '../session.ts';
import { CellEditor } from './editor.ts';
import { blockBetween, clamp, isSame, type Position } from './model.ts';
import { cellAt, drawNote, drawRows, gridTemplate, positionOf, type Sheet, sheetOf } from './sheet.ts';

const START: Position = { row: 0, column: 0 };

/**
 * A spreadsheet grid of texts: the WAI-ARIA grid pattern, edited in place. All rows are rendered; the browser skips those
 * out of view. (RevoGrid 4.28 and Tabulator 6.5 lose the first letter of Vietnamese input methods.)
 */
export class Grid {
  readonly box = Object.assign(document.createElement('div'), { className: 'grid-box' });
  readonly scroller: HTMLElement;
  /** Problems of the current cell, beside it. Screen readers get these texts from the cell's description. */
  readonly note: HTMLElement;
  readonly editor: CellEditor;
  readonly session: Session;
  model: Sheet;
  active = START;
  #file = '';
  /** The corners of the selected block. */
  #from = START;
  #to = START;
  readonly #widened = new Set<number>();
  /** The cell edited last: its problems are to be announced, as the current cell is already another. */
  #edited: Position | undefined;

  constructor(session: Session) {
    this.session = session;
    this.model = sheetOf('', session);
    render(gridTemplate(), this.box);
    this.scroller = this.#part('.grid-scroll');
    this.note = this.#part('.grid-note');
    this.scroller.addEventListener('focusin', ({ target }) => this.#onFocusIn(target));
    this.scroller.addEventListener('focusout', ({ relatedTarget }) => this.#onFocusOut(relatedTarget));
    this.editor = new CellEditor(this.#part('datalist'), () => this.#showNote());
  }

  /** The number of rows in view, less one of overlap. */
  get page(): number {
    const height = this.scroller.firstElementChild?.clientHeight ?? 1;
    return Math.max(1, Math.floor(this.scroller.clientHeight / height) - 2);
  }

  get block(): Position[][] {
    return blockBetween(this.#from, this.#to, this.model.size);
  }

  get texts(): string[][] {
    return this.block.map((cells) => cells.map(({ row, column }) => this.model.cell(row, column)));
  }

  get hasFocus(): boolean {
    return this.scroller.contains(document.activeElement);
  }

  /** Draws a file as it is now: another one from its beginning. Keeps the selection and an open editor. */
  show(file: string): void {
    if (file !== this.#file) {
      this.editor.unmount();
      this.#widened.clear();
      this.#edited = undefined;
      this.active = this.#from = this.#to = START;
      this.scroller.setAttribute('aria-label', file);
      this.scroller.scrollTo(0, 0);
    }
    this.#file = file;
    this.model = sheetOf(file, this.session);
    const { hasFocus } = this;
    const active = clamp(this.active, this.model.size);
    // The edited cell is gone.
    if (!isSame(active, this.active)) this.editor.close();
    drawRows(this.scroller, this.model, this.#widened);
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
    const position = clamp(to, this.model.size);
    this.select(extend ? this.#from : position, position, position);
    this.focus();
    this.#cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    this.#showNote();
    if (extend) this.announceSize();
  }

  /** Selects the block between two cells and makes a cell the current one. */
  select(from: Position, to: Position, active: Position): void {
    const { hasFocus, scroller } = this;
    this.#from = clamp(from, this.model.size);
    this.#to = clamp(to, this.model.size);
    this.active = active;
    for (const cell of scroller.querySelectorAll('.is-current, [aria-selected]')) {
      cell.classList.remove('is-current');
      cell.removeAttribute('aria-selected');
    }
    const cells = this.block.flat().map((at) => cellAt(scroller, at));
    if (cells.length > 1) for (const cell of cells) cell?.setAttribute('aria-selected', 'true');
    this.#cell?.classList.add('is-current');
    this.#mountEditor();
    if (hasFocus) this.focus();
    for (const field of scroller.querySelectorAll('.grid-field'))
      if (field !== this.editor.input) field.remove();
    this.#part('button + button').setAttribute('aria-disabled', `${active.row < 0}`);
  }

  focus(): void {
    const { input } = this.editor;
    const target = input?.parentElement === this.#cell ? input : this.#cell;
    target?.focus({ preventScroll: true });
  }

  commit(): void {
    const { row, column } = this.active;
    const text = this.editor.close();
    if (text === undefined || text === this.model.cell(row, column)) return;
    this.#edited = this.active;
    this.put(this.active, [[text]]);
  }

  cancel(): void {
    this.editor.close();
    this.#mountEditor();
    this.#showNote();
  }

  /** Shows the longest text of a column, or no longer. */
  toggleWidth(column: number): void {
    if (!this.#widened.delete(column)) this.#widened.add(column);
    this.show(this.#file);
  }

  /** Puts cells at a position, and the numbers of edited phrases beside them: one step to undo. */
  put(at: Position, cells: Rows): void {
    const { workbook } = this.session;
    const change = (rows: Rows, row: number) =>
      withNumbers(this.#file, rows, setCells(rows, row, at.column, cells), workbook);
    this.edit(change, at);
  }

  /** Makes an edit at a cell: `change` gets the file's rows and the cell's row there. */
  edit(change: (rows: Rows, row: number) => Rows, { row, column }: Position): void {
    const file = this.#file;
    const position = { file, row: row + 1, column };
    const rows = rowsOf(this.session.workbook, file) ?? [];
    const edited = change(rows, position.row);
    if (edited !== rows) this.session.make([[file, edited]], position);
  }

  #part(selector: string): HTMLElement {
    return this.box.querySelector(selector) as HTMLElement;
  }

  get #cell(): HTMLElement | undefined {
    return cellAt(this.scroller, this.active);
  }

  /** Mounts the editor in the current cell; a header goes into the tab order itself. */
  #mountEditor(): void {
    const { row, column } = this.active;
    const cell = this.#cell;
    if (!cell) return;
    const { name, choices } = this.model.columns[column] ?? {};
    const isHeader = name === undefined || (row < 0 && !this.model.hasOpenHeader);
    for (const stop of this.scroller.querySelectorAll('[tabindex="0"]')) stop.setAttribute('tabindex', '-1');
    if (isHeader) cell.tabIndex = 0;
    if (isHeader) this.editor.unmount();
    else this.editor.mount(cell, this.model.cell(row, column), name, row < 0 ? undefined : choices);
  }

  /** Shows the problems of the current cell; for a column header, and while editing, the column's description. */
  #showNote(): void {
    const { model, note } = this;
    const { row, column } = this.active;
    const problems = model.problems(row, column < 0 ? undefined : column);
    const about = row < 0 || this.editor.isOpen ? model.columns[column]?.description : '';
    drawNote(note, problems, about);
  }

  #announce(text: string): void {
    this.#part('.grid-status').textContent = text;
  }

  announceSize(): void {
    const { block } = this;
    this.#announce(`${block.length} × ${block[0]?.length ?? 0}`);
  }

  /** Announces the problems of the cell edited last, once. */
  #announceProblems(): void {
    const { model } = this;
    const { row = -1, column = -1 } = this.#edited ?? {};
    const problems = model.problems(row, column);
    if (problems.length === 0) return;
    const place = `${model.columns[column]?.name}, ${say('grid.row')} ${model.line(row)}`;
    this.#announce(`${place}: ${problems.join(' ')}`);
    this.#edited = undefined;
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
    if ((to instanceof Node && this.scroller.contains(to)) || !document.hasFocus()) return;
    this.commit();
    this.note.hidden = true;
  }
}
