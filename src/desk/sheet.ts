/** Between cells and between rows of a packed sheet: no text that can be read has them. */
const CELL = '\u001f';
const ROW = '\u001e';

/** Rows as one text, which goes from a worker to its page at once; a sheet takes it apart row by row. */
export function packRows(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.join(CELL)).join(ROW);
}

/**
 * The rows of a file as they are being edited, each with as many cells as it has; the row of column names is row 0.
 * Made from a packed text, so that a sheet of 100,000 rows is there at once: a row is taken apart when it is asked for.
 */
export class Sheet {
  private rows: (string | string[])[];

  constructor(packed: string) {
    this.rows = packed === '' ? [] : packed.split(ROW);
  }

  get rowCount(): number {
    return this.rows.length;
  }

  row(at: number): readonly string[] {
    const row = this.rows[at];
    if (typeof row !== 'string') return row ?? [];
    const cells = row.split(CELL);
    this.rows[at] = cells;
    return cells;
  }

  /** The names of the columns. */
  get labels(): string[] {
    return this.row(0).map((label) => label.trim());
  }

  /** Puts rows in the place of `removed` ones from `at` on. @returns the rows that were there. */
  splice(at: number, removed: number, rows: readonly (readonly string[])[]): string[][] {
    const end = Math.min(at + removed, this.rowCount);
    const before = Array.from({ length: end - at }, (_, one) => [...this.row(at + one)]);
    // Not Array.splice(): the rows of a large paste would be too many arguments.
    this.rows = [...this.rows.slice(0, at), ...rows.map((cells) => [...cells]), ...this.rows.slice(end)];
    return before;
  }

  pack(): string {
    return this.rows.map((row) => (typeof row === 'string' ? row : row.join(CELL))).join(ROW);
  }

  /** The line of the file that each row starts in, from 1. */
  lines(): Uint32Array {
    const lines = new Uint32Array(this.rowCount);
    let line = 1;
    for (const [at, row] of this.rows.entries()) {
      lines[at] = line++;
      for (const cell of typeof row === 'string' ? [row] : row)
        for (let end = cell.indexOf('\n'); end >= 0; end = cell.indexOf('\n', end + 1)) line++;
    }
    return lines;
  }

  /** The most cells that a row has, that of the column names among them. */
  width(): number {
    let most = 0;
    for (const row of this.rows) {
      let cells = typeof row === 'string' ? 1 : row.length;
      if (typeof row === 'string')
        for (let end = row.indexOf(CELL); end >= 0; end = row.indexOf(CELL, end + 1)) cells++;
      if (cells > most) most = cells;
    }
    return most;
  }
}
