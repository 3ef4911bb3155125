import type { Problem } from '../../csv/problem.ts';
import { schemas } from '../../tables/schemas/index.ts';
import type { Tables } from '../../tables/tables.ts';
import { type CorrectionCells, columnsOf, correctionRow } from './correction-row.ts';

/** A published value that is another now, or gone, without a word about it: where, what, and how to mend it. */
export interface MissingCorrection extends Omit<Problem, 'code'> {
  code: 'correction-missing';
  /** The row for corrections.csv, but for its reasons; undefined where there is one to be changed. */
  paste?: string;
}

/** What the rows are written for. */
export interface Editing {
  /** The day of the corrections: `2026-01-31`. */
  today: string;
  /** The first line of corrections.csv. */
  head: string;
}

export const CODE = 'correction-missing';

/** Asks for a new row. */
export function askForRow(cells: CorrectionCells, tables: Tables, { head }: Editing) {
  const names = namesGone(cells, tables);
  if (!cells['report'] || columnsOf(head).includes('report')) {
    const mend = `Put it back or, if it was wrong, paste this row into corrections.csv, with the reason in both languages.${names}`;
    return { code: CODE, mend, paste: correctionRow(head, cells) } as const;
  }
  const mend = `Put it back or, if it was wrong, run "npm run format", which gives corrections.csv the column "report", and paste this row into it, with the reason in both languages.${names}`;
  return { code: CODE, mend, paste: correctionRow(CANONICAL_HEAD, cells) } as const;
}

/** As `npm run format` writes it. */
export const CANONICAL_HEAD = Object.keys(schemas.corrections.shape).join(',');

/** The ids that a row names and that are in the data no more. */
export function namesGone(cells: CorrectionCells, { subjects, measures, reports }: Tables): string {
  const wanted = { subject: subjects, measure: measures, report: reports };
  const gone = Object.entries(wanted).flatMap(([column, records]) => {
    const name = cells[column];
    return name && !records.some(({ id }) => id === name) ? [name] : [];
  });
  if (gone.length === 0) return '';
  return ` It needs ${gone.map((id) => `"${id}"`).join(' and ')}: put that back too, into subjects.csv, measures.csv or reports.csv.`;
}
