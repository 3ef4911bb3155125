import { type AddProblem, excerpt } from './problem.ts';

/** A question mark inside a word or before one: what Excel's plain "CSV" makes of a letter that it cannot write. */
const LOST = /\p{L}\?+\p{L}|(?:^|[\s("“])\?+\p{L}/u;

/** Rows in which letters were lost, by their numbers, and the first such cell. */
export interface LostLetters {
  rows: ReadonlySet<number>;
  /** The first row of them; -1 when there is none. */
  first: number;
  /** The number of that row's first such cell. */
  column: number;
}

export const NO_LOST_LETTERS: LostLetters = { rows: new Set(), first: -1, column: -1 };

/** False where no cell of a text can be one of {@link findLostLetters}. */
export function mayHaveLostLetters(text: string): boolean {
  // Almost no file has the mark, and this looks through a large one ten times as fast.
  return text.includes('?') && /\?\p{L}/u.test(text);
}

/** Finds "Vi?t Nam", which was "Việt Nam". Addresses may have question marks anywhere. */
export function findLostLetters(rows: readonly string[][]): LostLetters {
  const found = new Set<number>();
  let [first, column] = [-1, -1];
  for (const [at, row] of rows.entries()) {
    const cell = row.findIndex((one) => one.includes('?') && LOST.test(one) && !one.includes('://'));
    if (cell < 0) continue;
    found.add(at);
    if (first < 0) [first, column] = [at, cell];
  }
  return { rows: found, first, column };
}

/** Lost letters are told once a file: one save loses all of them. */
export function addLostLetters(
  cell: string,
  line: number,
  column: string | undefined,
  rows: number,
  add: AddProblem,
): void {
  const others = rows > 1 ? `, and in ${rows - 1} more rows` : '';
  const message = `Letters were lost: question marks stand in their place in "${excerpt(cell)}"${others}.`;
  const mend =
    'Restore the file, and save it as "CSV UTF-8". Where a question mark is meant, put a space after it.';
  add('encoding-error', line, column ?? null, cell, message, mend);
}
