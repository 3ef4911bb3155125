import { problemText } from '../../i18n/problems.ts';
import { columnNames, linesOf, type Row, type Rows, rowsOf, type Workbook } from '../workbook.ts';
import { type DeskColumn, setup, tableOf } from './page.ts';
import type { Marks } from './session.ts';

/** Longer lists of ids are not suggested. */
const MAX_CHOICES = 2000;

type GridColumn = Pick<DeskColumn, 'name' | 'description' | 'numeric' | 'choices'>;

/**
 * Rows as the grid shows them. Their header row is the grid's header. If the header does not fit the table, it is the grid's
 * first row instead, where it can be fixed, and the columns are called A, B, C ….
 */
export class SheetModel {
  readonly columns: GridColumn[];
  /** The row that is the grid's first. */
  readonly first: 0 | 1;
  private readonly rows: Rows;
  private readonly marks: Marks;
  private readonly lines: readonly number[];

  constructor(file: string, rows: Rows, workbook: Workbook, marks: Marks) {
    this.rows = rows;
    this.marks = marks;
    this.lines = linesOf(rows);
    const table = tableOf(file);
    const known = table === undefined ? [] : setup.tables[table].columns;
    const names = columnNames(rows);
    const isKnown = isHeaderOf(names, known);
    this.first = isKnown ? 1 : 0;
    const width = rows.reduce((most, cells) => Math.max(most, cells.length), 0);
    this.columns = Array.from({ length: width }, (_, at): GridColumn => {
      const {
        description = '',
        numeric = false,
        choices,
        of,
      } = known.find(({ name }) => name === names[at]) ?? {};
      const name = (isKnown && names[at]) || (isKnown ? `${at + 1}` : letters(at));
      return { name, description, numeric, choices: choices ?? (of && idsIn(rowsOf(workbook, `${of}.csv`))) };
    });
  }

  get rowCount(): number {
    return Math.max(0, this.rows.length - this.first);
  }

  cell(row: number, column: number): string {
    return this.row(row)[column] ?? '';
  }

  /** The row's first line in the file, from 1. */
  line(row: number): number {
    return this.lines[row + this.first] ?? 0;
  }

  /** The problems of a cell (column undefined: of the whole row), as sentences. */
  problems(row: number, column: number | undefined): string[] {
    const found = this.marks.problems(this.row(row), column);
    return found.map((problem) => Object.values(problemText(problem, setup.locale)).join(' '));
  }

  /** True if the cell differs from the published file. */
  isChanged(row: number, column: number): boolean {
    return this.marks.isChanged(this.row(row), column);
  }

  private row(row: number): Row {
    return this.rows[row + this.first] ?? [];
  }
}

/** True if a header fits a table: no column missing, unknown or twice. */
function isHeaderOf(names: readonly string[], columns: readonly DeskColumn[]): boolean {
  return (
    new Set(names).size === names.length &&
    names.every((name) => columns.some((column) => column.name === name)) &&
    columns.every(({ name, optional }) => optional || names.includes(name))
  );
}

/** The ids of a table, as choices for cells that refer to it. */
function idsIn(rows: Rows = []): string[] {
  if (rows.length > MAX_CHOICES) return [];
  const at = columnNames(rows).indexOf('id');
  const ids = rows.slice(1).map((cells) => (cells[at] ?? '').trim());
  return [...new Set(ids)].filter((id) => id !== '');
}

/** A, B, … Z, AA, AB … */
function letters(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : letters(Math.floor(at / 26) - 1) + last;
}
