/*
 * Cells as spreadsheets put them on the clipboard: tabs between cells, line breaks between rows, and quotation marks
 * around a cell that holds one of these. A cell may also just be in quotation marks: Excel copies it as it is.
 */
const CELL = /"((?:[^"]+|"")*)"(?=[\t\n]|$)|[^\t\n]*/y;

/** Writes a block of cells, so that spreadsheets and {@link parseTsv} read the same cells again. */
export function formatTsv(cells: readonly (readonly string[])[]): string {
  return cells.map((row) => row.map(quote).join('\t')).join('\n');
}

const quote = (text: string) => (/^"|[\t\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Reads what a spreadsheet copied: rows of cells, not always equally many; line breaks in a cell become `\n`. */
export function parseTsv(text: string): string[][] {
  // Excel ends the last row too.
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; ; at += 1) {
    CELL.lastIndex = at;
    const [all = '', inner] = CELL.exec(lines) ?? [];
    row.push(inner !== undefined && /[\t\n]|""/.test(inner) ? inner.replaceAll('""', '"') : all);
    at += all.length;
    if (lines[at] === '\t') continue;
    rows.push(row);
    if (at >= lines.length) return rows;
    row = [];
  }
}
