import { type Problem, problem } from '../../csv/problem.ts';
import type { Tables } from '../../tables/tables.ts';
import { type Editing, missingRow } from './correction-asked.ts';
import type { PublishedRow, Snapshot } from './snapshot.ts';

/**
 * Every published correction that is gone: readers, feeds and links know it. Its words may be corrected, and its report be
 * named later; where what it names has another id now, so has it.
 */
export function vanishedCorrections(published: Snapshot, tables: Tables, editing: Editing): Problem[] {
  const ids = {
    subject: new Set(tables.subjects.map(({ id }) => id)),
    measure: new Set(tables.measures.map(({ id }) => id)),
    report: new Set(tables.reports.map(({ id }) => id)),
  };
  /** True where a cell is as it was, or names what has another id now. */
  const isNamedAlike = (column: keyof typeof ids, was: string, is: string) =>
    was === is || !ids[column].has(was);
  const isKept = (row: PublishedRow) => {
    const { date, subject = '', measure = '', period, report = '', before, after } = row;
    return tables.corrections.some(
      (one) =>
        one.date === date &&
        one.period === period &&
        isNamedAlike('subject', subject, one.subject) &&
        isNamedAlike('measure', measure, one.measure) &&
        (report === '' || isNamedAlike('report', report, one.report ?? '')) &&
        (one.before === before || one.after === after),
    );
  };
  const gone = (published.rows.corrections ?? []).filter((row) => !isKept(row));
  return gone.map((row) => {
    const { date, subject, measure, period, report } = row;
    const correction = [date, subject, measure, period, report].filter(Boolean).join(' ');
    const { paste, params } = missingRow(row, tables, editing);
    const place = { file: 'corrections.csv', text: correction, paste };
    return problem('correction-missing.correction', place, { correction, ...params });
  });
}
