import { pairs } from '../changes/values.ts';
import { renderChart } from '../charts/index.ts';
import type { Datum } from '../charts/types.ts';
import { chartView, notesOf, sourceLine } from '../formats/view.ts';
import type { Locale } from '../i18n/locales.ts';
import { number } from '../tables/cells.ts';
import { type Chart, observationKey, type Tables } from '../tables/tables.ts';
import { type Content, columnNames, type FilePosition, type Row, type Rows } from './workbook.ts';

/** How a file differs from the published one. */
export interface FileChanges {
  /** How many rows differ; a removed file, and a file without rows, is one change. */
  changes: number;
  /** The rows that differ, with the columns of their changed cells; 'new' for a row that was not there. */
  rows: [row: number, columns: number[] | 'new'][];
}

/** Compares a file with the published one; undefined contents are those of a missing file. */
export function changesOf(before: Content | undefined, now: Content | undefined): FileChanges {
  if (now?.kind === 'rows' && before?.kind === 'rows') return compareRows(before.rows, now.rows);
  // The rows of a new file need no marks.
  const isNew = now?.kind === 'rows' && !before;
  const isGone = before && !now;
  const isOther = isGone || textIn(before) !== textIn(now);
  const changes = isNew ? Math.max(1, now.rows.length - 1) : Number(isOther);
  return { changes, rows: [] };
}

const textIn = (content: Content | undefined) =>
  content?.kind === 'text' ? content.text : content?.kind === 'rows';

/** The columns that identify a row: those of the first key that a file has. */
const KEYS = ['id', 'subject measure period evidence', 'date subject measure period'];

/** Compares rows with the published ones. Another order is one change. */
function compareRows(before: Rows, now: Rows): FileChanges {
  const [oldNames, names] = [columnNames(before), columnNames(now)];
  const partners = pairRows(before, now);
  const columns = names.map((name) => oldNames.indexOf(name));
  const newNames = [...names.keys()].filter((at) => columns[at] === -1);
  const isRenamed = newNames.length > 0 || oldNames.some((name) => !names.includes(name));
  const rows: FileChanges['rows'] = isRenamed ? [[0, newNames]] : [];
  for (const [row, cells] of now.entries()) {
    const old = before[partners[row] ?? -1];
    const all = [...Array(Math.max(cells.length, columns.length)).keys()];
    const changed = all.filter((at) => !isSame(old?.[columns[at] ?? -1] ?? '', cells[at] ?? ''));
    if (row > 0 && changed.length > 0) rows.push([row, old ? changed : 'new']);
  }
  const order = partners.filter((partner) => partner !== undefined);
  const isMoved = order.some((partner, at) => partner < (order[at - 1] ?? 0));
  return { rows, changes: rows.length + before.length - order.length + Number(isMoved) };
}

/**
 * The row of `before` that each row of `now` was: by its key, or else by its position, so that a row whose id was edited is
 * not new.
 */
function pairRows(before: Rows, now: Rows): (number | undefined)[] {
  const names = columnNames(before);
  const keys = KEYS.map((key) => key.split(' '));
  const key = keys.find((key) => key.every((name) => names.includes(name))) ?? names;
  const keyOf = (rows: Rows) => {
    const columns = key.map((name) => columnNames(rows).indexOf(name));
    return (cells: Row = []) => columns.map((at) => (cells[at] ?? '').trim()).join('\n');
  };
  const [oldKey, newKey] = [keyOf(before), keyOf(now)];
  const free = new Set([...before.keys()].slice(1));
  const known = Map.groupBy(free, (row) => oldKey(before[row]));
  const take = (partner: number | undefined) =>
    partner !== undefined && free.delete(partner) ? partner : undefined;
  const partners = now.map((cells, row) => (row === 0 ? 0 : take(known.get(newKey(cells))?.shift())));
  let last = 0;
  for (const row of now.keys()) {
    partners[row] ??= take(last + 1);
    last = partners[row] ?? last;
  }
  return partners;
}

