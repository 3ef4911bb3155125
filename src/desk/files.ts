import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff/lib/patch/create.js';
import { strToU8, zipSync } from 'fflate';
import type { Source } from '../csv/decode.ts';
import { type RawFile, readRaw } from '../csv/read.ts';
import { writeRows } from '../csv/write.ts';
import { canonicalCsv } from '../tables/canonical.ts';
import { isWanted, isWholeFolder, nameFor } from './names.ts';
import type { Files, OpenedFile } from './protocol.ts';
import { type Book, type Content, packRows, Sheet } from './sheet.ts';

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

/** Where a file of the workbook lies in the project. */
export function projectPath(file: string): string {
  return file.startsWith('seeds/') ? file : `data/${file}`;
}

/** The published files, from their canonical texts. */
export function readPublished(files: readonly { file: string; text: string }[]): Files {
  const encoder = new TextEncoder();
  const read = files.map(({ file, text }) => {
    const bytes = encoder.encode(text);
    return { file, from: file, content: contentOf(readRaw({ file, bytes }), bytes) };
  });
  return { published: true, files: read, gone: [], passedOver: [] };
}

/**
 * Reads files that were dropped or chosen, and finds the names that they have in a workbook that has the `known` ones.
 * A whole data folder takes the place of what is there; other files take that of those with their names.
 */
export function readOpened(files: readonly OpenedFile[], known: readonly string[]): Files {
  const read = new Map<string, Files['files'][number]>();
  const passedOver: string[] = [];
  for (const { path, bytes } of files) {
    if (!isWanted(path, known)) continue;
    // A report's text is compared with its evidence, and neither shown nor changed.
    const raw = /\.txt$/i.test(path) ? { kind: 'binary' as const } : readRaw({ file: path, bytes });
    const file = nameFor(path, known, raw.kind === 'rows' ? raw.rows : undefined);
    if (read.has(file)) passedOver.push(path);
    else read.set(file, { file, from: path, content: contentOf(raw, bytes) });
  }
  const names = [...read.keys()];
  const hasEvidence = names.some((file) => file.startsWith('seeds/'));
  const gone = known.filter(
    (file) => isWholeFolder(names) && !read.has(file) && (hasEvidence || !file.startsWith('seeds/')),
  );
  return { published: false, files: [...read.values()], gone, passedOver };
}

function contentOf(raw: RawFile, bytes: Uint8Array): Content {
  if (raw.kind === 'rows') return { kind: 'rows', packed: packRows(raw.rows) };
  return raw.kind === 'text' ? raw : { kind: 'binary', bytes };
}
