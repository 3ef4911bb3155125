import { publishedTables } from '../table/table-formats.ts';
import type { PublishedName } from '../table/table-titles.ts';
import type { PublishedRow, Snapshot } from './snapshot.ts';

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
    const isTold = isOfValues(table)
      ? column.startsWith('note_')
      : !(table === 'evidence' && column === 'url');
    return isTold && before !== after ? [{ column, before, after }] : [];
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
