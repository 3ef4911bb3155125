import type { Tables } from '../../tables/tables.ts';
import { CANONICAL_HEAD, CODE, type Editing, type MissingCorrection, namesGone } from './correction-asked.ts';
import { columnsOf, correctionRow } from './correction-row.ts';
import type { PublishedRow, Snapshot } from './snapshot.ts';

/**
 * Every published correction that is gone: readers, feeds and links know it. Its words may be mended, and its report be
 * named later; where what it names has another id now, so has it.
 */
export function vanishedCorrections(
  published: Snapshot,
  tables: Tables,
  { head }: Editing,
): MissingCorrection[] {
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
  return gone.map((row): MissingCorrection => {
    const { date, subject, measure, period, report } = row;
    const key = [date, subject, measure, period, report].filter(Boolean).join(' ');
    const message = `The correction "${key}" was published and is gone: a published correction must not vanish.`;
    const mend = `Put its row back into corrections.csv.${namesGone(row, tables)}`;
    const common = { code: CODE, file: 'corrections.csv', line: 1, column: null, text: key } as const;
    const fits = !report || columnsOf(head).includes('report');
    return { ...common, message, mend, paste: correctionRow(fits ? head : CANONICAL_HEAD, row) };
  });
}
