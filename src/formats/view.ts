import { chartData } from '../charts/data.ts';
import { reportsOf, selectFor } from '../charts/select.ts';
import type { ChartData } from '../charts/types.ts';
import { REST } from '../charts/wholes.ts';
import type { Locale } from '../i18n/locales.ts';
import { allObservations, type Chart, type Observation, type Report, type Tables } from '../tables/tables.ts';
import { type CorrectionView, correctionsOf, correctionViewMaker } from './corrections.ts';
import { type Row, rowMaker } from './row.ts';

/** A value of a chart, as files and pages tell it. */
export interface ViewRow extends Row {
  /** What sets it apart on the chart: "Zalo (domestic)", "All others". */
  label: string;
}

/** A chart with all that its page and its files say of it, in one locale. */
export interface ChartView {
  chart: Chart;
  locale: Locale;
  /** What is drawn. */
  data: ChartData;
  /** Every value of the chart once: its marks in their order, what stands beside them, and the wholes of a stack. */
  rows: ViewRow[];
  reports: Report[];
  /** Corrections of a value that the chart shows or that one of its values was worked out from; the latest first. */
  corrections: CorrectionView[];
}

/** Puts together what a chart's page and files say. */
export function chartView(chart: Chart, tables: Tables, locale: Locale): ChartView {
  const selection = selectFor(chart, allObservations(tables), tables.subjects);
  const data = chartData(chart, selection, tables, locale);
  const toRow = rowMaker(tables, locale);
  const labels = new Map<Observation, string>();
  for (const { observation, label } of data.data) labels.set(observation, label);
  for (const { secondaryObservation, label } of data.data)
    if (secondaryObservation && !labels.has(secondaryObservation)) labels.set(secondaryObservation, label);
  for (const [at, { whole }] of selection.wholes.entries())
    if (!labels.has(whole)) labels.set(whole, data.wholes[at]?.label ?? '');
  const formulas = new Map(data.data.map(({ observation, formula }) => [observation, formula]));
  const rows = [...labels].map(([observation, label]) => {
    // What is left of a whole is of the whole's measure, and in no table.
    const measure = observation.measure === REST ? (chart.whole ?? '') : observation.measure;
    const row = toRow({ ...observation, measure });
    const others = measure === observation.measure ? row.others : [];
    return { ...row, observation, label, others, formula: formulas.get(observation) ?? row.formula };
  });
  return {
    chart,
    locale,
    data,
    rows,
    reports: reportsOf(selection, tables),
    corrections: correctionsOf(rows, tables).map(correctionViewMaker(tables, locale)),
  };
}

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
