import type * as z from 'zod/mini';
import { excerpt } from '../csv/problem.ts';
import { type ProblemKey, type Sentence, sentence } from '../i18n/problems.ts';

/** The error map of all schemas: an issue's message is the key of our sentence, as is a schema's own `error`. */
const errorMap = ({ code }: z.core.$ZodRawIssue): ProblemKey => {
  if (code === 'invalid_value') return 'constraint-error.choice';
  return code === 'too_big' ? 'constraint-error.long-text' : 'constraint-error.cell';
};

/** How a row or a cell is parsed: with the error map, and with the text that each issue is about. */
export const parsing = { error: errorMap, reportInput: true } as const;

/** What a Zod issue says. Of a union, the last alternative is the one that was meant. */
export function sentenceOf(issue: z.core.$ZodIssue): Sentence {
  if (issue.code === 'custom' && issue.params?.['sentence']) return issue.params['sentence'] as Sentence;
  const [last] = issue.code === 'invalid_union' ? (issue.errors.at(-1) ?? []) : [];
  if (last) return sentenceOf(last);
  const cell = String(issue.input ?? '');
  return sentence(issue.message as ProblemKey, {
    cell: excerpt(cell),
    ...(issue.code === 'invalid_value' && { choices: issue.values.map(String) }),
    ...(issue.code === 'too_big' && { length: cell.length, most: Number(issue.maximum) }),
  });
}

/** A cell as its column's schema reads it, or what is wrong with it. */
export function readCell<T>(schema: z.ZodMiniType<T>, cell: string): { value?: T; wrong?: Sentence } {
  const { data, error } = schema.safeParse(cell, parsing);
  return error?.issues[0] ? { wrong: sentenceOf(error.issues[0]) } : { value: data as T };
}

/** A check that says itself what is wrong with a cell: a coded refinement. */
export function check(wrongWith: (cell: string) => Sentence | undefined): z.core.CheckFn<string> {
  return ({ value, issues }) => {
    const found = wrongWith(value);
    if (found) issues.push(issueOf(value, found));
  };
}

/** A sentence as a Zod issue, which ends the reading of the cell. */
export const issueOf = (input: string, found: Sentence) => ({
  code: 'custom' as const,
  input,
  message: found.key,
  params: { sentence: found },
  continue: false,
});
