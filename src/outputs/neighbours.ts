import type { ChartView } from './view.ts';

/** A chart that the page of another leads to. */
export interface Neighbour {
  id: string;
  title: string;
}

/** The charts before and after the one at a place, in the order of charts.csv. */
export function neighboursOf(
  charts: readonly ChartView[],
  at: number,
): { previous: Neighbour | undefined; next: Neighbour | undefined } {
  const neighbour = (view: ChartView | undefined) => view && { id: view.chart.id, title: view.data.title };
  return { previous: neighbour(charts[at - 1]), next: neighbour(charts[at + 1]) };
}
