import { excerpt } from '../../csv/problem.ts';
import type { Params, ProblemKey } from '../../i18n/problems.ts';
import { byId } from '../memoize.ts';
import { type RecordPosition, requiredTables } from '../schemas/index.ts';
import { references } from '../schemas/references.ts';
import { type Chart, type ReportedObservation, reportOf, type Tables } from '../tables.ts';
import { type CheckContext, checkLink, circlesIn, pathText } from './context.ts';

const withIds = [...requiredTables, 'evidence' as const].filter((name) => name !== 'corrections');

/**
 * Checks that keys are unique, and that no two charts have one title: by it, people tell them apart. Where an id is there
 * twice, another may be missing for it: links to it are not checked.
 * @returns observations of one key that different reports give, a group each: that is no problem.
 */
export function checkKeys(tables: Tables, { add, complete }: CheckContext): ReportedObservation[][] {
  for (const name of withIds) {
    const records: readonly (RecordPosition & { id: string })[] = tables[name];
    complete[name] &&= checkUnique(add, 'unique-error.id', records, ['id'], ({ id }) => ({ id }));
  }
  for (const column of ['title_en', 'title_vi'] as const) {
    const paramsOf = ({ id, [column]: title }: Chart) => ({ id, title: excerpt(title) });
    checkUnique(add, 'unique-error.title', tables.charts, [column], paramsOf);
  }
  const key = ['measure', 'period', 'subject'] as const;
  for (const own of Map.groupBy(tables.observations, reportOf).values())
    checkUnique(add, 'unique-error.value', own, key, ({ subject, measure, period }) => {
      return { subject, measure, period };
    });
  // A value may be corrected twice in a day: from 72 to 71, and back.
  const columns = ['date', ...key, 'report', 'before'] as const;
  checkUnique(add, 'unique-error.correction', tables.corrections, columns, () => ({}));
  return duplicates(tables.observations, key);
}

/**
 * Reports every record whose key, the values of some columns together, another record has before it.
 * @returns true when there is none.
 */
function checkUnique<T extends RecordPosition>(
  add: CheckContext['add'],
  key: ProblemKey,
  records: readonly T[],
  columns: readonly (keyof T & string)[],
  paramsOf: (record: T) => Params,
): boolean {
  const groups = duplicates(records, columns);
  const [column, other] = columns;
  for (const [first, ...more] of groups)
    for (const one of more) {
      const words = first.file === one.file ? 'problem.place.line' : 'problem.place.file';
      const place = { words, params: { file: first.file, line: first.row } } as const;
      const text = columns.map((name) => one[name]).join(' ');
      add(key, one, (other === undefined && column) || null, text, { ...paramsOf(one), place });
    }
  return groups.length === 0;
}

/** Records that share the values of some columns, at least two a group, each group in the order of the records. */
function duplicates<T extends RecordPosition>(
  records: readonly T[],
  columns: readonly (keyof T & string)[],
): [T, ...T[]][] {
  const groups = Map.groupBy(records, (record) => JSON.stringify(columns.map((column) => record[column])));
  return [...groups.values()].filter(({ length }) => length > 1) as [T, ...T[]][];
}

/** Checks that every id that a table names is in the table that it leads to, and that parts fit their wholes and units their kind. */
export function checkLinks(tables: Tables, context: CheckContext): void {
  for (const { table, column, to } of references)
    for (const record of tables[table]) {
      const value = record[column as keyof typeof record] as string | string[] | undefined;
      if (Array.isArray(value)) for (const one of value) checkLink(context, record, column, one, to);
      else checkLink(context, record, column, value, to);
    }
  checkParts(tables, context);
  for (const unit of tables.units)
    if (unit.kind === 'percent' && unit.factor !== 0.01) {
      const factor = String(unit.factor);
      context.add('constraint-error.percent-factor', unit, 'factor', factor, { factor });
    }
}

/** A subject must not be a part of itself, however far round, nor of another origin than its whole. Each circle is reported once. */
function checkParts({ subjects }: Tables, { add }: CheckContext): void {
  const known = byId(subjects);
  for (const circle of circlesIn(subjects, ({ part_of = '' }) => [known.get(part_of) ?? []].flat())) {
    const [first] = circle;
    if (!first) continue;
    const way = pathText([...circle, first].map(({ id }) => id));
    add('constraint-error.part-circle', first, 'part_of', first.part_of ?? '', { way });
  }
  for (const subject of subjects) {
    const { origin = '', part_of: whole = '' } = subject;
    const other = known.get(whole)?.origin ?? origin;
    if (origin !== '' && origin !== other)
      add('constraint-error.part-origin', subject, 'origin', origin, { origin, whole, other });
  }
}
