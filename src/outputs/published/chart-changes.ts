import type { Locale } from '../../i18n/locales.ts';
import { selectFor } from '../../tables/select.ts';
import { type Chart, type Observation, observationKey, type Subject } from '../../tables/tables.ts';
import type { ChangedCell, RowChanges } from './row-changes.ts';
import type { PublishedRow, PublishedValue, Snapshot } from './snapshot.ts';
import { figureOf } from './tellings.ts';

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
