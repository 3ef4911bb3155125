import { Sheet } from './sheet.ts';

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
