import Papa from 'papaparse';

/** Rows as a CSV text: comma, LF, quotes only where needed (RFC 4180 but for the line end, which git keeps). */
export function writeCsv<Column extends string>(
  columns: readonly Column[],
  rows: readonly Record<Column, string>[],
): string {
  const cells = rows.map((row) => columns.map((column) => row[column]));
  return `${Papa.unparse([[...columns], ...cells], { newline: '\n' })}\n`;
}
