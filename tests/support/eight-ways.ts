import Papa from 'papaparse';

const utf8 = (text: string) => new TextEncoder().encode(text);
const again = (text: string, options: Papa.UnparseConfig, change = (cell: string) => cell) =>
  Papa.unparse(
    Papa.parse<string[]>(text, { delimiter: ',', skipEmptyLines: true }).data.map((row) => row.map(change)),
    options,
  );

/** Whole cells that are numbers with a point, and numbers that Excel shows in its own way: twelve digits and more. */
function decimalComma(cell: string): string {
  if (/^\d{12,}$/.test(cell)) return Number(cell).toExponential(2).replace('.', ',').toUpperCase();
  return /^\d+\.\d+$/.test(cell) ? cell.replace('.', ',') : cell;
}

/** The same table as spreadsheet programs and editors save it, from its text: name → bytes. */
export const eightWays: Readonly<Record<string, (text: string) => Uint8Array>> = {
  'UTF-8': utf8,
  'UTF-8 with a BOM': (text) => utf8(`\ufeff${text}`),
  CRLF: (text) => utf8(text.replaceAll('\n', '\r\n')),
  'semicolons and decimal commas': (text) =>
    utf8(again(text, { delimiter: ';', newline: '\r\n' }, decimalComma)),
  tabs: (text) => utf8(again(text, { delimiter: '\t', newline: '\n' })),
  'everything in quotes': (text) => utf8(again(text, { quotes: true, newline: '\n' })),
  NFD: (text) => utf8(text.normalize('NFD')),
  'UTF-16, as Excel’s "Unicode text"': (text) =>
    Buffer.from(`\ufeff${again(text, { delimiter: '\t', newline: '\r\n' })}\r\n`, 'utf16le'),
};
