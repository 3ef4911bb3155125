import { closest, excerpt, type Problem, problem } from '../../csv/problem.ts';
import { t } from '../../i18n/index.ts';
import { type Locale, locales } from '../../i18n/locales.ts';
import type { Params, ProblemKey } from '../../i18n/problems.ts';
import type { RecordPosition, TableName } from '../schemas/index.ts';
import type { ReportedObservation } from '../tables.ts';

/** What a check across tables is given, beside the tables. */
export interface CheckContext {
  /** Ids of each table, those of rows that could not be read among them. */
  ids: Record<TableName, ReadonlySet<string>>;
  /** False for tables of which something could not be read: what seems missing may be there. */
  complete: Record<TableName, boolean>;
  /** For how many more unknown ids a near one is looked for: among many thousands of both it would take minutes. */
  hints: number;
  /** Reports a problem of a row; `text` is what is wrong there. */
  add(key: ProblemKey, row: RecordPosition, column: string | null, text: string, params?: Params): void;
}

export function addWith(push: (problem: Problem) => void): CheckContext['add'] {
  return (key, { file, row }, column, text, params) =>
    push(problem(key, { file, line: row, column, text }, params));
}

/** A way through many rows as it can be read, `a → b → a`: its first and last steps. */
export function pathText(steps: readonly string[]): string {
  const shown = steps.length <= 12 ? steps : [...steps.slice(0, 6), '…', ...steps.slice(-5)];
  return shown.map((step) => excerpt(step)).join(' → ');
}

/**
 * Finds circles among records, each from its first row on: `a` leads to `b`, and `b` to `a`. Of circles that share records,
 * one for each record is enough. No recursion: thousands of records may lead one to the next.
 */
export function circlesIn<T extends RecordPosition>(
  records: readonly T[],
  next: (record: T) => readonly T[],
): T[][] {
  const circles: T[][] = [];
  const [seen, circular] = [new Set<T>(), new Set<T>()];
  for (const start of records) {
    const [way, left, places]: [T[], T[][], Map<T, number>] = [[], [], new Map()];
    const enter = (record: T) => {
      if (seen.has(record)) return;
      seen.add(record);
      places.set(record, way.push(record) - 1);
      left.push(next(record).toReversed());
    };
    enter(start);
    for (let last = way.at(-1); last; last = way.at(-1)) {
      const to = left.at(-1)?.pop();
      const at = to && places.get(to);
      if (to && at === undefined) enter(to);
      if (!to) {
        way.pop();
        left.pop();
        places.delete(last);
      } else if (at !== undefined && !(circular.has(last) && circular.has(to))) {
        const circle = way.slice(at);
        const fresh = circle.filter((one) => !circular.has(one));
        const first = circle.indexOf(fresh.reduce((least, one) => (one.row < least.row ? one : least)));
        circles.push([...circle.slice(first), ...circle.slice(0, first)]);
        for (const one of circle) circular.add(one);
      }
    }
  }
  return circles;
}

/** Reports a foreign key that leads nowhere. */
export function checkLink(
  context: CheckContext,
  place: RecordPosition,
  column: string | null,
  value: string | undefined,
  table: TableName,
): void {
  const { ids, complete, add } = context;
  if (value === undefined || ids[table].has(value) || !complete[table]) return;
  const meant = context.hints-- > 0 ? closest(value, [...ids[table]]) : undefined;
  const params = { table, id: excerpt(value) };
  if (meant === undefined) add('foreign-key', place, column, value, params);
  else add('foreign-key.near', place, column, value, { ...params, meant });
}

/** Adds to a value's note, where readers see it, why an editor has confirmed it. */
export function addConfirmation(
  observation: ReportedObservation,
  reasonIn: (locale: Locale) => string,
): void {
  for (const locale of locales) {
    const confirmed = t(locale, 'confirmed', { reason: reasonIn(locale) });
    observation[`note_${locale}`] = [observation[`note_${locale}`], confirmed].filter(Boolean).join(' ');
  }
}
