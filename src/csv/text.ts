import Papa from 'papaparse';
import type { ProblemKey } from '../i18n/problems.ts';
import { type Problem, problem } from './problem.ts';

/**
 * Rows of cells, the column names first, as a CSV text: comma, LF, quotes only where needed (RFC 4180 but for the line end, which git
 * keeps).
 */
export const writeRows = (rows: readonly (readonly string[])[]): string =>
  `${Papa.unparse(rows as string[][], { newline: '\n' })}\n`;

/** One row without its line end, for a file that has another delimiter. */
export const writeRow = (cells: readonly string[], delimiter: string): string =>
  Papa.unparse([cells as string[]], { delimiter });

/** A cell of a CSV to be downloaded; `null` is a blank one. */
export type DownloadCell = string | number | null;

/** Texts that a spreadsheet, some with full-width signs, would run (OWASP: CSV injection); not -1, +5, -5%, -1.5e3, "-1,5". */
const FORMULA = /^(?![+-](?:\d+(?:[.,]\d+)*|[.,]\d+)(?:[eE][+-]?\d{1,3})?\s?%?$)[=+\-@\t\r\n＝＋－＠]/;

/** Rows as a CSV for download: CRLF, header, an apostrophe before texts that spreadsheets would run. With `bom`, for Excel. */
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

/** A file as it is on disk or was dropped into a browser. */
export interface Source {
  /** Relative to the data folder, with `/` on every system. */
  file: string;
  bytes: Uint8Array;
}

/** About four million rows. Parsed rows take ten times the memory of their text, and the length of a string is limited. */
export const MOST_BYTES = 256_000_000;

/** Bytes → text: UTF-8, or UTF-16 with a BOM; line ends become `\n`, letters NFC. Text with lost letters is refused. */
export function decode({ file, bytes }: Source): { text: string } | { problem: Problem } {
  const fail = (key: ProblemKey) => ({ problem: problem(key, { file }) });
  if (bytes.length > MOST_BYTES) return { problem: tooLarge(file, bytes.length) };
  const start = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (start === '504b0304') return fail('source-error.workbook');
  if (start === 'd0cf11e0') return fail('source-error.old-workbook');

  const encoding = { fffe: 'utf-16le', feff: 'utf-16be' }[start.slice(0, 4)] ?? 'utf-8';
  const text = normalize(new TextDecoder(encoding).decode(bytes));
  for (const [key, pattern] of DAMAGE) {
    const at = text.search(pattern);
    if (at < 0) continue;
    // Of the same line.
    const [before, after] = [text.slice(Math.max(0, at - 20), at), text.slice(at, at + 20)];
    const around = `${before.split('\n').at(-1)}${after.split('\n')[0]}`;
    return { problem: problem(key, { file, line: 1 + lineBreaks(text.slice(0, at)), text: around }) };
  }
  return text.trim() === '' ? fail('source-error.empty-table') : { text };
}

/** What no text has. */
const DAMAGE: readonly [ProblemKey, RegExp][] = [
  ['encoding-error.nul', /\0/],
  // Noncharacters (Unicode, 23.7) too: XML has no way to write them.
  ['encoding-error.control', /[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f\ufdd0-\ufdef\ufffe\uffff]/],
  ['encoding-error.not-utf8', /\ufffd/],
  ['source-error.conflict', /^(?:<{7}|>{7}) /m],
  // UTF-8 read as Windows-1252 and saved: "Viá»‡t". Neither pair occurs in any language we know.
  ['encoding-error.garbled', /áº|á»|Ã[\u0080-\u00bf]|Ä‘/],
];

export const tooLarge = (file: string, size: number): Problem =>
  problem('source-error.too-large', { file }, { size, most: MOST_BYTES });

function normalize(text: string): string {
  // Programs that do not recognize a byte order mark add a second one.
  const bare = text.replace(/^\ufeff+/, '');
  const lines = bare.includes('\r') ? bare.replace(/\r\n?/g, '\n') : bare;
  // Excel's line for the separator, which it does not show and does not count.
  const shown = lines.replace(/^sep=.\n/i, '');
  return /[^\u0000-\u02ff]/.test(shown) ? shown.normalize('NFC') : shown;
}

export function lineBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
