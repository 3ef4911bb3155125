import { create, setAttribute } from '../dom.ts';
import type { CellRange, GridModel, GridOptions, Position } from './model.ts';

/** The permanent elements of a grid.
 *
 *     .grid-box ─┬─ .grid-bar          buttons for rows; above, where the note never lies
 *                ├─ .grid-scroll[role=grid] ─┬─ .grid-head[role=row] ── [role=columnheader]…
 *                │                           └─ .grid-body[role=rowgroup] ── .grid-row ── [role=rowheader], [role=gridcell]…
 *                ├─ .grid-note         problems of the current cell, beside it
 *                ├─ .grid-help
 *                └─ [role=status]      live region
 */
export type GridElements = ReturnType<typeof createElements>;

let gridCount = 0;

/** Appends an empty grid to its host. */
export function createElements(host: HTMLElement, { words }: GridOptions) {
  gridCount += 1;
  const prefix = `grid-${gridCount}`;
  const head = create('div', { className: 'grid-row grid-head', set: { role: 'row', 'aria-rowindex': '1' } });
  const body = create('div', { className: 'grid-body', set: { role: 'rowgroup' } });
  const set = {
    role: 'grid',
    'aria-label': words.label,
    'aria-describedby': `${prefix}-help`,
    'aria-multiselectable': 'true',
  };
  // Some browsers put scroll containers into the tab order.
  const scroller = create('div', { className: 'grid-scroll', tabIndex: -1, set }, head, body);
  // Screen readers get these texts from the cell's description.
  const note = create('div', { className: 'grid-note', hidden: true, set: { 'aria-hidden': 'true' } });
  const status = create('div', { className: 'grid-status', set: { role: 'status' } });
  const help = create('p', { className: 'grid-help', id: `${prefix}-help` }, words.help);
  const insertRow = create('button', { type: 'button' }, words.insertRow);
  const deleteRow = create('button', { type: 'button' }, words.deleteRow);
  const bar = create('div', 'grid-bar', insertRow, deleteRow);
  const box = create('div', 'grid-box', bar, scroller, note, help, status);
  host.append(box);
  return { box, scroller, head, body, note, status, insertRow, deleteRow, words, prefix };
}

/** No cell displays more characters; its editor has the whole text. */
const MAX_DISPLAYED = 400;

/** Columns beyond the header are called by their number. */
export const columnName = (model: GridModel, column: number) =>
  model.columns[column]?.name || `${column + 1}`;

export function drawHead({ head, words }: GridElements, model: GridModel): void {
  const cells = cellsOf(head, model.columns.length);
  drawCell(cells[0], 'columnheader', words.row);
  model.columns.forEach(({ description, numeric }, column) => {
    const cell = cells[column + 1];
    drawCell(cell, 'columnheader', columnName(model, column), numeric, description);
    if (!cell?.querySelector('.grid-resize'))
      cell?.append(create('span', { className: 'grid-resize', set: { 'aria-hidden': 'true' } }));
  });
}

/** Draws the line number and the cells of a row. */
export function drawRow({ words }: GridElements, row: HTMLElement, index: number, model: GridModel): void {
  const cells = cellsOf(row, model.columns.length);
  const all = [null, ...model.columns.keys()].map((column) => model.problems(index, column));
  cells.forEach((cell, at) => {
    const column = at - 1;
    const isHeader = at === 0;
    const isChanged = !isHeader && model.isChanged(index, column);
    const problems = all[at] ?? [];
    const text = isHeader ? `${model.line(index)}` : model.cell(index, column);
    const description = [
      ...(isChanged ? [words.edited] : []),
      ...(problems.length > 0 ? [`${words.problems}: ${problems.join(' ')}`] : []),
    ].join('; ');
    drawCell(cell, isHeader ? 'rowheader' : 'gridcell', text, model.columns[column]?.numeric, description);
    cell.classList.toggle('is-changed', isChanged);
    setAttribute(cell, 'aria-invalid', problems.length > 0 ? 'true' : null);
  });
  row.classList.toggle('has-problems', all.flat().length > 0);
}

/** The position of a cell, or of an element in it; undefined outside of cells. */
export function positionOf(target: EventTarget | null): Position | undefined {
  const cell = target instanceof Element ? target.closest('.grid-cell') : null;
  const index = (of: Element, name: string) => Number(of.getAttribute(name)) - 2;
  const row = cell?.parentElement;
  return cell && row ? { row: index(row, 'aria-rowindex'), column: index(cell, 'aria-colindex') } : undefined;
}

/** The cells of a row: its header and one a column. */
function cellsOf(row: HTMLElement, columns: number): HTMLElement[] {
  while (row.children.length > columns + 1) row.lastElementChild?.remove();
  while (row.children.length <= columns) {
    const index = `${row.children.length + 1}`;
    const properties = { className: 'grid-cell', tabIndex: -1, set: { 'aria-colindex': index } };
    row.append(create('div', properties, create('span', 'grid-text')));
  }
  return [...row.children] as HTMLElement[];
}

