import { chmod, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Folders } from '../tables/load.ts';

/** Where a file is on the disk that is named relative to the data folder, as problems name it. */
export function pathOf(file: string, { data, seeds }: Folders): string {
  return file.startsWith('seeds/') ? path.join(seeds, file.slice('seeds/'.length)) : path.join(data, file);
}

/**
 * Writes a file whole or not at all: beside it, under a name that every reader passes over, and then in its place.
 * A link stays a link, and who may read the file stays as it is.
 * @throws when it cannot be written; then it is as it was.
 */
export async function replaceFile(file: string, text: string): Promise<void> {
  const target = await realpath(file);
  const { mode } = await stat(target);
  const beside = `${target}.${process.pid}.tmp`;
  try {
    await writeFile(beside, text);
    await chmod(beside, mode);
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
