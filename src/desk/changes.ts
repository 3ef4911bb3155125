import { renderChart } from '../charts/index.ts';
import type { Datum } from '../charts/types.ts';
import { notesOf, sourceLine } from '../formats/picture/captions.ts';
import { chartView } from '../formats/view.ts';
import type { Locale } from '../i18n/locales.ts';
import { number } from '../tables/cells.ts';
import { type Chart, observationKey, type Tables } from '../tables/tables.ts';
import { type Content, columnNames, type Rows } from './workbook.ts';

/** How a file differs from the published one. */
export interface FileState {
  problems: number;
  /** How many rows differ; a removed file, and a file without rows, is one change. */
  changes: number;
  isNew: boolean;
  isGone: boolean;
  /** The rows that differ, with the columns of their changed cells; 'new' for a row that was not there. */
  rows: [row: number, columns: number[] | 'new'][];
}

/** Compares a file with the published one; undefined contents are those of a missing file. */
export function stateOf(before: Content | undefined, now: Content | undefined, problems: number): FileState {
  const same = { problems, changes: 0, isNew: !before, isGone: false, rows: [] };
  if (!now) return { ...same, isNew: false, isGone: before !== undefined, changes: before ? 1 : 0 };
  if (now.kind !== 'rows' || (before && before.kind !== 'rows'))
    return { ...same, changes: textIn(before) === textIn(now) ? 0 : 1 };
  // The rows of a new file need no marks.
  if (!before) return { ...same, changes: Math.max(1, now.rows.length - 1) };
  return { ...same, ...compareRows(before.rows, now.rows) };
}

const textIn = (content: Content | undefined) => (content?.kind === 'text' ? content.text : undefined);

/** The columns that identify a row: those of the first key that a file has. */
const KEYS = [
  ['id'],
  ['subject', 'measure', 'period', 'evidence'],
  ['date', 'subject', 'measure', 'period'],
] as const;

/**
 * Compares rows with the published ones. Rows are matched by their key; the others by position, so that a row whose id was
 * edited is not new. Another order is one change.
 */
function compareRows(before: Rows, now: Rows): Pick<FileState, 'rows' | 'changes'> {
  const [oldNames, names] = [columnNames(before), columnNames(now)];
  const partners = pairRows(before, now);
  const columns = names.map((name) => oldNames.indexOf(name));
  const rows: FileState['rows'] = [];
  const newNames = [...names.keys()].filter((at) => columns[at] === -1);
  if (newNames.length > 0 || oldNames.some((name) => !names.includes(name))) rows.push([0, newNames]);
  for (const [row, cells] of now.entries()) {
    if (row === 0) continue;
    const old = before[partners.get(row) ?? 0] ?? [];
    if (partners.has(row)) {
      const all = [...Array(Math.max(cells.length, columns.length)).keys()];
      const changed = all.filter((at) => !isSame(old[columns[at] ?? -1] ?? '', cells[at] ?? ''));
      if (changed.length > 0) rows.push([row, changed]);
    } else if (cells.some((cell) => cell.trim() !== '')) rows.push([row, 'new']);
  }
  const order = [...partners].toSorted(([a], [b]) => a - b).map(([, partner]) => partner);
  const isMoved = order.some((partner, at) => partner < (order[at - 1] ?? 0));
  const removed = Math.max(0, before.length - 1 - partners.size);
  return { rows, changes: rows.length + removed + (isMoved ? 1 : 0) };
}

/** The row of `before` that each row of `now` was. */
function pairRows(before: Rows, now: Rows): Map<number, number> {
  const partners = new Map<number, number>();
  const free = new Set([...before.keys()].slice(1));
  const pair = (row: number, partner: number | undefined) => {
    if (partner !== undefined && free.delete(partner)) partners.set(row, partner);
  };
  const names = columnNames(before);
  const key = KEYS.find((key) => key.every((name) => names.includes(name)));
  if (key) {
    const known = Map.groupBy(free, keyReader(before, key));
    const keyOf = keyReader(now, key);
    for (let row = 1; row < now.length; row++) pair(row, known.get(keyOf(row))?.shift());
  }
  let expected = 1;
  for (let row = 1; row < now.length; row++) {
    if (!partners.has(row)) pair(row, expected);
    expected = (partners.get(row) ?? expected - 1) + 1;
  }
  return partners;
}

function keyReader(rows: Rows, key: readonly string[]): (row: number) => string {
  const names = columnNames(rows);
  const columns = key.map((name) => names.indexOf(name));
  return (row) => columns.map((at) => (rows[row]?.[at] ?? '').trim()).join('\n');
}

/** The same text or number: 12,5 and 12.5. */
function isSame(before: string, now: string): boolean {
  const [a, b] = [before.trim(), now.trim()];
  if (a === b) return true;
  if (!/^[-\d.]/.test(a) || !/^[-\d.]/.test(b)) return false;
  const value = number.safeParse(a).data;
  return value !== undefined && value === number.safeParse(b).data;
}

/** A chart's words and values, before it is drawn. */
export type ChartSnapshot = ReturnType<typeof snapshotOf>;

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

function snapshotOf(chart: Chart, tables: Tables, locale: Locale) {
  const view = chartView(chart, tables, locale);
  const [notes, source] = [notesOf(view), sourceLine(view)];
  const { data, wholes, title, subtitle, remarks } = view.data;
  const { type, colour, measures, subjects } = view.data.chart;
  const values = data.map(({ observation, secondaryObservation, ...shown }) => shown);
  const sums = wholes.map(({ label, value, figure }) => ({ label, value, figure }));
  const shown = [type, colour, measures, subjects, title, subtitle, remarks, notes, source, values, sums];
  // The fingerprint has all that a reader sees of the chart, to compare two snapshots.
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
