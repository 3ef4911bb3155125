import type { Place } from '../schemas/index.ts';
import type { CheckContext } from './context.ts';

/** Reports every record whose key another record has before it. @returns true when there is none. */
export function checkUnique<T extends Place>(
  add: CheckContext['add'],
  records: readonly T[],
  column: string | null,
  key: (record: T) => string,
  what: (record: T) => string,
): boolean {
  let unique = true;
  const first = new Map<string, T>();
  for (const record of records) {
    const name = key(record);
    const before = first.get(name);
    if (before === undefined) {
      first.set(name, record);
      continue;
    }
    unique = false;
    const place = before.file === record.file ? `line ${before.row}` : `${before.file}:${before.row}`;
    add(
      'unique-error',
      record,
      column,
      name,
      `${what(record)} stands in ${place} already.`,
      'Delete or correct one of the two rows.',
    );
  }
  return unique;
}
