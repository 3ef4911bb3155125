import { closestMatch } from 'leven';
import { codeOf, type Params, type ProblemCode, type ProblemKey, type Sentence } from '../i18n/problems.ts';

/** One thing that is wrong in one place. Its sentence and its fix come from `problemText()`, in any language. */
export interface Problem extends Sentence {
  /** The published category; the first ones of them are the Frictionless framework's error types. */
  code: ProblemCode;
  /** The file, relative to the data folder; evidence as `seeds/<report>.csv`, stories from the project's root. */
  file: string;
  /** The line in the file, from 1; 1 where the whole file is meant. */
  line: number;
  /** The column's name, or null where no one column is meant. */
  column: string | null;
  /** The character of the line, from 1: in stories, which have no columns. */
  character?: number;
  /** The offending text, cut to a readable length. */
  text: string;
  /** A row to be pasted into a file. */
  paste?: string;
}

type ProblemPlace = Pick<Problem, 'file'> & Partial<Omit<Problem, keyof Sentence | 'code'>>;

/** A problem at a place; without a line, of the whole file. */
export const problem = (key: ProblemKey, place: ProblemPlace, params: Params = {}): Problem => ({
  code: codeOf(key),
  key,
  line: 1,
  column: null,
  ...place,
  text: excerpt(place.text ?? ''),
  params,
});

/** Cuts a text for a message; line breaks and control characters become visible. */
export function excerpt(text: string, most = 60): string {
  const flat = text.slice(0, most + 1).replace(/[\p{Cc}\p{Cf}]/gu, (c) => (c === '\n' ? '↵' : '·'));
  if (text.length <= most) return flat;
  // Half of a letter beyond U+FFFF is no text.
  return `${flat.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** The most problems listed for a file: nobody fixes more one by one, and millions would not fit into memory. */
export const MOST_PROBLEMS = 200_000;

/** Adds problems to a list, at most {@link MOST_PROBLEMS} a file, then one that says that there are more. */
export function limitedTo(problems: Problem[]): (problem: Problem) => void {
  const counts = new Map<string, number>();
  return (one) => {
    const before = counts.get(one.file) ?? 0;
    if (before > MOST_PROBLEMS) return;
    counts.set(one.file, before + 1);
    const { file, line } = one;
    const isLast = before === MOST_PROBLEMS;
    const more = { most: MOST_PROBLEMS };
    problems.push(isLast ? problem('source-error.too-many-problems', { file, line }, more) : one);
  };
}

/** Problems by file, then line, then character, then in the order in which they were found. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const character = (one: Problem) => one.character ?? 0;
  return problems.toSorted(
    (a, b) =>
      Number(a.file > b.file) - Number(a.file < b.file) || a.line - b.line || character(a) - character(b),
  );
}

/** The candidate that was probably meant: at most a third of its letters differ. For "did you mean". */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  if (word.length > 100) return undefined;
  const fold = (one: string) => one.toLowerCase().replace(/[\s-]+/g, '_');
  const folded = new Map(candidates.map((candidate) => [fold(candidate), candidate]));
  const maxDistance = Math.max(1, Math.floor(word.length / 3));
  return folded.get(closestMatch(fold(word), [...folded.keys()], { maxDistance }) ?? '');
}
