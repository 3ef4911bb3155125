import { html, nothing, render } from 'lit-html';
import { inSentences } from '../../../i18n/problems.ts';
import { tableOfFile } from '../../../tables/canonical.ts';
import { kindOf, meaningOf } from '../../../tables/cells.ts';
import { schemas, type TableName } from '../../../tables/schemas/index.ts';
import { columnOf, linesOf, type Row, rowsOf, type Workbook } from '../../workbook.ts';
import { say, setup } from '../page.ts';
import type { Session } from '../session.ts';
import type { Position } from './model.ts';

export type Sheet = ReturnType<typeof sheetOf>;

/** A file's rows as the grid shows them: the column names are its header, row -1. */
export function sheetOf(file: string, session: Session) {
  const { workbook, changed } = session;
  const [head = [], ...rows] = rowsOf(workbook, file) ?? [];
  const lines = linesOf(rowsOf(workbook, file) ?? []);
  const table = tableOfFile(file);
  const width = rows.reduce((most, cells) => Math.max(most, cells.length), head.length);
  const columns = Array.from({ length: width }, (_, at) => {
    const name = head[at]?.trim() ?? '';
    return { name: name || `${at + 1}`, ...(table && meaningIn(table, name, workbook)) };
  });
  const rowAt = (row: number): Row => (row < 0 ? head : rows[row]) ?? [];
  return {
    columns,
    size: { rows: rows.length, columns: width },
    /** Column names are edited only where some are wrong. */
    hasOpenHeader: table === undefined || session.problemsOf(head).length > 0,
    cell: (row: number, column: number) => rowAt(row)[column] ?? '',
    /** The row's first line in the file, from 1. */
    line: (row: number) => lines[row + 1] ?? 0,
    /** The problems of a cell (column undefined: of the whole row), as sentences. */
    problems: (row: number, column: number | undefined) =>
      session
        .problemsOf(rowAt(row))
        .filter((one) => one.column === column)
        .map(({ problem }) => inSentences(problem, setup.locale)),
    isChanged: (row: number, column: number) => {
      const columns = changed.get(file)?.rows.get(row + 1) ?? [];
      return columns === 'new' || columns.includes(column);
    },
  };
}

/** What a table's column means in the page's language, and the words or ids that its cells may be; undefined if it has none such. */
function meaningIn(table: TableName, column: string, workbook: Workbook) {
  const [, schema] = Object.entries(schemas[table].shape).find(([name]) => name === column) ?? [];
  if (!schema) return undefined;
  const { type, choices, references } = kindOf(schema);
  return {
    description: meaningOf(setup.locale, table, column),
    numeric: type === 'number' || type === 'integer',
    choices: choices ?? (type !== 'list' && references ? idsIn(workbook, references) : undefined),
  };
}

/** The ids that a table has; a list of them is not suggested one by one. */
const idsIn = (workbook: Workbook, table: string) =>
  [...new Set(columnOf(workbook, `${table}.csv`, 'id'))].filter(Boolean);

/** The parts of a grid. Some browsers put scroll containers without a tabindex into the tab order. */
export const gridTemplate = () => html`
  <div class="grid-bar">
    <button type="button">${say('grid.insertRow')}</button>
    <button type="button">${say('grid.deleteRow')}</button>
  </div>
  <div class="grid-scroll" role="grid" aria-describedby="grid-help" aria-multiselectable="true" tabindex="-1"></div>
  <div class="grid-note" hidden aria-hidden="true"></div>
  <p class="grid-help" id="grid-help">${say('grid.help')}</p>
  <div class="grid-status" role="status"></div>
  <datalist id="grid-choices"></datalist>`;

/** Shows problems and a column's description beside the current cell, where the styles place it; nothing if there are none. */
export function drawNote(note: HTMLElement, problems: readonly string[], about = ''): void {
  const lines = html`
    ${problems.length > 0 ? html`<p class="grid-note-head">${say('grid.problems')}</p>` : ''}
    ${problems.map((text) => html`<p>${text}</p>`)}
    ${about && html`<p class="grid-note-about">${about}</p>`}`;
  // Created again, so that the browser lays it out beside another cell even if the words are the same.
  render(nothing, note);
  render(lines, note);
  note.classList.toggle('has-problems', problems.length > 0);
  note.hidden = note.childElementCount === 0;
}

