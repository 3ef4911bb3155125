import { closest } from '../csv/closest.ts';
import { excerpt } from '../csv/problem.ts';

/** A place in a file: line and column from 1, the column in characters. */
export interface Place {
  line: number;
  column: number;
}

/** One thing that is wrong in one place of a story, in words for its author. */
export interface StoryProblem extends Place {
  /** Path of the file from the project's root. */
  file: string;
  message: string;
  mend: string;
}

/** Notes a problem in the story that is being read. */
export type Complain = (place: Place, message: string, mend: string) => void;

export const START: Place = { line: 1, column: 1 };

/** Says that a table has no such id, and which was probably meant. */
export function complainOfUnknown(
  complain: Complain,
  place: Place,
  table: string,
  id: string,
  known: readonly { id: string }[],
): void {
  const ids = known.map((record) => record.id);
  const meant = closest(id, ids);
  complain(
    place,
    `${table}.csv has no "${excerpt(id)}".${meant === undefined ? '' : ` Did you mean "${meant}"?`}`,
    meant === undefined ? `Write an id of ${table}.csv, or add the row there.` : `Write "${meant}".`,
  );
}

/** `a`, `a and b`, `a, b and c`. */
export function inWords(names: readonly string[], word: 'and' | 'or' = 'and'): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${word} ${last}`;
}
