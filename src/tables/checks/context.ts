import { closest } from '../../csv/closest.ts';
import { excerpt, limitedTo, type Problem, type ProblemCode } from '../../csv/problem.ts';
import type { Place, TableName } from '../schemas/index.ts';

/** What a check across tables is given, beside the tables. */
export interface CheckContext {
  /** Ids of each table, those of rows that could not be read among them. */
  ids: Record<TableName, ReadonlySet<string>>;
  /** False for tables of which something could not be read: what seems missing may be there. */
  complete: Record<TableName, boolean>;
  /** For how many more unknown ids a near one is looked for: among many thousands of both it would take minutes. */
  hints: number;
  add(
    code: ProblemCode,
    place: Place,
    column: string | null,
    text: string,
    message: string,
    mend: string,
  ): void;
}

export function addTo(problems: Problem[]): CheckContext['add'] {
  const push = limitedTo(problems);
  return (code, { file, row }, column, text, message, mend) =>
    push({ code, file, line: row, column, text: excerpt(text), message, mend });
}

/** A way through many rows as it can be read: its first and last steps. */
export function shortened(steps: readonly string[]): string[] {
  return steps.length <= 12 ? [...steps] : [...steps.slice(0, 6), '…', ...steps.slice(-5)];
}

/** Reports a foreign key that leads nowhere. */
export function checkLink(
  context: CheckContext,
  place: Place,
  column: string | null,
  value: string | undefined,
  table: TableName,
): void {
  const { ids, complete, add } = context;
  if (value === undefined || ids[table].has(value) || !complete[table]) return;
  const meant = context.hints-- > 0 ? closest(value, [...ids[table]]) : undefined;
  const hint = meant === undefined ? '' : ` Did you mean "${meant}"?`;
  const mend =
    meant === undefined
      ? `Correct it, or add "${excerpt(value)}" to ${table}.csv.`
      : `Write "${meant}", or add "${excerpt(value)}" to ${table}.csv.`;
  add('foreign-key', place, column, value, `${table}.csv has no "${excerpt(value)}".${hint}`, mend);
}
