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

/** Keys with a sentence of their own where it is known what was meant. */
type Nearable = ProblemKey extends infer Key ? (Key extends `${infer Plain}-near` ? Plain : never) : never;

/** What to complain of a name that is none of the known ones: also which one was probably meant. */
export function unknownName(
  key: Nearable & ProblemKey,
  name: string,
  known: readonly string[],
  params: Params,
): [ProblemKey, Params] {
  const meant = closest(name, known);
  return meant === undefined ? [key, params] : [`${key}-near`, { ...params, meant }];
}

/** True if a table has an id; else complains. */
export function isKnownId(
  table: string,
  id: string,
  records: readonly { id: string }[],
  place: StoryPosition,
  complain: Complain,
): boolean {
  const known = records.map((record) => record.id);
  if (known.includes(id)) return true;
  complain(place, ...unknownName('story-error.unknown-id', id, known, { table, id: excerpt(id) }));
  return false;
}

export const quoted = (names: readonly string[]): string[] => names.map((name) => `"${name}"`);
