import type { Locale } from '../../i18n/locales.ts';
import { type ChartChange, chartChanges } from './chart-changes.ts';
import { type RowChanges, rowChanges } from './row-changes.ts';
import type { Snapshot } from './snapshot.ts';
import { alternativeChanges, type ValueChange, valueChanges } from './value-changes.ts';

/** All in which what is published now differs from what was published. */
export interface Changes {
  /** Values that the site shows, those that it worked out among them. */
  values: ValueChange[];
  /** What other reports tell of these values. */
  alternatives: ValueChange[];
  charts: ChartChange[];
  /** Rows of the other tables, and notes of values. */
  tables: RowChanges[];
}

/** Compares what was published with what is, or would be, in the words of a locale. */
export function changes(before: Snapshot, after: Snapshot, locale: Locale): Changes {
  const values = valueChanges(before, after, locale);
  const rows = rowChanges(before, after);
  const keys = new Set(values.map(({ key }) => key));
  const charts = rows.find(({ table }) => table === 'charts');
  return {
    values,
    alternatives: alternativeChanges(before, after, locale),
    charts: chartChanges(before, after, charts, keys, locale),
    tables: rows.filter(({ table }) => table !== 'charts'),
  };
}

/** True where nothing that is published differs. */
export function areNone({ values, alternatives, charts, tables }: Changes): boolean {
  return [values, alternatives, charts, tables].every((list) => list.length === 0);
}
