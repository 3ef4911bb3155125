import { renderChart } from '../charts/index.ts';
import type { ChartData } from '../charts/types.ts';
import { notesOf, sourceLine } from '../formats/picture/captions.ts';
import { chartView } from '../formats/view.ts';
import type { Locale } from '../i18n/locales.ts';
import { observationKey, type ReportedObservation, type Tables } from '../tables/tables.ts';

/** A chart's words and values, before it is drawn. */
export interface ChartSnapshot {
  id: string;
  data: ChartData;
  notes: string[];
  source: string;
  /** All that a reader sees of it, as one text: two sketches with the same look alike. */
  fingerprint: string;
}

/** A chart as it is or was. */
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

/** A chart that the changes touch. Without `before` it is new, without `after` it is gone. */
export interface ChartChange {
  id: string;
  before: RenderedChart | undefined;
  after: RenderedChart | undefined;
  values: ValueChange[];
  /** Where the marks of the drawings lead: from the fragment of their links to a file and its line. */
  places: Record<string, { file: string; line: number }>;
}

/** Every chart of sound tables that has no problem of its own, in the order of charts.csv. */
export function chartSnapshots(
  tables: Tables,
  locale: Locale,
  broken: ReadonlySet<string> = new Set(),
): Map<string, ChartSnapshot> {
  const sketches = new Map<string, ChartSnapshot>();
  for (const chart of tables.charts) {
    if (broken.has(chart.id)) continue;
    const view = chartView(chart, tables, locale);
    const [notes, source] = [notesOf(view), sourceLine(view)];
    sketches.set(chart.id, {
      id: chart.id,
      data: view.data,
      notes,
      source,
      fingerprint: fingerprintOf(view.data, notes, source),
    });
  }
  return sketches;
}

/** The charts that differ, in the order of those that are there now; charts that are gone come last. `width` is in px. */
export function chartChanges(
  before: ReadonlyMap<string, ChartSnapshot>,
  now: ReadonlyMap<string, ChartSnapshot>,
  tables: Tables,
  broken: ReadonlySet<string>,
  width: number,
): ChartChange[] {
  const gone = [...before.keys()].filter((id) => !now.has(id) && !broken.has(id));
  const ids = [...now.keys(), ...gone];
  const touched = ids.filter((id) => before.get(id)?.fingerprint !== now.get(id)?.fingerprint);
  if (touched.length === 0) return [];
  const byKey = new Map(tables.observations.map((one) => [observationKey(one), one]));
  return touched.map((id): ChartChange => {
    const [old, young] = [before.get(id), now.get(id)];
    return {
      id,
      before: old && draw(old, width, 'before'),
      after: young && draw(young, width, 'after'),
      values: valueChanges(old, young),
      places: placesOf([old, young], byKey),
    };
  });
}

function draw({ id, data, notes, source }: ChartSnapshot, width: number, side: string): RenderedChart {
  const { title, subtitle } = data;
  return { title, subtitle, notes, source, svg: renderChart(data, width, `${side}-${id}`) };
}

function fingerprintOf(data: ChartData, notes: string[], source: string): string {
  const { chart, title, subtitle, remarks, wholes } = data;
  const values = data.data.map(({ row, label, longValue, interval, secondaryValue, colorRole, figure }) => [
    row,
    label,
    longValue,
    interval,
    secondaryValue,
    colorRole,
    figure,
  ]);
  const sums = wholes.map(({ label, value, figure }) => [label, value, figure]);
  const { type, colour, measures, subjects } = chart;
  return JSON.stringify([
    type,
    colour,
    measures,
    subjects,
    title,
    subtitle,
    remarks,
    notes,
    source,
    values,
    sums,
  ]);
}

/** The values that read otherwise; how precise one is shows in its words. */
function valueChanges(before: ChartSnapshot | undefined, now: ChartSnapshot | undefined): ValueChange[] {
  const [old, young] = [valuesOf(before), valuesOf(now)];
  const keys = new Set([...young.keys(), ...old.keys()]);
  return [...keys].flatMap((key) => {
    const [a, b] = [old.get(key), young.get(key)];
    if (a?.value === b?.value) return [];
    return [{ label: (b ?? a)?.label ?? '', before: a?.value ?? '', after: b?.value ?? '' }];
  });
}

/** What each mark of a chart says, by the fragment that it leads to. */
function valuesOf(one: ChartSnapshot | undefined): Map<string, { label: string; value: string }> {
  const data = one?.data.data ?? [];
  return new Map(
    data.map(({ row, label, longValue, secondaryValue }) => [
      row,
      { label, value: secondaryValue === '' ? longValue : `${longValue}, ${secondaryValue}` },
    ]),
  );
}

/** The row of each mark's value; of a derived one, the row of the first that it was worked out from. */
function placesOf(
  sketches: readonly (ChartSnapshot | undefined)[],
  byKey: ReadonlyMap<string, ReportedObservation>,
): ChartChange['places'] {
  const places: ChartChange['places'] = {};
  for (const datum of sketches.flatMap((one) => one?.data.data ?? [])) {
    const { observation } = datum;
    const key =
      observation.origin === 'derived' ? (observation.operands[0] ?? '') : observationKey(observation);
    const found = byKey.get(key);
    if (found) places[datum.row] = { file: found.file, line: found.row };
  }
  return places;
}
