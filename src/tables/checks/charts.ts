import { isWithin } from '../periods.ts';
import type { Chart, Observation } from '../tables.ts';
import type { CheckContext } from './context.ts';

/** The observations that a chart shows, in the order of its subjects. */
export function observationsOf(chart: Chart, observations: readonly Observation[]): Observation[] {
  const candidates = observations.filter(
    ({ measure, period }) => measure === chart.measure && isWithin(period, chart.period),
  );
  return chart.subjects.flatMap((subject) => candidates.filter((candidate) => candidate.subject === subject));
}

/** Checks that every subject of a chart has exactly one value to show; unknown ids are told elsewhere. */
export function checkCharts(
  charts: readonly Chart[],
  observations: readonly Observation[],
  { ids, add }: CheckContext,
): void {
  for (const chart of charts) {
    if (!ids.measures.has(chart.measure)) continue;
    const shown = observationsOf(chart, observations);
    for (const subject of chart.subjects.filter((one) => ids.subjects.has(one))) {
      const count = shown.filter((observation) => observation.subject === subject).length;
      if (count === 1) continue;
      const has = count === 0 ? 'no value' : `${count} values`;
      const message = `"${subject}" has ${has} of "${chart.measure}" in ${chart.period}; the chart shows one.`;
      add(
        'constraint-error',
        chart,
        'subjects',
        subject,
        message,
        count === 0 ? 'Take it out of the list, or add the observation.' : 'Choose a narrower period.',
      );
    }
  }
}
