import { excerpt } from '../csv/problem.ts';
import type { Params, ProblemKey, Wording } from '../i18n/problems.ts';
import type { Chart, Unit } from '../tables/tables.ts';
import type { ChartIssue } from './types.ts';

/** Units that share a scale: all counts do; currencies and ratios only with themselves. */
export function kindOf(unit: Unit | undefined): string {
  return unit === undefined || unit.kind === 'count' || unit.kind === 'percent'
    ? (unit?.kind ?? 'count')
    : unit.id;
}

/** The period of a chart inside a sentence. */
export function withinWords({ period }: Chart): Wording {
  return period === 'all'
    ? { words: 'problem.within.all' }
    : { words: 'problem.within.period', params: { period } };
}

export function subjectIssue(subject: string, key: ProblemKey, params: Params = {}): ChartIssue {
  return ['subjects', subject, key, { subject: excerpt(subject), ...params }];
}
