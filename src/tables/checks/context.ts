import { closest, excerpt } from '../../csv/problem.ts';
import type { Params, ProblemKey } from '../../i18n/problems.ts';
import type { RecordPosition, TableName } from '../schemas/index.ts';

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
