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
 * The files that are being edited, by name: `subjects.csv`, `observations/games.csv`, `seeds/<report>.csv`. Never mutated:
 * undo goes back to an earlier one. The page and its worker have one each, and apply the same changes.
 */
export type Workbook = ReadonlyMap<string, Content>;

export function applyChanges(workbook: Workbook, changes: readonly Change[]): Workbook {
  const files = new Map(workbook);
  for (const { file, content } of changes)
    if (content) files.set(file, content);
    else files.delete(file);
  return files;
}

/** The changes that make one workbook into another. */
export function changesBetween(before: Workbook, after: Workbook): Change[] {
  const files = [...new Set([...before.keys(), ...after.keys()])];
  const changed = files.filter((file) => before.get(file) !== after.get(file));
  return changed.map((file) => ({ file, content: after.get(file) }));
}

/** Observations come first: they are edited most. Then tables, evidence, and other files. */
export function fileNames(workbook: Workbook): string[] {
  return [...workbook.keys()].toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

function rank(file: string): number {
  if (file.startsWith('observations/')) return 0;
  if (file.startsWith('seeds/')) return 2;
  return file.includes('/') ? 3 : 1;
}

/** The rows of a file; undefined if it has none. */
export function rowsOf(workbook: Workbook, file: string): Rows | undefined {
  const content = workbook.get(file);
  return content?.kind === 'rows' ? content.rows : undefined;
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
