import { renderChart } from '../charts/index.ts';
import type { ChartData, Datum } from '../charts/types.ts';
import { notesOf, sourceLine } from '../formats/picture/captions.ts';
import { chartView } from '../formats/view.ts';
import type { Locale } from '../i18n/locales.ts';
import { type Chart, observationKey, type Tables } from '../tables/tables.ts';

/** A chart's words and values, before it is drawn. */
export interface ChartSnapshot {
  id: string;
  data: ChartData;
  notes: string[];
  source: string;
  /** All that a reader sees of the chart, to compare two snapshots. */
  fingerprint: string;
}

export interface RenderedChart {
  title: string;
  subtitle: string;
  notes: string[];
  source: string;
  svg: string;
}

/** One value of a chart, before and after; '' where it is not shown. */
export interface ValueChange {
  label: string;
  before: string;
  after: string;
}

/** A chart that differs from the published one. Without `before` it is new, without `after` it is gone. */
export interface ChartChange {
  id: string;
  before: RenderedChart | undefined;
  after: RenderedChart | undefined;
  values: ValueChange[];
  /** Where the drawings' marks lead: the fragments of their links, and the rows of their values. */
  places: Record<string, { file: string; row: number }>;
}

/** Snapshots of all charts except the `broken` ones, by id, in the order of charts.csv. */
export function chartSnapshots(
  tables: Tables,
  locale: Locale,
  broken: ReadonlySet<string>,
): Map<string, ChartSnapshot> {
  const charts = tables.charts.filter(({ id }) => !broken.has(id));
  return new Map(charts.map((chart) => [chart.id, snapshotOf(chart, tables, locale)]));
}

function snapshotOf(chart: Chart, tables: Tables, locale: Locale): ChartSnapshot {
  const view = chartView(chart, tables, locale);
  const [notes, source] = [notesOf(view), sourceLine(view)];
  const { data, wholes, title, subtitle, remarks } = view.data;
  const { type, colour, measures, subjects } = view.data.chart;
  const values = data.map(({ observation, secondaryObservation, ...shown }) => shown);
  const sums = wholes.map(({ label, value, figure }) => ({ label, value, figure }));
  const shown = [type, colour, measures, subjects, title, subtitle, remarks, notes, source, values, sums];
  return { id: chart.id, data: view.data, notes, source, fingerprint: JSON.stringify(shown) };
}

/**
 * The charts that differ, in their present order; those that are gone come last. `width` is in px; `rowOf` finds the row of
 * a line.
 */
export function chartChanges(
  before: ReadonlyMap<string, ChartSnapshot>,
  now: ReadonlyMap<string, ChartSnapshot>,
  broken: ReadonlySet<string>,
  width: number,
  { observations }: Tables,
  rowOf: (file: string, line: number) => number | undefined,
): ChartChange[] {
  const gone = [...before.keys()].filter((id) => !now.has(id) && !broken.has(id));
  const changed = [...now.keys(), ...gone].filter(
    (id) => before.get(id)?.fingerprint !== now.get(id)?.fingerprint,
  );
  const byKey = new Map(observations.map((one) => [observationKey(one), one]));
  /** The row of a mark's value; for a derived value, the row of its first operand. */
  const placeOf = ({ row, observation }: Datum): [string, { file: string; row: number }][] => {
    const isDerived = observation.origin === 'derived';
    const found = byKey.get(isDerived ? (observation.operands[0] ?? '') : observationKey(observation));
    const at = found && rowOf(found.file, found.row);
    return at === undefined ? [] : [[row, { file: found!.file, row: at }]];
  };
  return changed.map((id) => {
    const [old, current] = [before.get(id), now.get(id)];
    return {
      id,
      before: old && render(old, width, 'before'),
      after: current && render(current, width, 'after'),
      values: valueChanges(valuesOf(old), valuesOf(current)),
      places: Object.fromEntries([old, current].flatMap((one) => one?.data.data.flatMap(placeOf) ?? [])),
    };
  });
}

function render({ id, data, notes, source }: ChartSnapshot, width: number, side: string): RenderedChart {
  const { title, subtitle } = data;
  return { title, subtitle, notes, source, svg: renderChart(data, width, `${side}-${id}`) };
}

type Values = Map<string, { label: string; value: string }>;

function valueChanges(before: Values, now: Values): ValueChange[] {
  return [...new Set([...now.keys(), ...before.keys()])].flatMap((key) => {
    const [a, b] = [before.get(key), now.get(key)];
    if (a?.value === b?.value) return [];
    return [{ label: (b ?? a)?.label ?? '', before: a?.value ?? '', after: b?.value ?? '' }];
  });
}

/** A chart's values in words, which also say how precise they are, by the fragments of their marks' links. */
function valuesOf(snapshot: ChartSnapshot | undefined): Values {
  const data = snapshot?.data.data ?? [];
  return new Map(
    data.map(({ row, label, longValue, secondaryValue }) => [
      row,
      { label, value: secondaryValue === '' ? longValue : `${longValue}, ${secondaryValue}` },
    ]),
  );
}
