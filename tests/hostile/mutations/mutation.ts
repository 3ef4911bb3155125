import type { Folder } from '../folder.ts';
import type { Random } from '../random.ts';

/** Spoils a folder in place, and says in a few words how. */
export type Mutation = (folder: Folder, random: Random) => string;

/** One of the files of a kind; `undefined` when a former mutation left none. */
export function anyFile(folder: Folder, random: Random, is: (file: string) => boolean): string | undefined {
  const files = [...folder.keys()].filter(is);
  return files.length === 0 ? undefined : random.pick(files);
}