let descriptionCount = 0;

function drawCell(
  cell: HTMLElement | undefined,
  role: 'columnheader' | 'rowheader' | 'gridcell',
  text: string,
  numeric = false,
  description = '',
): void {
  if (!cell) return;
  cell.setAttribute('role', role);
  cell.classList.toggle('is-numeric', numeric);
  const shown = text.length > MAX_DISPLAYED ? `${text.slice(0, MAX_DISPLAYED)}…` : text;
  const span = cell.firstElementChild as HTMLElement;
  if (span.textContent !== shown) span.textContent = shown;

  // Hidden, so not part of the cell's name, but read as its description.
  let about = cell.querySelector('.grid-about');
  if (description && !about) {
    descriptionCount += 1;
    about = create('span', { className: 'grid-about', id: `grid-about-${descriptionCount}`, hidden: true });
    cell.append(about);
  }
  if (about && about.textContent !== description) about.textContent = description;
  setAttribute(cell, 'aria-describedby', description && about ? about.id : null);
}

/** Between the note and its cell, in px. */
const NOTE_GAP = 4;

/** The note beside the current cell: below it, or above if there is more room; never over it. */
export class Note {
  readonly #elements: GridElements;
  #anchor: HTMLElement | undefined;

  constructor(elements: GridElements) {
    this.#elements = elements;
    // It covers other cells: a click dismisses it and keeps the focus.
    elements.note.addEventListener('mousedown', (event) => {
      event.preventDefault();
      this.hide();
    });
  }

  get isShown(): boolean {
    return this.#anchor !== undefined;
  }

  /** Shows problems and a column's description beside an element; hides the note if there are none. */
  show(anchor: HTMLElement, problems: readonly string[], description: string): void {
    const { note, words } = this.#elements;
    const heading = problems.length > 0 ? [create('p', 'grid-note-head', words.problems)] : [];
    const about = description ? [create('p', 'grid-note-about', description)] : [];
    note.replaceChildren(...heading, ...problems.map((text) => create('p', {}, text)), ...about);
    note.classList.toggle('has-problems', problems.length > 0);
    this.#anchor = note.childElementCount > 0 ? anchor : undefined;
    this.place();
  }

  hide(): void {
    this.#anchor = undefined;
    this.#elements.note.hidden = true;
  }

  /** Moves the note to its cell; hides it while the cell is scrolled out of view. */
  place(): void {
    const { box, scroller, head, note } = this.#elements;
    const at = this.#anchor?.getBoundingClientRect();
    const view = scroller.getBoundingClientRect();
    const isInHead = this.#anchor?.parentElement === head;
    const top = isInHead ? view.top : head.getBoundingClientRect().bottom;
    const isInView =
      at && at.bottom > top + 1 && at.top < view.bottom - 1 && at.left < view.right && at.right > view.left;
    note.hidden = !isInView;
    if (!isInView) return;
    const origin = box.getBoundingClientRect();
    note.style.left = note.style.top = '0';
    const { width, height } = note.getBoundingClientRect();
    const below = at.bottom + NOTE_GAP;
    const above = at.top - NOTE_GAP - height;
    const isAbove = below + height > innerHeight && at.top > innerHeight - at.bottom && above + scrollY >= 0;
    note.style.left = `${Math.max(0, Math.min(at.left - origin.left, origin.width - width))}px`;
    note.style.top = `${(isAbove ? above : below) - origin.top}px`;
  }
}

/** Announces to screen readers what is not at the current cell. */
export class LiveRegion {
  readonly #elements: GridElements;
  #edited: Position | undefined;
  #announced = '';

  constructor(elements: GridElements) {
    this.#elements = elements;
  }

  announceSize({ top, left, bottom, right }: CellRange): void {
    this.#elements.status.textContent = `${bottom - top + 1} × ${right - left + 1}`;
  }

  /** A cell was edited: its problems will be announced, as the current cell is already another. */
  follow(edited: Position | undefined): void {
    this.#edited = edited;
    this.#announced = '';
  }

  /** Announces the problems of the cell edited last, once. */
  announceProblems(model: GridModel): void {
    const { status, words } = this.#elements;
    const { row = 0, column = 0 } = this.#edited ?? {};
    if (!this.#edited || row >= model.rowCount || column >= model.columns.length) return;
    const problems = model.problems(row, column).join(' ');
    const place = `${columnName(model, column)}, ${words.row} ${model.line(row)}`;
    if (problems && problems !== this.#announced) status.textContent = `${place}: ${problems}`;
    this.#announced = problems;
  }
}
