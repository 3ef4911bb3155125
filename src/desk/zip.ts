import { strToU8, zipSync } from 'fflate';
import { textOf } from './files.ts';
import { type Content, projectPath } from './workbook.ts';

/** Files as a ZIP, to be unpacked over the project. The same files give the same bytes. */
export function zipOf(contents: readonly (readonly [file: string, Content | undefined])[]): Uint8Array {
  const entries = contents.flatMap(([file, content]) => {
    const text = textOf(file, content);
    return text === undefined ? [] : [[projectPath(file), strToU8(text)] as const];
  });
  // ZIP has no time zones: local time, read and written by the same clock.
  return zipSync(Object.fromEntries(entries), { mtime: new Date(2000, 0, 1) });
}
