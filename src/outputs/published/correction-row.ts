import { delimiterOf, labelsOf } from '../../csv/read.ts';
import { writeRow } from '../../csv/write.ts';

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
    columnsOf(head).map((column) => cells[column] ?? ''),
    delimiterOf(head),
  );
}

/** The names of the columns in the first line of a file. */
export const columnsOf = labelsOf;
