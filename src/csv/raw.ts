import Papa from 'papaparse';
import { decode, type Source } from './decode.ts';
import { delimiterOf } from './read.ts';
import { isBlank } from './rows.ts';
import { writeRows } from './write.ts';

/** A file as it can be shown for mending: as cells, as text where its quotes do not pair, or not at all. */
export type RawFile =
  | { kind: 'rows'; rows: string[][] }
  | { kind: 'text'; text: string }
  | { kind: 'binary' };

/** A first line longer than this is no row of column names. */
const LONGEST_HEADER = 100_000;

/**
 * Reads a CSV without judging it: every row stays, also blank ones and those with too many or too few cells, and each
 * cell as it is written. Only blank rows at the end are left out, as the reader of tables does. The row of column names
 * is the first. The lines of the file can be counted from the rows: one each, and one for each line break in a cell.
 */
export function readRaw(source: Source): RawFile {
  const decoded = decode(source);
  if ('problem' in decoded) return lenient(source);
  const { text } = decoded;
  const end = text.indexOf('\n');
  const firstLine = text.slice(0, end < 0 ? text.length : end);
  if (firstLine.length > LONGEST_HEADER) return { kind: 'text', text };
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: delimiterOf(firstLine), newline: '\n' });
  if (errors.length > 0) return { kind: 'text', text };
  while (data.length > 0 && isBlank(data.at(-1) ?? [])) data.pop();
  return { kind: 'rows', rows: data };
}

/** What cannot be decoded: text all the same, with marks where letters were lost, unless it is no text at all. */
function lenient({ bytes }: Source): RawFile {
  const text = new TextDecoder().decode(bytes).replace(/\r\n?/g, '\n');
  // A workbook, a picture: a text has none of these but where it is damaged.
  const strange = text.slice(0, 4096).match(/[\u0000-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0;
  const isText = strange <= 20 + Math.min(text.length, 4096) / 10 && !text.startsWith('PK\u0003\u0004');
  return isText ? { kind: 'text', text } : { kind: 'binary' };
}

/** Rows as {@link readRaw} gives them, as a CSV text again: comma, LF, quotes only where needed. */
export function writeRaw(rows: readonly (readonly string[])[]): string {
  return writeRows(rows);
}
