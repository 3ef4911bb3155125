import { create, say, setAttribute } from '../page.ts';
import type { SheetModel } from '../sheet-model.ts';
import type { Position } from './model.ts';

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

/** Appends an empty grid to its host. `label` is its accessible name. */
export function createElements(host: HTMLElement, label: string) {
  const head = create('div', { className: 'grid-row grid-head', set: { role: 'row', 'aria-rowindex': '1' } });
  const body = create('div', { className: 'grid-body', set: { role: 'rowgroup' } });
  const set = {
    role: 'grid',
    'aria-label': label,
    'aria-describedby': 'grid-help',
    'aria-multiselectable': 'true',
  };
  // Some browsers put scroll containers into the tab order.
  const scroller = create('div', { className: 'grid-scroll', tabIndex: -1, set }, head, body);
  // Screen readers get these texts from the cell's description.
  const note = create('div', { className: 'grid-note', hidden: true, set: { 'aria-hidden': 'true' } });
  // It covers other cells: a click dismisses it and keeps the focus.
  note.addEventListener('mousedown', (event) => {
    event.preventDefault();
    note.hidden = true;
  });
  const status = create('div', { className: 'grid-status', set: { role: 'status' } });
  const help = create('p', { className: 'grid-help', id: 'grid-help' }, say('grid.help'));
  const insertRow = create('button', { type: 'button' }, say('grid.insertRow'));
  const deleteRow = create('button', { type: 'button' }, say('grid.deleteRow'));
  const bar = create('div', 'grid-bar', insertRow, deleteRow);
  const box = create('div', 'grid-box', bar, scroller, note, help, status);
  host.append(box);
  return { box, scroller, head, body, note, status, insertRow, deleteRow };
}

/** The cell at a position, the headers included. */
export function cellAt({ head, body }: GridElements, { row, column }: Position): HTMLElement | undefined {
  const element = row < 0 ? head : body.children[row];
  return element?.children[column + 1] as HTMLElement | undefined;
}

/** The position of a cell, or of an element in it; undefined outside of cells. */
export function positionOf(target: EventTarget | null): Position | undefined {
  const cell = target instanceof Element ? target.closest('.grid-cell') : null;
  const index = (of: Element, name: string) => Number(of.getAttribute(name)) - 2;
  const row = cell?.parentElement;
  return cell && row ? { row: index(row, 'aria-rowindex'), column: index(cell, 'aria-colindex') } : undefined;
}

/** Column widths in ch: those of the longest texts, within limits. */
const [MIN_WIDTH, MAX_WIDTH, MAX_WIDENED] = [5, 28, 120];

/** Draws the header row and all rows. The columns in `widened` show their longest text. */
export function drawGrid(elements: GridElements, model: SheetModel, widened: ReadonlySet<number>): void {
  const { scroller, head, body } = elements;
  const count = model.columns.length + 1;
  scroller.setAttribute('aria-rowcount', `${model.rowCount + 1}`);
  scroller.setAttribute('aria-colcount', `${count}`);
  const [lines, ...headers] = cellsOf(head, count);
  drawCell(lines, 'columnheader', say('grid.row'));
  for (const [at, { name, description, numeric }] of model.columns.entries())
    drawCell(headers[at], 'columnheader', name, numeric, description);

  while (body.children.length > model.rowCount) body.lastElementChild?.remove();
  while (body.children.length < model.rowCount) {
    const set = { role: 'row', 'aria-rowindex': `${body.children.length + 2}` };
    body.append(create('div', { className: 'grid-row', set }));
  }
  const longest = model.columns.map(({ name }) => name.length + 1);
  for (const [index, row] of [...body.children].entries()) {
    drawRow(row as HTMLElement, index, model);
    for (const at of model.columns.keys())
      longest[at] = Math.max(longest[at] ?? 0, model.cell(index, at).length);
  }
  const widths = longest.map((length, at) => {
    const most = widened.has(at) ? MAX_WIDENED : MAX_WIDTH;
    return `min(${Math.max(MIN_WIDTH, Math.min(length, most))}ch + 1.5rem, var(--grid-most))`;
  });
  const tracks = widths.map((width, at) => (at < widths.length - 1 ? width : `minmax(${width}, 1fr)`));
  scroller.style.setProperty('--grid-columns', tracks.join(' '));
  scroller.style.setProperty('--grid-width', `calc(${['var(--grid-lines)', ...widths].join(' + ')})`);
}

function drawRow(row: HTMLElement, index: number, model: SheetModel): void {
  const [header, ...cells] = cellsOf(row, model.columns.length + 1);
  const ofRow = model.problems(index, undefined);
  drawCell(header, 'rowheader', `${model.line(index)}`, false, describe(ofRow), ofRow.length > 0);
  for (const [column, cell] of cells.entries()) {
    const problems = model.problems(index, column);
    const isChanged = model.isChanged(index, column);
    const description = describe(problems, isChanged);
    const { numeric } = model.columns[column]!;
    drawCell(cell, 'gridcell', model.cell(index, column), numeric, description, problems.length > 0);
    cell.classList.toggle('is-changed', isChanged);
  }
}

function describe(problems: readonly string[], isChanged = false): string {
  return [
    ...(isChanged ? [say('grid.edited')] : []),
    ...(problems.length > 0 ? [`${say('grid.problems')}: ${problems.join(' ')}`] : []),
  ].join('; ');
}

/** The cells of a row, the header first. */
function cellsOf(row: HTMLElement, count: number): HTMLElement[] {
  while (row.children.length > count) row.lastElementChild?.remove();
  while (row.children.length < count) {
    const set = { 'aria-colindex': `${row.children.length + 1}` };
    row.append(create('div', { className: 'grid-cell', tabIndex: -1, set }, create('span', 'grid-text')));
  }
  return [...row.children] as HTMLElement[];
}

function drawCell(
  cell: HTMLElement | undefined,
  role: 'columnheader' | 'rowheader' | 'gridcell',
  text: string,
  isNumeric = false,
  description = '',
  isInvalid = false,
): void {
  const span = cell?.firstElementChild;
  if (!cell || !span) return;
  cell.setAttribute('role', role);
  cell.classList.toggle('is-numeric', isNumeric);
  if (span.textContent !== text) span.textContent = text;
  setAttribute(cell, 'aria-description', description || null);
  setAttribute(cell, 'aria-invalid', isInvalid ? 'true' : null);
}

/** Shows problems and a column's description beside the current cell, where the styles place it; nothing if there are none. */
export function showNote({ note }: GridElements, problems: readonly string[], description = ''): void {
  const heading = problems.length > 0 ? [create('p', 'grid-note-head', say('grid.problems'))] : [];
  const about = description ? [create('p', 'grid-note-about', description)] : [];
  note.replaceChildren(...heading, ...problems.map((text) => create('p', {}, text)), ...about);
  note.classList.toggle('has-problems', problems.length > 0);
  note.hidden = note.childElementCount === 0;
}
