import { excerpt } from '../../csv/problem.ts';
import type { Selection } from '../select.ts';
import type { Chart } from '../tables.ts';
import type { Misfit } from './chart-types.ts';

/** Checks that each subject of a stack is a whole with parts, and that each value has one place in it. */
export function stackMisfit(chart: Chart, { shown, wholes, dropped }: Selection): Misfit | undefined {
  const [measure] = chart.measures;
  for (const subject of chart.subjects) {
    const name = excerpt(subject);
    const own = wholes.filter(({ whole }) => whole.subject === subject);
    if (own.length === 0)
      return [
        'subjects',
        subject,
        `"${name}" has no value of "${chart.whole}" in ${chart.period === 'all' ? 'any period' : chart.period}.`,
        'Take it out, or add the observation.',
      ];
    const bare = own.findLast(({ parts }) => parts.length === 0);
    if (bare)
      return [
        'subjects',
        subject,
        // Of all periods, parts are looked for in that of each whole.
        `No part of "${name}" has a value of "${measure}" in ${chart.period === 'all' ? bare.whole.period : chart.period}.`,
        'Choose another measure, or add observations.',
      ];
  }
  const [crowded] = dropped;
  if (crowded) {
    const { subject, measure, period } = crowded.other;
    return [
      'period',
      chart.period,
      `"${excerpt(subject)}" has values of "${measure}" of ${crowded.shown.period} and of ${period}; the chart has room for one of them.`,
      // Of all periods, each whole has the values of its own.
      chart.period === 'all'
        ? 'Choose a narrower period, or the type bar.'
        : 'Choose a narrower period, or all.',
    ];
  }
  const again = shown.find((one, at) => shown.indexOf(one) < at);
  if (again) {
    const [first, second] = wholes.filter(({ parts }) => parts.includes(again));
    return [
      'subjects',
      chart.subjects.join(' '),
      `"${excerpt(again.subject)}" is a part of both "${excerpt(first?.whole.subject ?? '')}" and "${excerpt(second?.whole.subject ?? '')}", and would be shown twice.`,
      'Keep one of the two.',
    ];
  }
  return undefined;
}
