import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff/lib/patch/create.js';
import { strToU8, zipSync } from 'fflate';
import type { Source } from '../csv/decode.ts';
import { writeRows } from '../csv/write.ts';
import { canonicalCsv } from '../tables/canonical.ts';
import { projectPath } from './project-path.ts';
import { Sheet } from './sheet.ts';
import type { Book } from './workbook.ts';

/** A file of the workbook as bytes, for the reader of tables. */
export function sourceOf(file: string, book: Book): Source {
  if (book instanceof Sheet) return { file, bytes: strToU8(writeRows(rowsOf(book))) };
  return { file, bytes: book.kind === 'text' ? strToU8(book.text) : book.bytes };
}

/**
 * A file as it is best kept: as `npm run format` writes it; one that cannot be written so because of its problems, as it
 * is. Undefined for what is no text.
 */
export function textOf(source: Source, book: Book): string | undefined {
  if (!(book instanceof Sheet) && book.kind === 'binary') return undefined;
  const canonical = canonicalCsv(source);
  return 'text' in canonical ? canonical.text : new TextDecoder().decode(source.bytes);
}

/** Files as a ZIP, to be unpacked over the project. Its bytes follow from the files alone. */
export function zipOf(texts: ReadonlyMap<string, string>): Uint8Array {
  const entries = [...texts].map(([file, text]) => [projectPath(file), strToU8(text)] as const);
  return zipSync(Object.fromEntries(entries), { mtime: MTIME, level: 6 });
}

/** ZIP has no time zones: local time, read and written by the same clock. */
const MTIME = new Date(2000, 0, 1);

/** Lines that may differ, and ms that may pass, before a difference is given up: no one would read it. */
const MOST_EDITS = 2000;
const MOST_TIME = 3000;

/**
 * The difference of two texts of a file as a unified diff that `git apply` and `patch -p1` take; '' for none, undefined
 * where too much differs. An undefined text is that of a file that is not there.
 */
export function diffOf(
  file: string,
  before: string | undefined,
  now: string | undefined,
): string | undefined {
  if (before === now) return '';
  const path = projectPath(file);
  const names = [
    before === undefined ? '/dev/null' : `a/${path}`,
    now === undefined ? '/dev/null' : `b/${path}`,
  ] as const;
  return createTwoFilesPatch(...names, before ?? '', now ?? '', undefined, undefined, {
    context: 3,
    maxEditLength: MOST_EDITS,
    timeout: MOST_TIME,
    headerOptions: FILE_HEADERS_ONLY,
  });
}

function rowsOf(sheet: Sheet): (readonly string[])[] {
  return Array.from({ length: sheet.rowCount }, (_, at) => sheet.row(at));
}
