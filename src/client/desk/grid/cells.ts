import { element } from './frame.ts';
import type { Place } from './places.ts';
import type { GridModel, GridWords } from './types.ts';

/** No cell shows more; its editor has all. */
const SHOWN = 400;

type Role = 'columnheader' | 'rowheader' | 'gridcell';

/** Draws the names of the columns. */
export function drawHead(row: HTMLElement, model: GridModel, words: GridWords): void {
  const cells = cellsOf(row, model.columns.length);
  drawCell(cells[0] as HTMLElement, 'columnheader', { text: words.row });
  model.columns.forEach(({ name, description, numeric }, column) => {
    const cell = cells[column + 1] as HTMLElement;
    drawCell(cell, 'columnheader', { text: nameOf(name, column), numeric, about: [description] });
    if (!cell.querySelector('.grid-resize'))
      cell.append(element('span', 'grid-resize', { 'aria-hidden': 'true' }));
  });
}

/** Draws the line number and the cells of a row. */
export function drawRow(row: HTMLElement, index: number, model: GridModel, words: GridWords): void {
  const cells = cellsOf(row, model.columns.length);
  const ofRow = model.marks(index, null);
  drawCell(cells[0] as HTMLElement, 'rowheader', { text: `${model.line(index)}`, problems: ofRow, words });
  let isSound = ofRow.length === 0;
  model.columns.forEach(({ numeric }, column) => {
    const problems = model.marks(index, column);
    const isChanged = model.isChanged(index, column);
    const text = model.cell(index, column);
    const about = isChanged ? [words.edited] : [];
    const cell = cells[column + 1] as HTMLElement;
    drawCell(cell, 'gridcell', { text, numeric, problems, about, words });
    cell.classList.toggle('is-changed', isChanged);
    isSound &&= problems.length === 0;
  });
  row.classList.toggle('has-problems', !isSound);
}

/** A column beyond the head has no name but its number. */
export const nameOf = (name: string | undefined, column: number) => name || `${column + 1}`;

/** Where a cell is, or whatever is in it; undefined outside of cells. */
export function placeOf(target: EventTarget | null): Place | undefined {
  const cell = target instanceof Element ? target.closest('.grid-cell') : null;
  const at = (element: Element, name: string) => Number(element.getAttribute(name)) - 2;
  const row = cell?.parentElement;
  return cell && row ? { row: at(row, 'aria-rowindex'), column: at(cell, 'aria-colindex') } : undefined;
}

/** As many cells as there are columns, and one for the head of the row. */
function cellsOf(row: HTMLElement, columns: number): HTMLElement[] {
  while (row.children.length > columns + 1) row.lastElementChild?.remove();
  while (row.children.length <= columns) {
    const cell = element('div', 'grid-cell', {
      'aria-colindex': `${row.children.length + 1}`,
      tabindex: '-1',
    });
    cell.append(element('span', 'grid-text'));
    row.append(cell);
  }
  return [...row.children] as HTMLElement[];
}

interface Content {
  text: string;
  numeric?: boolean;
  problems?: readonly string[];
  /** What else there is to be said. */
  about?: readonly string[];
  words?: GridWords;
}

let descriptions = 0;

function drawCell(cell: HTMLElement, role: Role, content: Content): void {
  const { text, numeric = false, problems = [], about = [], words } = content;
  cell.setAttribute('role', role);
  cell.classList.toggle('is-numeric', numeric);
  const shown = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
  const span = cell.firstElementChild as HTMLElement;
  if (span.textContent !== shown) span.textContent = shown;

  const isWrong = problems.length > 0;
  if (isWrong) cell.setAttribute('aria-invalid', 'true');
  else cell.removeAttribute('aria-invalid');
  const wrong = isWrong ? [`${words?.problems}: ${problems.join(' ')}`] : [];
  describe(cell, [...about, ...wrong].join('; '));
}

/** Hidden, and so not a part of what the cell says; but heard as its description. */
function describe(cell: HTMLElement, said: string): void {
  let about = cell.querySelector('.grid-about');
  if (!said) {
    about?.remove();
    cell.removeAttribute('aria-describedby');
    return;
  }
  if (!about) {
    descriptions += 1;
    about = element('span', 'grid-about', { id: `grid-about-${descriptions}`, hidden: '' });
    cell.append(about);
    cell.setAttribute('aria-describedby', about.id);
  }
  if (about.textContent !== said) about.textContent = said;
}
