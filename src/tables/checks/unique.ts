import type { Place } from '../schemas/index.ts';
import type { CheckContext } from './context.ts';

/**
 * Reports every record whose key, the values of some columns together, another record has before it.
 * @returns true when there is none.
 */
export function checkUnique<T extends Place>(
  add: CheckContext['add'],
  records: readonly T[],
  columns: readonly (keyof T & string)[],
  what: (record: T) => string,
): boolean {
  const groups = duplicates(records, columns);
  for (const [first, ...more] of groups) for (const one of more) addDuplicate(add, first, one, columns, what);
  return groups.length === 0;
}

/** Reports that `record` has the key of `before`. */
export function addDuplicate<T extends Place>(
  add: CheckContext['add'],
  before: T,
  record: T,
  columns: readonly (keyof T & string)[],
  what: (record: T) => string,
): void {
  const place = before.file === record.file ? `line ${before.row}` : `${before.file}:${before.row}`;
  add(
    'unique-error',
    record,
    columns.length === 1 ? (columns[0] ?? null) : null,
    columns.map((column) => record[column]).join(' '),
    `${what(record)} stands in ${place} already.`,
    'Delete or correct one of the two rows.',
  );
}

/**
 * Records that share the values of some columns, at least two a group, each group in the order of the records.
 * The key is walked column by column: texts that recur are quicker to find than texts made for each row.
 */
export function duplicates<T extends Place>(
  records: readonly T[],
  columns: readonly (keyof T & string)[],
): [T, ...T[]][] {
  const groups = new Map<T, [T, ...T[]]>();
  const last = columns.length - 1;
  const first: Level<T> = new Map();
  for (const record of records) {
    let level = first;
    for (let at = 0; at < last; at++) level = descend(level, record[columns[at] as keyof T]);
    const end = record[columns[last] as keyof T];
    const before = level.get(end) as T | undefined;
    if (before === undefined) {
      level.set(end, record);
      continue;
    }
    const group = groups.get(before);
    if (group) group.push(record);
    else groups.set(before, [before, record]);
  }
  return [...groups.values()];
}

type Level<T> = Map<unknown, Level<T> | T>;

function descend<T>(level: Level<T>, value: unknown): Level<T> {
  const known = level.get(value) as Level<T> | undefined;
  if (known) return known;
  const next: Level<T> = new Map();
  level.set(value, next);
  return next;
}