/** The same text or number: 12,5 and 12.5. */
function isSame(before: string, now: string): boolean {
  const [a, b] = [before.trim(), now.trim()];
  if (a === b) return true;
  if (!/^[-\d.]/.test(a) || !/^[-\d.]/.test(b)) return false;
  const value = number.safeParse(a).data;
  return value !== undefined && value === number.safeParse(b).data;
}

/** What charts are drawn from. */
export interface ChartInputs {
  tables: Tables;
  /** The ids of charts that cannot be drawn. */
  brokenCharts: ReadonlySet<string>;
  /** The row of a file's line, from 0. */
  rowOf(file: string, line: number): number | undefined;
}

type Snapshot = ReturnType<typeof snapshotOf>;
/** The charts' words and values, before they are drawn, by id in the order of charts.csv. */
export type Snapshots = ReadonlyMap<string, Snapshot>;

export function chartSnapshots({ tables, brokenCharts }: ChartInputs, locale: Locale): Snapshots {
  const charts = tables.charts.filter(({ id }) => !brokenCharts.has(id));
  return new Map(charts.map((chart) => [chart.id, snapshotOf(chart, tables, locale)]));
}

function snapshotOf(chart: Chart, tables: Tables, locale: Locale) {
  const view = chartView(chart, tables, locale);
  const notes = [...notesOf(view), sourceLine(view)];
  const { data, wholes, title, subtitle, remarks } = view.data;
  const { type, colour, measures, subjects } = view.data.chart;
  const all = data.map(({ observation, secondaryObservation, ...shown }) => shown);
  const sums = wholes.map(({ label, value, figure }) => ({ label, value, figure }));
  const shown = [type, colour, measures, subjects, title, subtitle, remarks, notes, all, sums];
  /** In words, which also say how precise they are, by the fragments of their marks' links. */
  const values = data.map(({ row, label, longValue, secondaryValue }) => {
    const value = [longValue, secondaryValue].filter(Boolean).join(', ');
    return [row, { label, value }] as const;
  });
  // The fingerprint has all that a reader sees of the chart, to compare two snapshots.
  return { data: view.data, notes, values: new Map(values), fingerprint: JSON.stringify(shown) };
}

/** A chart that differs from the published one. Without `before` it is new, without `after` it is gone. */
export type ChartChange = ReturnType<typeof chartChanges>[number];

/** The charts that differ, drawn for a width in px, in their present order; those that are gone come last. */
export function chartChanges(before: Snapshots, now: Snapshots, inputs: ChartInputs, width: number) {
  const byKey = new Map(inputs.tables.observations.map((one) => [observationKey(one), one]));
  /** The row of a mark's value; for a derived value, the row of its first operand. */
  const placeOf = ({ row, observation }: Datum): [string, FilePosition][] => {
    const isDerived = observation.origin === 'derived';
    const found = byKey.get(isDerived ? (observation.operands[0] ?? '') : observationKey(observation));
    return found ? [[row, { file: found.file, row: inputs.rowOf(found.file, found.row) }]] : [];
  };
  const none: Snapshot['values'] = new Map();
  return pairs(before, now).flatMap(({ name: id, before: old, after: current }) => {
    if (old?.fingerprint === current?.fingerprint || (!current && inputs.brokenCharts.has(id))) return [];
    return {
      before: old && render(old, width, `before-${id}`),
      after: current && render(current, width, `after-${id}`),
      /** The values that differ; undefined where one is not shown. */
      values: pairs(old?.values ?? none, current?.values ?? none).filter(
        ({ before, after }) => before?.value !== after?.value,
      ),
      /** Where the drawings' marks lead: the fragments of their links, and the rows of their values. */
      places: Object.fromEntries([old, current].flatMap((one) => one?.data.data.flatMap(placeOf) ?? [])),
    };
  });
}

export type RenderedChart = ReturnType<typeof render>;

export function render({ data, notes }: Snapshot, width: number, id: string) {
  return { title: data.title, subtitle: data.subtitle, notes, svg: renderChart(data, width, id) };
}
