import Papa from 'papaparse';

/** Rows as a CSV text: comma, LF, quotes only where needed (RFC 4180 but for the line end, which git keeps). */
export function writeCsv<Column extends string>(
  columns: readonly Column[],
  rows: readonly Record<Column, string>[],
): string {
  return writeRows([columns, ...rows.map((row) => columns.map((column) => row[column]))]);
}

/** Rows of cells, the column names first, as {@link writeCsv} writes them. */
export function writeRows(rows: readonly (readonly string[])[]): string {
  return `${Papa.unparse(rows as string[][], { newline: '\n' })}\n`;
}

/** One row without its line end, for a file that has another delimiter. */
export function writeRow(cells: readonly string[], delimiter: string): string {
  return Papa.unparse([cells as string[]], { delimiter });
}

/** A cell of a CSV to be downloaded; `null` is a blank one. */
export type DownloadCell = string | number | null;

/** Texts that a spreadsheet, some with full-width signs, would run (OWASP: CSV injection); not -1, +5, -5%, -1.5e3, "-1,5". */
const FORMULA = /^(?![+-](?:\d+(?:[.,]\d+)*|[.,]\d+)(?:[eE][+-]?\d{1,3})?\s?%?$)[=+\-@\t\r\n＝＋－＠]/;

/**
 * Rows as a CSV text for download: RFC 4180 with CRLF and a header, quotes only where needed. A text cell that a
 * spreadsheet would run as a formula gets an apostrophe before it. With `bom`, Excel reads it as UTF-8.
 */
export function writeDownloadCsv(
  columns: readonly string[],
  rows: readonly (readonly DownloadCell[])[],
  { bom = false }: { bom?: boolean } = {},
): string {
  const text = Papa.unparse([[...columns], ...rows.map((row) => [...row])], {
    newline: '\r\n',
    escapeFormulae: FORMULA,
  });
  return `${bom ? '\ufeff' : ''}${text}\r\n`;
}
