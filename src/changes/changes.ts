import { type PublishedName, publishedTables } from '../formats/dictionary.ts';
import type { Locale } from '../i18n/locales.ts';
import { selectFor } from '../tables/select.ts';
import { type Chart, type Observation, observationKey, type Subject } from '../tables/tables.ts';
import type { PublishedRow, PublishedValue, Snapshot } from './snapshot.ts';
import { alternativeChanges, figureOf, type ValueChange, valueChanges } from './values.ts';

/** A cell in which a row differs; blank ones are ''. */
export interface ChangedCell {
  column: string;
  before: string;
  after: string;
}

/** What is different in the rows of a table. */
export interface RowChanges {
  table: PublishedName;
  /** Names of rows: their ids or, where they have none, what sets them apart. */
  new: string[];
  gone: string[];
  changed: { name: string; cells: ChangedCell[] }[];
}

/**
 * Tables in which rows changed, in the order in which they are published, without those that one of the two lacks. Of
 * values it tells changed notes only: the rest is told in words elsewhere, and so is a value that is new or gone.
 */
export function rowChanges(before: Snapshot, after: Snapshot): RowChanges[] {
  return publishedTables.flatMap((table) => {
    const [was, is] = [before.rows[table], after.rows[table]];
    if (!was || !is) return [];
    const changes = compareRows(table, was, is);
    if (isOfValues(table)) [changes.new, changes.gone] = [[], []];
    return changes.new.length + changes.gone.length + changes.changed.length > 0 ? [changes] : [];
  });
}

function compareRows(
  table: PublishedName,
  was: readonly PublishedRow[],
  is: readonly PublishedRow[],
): RowChanges {
  const [old, now] = [byName(was), byName(is)];
  const changed = [...now].flatMap(([name, row]) => {
    const cells = changedCells(table, old.get(name) ?? row, row);
    return cells.length > 0 ? [{ name, cells }] : [];
  });
  const absent = (from: ReadonlyMap<string, unknown>, of: ReadonlyMap<string, unknown>) =>
    [...from.keys()].filter((name) => !of.has(name));
  return { table, new: absent(now, old), gone: absent(old, now), changed };
}

function changedCells(table: PublishedName, was: PublishedRow, is: PublishedRow): ChangedCell[] {
  return [...new Set([...Object.keys(is), ...Object.keys(was)])].flatMap((column) => {
    const [before, after] = [was[column] ?? '', is[column] ?? ''];
    const isReportedInValues = isOfValues(table)
      ? column.startsWith('note_')
      : !(table === 'evidence' && column === 'url');
    return isReportedInValues && before !== after ? [{ column, before, after }] : [];
  });
}

const isOfValues = (table: PublishedName) => table === 'observations' || table === 'alternatives';

/** Rows by what names them: their id or, where they have none, the cells that set them apart. */
function byName(rows: readonly PublishedRow[]): Map<string, PublishedRow> {
  const parts = ['date', 'subject', 'measure', 'period', 'report'];
  const named = new Map<string, PublishedRow>();
  for (const row of rows) {
    const name = row['id'] || parts.flatMap((one) => row[one] || []).join(' ');
    // A value may be corrected twice in a day.
    named.set(named.has(name) ? `${name} ${row['before'] ?? ''}` : name, row);
  }
  return named;
}

/** A chart that is published otherwise than before. */
export interface ChartChange {
  /** `touched`: its row is as it was, but it shows a value that changed, or that was worked out from one that did. */
  kind: 'new' | 'gone' | 'changed' | 'touched';
  id: string;
  title: string;
  /** Of its row. A chart that changed may be touched too: see `touched`. */
  cells: ChangedCell[];
  /** The keys of the changed values that it shows, or whose results it shows; of a chart that is gone, none. */
  touched: string[];
}

/**
 * What is different in the charts: those of now in their order, then those that are gone.
 * @param rows The changes in the rows of charts.csv; undefined where there are none.
 * @param keys The keys of values that are new, changed or gone.
 */
