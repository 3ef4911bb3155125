import { number } from '../tables/cells.ts';
import { type Content, columnNames, type Row, type Rows } from './workbook.ts';

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
  const { rows, removed, isMoved } = compareRows(before.rows, now.rows);
  return { ...same, changes: rows.length + removed + (isMoved ? 1 : 0), rows };
}

const textIn = (content: Content | undefined) => (content?.kind === 'text' ? content.text : undefined);

interface Comparison {
  rows: FileState['rows'];
  /** How many rows are gone. */
  removed: number;
  /** The remaining rows are in another order. */
  isMoved: boolean;
}

/** The columns that identify a row: those of the first key that a file has. */
const KEYS = [
  ['id'],
  ['subject', 'measure', 'period', 'evidence'],
  ['date', 'subject', 'measure', 'period'],
] as const;

/**
 * Compares rows with the published ones. Rows are matched by their key; the others by position, so that a row whose id was
 * edited is not new.
 */
export function compareRows(before: Rows, now: Rows): Comparison {
  const [oldNames, names] = [columnNames(before), columnNames(now)];
  const partners = pairRows(before, now);
  const columns = names.map((name) => oldNames.indexOf(name));
  const rows: Comparison['rows'] = [];
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
  return {
    rows,
    removed: Math.max(0, before.length - 1 - partners.size),
    isMoved: order.some((partner, at) => partner < (order[at - 1] ?? 0)),
  };
}

/** The row of `before` that each row of `now` was. */
function pairRows(before: Rows, now: Rows): Map<number, number> {
  const partners = new Map<number, number>();
  const free = new Set([...before.keys()].slice(1));
  const pair = (row: number, partner: number | undefined) => {
    if (partner !== undefined && free.delete(partner)) partners.set(row, partner);
  };
  const key = KEYS.find((names) => names.every((name) => columnNames(before).includes(name)));
  if (key) {
    const keyOf = keyReader(columnNames(before), key);
    const known = Map.groupBy(free, (row) => keyOf(before[row] ?? []));
    const keyNow = keyReader(columnNames(now), key);
    for (let row = 1; row < now.length; row++) pair(row, known.get(keyNow(now[row] ?? []))?.shift());
  }
  let expected = 1;
  for (let row = 1; row < now.length; row++) {
    if (!partners.has(row)) pair(row, expected);
    expected = (partners.get(row) ?? expected - 1) + 1;
  }
  return partners;
}

function keyReader(names: readonly string[], key: readonly string[]): (cells: Row) => string {
  const columns = key.map((name) => names.indexOf(name));
  return (cells) => columns.map((at) => (cells[at] ?? '').trim()).join('\n');
}

/** The same text or number: 12,5 and 12.5. */
function isSame(before: string, now: string): boolean {
  const [a, b] = [before.trim(), now.trim()];
  if (a === b) return true;
  if (!/^[-\d.]/.test(a) || !/^[-\d.]/.test(b)) return false;
  const value = number.safeParse(a).data;
  return value !== undefined && value === number.safeParse(b).data;
}
