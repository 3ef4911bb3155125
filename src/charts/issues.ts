import { excerpt } from '../csv/problem.ts';
import type { Figure } from '../figures/figure.ts';
import type { Params, ProblemKey, Wording } from '../i18n/problems.ts';
import type { Chart, Observation } from '../tables/tables.ts';
import type { ChartIssue } from './types.ts';

/** The period of a chart inside a sentence. */
export function withinWords({ period }: Chart): Wording {
  return period === 'all'
    ? { words: 'problem.within.all' }
    : { words: 'problem.within.period', params: { period } };
}

export const subjectIssue = (subject: string, key: ProblemKey, params: Params = {}): ChartIssue => [
  'subjects',
  subject,
  key,
  { subject: excerpt(subject), ...params },
];

/** Refuses the first value that is of a kind which a type cannot draw. */
export function refuse(
  values: readonly Observation[],
  isRefused: (figure: Figure) => boolean,
  key: ProblemKey,
): ChartIssue | undefined {
  const refused = values.find(({ figure }) => isRefused(figure));
  return refused && subjectIssue(refused.subject, key);
}
