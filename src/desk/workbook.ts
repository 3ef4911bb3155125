export type Row = readonly string[];
/** The rows of a CSV, the column names first. They are never mutated: a changed row is another array. */
export type Rows = readonly Row[];

/** What a file holds. `binary` cannot be shown: a workbook, a picture. */
export type Content =
  | { kind: 'rows'; rows: Rows }
  | { kind: 'text'; text: string }
  | { kind: 'binary'; bytes: Uint8Array };

/** A file's new content; undefined removes the file. */
export interface Change {
  file: string;
  content: Content | undefined;
}

/**
 * The files that are being edited, by name: `subjects.csv`, `observations/games.csv`, `seeds/<report>.csv`. The page and
 * its worker have one each, and apply the same changes.
 */
export class Workbook {
  private readonly files = new Map<string, Content>();

  /** Observations come first: they are edited most. Then tables, evidence, and other files. */
  get names(): string[] {
    return [...this.files.keys()].toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  }

  get(file: string): Content | undefined {
    return this.files.get(file);
  }

  /** The rows of a file; undefined if it has none. */
  rows(file: string): Rows | undefined {
    const content = this.files.get(file);
    return content?.kind === 'rows' ? content.rows : undefined;
  }

  /** Applies a change. Returns the change that undoes it. */
  apply({ file, content }: Change): Change {
    const before = this.files.get(file);
    if (content) this.files.set(file, content);
    else this.files.delete(file);
    return { file, content: before };
  }
}

function rank(file: string): number {
  if (file.startsWith('observations/')) return 0;
  if (file.startsWith('seeds/')) return 2;
  return file.includes('/') ? 3 : 1;
}

export const columnNames = (rows: Rows): string[] => (rows[0] ?? []).map((name) => name.trim());

/** The line of the file in which each row starts, from 1. */
export function linesOf(rows: Rows): number[] {
  let next = 1;
  return rows.map((cells) => {
    const line = next;
    next += cells.join('').split('\n').length;
    return line;
  });
}
