import { excerpt } from '../../csv/problem.ts';
import type { Params, ProblemKey, Wording } from '../../i18n/problems.ts';
import { isWithin } from '../periods.ts';
import type { Selection } from '../select.ts';
import type { Chart, Unit } from '../tables.ts';

/** What does not fit between a chart and its data: the column, the offending text, what is wrong. */
export type ChartIssue = [column: string, text: string, key: ProblemKey, params?: Params];

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

type TypeRule = (chart: Chart, selection: Selection, kinds: Set<string>) => ChartIssue | undefined;

/** What each type asks of the values that it shows. */
export const typeRules: Partial<Record<Chart['type'], TypeRule>> = {
  stack: (_, { shown, wholes }) => {
    const negative = shown.find(({ figure }) => figure.value < 0);
    if (negative) return about(negative.subject, 'constraint-error.stack-negative');
    for (const { whole, parts } of wholes) {
      const least = parts.reduce((sum, { figure }) => sum + figure.low, 0);
      if (least > whole.figure.high)
        return about(whole.subject, 'constraint-error.stack-exceeds', { least, whole: whole.figure.value });
    }
    return undefined;
  },
  dots: ({ measures }, { shown }, kinds) => {
    if (!kinds.has('count')) return ['measures', measures.join(' '), 'constraint-error.dots-of-no-count'];
    const negative = shown.find(({ figure }) => figure.value < 0);
    return negative && about(negative.subject, 'constraint-error.dots-negative');
  },
  range: (_, { shown }) => {
    const open = shown.find(({ figure }) => !Number.isFinite(figure.low) || !Number.isFinite(figure.high));
    return open && about(open.subject, 'constraint-error.range-open');
  },
  line: (chart, { shown, dropped }) => {
    const rivals = dropped.find(
      ({ shown, other }) => shown.origin === 'reported' && other.origin === 'reported',
    );
    if (rivals) {
      const { subject, measure, period } = rivals.shown;
      const params = { subject: excerpt(subject), measure, period, other: rivals.other.measure };
      return ['measures', chart.measures.join(' '), 'constraint-error.line-of-measures', params];
    }
    const spans = [...Map.groupBy(shown, ({ subject }) => subject).values()];
    for (const values of spans)
      for (const { subject, period } of values) {
        const inner = values.find((one) => one.period !== period && isWithin(one.period, period))?.period;
        if (inner === undefined) continue;
        const params = { subject: excerpt(subject), period, inner };
        return ['period', chart.period, 'constraint-error.line-of-nested-periods', params];
      }
    // One that asks for all periods waits for the second.
    if (chart.period === 'all' || spans.some((values) => values.length > 1)) return undefined;
    const { period } = chart;
    return ['period', period, 'constraint-error.line-of-one-period', { period }];
  },
  card: (chart, { shown }) => {
    const [first] = shown;
    const isOne = shown.every(
      ({ subject, measure }) => subject === first?.subject && measure === first?.measure,
    );
    // One that asks for all periods becomes a comparison of them.
    if (shown.length === 1 || (chart.period === 'all' && isOne)) return undefined;
    return ['subjects', chart.subjects.join(' '), 'constraint-error.card-of-many', { count: shown.length }];
  },
};

function about(subject: string, key: ProblemKey, params: Params = {}): ChartIssue {
  return ['subjects', subject, key, { subject: excerpt(subject), ...params }];
}

/** Checks that each subject of a stack is a whole with parts, and that each value has one place in it. */
export function stackIssue(chart: Chart, { shown, wholes, dropped }: Selection): ChartIssue | undefined {
  const [measure = ''] = chart.measures;
  for (const subject of chart.subjects) {
    const own = wholes.filter(({ whole }) => whole.subject === subject);
    if (own.length === 0)
      return about(subject, 'constraint-error.subject-without-value', {
        measures: [`"${chart.whole}"`],
        within: withinWords(chart),
      });
    const bare = own.findLast(({ parts }) => parts.length === 0);
    // Of all periods, parts are looked for in that of each whole.
    const period = chart.period === 'all' ? bare?.whole.period : chart.period;
    if (bare)
      return about(subject, 'constraint-error.stack-without-parts', { measure, period: period ?? '' });
  }
  const [crowded] = dropped;
  if (crowded) {
    const { subject, measure, period: other } = crowded.other;
    const params = { subject: excerpt(subject), measure, period: crowded.shown.period, other };
    // Of all periods, each whole has the values of its own.
    const key =
      chart.period === 'all' ? 'constraint-error.stack-of-all-periods' : 'constraint-error.stack-of-periods';
    return ['period', chart.period, key, params];
  }
  const again = shown.find((one, at) => shown.indexOf(one) < at);
  if (!again) return undefined;
  const [whole = '', other = ''] = wholes
    .filter(({ parts }) => parts.includes(again))
    .map((one) => excerpt(one.whole.subject));
  const params = { subject: excerpt(again.subject), whole, other };
  return ['subjects', chart.subjects.join(' '), 'constraint-error.part-of-two', params];
}
