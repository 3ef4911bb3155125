import { number } from '../tables/cells.ts';
import { type Content, columnNames, isRows, type Rows } from './workbook.ts';

/** How a file differs from the published one. */
export interface FileChanges {
  /** How many rows differ; a removed file, and a file without rows, is one change. */
  changes: number;
  /** The rows that differ, with the columns of their changed cells; 'new' for a row that was not there. */
  rows: ReadonlyMap<number, readonly number[] | 'new'>;
}

/** Compares a file with the published one; undefined contents are those of a missing file. */
export function changesOf(before: Content | undefined, now: Content | undefined): FileChanges {
  if (isRows(now) && isRows(before)) return compareRows(before, now);
  // The rows of a new file need no marks. Texts of reports, which are binary, are no changes.
  const isOther = now !== before && [now, before].some((one) => one && !(one instanceof Uint8Array));
  const changes = isRows(now) && !before ? Math.max(1, now.length - 1) : Number(isOther);
  return { changes, rows: new Map() };
}

/** The columns that identify a row: those of the first key that a file has. */
const KEYS = ['id', 'subject measure period evidence', 'date subject measure period'].map((key) =>
  key.split(' '),
);

/** Compares rows with the published ones. Another order is one change. */
function compareRows(before: Rows, now: Rows): FileChanges {
  if (now === before) return { changes: 0, rows: new Map() };
  const [oldNames, names] = [columnNames(before), columnNames(now)];
  const partners = pairRows(before, now);
  const columns = names.map((name) => oldNames.indexOf(name));
  const newNames = [...names.keys()].filter((at) => columns[at] === -1);
  const isRenamed = newNames.length > 0 || oldNames.some((name) => !names.includes(name));
  const rows = new Map<number, number[] | 'new'>(isRenamed ? [[0, newNames]] : []);
  for (const [row, cells] of now.entries()) {
    const old = before[partners[row] ?? -1];
    const all = [...Array(Math.max(cells.length, columns.length)).keys()];
    const changed = all.filter((at) => !isSame(old?.[columns[at] ?? -1] ?? '', cells[at] ?? ''));
    if (row > 0 && changed.length > 0) rows.set(row, old ? changed : 'new');
  }
  const order = partners.filter((partner) => partner !== undefined);
  const isMoved = order.some((partner, at) => partner < (order[at - 1] ?? 0));
  return { rows, changes: rows.size + before.length - order.length + Number(isMoved) };
}

/** The row of `before` that each row of `now` was: by its key, else by its position, so that a row with an edited id is not new. */
function pairRows(before: Rows, now: Rows): (number | undefined)[] {
  const names = columnNames(before);
  const key = KEYS.find((key) => key.every((name) => names.includes(name))) ?? names;
  const keysOf = (rows: Rows) => {
    const columns = key.map((name) => columnNames(rows).indexOf(name));
    return rows.map((cells) => columns.map((at) => cells[at]?.trim()).join('\n'));
  };
  const [oldKeys, newKeys] = [keysOf(before), keysOf(now)];
  const free = new Set([...before.keys()].slice(1));
  const known = Map.groupBy(free, (row) => oldKeys[row]);
  const take = (partner: number | undefined) =>
    partner !== undefined && free.delete(partner) ? partner : undefined;
  const partners = newKeys.map((key, row) => (row === 0 ? 0 : take(known.get(key)?.shift())));
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
