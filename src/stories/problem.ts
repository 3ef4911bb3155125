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

/** Says that a table has no such id, and which was probably meant. */
export function reportUnknown(
  complain: Complain,
  place: StoryPosition,
  table: string,
  id: string,
  known: readonly { id: string }[],
): void {
  const ids = known.map((record) => record.id);
  const meant = closest(id, ids);
  const params = { table, id: excerpt(id) };
  if (meant === undefined) complain(place, 'story-error.unknown-id', params);
  else complain(place, 'story-error.unknown-id-near', { ...params, meant });
}

export const quoted = (names: readonly string[]): string[] => names.map((name) => `"${name}"`);
