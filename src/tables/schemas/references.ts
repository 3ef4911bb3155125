import type { Tables } from '../tables.ts';
import type { RecordTableName } from './index.ts';

/** A column whose cells name rows of another table (a foreign key of Table Schema; a list of them where the cell is one). */
export interface Reference {
  table: Exclude<keyof Tables, 'derived'>;
  column: string;
  to: RecordTableName;
}

const from = <Name extends Reference['table']>(
  table: Name,
  columns: Partial<Record<keyof Tables[Name][number] & string, RecordTableName>>,
): Reference[] =>
  Object.entries(columns).map(([column, to]) => ({ table, column, to: to as RecordTableName }));

/** Every foreign key of the tables: checked when they are read, and told to whoever downloads them. */
export const references: readonly Reference[] = [
  ...from('subjects', { part_of: 'subjects' }),
  ...from('measures', { unit: 'units' }),
  ...from('observations', { subject: 'subjects', measure: 'measures' }),
  ...from('charts', { measures: 'measures', whole: 'measures', beside: 'measures', subjects: 'subjects' }),
  ...from('statements', { report: 'reports', subject: 'subjects', measure: 'measures' }),
  ...from('glossary', { report: 'reports' }),
  ...from('corrections', { subject: 'subjects', measure: 'measures', report: 'reports' }),
];
