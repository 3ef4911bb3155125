import { closest, excerpt, type Problem, problem } from '../csv/problem.ts';
import type { Params, ProblemKey } from '../i18n/problems.ts';

/** A place in a file: line and column from 1, the column in characters. */
export interface StoryPosition {
  line: number;
  column: number;
}

/** Notes a problem in the story that is being read. */
export type Complain = (place: StoryPosition, key: ProblemKey, params?: Params) => void;

export const START: StoryPosition = { line: 1, column: 1 };

export function storyProblem(file: string, place: StoryPosition, key: ProblemKey, params?: Params): Problem {
  return problem(key, { file, line: place.line, character: place.column }, params);
}

/** Problems of stories by file, then place. */
export function sortStoryProblems(problems: readonly Problem[]): Problem[] {
  return problems.toSorted(
    (a, b) =>
      Number(a.file > b.file) - Number(a.file < b.file) ||
      a.line - b.line ||
      (a.character ?? 0) - (b.character ?? 0),
  );
}

/** Keys with a sentence of their own where it is known what was meant. */
type Nearable = ProblemKey extends infer Key ? (Key extends `${infer Plain}-near` ? Plain : never) : never;

/** Complains of a name that is none of the known ones, and says which was probably meant. */
export function complainOfName(
  complain: Complain,
  place: StoryPosition,
  key: Nearable & ProblemKey,
  name: string,
  known: readonly string[],
  params: Params,
): void {
  const meant = closest(name, known);
  if (meant === undefined) complain(place, key, params);
  else complain(place, `${key}-near`, { ...params, meant });
}

/** Complains of an id that a table does not have. */
export function complainOfId(
  complain: Complain,
  place: StoryPosition,
  table: string,
  id: string,
  records: readonly { id: string }[],
): void {
  const known = records.map((record) => record.id);
  complainOfName(complain, place, 'story-error.unknown-id', id, known, { table, id: excerpt(id) });
}

export const quoted = (names: readonly string[]): string[] => names.map((name) => `"${name}"`);