/** Column widths in ch: those of the longest texts, within limits; ids are cut, so that a phrase is beside its number. */
const [MIN_WIDTH, MAX_ID, MAX_WIDTH, MAX_WIDENED] = [5, 11, 20, 120];

/** Draws the header row and all rows. The columns in `widened` show their longest text. */
export function drawRows(scroller: HTMLElement, model: Sheet, widened: ReadonlySet<number>): void {
  const { columns, size } = model;
  scroller.setAttribute('aria-rowcount', `${size.rows + 1}`);
  scroller.setAttribute('aria-colcount', `${size.columns + 1}`);
  const rows = Array.from({ length: size.rows }, (_, row) => rowTemplate(row, model));
  render(html`${rowTemplate(-1, model)}<div class="grid-body" role="rowgroup">${rows}</div>`, scroller);

  const widths = columns.map(({ name, choices }, at) => {
    const lengths = rows.map((_, row) => model.cell(row, at).length);
    const longest = lengths.reduce((a, b) => Math.max(a, b), Math.max(MIN_WIDTH, name.length + 1));
    const most = widened.has(at) ? MAX_WIDENED : choices ? MAX_ID : MAX_WIDTH;
    return `min(${Math.min(longest, most)}ch + 1.5rem, var(--grid-most))`;
  });
  const tracks = [...widths.slice(0, -1), `minmax(${widths.at(-1)}, 1fr)`];
  scroller.style.setProperty('--grid-columns', tracks.join(' '));
  scroller.style.setProperty('--grid-width', `calc(${['var(--grid-lines)', ...widths].join(' + ')})`);
}

function rowTemplate(row: number, model: Sheet) {
  const isHead = row < 0;
  const cells = model.columns.map(({ name, numeric, description: about }, at) => {
    const text = isHead ? name : model.cell(row, at);
    const problems = model.problems(row, at);
    const isChanged = model.isChanged(row, at);
    const description = describe(problems, isChanged, isHead ? about : '');
    const marks = { numeric, description, isInvalid: problems.length > 0, isChanged };
    return cellTemplate(isHead ? 'columnheader' : 'gridcell', at, text, marks);
  });
  const ofRow = model.problems(row, undefined);
  const marks = { description: describe(ofRow), isInvalid: ofRow.length > 0 };
  const line = isHead ? say('grid.row') : `${model.line(row)}`;
  return html`<div class=${isHead ? 'grid-row grid-head' : 'grid-row'} role="row" aria-rowindex=${row + 2}>
    ${cellTemplate(isHead ? 'columnheader' : 'rowheader', -1, line, marks)}${cells}
  </div>`;
}

function describe(problems: readonly string[], isChanged = false, about = ''): string {
  const words = problems.length > 0 ? `${say('grid.problems')}: ${problems.join(' ')}` : '';
  return [isChanged ? say('grid.edited') : '', words, about].filter(Boolean).join('; ');
}

function cellTemplate(
  role: 'columnheader' | 'rowheader' | 'gridcell',
  column: number,
  text: string,
  { numeric = false, description = '', isInvalid = false, isChanged = false },
) {
  return html`<div class="grid-cell" role=${role} tabindex="-1" aria-colindex=${column + 2}
    ?data-numeric=${numeric} ?data-changed=${isChanged}
    aria-invalid=${isInvalid ? 'true' : nothing} aria-description=${description || nothing}
    ><span class="grid-text">${text}</span></div>`;
}

/** The cell at a position, the headers included. */
export function cellAt(scroller: HTMLElement, { row, column }: Position): HTMLElement | undefined {
  const [head, body] = scroller.children;
  return (row < 0 ? head : body?.children[row])?.children[column + 1] as HTMLElement | undefined;
}

/** The position of a cell, or of an element in it; undefined outside of cells. */
export function positionOf(target: EventTarget | null): Position | undefined {
  const cell = target instanceof Element ? target.closest('.grid-cell') : null;
  const index = (of: Element, name: string) => Number(of.getAttribute(name)) - 2;
  const row = cell?.parentElement;
  return cell && row ? { row: index(row, 'aria-rowindex'), column: index(cell, 'aria-colindex') } : undefined;
}
