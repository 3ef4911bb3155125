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

/** What a file holds, as it goes between a page and its worker. `binary` cannot be shown: a workbook, a picture. */
export type Content =
  | { kind: 'rows'; packed: string }
  | { kind: 'text'; text: string }
  | { kind: 'binary'; bytes: Uint8Array };

/** One change of a workbook, as plain data: rows of a file in the place of others, or a whole file (undefined: it goes). */
export type Change =
  | { kind: 'rows'; file: string; at: number; removed: number; rows: string[][] }
  | { kind: 'file'; file: string; content: Content | undefined };

/** A file as it is being edited: a grid where it can be one. */
export type Book = Sheet | Exclude<Content, { kind: 'rows' }>;

/**
 * The files that are being edited, by their names: those of the data folder as in it (`subjects.csv`,
 * `observations/games.csv`), evidence as `seeds/<report>.csv`. The page and its worker have one each, and make the same
 * changes to both.
 */
export class Workbook {
  private readonly files = new Map<string, Book>();

  /** In the order in which they are listed: tables, observations, evidence, what else there is. */
  get names(): string[] {
    return [...this.files.keys()].toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  }

  get(file: string): Book | undefined {
    return this.files.get(file);
  }

  /** The file as a grid; undefined when it is none. */
  sheet(file: string): Sheet | undefined {
    const book = this.files.get(file);
    return book instanceof Sheet ? book : undefined;
  }

  /** Makes a change. @returns the change that undoes it. */
  apply(change: Change): Change {
    const { file } = change;
    if (change.kind === 'rows') {
      const { rows } = change;
      const sheet = this.sheet(file);
      const at = Math.min(change.at, sheet?.rowCount ?? 0);
      const before = sheet?.splice(at, change.removed, rows) ?? [];
      return { kind: 'rows', file, at, removed: rows.length, rows: before };
    }
    const before = this.files.get(file);
    if (change.content === undefined) this.files.delete(file);
    else
      this.files.set(
        file,
        change.content.kind === 'rows' ? new Sheet(change.content.packed) : change.content,
      );
    return { kind: 'file', file, content: before && contentOf(before) };
  }
}

/** A file as it goes to the other side. */
export function contentOf(book: Book): Content {
  return book instanceof Sheet ? { kind: 'rows', packed: book.pack() } : book;
}

/** Figures first, for they are what is edited most. */
function rank(file: string): number {
  if (file.startsWith('observations/')) return 0;
  if (file.startsWith('seeds/')) return 2;
  return file.includes('/') ? 3 : 1;
}
