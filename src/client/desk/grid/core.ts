import { drawHead, drawRow, nameOf } from './cells.ts';
import { Columns } from './columns.ts';
import { Field } from './field.ts';
import { type Frame, frameIn } from './frame.ts';
import { Note, remarksOn } from './note.ts';
import { type Block, blockOf, clamp, isInside, isMany, type Place, type Size } from './places.ts';
import { Rows } from './rows.ts';
import { type GridModel, type GridOptions, nothing } from './types.ts';
import { Voice } from './voice.ts';

/** What a grid shows, and where one is in it; keys.ts, mouse.ts and clipboard.ts are its hands. */
export class Core {
  readonly options: GridOptions;
  readonly frame: Frame;
  readonly columns: Columns;
  readonly field: Field;
  readonly note: Note;
  readonly voice: Voice;
  model: GridModel = nothing;
  /** The current cell. */
  active: Place = { row: 0, column: 0 };
  /** The block that is chosen: from where it was begun to where it ends, which is the current cell but for “all”. */
  #from: Place = this.active;
  #to: Place = this.active;
  /** The one stop of Tab, where it is a cell; else it is the field. */
  #stop: HTMLElement | undefined;
  readonly #rows: Rows;

  constructor(host: HTMLElement, options: GridOptions) {
    this.options = options;
    this.frame = frameIn(host, options);
    this.columns = new Columns(this.frame);
    this.note = new Note(this.frame);
    this.voice = new Voice(this.frame.status, options.words);
    this.field = new Field(this.frame, () => this.remark());
    const draw = (row: HTMLElement, index: number) => {
      drawRow(row, index, this.model, this.options.words);
      this.#paint(row, index);
    };
    this.#rows = new Rows(this.frame.scroller, this.frame, draw, () => this.note.place());
  }

  get size(): Size {
    const { rowCount, columns } = this.model;
    return { rows: rowCount, columns: columns.length, page: this.#rows.page };
  }

  get block(): Block {
    return blockOf(this.#from, this.#to, this.size);
  }

  /** Whether the focus is in the cells. */
  get hasFocus(): boolean {
    return this.frame.scroller.contains(document.activeElement);
  }

  show(model: GridModel): void {
    this.field.leave()?.remove();
    this.voice.forget();
    this.model = model;
    this.frame.scroller.setAttribute('aria-label', this.options.words.label);
    this.frame.scroller.scrollTo(0, 0);
    this.columns.fit(model, this.options.words.row);
    this.refresh();
    this.go({ row: 0, column: 0 }, { focus: false, scroll: false });
  }

  refresh(): void {
    const { model, frame, options } = this;
    const { scroller } = frame;
    const hadFocus = this.hasFocus;
    const active = clamp(this.active, this.size);
    // What was being edited is no longer there.
    if (active.row !== this.active.row || active.column !== this.active.column) this.field.close();
    scroller.setAttribute('aria-rowcount', `${model.rowCount + 1}`);
    scroller.setAttribute('aria-colcount', `${model.columns.length + 1}`);
    if (this.columns.count !== model.columns.length) this.columns.fit(model, options.words.row);
    drawHead(frame.head, model, options.words);
    this.#rows.renew(model.rowCount);
    this.#rows.kept = [active.row];
    this.select(this.#from, this.#to, active);
    if (hadFocus) {
      this.focus();
      this.remark();
    }
    this.voice.report(model);
  }

  /** Makes a cell the current one, and the end of the block or the whole of it. What was being edited is done. */
  go(to: Place, { extend = false, focus = true, scroll = true } = {}): void {
    this.commit();
    const before = this.active;
    const place = clamp(to, this.size);
    // The focus is still in the one, and will be in the other.
    this.#rows.kept = [before.row, place.row];
    this.select(extend ? this.#from : place, place, place);
    if (focus) this.focus();
    if (scroll) this.cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (focus) this.remark();
    const { top, left, bottom, right } = this.block;
    if (extend) this.voice.say(`${bottom - top + 1} × ${right - left + 1}`);
  }

  /** Chooses the block between two cells, and draws it; makes a cell the current one. */
  select(from: Place, to: Place, active: Place): void {
    const hadFocus = this.hasFocus;
    this.#from = clamp(from, this.size);
    this.#to = clamp(to, this.size);
    this.active = active;
    this.#rows.place();
    for (const [index, row] of this.#rows.shown) this.#paint(row, index);
    this.#paint(this.frame.head, -1);
    const before = this.#settle();
    if (hadFocus) this.focus();
    before?.remove();
    this.frame.deleteRow.setAttribute('aria-disabled', `${active.row < 0}`);
  }

  get cell(): HTMLElement | undefined {
    const { row, column } = this.active;
    const element = row < 0 ? this.frame.head : this.#rows.shown.get(row);
    return element?.children[column + 1] as HTMLElement | undefined;
  }

  focus(): void {
    const { cell, field } = this;
    const target = field.input?.parentElement === cell ? field.input : cell;
    target?.focus({ preventScroll: true });
  }

  /** Takes over what was edited. */
  commit(): void {
    const { row, column } = this.active;
    const text = this.field.close();
    if (text === undefined) return;
    this.voice.follow({ row, column });
    this.options.onEdit(row, column, text);
  }

  /** Leaves what was being edited as it was. */
  cancel(): void {
    this.field.close();
    this.#settle();
    this.remark();
  }

  /** Shows what there is to read about the current cell. */
  remark(): void {
    const { cell, model, field, options } = this;
    if (!cell) return;
    const anchor = field.isOpen && field.input ? field.input : cell;
    this.note.show(anchor, remarksOn(model, this.active, field.isOpen), options.words.problems);
  }

  destroy(): void {
    this.#rows.destroy();
    this.frame.box.remove();
  }

  /** Brings the field, or else the stop of Tab, into the current cell; gives the field that is no longer needed. */
  #settle(): HTMLElement | undefined {
    const { cell, field, model } = this;
    const { row, column } = this.active;
    if (!cell) return undefined;
    if (this.#stop) this.#stop.tabIndex = -1;
    this.#stop = undefined;
    if (this.options.readOnly || row < 0 || column < 0) {
      this.#stop = cell;
      cell.tabIndex = 0;
      return field.leave();
    }
    const { choices, name } = model.columns[column] ?? {};
    return field.settle(cell, { text: model.cell(row, column), choices, label: nameOf(name, column) });
  }

  #paint(row: HTMLElement, index: number): void {
    const { block } = this;
    const many = isMany(block);
    [...row.children].forEach((cell, at) => {
      const column = at - 1;
      cell.classList.toggle('is-current', index === this.active.row && column === this.active.column);
      if (many && isInside({ row: index, column }, block)) cell.setAttribute('aria-selected', 'true');
      else cell.removeAttribute('aria-selected');
    });
  }
}
