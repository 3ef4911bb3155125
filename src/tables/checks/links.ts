import { references } from '../schemas/references.ts';
import type { Tables } from '../tables.ts';
import { type CheckContext, checkLink } from './context.ts';

/** Checks that every id that a table names is in the table that it leads to. */
export function checkLinks(tables: Tables, context: CheckContext): void {
  for (const { table, column, to } of references)
    for (const record of tables[table]) {
      const value = record[column as keyof typeof record] as string | string[] | undefined;
      for (const one of [value].flat()) checkLink(context, record, column, one, to);
    }
  checkParts(tables, context);
}

/** A subject must not be a part of itself, however far round. Each circle is told once, at its first row. */
function checkParts({ subjects }: Tables, { add }: CheckContext): void {
  const parents = new Map(subjects.map(({ id, part_of }) => [id, part_of]));
  const told = new Set<string>();
  for (const subject of subjects) {
    const seen = new Set<string>();
    let at = subject.part_of;
    while (at !== undefined && at !== subject.id && !seen.has(at)) {
      seen.add(at);
      at = parents.get(at);
    }
    if (at === subject.id && !told.has(at)) {
      for (const one of [at, ...seen]) told.add(one);
      const circle = [at, ...seen, at].map((one) => `"${one}"`).join(', which is part of ');
      const message = `Parts go in a circle: ${circle}.`;
      add(
        'constraint-error',
        subject,
        'part_of',
        subject.part_of ?? '',
        message,
        'Correct one of them, or clear the cell.',
      );
    }
  }
}
