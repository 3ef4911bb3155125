/**
 * Rows as `writeCsv` writes them, without the library that it is made with: the page loads nothing more for a copy.
 * Quotes stand where a cell has a comma, a quote or a line break, or a space at an end.
 */
export function csvText<Column extends string>(
  columns: readonly Column[],
  rows: readonly Record<Column, string>[],
): string {
  const quoted = (cell: string) =>
    /[",\r\n\ufeff]|^ | $/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
  return lines.map((cells) => `${cells.map(quoted).join(',')}\n`).join('');
}
