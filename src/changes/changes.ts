import { selectFor } from '../charts/select.ts';
import { fromJson } from '../formats/about.ts';
import { type PublishedName, publishedTables } from '../formats/dictionary.ts';
import type { Locale } from '../i18n/locales.ts';
import { type Chart, type Observation, observationKey, type Subject } from '../tables/tables.ts';
import type { PublishedRow, Snapshot } from './snapshot.ts';
import { pairs, valueChanges } from './values.ts';

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

/** The tables in which rows changed. Of values only changed notes: {@link valueChanges} describes the rest. */
function rowChanges(before: Snapshot, after: Snapshot): RowChanges[] {
  return publishedTables.flatMap((table) => {
    const [was, is] = [before.rows[table], after.rows[table]];
    if (!was || !is || table === 'charts') return [];
    const rows = pairs(byName(was), byName(is));
    const namesOf = (wanted: 'new' | 'gone') =>
      rows.flatMap(({ kind, name }) => (kind === wanted && !isOfValues(table) ? [name] : []));
    const changed = rows.flatMap(({ name, before, after }) => {
      const cells = before && after ? changedCells(table, before, after) : [];
      return cells.length > 0 ? { name, cells } : [];
    });
    const changes = { table, new: namesOf('new'), gone: namesOf('gone'), changed };
    return changes.new.length + changes.gone.length + changed.length > 0 ? [changes] : [];
  });
}

/** The cells that differ in both rows, but for those that the changes of values report. */
function changedCells(table: PublishedName, was: PublishedRow, is: PublishedRow): ChangedCell[] {
  return Object.keys({ ...is, ...was }).flatMap((column) => {
    const [before, after] = [was[column] ?? '', is[column] ?? ''];
    const isReported = isOfValues(table)
      ? !column.startsWith('note_')
      : table === 'evidence' && column === 'url';
    return isReported || before === after ? [] : { column, before, after };
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

/** The changes of the charts. `keys` are those of values that are new, changed or gone. */
function chartChanges(before: Snapshot, after: Snapshot, keys: ReadonlySet<string>, locale: Locale) {
  const [shownThen, shownNow] = [shownBy(before, keys), shownBy(after, keys)];
  const charts = pairs(byName(before.rows.charts ?? []), byName(after.rows.charts ?? []));
  return charts.flatMap(({ kind, name: id, before: was, after: row }): ChartChange[] => {
    const title = (row ?? was)?.[`title_${locale}`] ?? '';
    if (!was || !row) return [{ kind, id, title, cells: [], touched: [] }];
    const cells = changedCells('charts', was, row);
    const touched = [...shownNow(row).union(shownThen(was))];
    if (cells.length === 0 && touched.length === 0) return [];
    return [{ kind: cells.length > 0 ? 'changed' : 'touched', id, title, cells, touched }];
  });
}

/** Which of some values, or of their results, a chart shows: its row picks them as it does on the site. */
function shownBy({ values, rows }: Snapshot, keys: ReadonlySet<string>) {
  // Only what is needed to select them.
  const observations = [...values.values()].map(
    (value) => ({ ...value, figure: fromJson(value) }) as unknown as Observation,
  );
  const subjects = (rows.subjects ?? []).map(
    ({ id, part_of }) => ({ id, part_of: part_of || undefined }) as Subject,
  );
  return (row: PublishedRow): Set<string> => {
    const { shown, wholes, beside } = selectFor(toChart(row), observations, subjects);
    const all = [...shown, ...wholes.map(({ whole }) => whole), ...beside.values()];
    const operandsOf = (one: Observation) => (one.origin === 'derived' ? one.operands : []);
    return new Set(all.flatMap((one) => [observationKey(one), ...operandsOf(one)])).intersection(keys);
  };
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

/** Compares what was published with what is, or would be, in the words of a locale. */
export function changes(before: Snapshot, after: Snapshot, locale: Locale) {
  const values = valueChanges(before, after, 'values', locale);
  return {
    /** Values that the site shows, those that it worked out among them. */
    values,
    /** The same values in other reports. */
    alternatives: valueChanges(before, after, 'alternatives', locale),
    charts: chartChanges(before, after, new Set(values.map(({ key }) => key)), locale),
    /** Rows of the other tables, and notes of values. */
    tables: rowChanges(before, after),
  };
}
export type Changes = ReturnType<typeof changes>;
