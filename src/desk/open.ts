import { type RawFile, readRaw } from '../csv/read.ts';
import { isWanted, isWholeFolder, nameFor } from './names.ts';
import type { Files, OpenedFile } from './protocol.ts';
import { packRows } from './sheet.ts';
import type { Content } from './workbook.ts';

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
