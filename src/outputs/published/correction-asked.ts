import { delimiterOf, labelsOf } from '../../csv/read.ts';
import { writeRow } from '../../csv/write.ts';
import type { Params, Wording } from '../../i18n/problems.ts';
import { schemas } from '../../tables/schemas/index.ts';
import type { Tables } from '../../tables/tables.ts';

/** What a row of corrections.csv says, by column. */
export type CorrectionCells = Readonly<Record<string, string>>;

/**
 * A row to be pasted below the others of a corrections.csv as its editor keeps it: the columns in the order of its first
 * line, with the delimiter that this line has. Cells that nothing is known of are blank.
 *
 * @param head The first line of the file.
 */
export function correctionRow(head: string, cells: CorrectionCells): string {
  return writeRow(
    labelsOf(head).map((column) => cells[column] ?? ''),
    delimiterOf(head),
  );
}

/** What the rows are written for. */
export interface Editing {
  /** The day of the corrections: `2026-01-31`. */
  today: string;
  /** The first line of corrections.csv. */
  head: string;
}

/** The row that a correction needs, but for its reasons, and how to get it into the file. */
export function missingRow(
  cells: CorrectionCells,
  tables: Tables,
  { head }: Editing,
): { paste: string; params: Params } {
  const fits = !cells['report'] || labelsOf(head).includes('report');
  return {
    paste: correctionRow(fits ? head : CANONICAL_HEAD, cells),
    params: {
      paste: { words: fits ? 'problem.paste.row' : 'problem.paste.formatted-row' },
      needs: neededIds(cells, tables),
    },
  };
}

/** As `npm run format` writes it. */
export const CANONICAL_HEAD = Object.keys(schemas.corrections.shape).join(',');

/** Names the ids of a row that the data no longer have; '' for none. */
function neededIds(cells: CorrectionCells, { subjects, measures, reports }: Tables): Wording | string {
  const wanted = { subject: subjects, measure: measures, report: reports };
  const ids = Object.entries(wanted).flatMap(([column, records]) => {
    const name = cells[column];
    return name && !records.some(({ id }) => id === name) ? [`"${name}"`] : [];
  });
  return ids.length === 0 ? '' : { words: 'problem.needs', params: { ids } };
}
