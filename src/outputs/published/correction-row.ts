/** What a row of corrections.csv says, by column. */
export type CorrectionCells = Readonly<Record<string, string>>;

/**
 * A row to be pasted below the others of a corrections.csv as its editor keeps it: the columns in the order of its first
 * line, with the delimiter that this line has; quotes where needed (RFC 4180). Cells that nothing is known of are blank.
 *
 * @param head The first line of the file.
 */
export function correctionRow(head: string, cells: CorrectionCells): string {
  const delimiter = delimiterOf(head);
  const quoted = (cell: string) =>
    /["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;
  return columnsOf(head)
    .map((column) => quoted(cells[column] ?? ''))
    .join(delimiter);
}

/** The names of the columns in the first line of a file. */
export function columnsOf(head: string): string[] {
  return head.split(delimiterOf(head)).map((column) => column.trim().replace(/^"|"$/g, ''));
}

function delimiterOf(head: string): string {
  const count = (mark: string) => head.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}
