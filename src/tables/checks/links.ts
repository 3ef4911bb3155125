import { references } from '../schemas/references.ts';
import type { Tables } from '../tables.ts';
import { type CheckContext, checkLink, wayOf } from './context.ts';

/** Checks that every id that a table names is in the table that it leads to. */
export function checkLinks(tables: Tables, context: CheckContext): void {
  for (const { table, column, to } of references)
    for (const record of tables[table]) {
      const value = record[column as keyof typeof record] as string | string[] | undefined;
      if (Array.isArray(value)) for (const one of value) checkLink(context, record, column, one, to);
      else checkLink(context, record, column, value, to);
    }
  checkParts(tables, context);
}

/** A subject must not be a part of itself, however far round. Each circle is reported once, at its first row. */
function checkParts({ subjects }: Tables, { add }: CheckContext): void {
  const byId = new Map(subjects.map((subject) => [subject.id, subject]));
  for (const circle of circlesOfParts(byId)) {
    const rows = circle.map((id) => byId.get(id)?.row ?? 0);
    const first = rows.indexOf(rows.reduce((least, row) => Math.min(least, row)));
    const steps = [...circle.slice(first), ...circle.slice(0, first)];
    const subject = byId.get(circle[first] ?? '');
    if (!subject) continue;
    const way = wayOf([...steps, steps[0] ?? '']);
    add('constraint-error.part-circle', subject, 'part_of', subject.part_of ?? '', { way });
  }
}

/** Every circle once. Each way up is gone once: there may be many thousands of subjects, each a part of the next. */
function circlesOfParts(subjects: ReadonlyMap<string, { part_of?: string | undefined }>): string[][] {
  const circles: string[][] = [];
  const known = new Set<string>();
  for (const start of subjects.keys()) {
    const way = new Set<string>();
    let at: string | undefined = start;
    while (at !== undefined && !known.has(at) && !way.has(at)) {
      way.add(at);
      at = subjects.get(at)?.part_of;
    }
    const steps = [...way];
    if (at !== undefined && way.has(at)) circles.push(steps.slice(steps.indexOf(at)));
    for (const one of way) known.add(one);
  }
  return circles;
}
