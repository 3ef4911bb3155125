/**
 * Every kind of problem. The first block has the names of the Frictionless framework's error types,
 * the second is our own.
 */
export const problemCodes = [
  'source-error',
  'encoding-error',
  'blank-header',
  'duplicate-label',
  'missing-label',
  'extra-label',
  'blank-row',
  'extra-cell',
  'missing-cell',
  'type-error',
  'constraint-error',
  'unique-error',
  'foreign-key',

  'unclosed-quote',
  'stray-quote',
  'figure-mismatch',
  'evidence-missing',
  'evidence-unused',
  'evidence-stale',
  'translation-missing',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** One thing that is wrong in one place, in words for the person who must mend it. */
export interface Problem {
  code: ProblemCode;
  /** The file, relative to the data folder; evidence files as `seeds/<report>.csv`. */
  file: string;
  /** The line in the file, from 1; 1 where the whole file is meant. */
  line: number;
  /** The column's name, or null where no one column is meant. */
  column: string | null;
  /** The offending text, cut to a readable length. */
  text: string;
  /** What is wrong: a sentence. */
  message: string;
  /** How to mend it: a sentence. */
  mend: string;
}

/** Notes a problem in a place of the file that is being read. */
export type AddProblem = (
  code: ProblemCode,
  line: number,
  column: string | null,
  cell: string,
  message: string,
  mend: string,
) => void;

/** Cuts a text for a message; line breaks and control characters become visible. */
export function excerpt(text: string, most = 60): string {
  const flat = text.slice(0, most + 1).replace(/[\p{Cc}\p{Cf}]/gu, (c) => (c === '\n' ? '↵' : '·'));
  if (text.length <= most) return flat;
  // Half of a letter beyond U+FFFF is no text.
  return `${flat.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** More problems of one file than this nobody mends one by one, and a list of millions would be too large to keep. */
export const MOST_PROBLEMS = 200_000;

/** Adds problems to a list, of each file no more than {@link MOST_PROBLEMS}; one more says that there are others. */
export function limitedTo(problems: Problem[]): (problem: Problem) => void {
  const counts = new Map<string, number>();
  return (problem) => {
    const before = counts.get(problem.file) ?? 0;
    if (before > MOST_PROBLEMS) return;
    counts.set(problem.file, before + 1);
    problems.push(before < MOST_PROBLEMS ? problem : tooMany(problem));
  };
}

/** Says that the file has more problems than are told. */
export function tooMany({ file, line }: Pick<Problem, 'file' | 'line'>): Problem {
  const message = `The file has more than ${MOST_PROBLEMS} problems; those after this line are not told.`;
  return {
    code: 'source-error',
    file,
    line,
    column: null,
    text: '',
    message,
    mend: 'Mend those before first.',
  };
}

/** Problems by file, then line, then in the order in which they were found. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return problems.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
}
