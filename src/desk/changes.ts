import { number } from '../tables/cells.ts';
import type { Sheet } from './sheet.ts';

/** How a sheet differs from the published one. */
export interface Difference {
  /** The rows that differ: the columns of their changed cells; 'new' for a row that was not there. */
  rows: Map<number, number[] | 'new'>;
  /** How many rows are there no more. */
  removed: number;
  /** Rows that stayed stand in another order. */
  moved: boolean;
}

/** What rows are known by, where they have no id. */
const KEYS: readonly (readonly string[])[] = [
  ['id'],
  ['subject', 'measure', 'period', 'evidence'],
  ['date', 'subject', 'measure', 'period'],
];

/**
 * Compares a sheet with the published one. Rows are known again by their id, or by what they are about; what is left
 * over, by standing where the other stood, so that a row whose id is edited is no new one.
 */
export function compareSheets(before: Sheet, now: Sheet): Difference {
  const partners = pairRows(before, now);
  const columns = now.labels.map((label) => before.labels.indexOf(label));
  const lost = before.labels.filter((label) => !now.labels.includes(label));
  const rows: Difference['rows'] = new Map();
  let last = 0;
  let moved = false;
  for (let row = 1; row < now.rowCount; row++) {
    const partner = partners[row] ?? 0;
    if (partner === 0) {
      if (now.row(row).some((cell) => cell.trim() !== '')) rows.set(row, 'new');
      continue;
    }
    moved ||= partner < last;
    last = partner;
    const [old, cells] = [before.row(partner), now.row(row)];
    const changed = Array.from({ length: Math.max(cells.length, columns.length) }, (_, at) => at).filter(
      (at) => !isSame(old[columns[at] ?? -1] ?? '', cells[at] ?? ''),
    );
    if (changed.length > 0) rows.set(row, changed);
  }
  const kept = new Set(partners).size - (partners.includes(0) ? 1 : 0);
  const names = now.labels.flatMap((_, at) => (columns[at] === -1 ? [at] : []));
  if (names.length > 0 || lost.length > 0) rows.set(0, names);
  return { rows, removed: Math.max(0, before.rowCount - 1 - kept), moved };
}

/** How many rows differ, those that are gone among them; a new order counts as one. */
export function countOf({ rows, removed, moved }: Difference): number {
  return rows.size + removed + (moved ? 1 : 0);
}

/** For each row of `now`, the row of `before` that it was; 0 for none. */
function pairRows(before: Sheet, now: Sheet): Uint32Array {
  const partners = new Uint32Array(now.rowCount);
  const taken = new Uint8Array(before.rowCount);
  const names = KEYS.find((key) => key.every((name) => before.labels.includes(name)));
  if (names) {
    const known = new Map<string, number[]>();
    const keyOf = keyReader(before, names);
    for (let row = before.rowCount - 1; row > 0; row--) {
      const key = keyOf(row);
      const rows = known.get(key);
      if (rows) rows.push(row);
      else known.set(key, [row]);
    }
    const keyNow = keyReader(now, names);
    for (let row = 1; row < now.rowCount; row++) {
      const partner = known.get(keyNow(row))?.pop();
      if (partner === undefined) continue;
      partners[row] = partner;
      taken[partner] = 1;
    }
  }
  let expected = 1;
  for (let row = 1; row < now.rowCount; row++) {
    if (partners[row] === 0 && expected < before.rowCount && taken[expected] === 0) {
      partners[row] = expected;
      taken[expected] = 1;
    }
    if (partners[row] !== 0) expected = (partners[row] ?? 0) + 1;
  }
  return partners;
}

function keyReader(sheet: Sheet, names: readonly string[]): (row: number) => string {
  const columns = names.map((name) => sheet.labels.indexOf(name));
  return (row) => {
    const cells = sheet.row(row);
    return columns.map((at) => (cells[at] ?? '').trim()).join('\n');
  };
}

/** The same text, or the same number: 12,5 and 12.5. */
function isSame(before: string, now: string): boolean {
  const [a, b] = [before.trim(), now.trim()];
  if (a === b) return true;
  if (!/^[-\d.]/.test(a) || !/^[-\d.]/.test(b)) return false;
  const one = number.safeParse(a).data;
  return one !== undefined && one === number.safeParse(b).data;
}
