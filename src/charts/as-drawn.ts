import type { Selection } from '../tables/select.ts';
import type { Chart } from '../tables/tables.ts';

/**
 * The chart as its data let it be drawn. One that asks for all periods is a chart of its one period as long as there is
 * but one: a line is drawn as bars until a second comes. A card becomes bars when it does.
 */
export function asDrawn(chart: Chart, { shown, wholes }: Pick<Selection, 'shown' | 'wholes'>): Chart {
  if (chart.period !== 'all') return chart;
  const periods = new Set([...shown, ...wholes.map(({ whole }) => whole)].map(({ period }) => period));
  const [only] = periods;
  const period = periods.size === 1 && only !== undefined ? only : chart.period;
  const comparison = Map.groupBy(shown, ({ subject, measure }) => `${subject} ${measure}`);
  const compares = [...comparison.values()].some((values) => values.length > 1);
  const spans = [...Map.groupBy(shown, ({ subject }) => subject).values()].some(
    (values) => new Set(values.map((one) => one.period)).size > 1,
  );
  const asBars = (chart.type === 'line' && !spans) || (chart.type === 'card' && compares);
  return { ...chart, period, type: asBars ? 'bar' : chart.type };
}
