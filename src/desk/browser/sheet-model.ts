import type { TableName } from '../../tables/schemas/index.ts';
import type { DeskColumn } from '../dictionary.ts';
import type { Marks } from '../marks.ts';
import type { Sheet, Workbook } from '../sheet.ts';
import type { GridColumn, GridModel } from './grid/model.ts';
import { setup } from './setup.ts';

/** Longer lists of ids are not suggested. */
const MAX_CHOICES = 2000;

/**
 * A sheet as the grid shows it. Its header row is the grid's header. If the header does not fit the table, it is the grid's
 * first row instead, where it can be fixed, and the columns are called A, B, C ….
 */
export class SheetModel implements GridModel {
  readonly columns: GridColumn[];
  /** The sheet's row that is the grid's first. */
  readonly first: 0 | 1;
  private readonly file: string;
  private readonly sheet: Sheet;
  private readonly allMarks: Marks;
  private lines: Uint32Array;

  constructor(file: string, table: TableName | undefined, workbook: Workbook, marks: Marks) {
    this.file = file;
    this.sheet = workbook.sheet(file) as Sheet;
    this.allMarks = marks;
    this.lines = this.sheet.lines();
    const known = table === undefined ? [] : setup.tables[table].columns;
    const { labels } = this.sheet;
    const isKnownHeader = isHeaderOf(labels, known);
    this.first = isKnownHeader ? 1 : 0;
    const width = Math.max(labels.length, this.sheet.width());
    this.columns = Array.from({ length: width }, (_, at): GridColumn => {
      const { name, description, numeric, choices, of } = known.find((one) => one.name === labels[at]) ?? {
        name: isKnownHeader ? '' : letters(at),
        description: '',
        numeric: false,
      };
      const offered = choices ?? (of && idsOf(workbook.sheet(`${of}.csv`)));
      return {
        name: isKnownHeader ? name : letters(at),
        description,
        numeric,
        ...(offered && { choices: offered }),
      };
    });
  }

  get rowCount(): number {
    return this.sheet.rowCount - this.first;
  }

  /** Takes the line numbers from a newer model of the same sheet. */
  updateLines({ lines }: SheetModel): void {
    this.lines = lines;
  }

  cell(row: number, column: number): string {
    return this.sheet.row(row + this.first)[column] ?? '';
  }

  line(row: number): number {
    return this.lines[row + this.first] ?? row + this.first + 1;
  }

  problems(row: number, column: number | null): readonly string[] {
    return this.allMarks.of(this.file, row + this.first, column);
  }

  isChanged(row: number, column: number): boolean {
    return this.allMarks.isChanged(this.file, row + this.first, column);
  }
}

/** True if a header fits a table: no column missing, unknown or twice. */
function isHeaderOf(labels: readonly string[], columns: readonly DeskColumn[]): boolean {
  return (
    new Set(labels).size === labels.length &&
    labels.every((label) => columns.some(({ name }) => name === label)) &&
    columns.every(({ name, optional }) => optional || labels.includes(name))
  );
}

/** The ids of a table, as choices for cells that refer to it. */
function idsOf(sheet: Sheet | undefined): string[] {
  const at = sheet?.labels.indexOf('id') ?? -1;
  if (!sheet || at < 0 || sheet.rowCount > MAX_CHOICES) return [];
  const ids = Array.from({ length: sheet.rowCount - 1 }, (_, row) => (sheet.row(row + 1)[at] ?? '').trim());
  return [...new Set(ids)].filter((id) => id !== '');
}

/** A, B, … Z, AA, AB … */
function letters(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : letters(Math.floor(at / 26) - 1) + last;
}