export function chartChanges(
  before: Snapshot,
  after: Snapshot,
  rows: RowChanges | undefined,
  keys: ReadonlySet<string>,
  locale: Locale,
): ChartChange[] {
  const [shownThen, shownNow] = [shownBy(before, keys), shownBy(after, keys)];
  const titled = (row: PublishedRow) => ({ id: row['id'] ?? '', title: row[`title_${locale}`] ?? '' });
  const old = new Map((before.rows.charts ?? []).map((row) => [row['id'], row]));
  const present = (after.rows.charts ?? []).flatMap((row): ChartChange[] => {
    const was = old.get(row['id']);
    if (!was) return [{ kind: 'new', ...titled(row), cells: [], touched: [] }];
    const cells = rows?.changed.find(({ name }) => name === row['id'])?.cells ?? [];
    const touched = [...new Set([...shownNow(row), ...shownThen(was)])];
    if (cells.length === 0 && touched.length === 0) return [];
    return [{ kind: cells.length > 0 ? 'changed' : 'touched', ...titled(row), cells, touched }];
  });
  const gone = (before.rows.charts ?? []).filter(({ id = '' }) => rows?.gone.includes(id));
  return [
    ...present,
    ...gone.map((row): ChartChange => ({ kind: 'gone', ...titled(row), cells: [], touched: [] })),
  ];
}

/** Which of some values, or of their results, a chart shows: its row picks them as it does on the site. */
function shownBy(
  { values, rows }: Snapshot,
  keys: ReadonlySet<string>,
): (chart: PublishedRow) => Iterable<string> {
  const observations = [...values.values()].map(toObservation);
  const subjects = (rows.subjects ?? []).map(
    ({ id, part_of }) => ({ id, part_of: part_of || undefined }) as Subject,
  );
  return (row) => {
    const chart = toChart(row);
    const { shown, wholes, beside } = selectFor(chart, observations, subjects);
    const all = [...shown, ...wholes.map(({ whole }) => whole), ...beside.values()];
    return new Set(all.flatMap(causesOf)).intersection(keys);
  };
}

/** A value, and what it was worked out from. */
function causesOf(one: Observation): string[] {
  return [observationKey(one), ...(one.origin === 'derived' ? one.operands : [])];
}

/** As far as it takes to pick it. */
function toObservation(value: PublishedValue): Observation {
  return { ...value, figure: figureOf(value) } as unknown as Observation;
}

/** The published cells are as in the editors' file. */
function toChart(row: PublishedRow): Chart {
  const list = (cell = '') => cell.split(' ').filter(Boolean);
  return {
    ...row,
    measures: list(row['measures']),
    subjects: list(row['subjects']),
    whole: row['whole'] || undefined,
    beside: row['beside'] || undefined,
  } as unknown as Chart;
}

/** All in which what is published now differs from what was published. */
export interface Changes {
  /** Values that the site shows, those that it worked out among them. */
  values: ValueChange[];
  /** What other reports tell of these values. */
  alternatives: ValueChange[];
  charts: ChartChange[];
  /** Rows of the other tables, and notes of values. */
  tables: RowChanges[];
}

/** Compares what was published with what is, or would be, in the words of a locale. */
export function changes(before: Snapshot, after: Snapshot, locale: Locale): Changes {
  const values = valueChanges(before, after, locale);
  const rows = rowChanges(before, after);
  const keys = new Set(values.map(({ key }) => key));
  const charts = rows.find(({ table }) => table === 'charts');
  return {
    values,
    alternatives: alternativeChanges(before, after, locale),
    charts: chartChanges(before, after, charts, keys, locale),
    tables: rows.filter(({ table }) => table !== 'charts'),
  };
}

/** True where nothing that is published differs. */
export function areNone({ values, alternatives, charts, tables }: Changes): boolean {
  return [values, alternatives, charts, tables].every((list) => list.length === 0);
}
