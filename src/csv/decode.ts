import { excerpt, type Problem } from './problem.ts';

/** A file as it is on disk or was dropped into a browser. */
export interface Source {
  /** Relative to the data folder, with `/` on every system. */
  file: string;
  bytes: Uint8Array;
}

/** Four million rows, or so; rows that are read take ten times the room of their text, and a string has its limit, too. */
export const MOST_BYTES = 256_000_000;
const SAVE_AS_UTF8 = 'Open it in the program that shows its letters rightly, and save it as "CSV UTF-8".';

/**
 * Bytes → text: UTF-8 with or without BOM, or UTF-16 with one (Excel's "Unicode text"). Line ends become `\n`,
 * letters NFC. Text whose letters were lost or garbled on the way is refused: it must not be published.
 */
export function decode({ file, bytes }: Source): { text: string } | { problem: Problem } {
  const fail = (code: Problem['code'], line: number, text: string, message: string, mend: string) => ({
    problem: { code, file, line, column: null, text: excerpt(text), message, mend },
  });
  if (bytes.length === 0)
    return fail(
      'source-error',
      1,
      '',
      'The file is empty.',
      'Restore it, or write at least the row of column names.',
    );
  if (bytes.length > MOST_BYTES) return fail('source-error', 1, '', ...tooLarge(bytes.length));
  const workbook = workbookKind(bytes);
  if (workbook)
    return fail(
      'source-error',
      1,
      '',
      `The file is ${workbook}, with the name of a CSV.`,
      'Open it in a spreadsheet program, and save it as "CSV UTF-8".',
    );

  const encoding = encodingOf(bytes);
  const text = normalize(new TextDecoder(encoding).decode(bytes));
  // Noncharacters (Unicode, 23.7) too: XML has no way to write them.
  const control = text.search(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufdd0-\ufdef\ufffe\uffff]/);
  if (control >= 0) {
    const isNul = text.charCodeAt(control) === 0;
    const message = isNul
      ? 'The file holds NUL bytes: it is damaged, or UTF-16 without its mark.'
      : 'The file holds a control character that no text has.';
    return fail('encoding-error', lineAt(text, control), around(text, control), message, SAVE_AS_UTF8);
  }
  const lost = text.indexOf('\ufffd');
  if (lost >= 0) {
    const message =
      'The file is not UTF-8: letters in it are written as in Latin-1, Windows-1258 or another old encoding.';
    return fail('encoding-error', lineAt(text, lost), around(text, lost), message, SAVE_AS_UTF8);
  }
  // UTF-8 read as Windows-1252 and saved: "Viá»‡t". Neither pair occurs in any language we know.
  const garbled = text.search(/áº|á»|Ã[\u0080-\u00bf]|Ä‘/);
  if (garbled >= 0) {
    const message = 'Letters are garbled: a program read UTF-8 as another encoding and saved it so.';
    return fail(
      'encoding-error',
      lineAt(text, garbled),
      around(text, garbled),
      message,
      'Restore the file from before that save.',
    );
  }
  if (text.trim() === '')
    return fail(
      'source-error',
      1,
      '',
      'The file is empty.',
      'Restore it, or write at least the row of column names.',
    );
  return { text };
}

/** What is wrong with a file of so many bytes, and how to mend it. */
export function tooLarge(size: number): [message: string, mend: string] {
  return [`The file has ${size} bytes; ${MOST_BYTES} can be read.`, 'Split it.'];
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

function workbookKind(bytes: Uint8Array): string | undefined {
  const start = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (start === '504b0304') return 'an Excel or LibreOffice workbook (or a zip)';
  if (start === 'd0cf11e0') return 'an old Excel workbook';
  return undefined;
}

function normalize(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  return /[^\u0000-\u02ff]/.test(lines) ? lines.normalize('NFC') : lines;
}

function around(text: string, at: number): string {
  const start = text.lastIndexOf('\n', at) + 1;
  const end = text.indexOf('\n', at);
  return text.slice(Math.max(start, at - 20), Math.min(end < 0 ? text.length : end, at + 20));
}

/** The line of an offset, from 1. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
