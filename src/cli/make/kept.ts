import { createHash } from 'node:crypto';
import { linkSync, lstatSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Cache, keyOf, type Pack } from './cache.ts';

/** What a file is: its size in bytes and its SHA-256 in hexadecimal. */
export interface Sum {
  bytes: number;
  sha256: string;
}

/** Files of a site, by their paths. */
export type Sums = ReadonlyMap<string, Sum>;

/** Where a site comes about, and where the last one is, of which files may be taken over. */
export interface Sites {
  folder: string;
  last: string;
}

/**
 * Puts the files of a key into a site as an earlier build has made them. Those that the last site still has, byte for byte,
 * are taken over as second names of the same files, which writes nothing and keeps their days; the others are written from
 * the cache. Nothing ever writes into a file that has a second name: see {@link put}.
 * @returns what they are, or undefined where the cache has not all of them
 */
export function restore(cache: Cache, key: string, { folder, last }: Sites): Sums | undefined {
  const kept = cache.read(sumsOf(key));
  if (!kept) return undefined;
  const sums: Sums = new Map([...kept].map(([name, sum]) => [name, JSON.parse(String(sum)) as Sum]));
  // The folder is this build's own, and new files have its rights, save those to look into a folder.
  const mode = (statSync(folder, { throwIfNoEntry: false })?.mode ?? 0) & 0o666;
  const missing = [...sums].filter(([name, sum]) => !takeOver(name, sum, mode, { folder, last }));
  if (missing.length === 0) return sums;
  const pack = cache.read(key);
  if (!pack || missing.some(([name]) => !pack.has(name))) {
    for (const name of sums.keys()) rmSync(path.join(folder, name), { force: true });
    return undefined;
  }
  for (const [name] of missing) put(path.join(folder, name), pack.get(name) ?? new Uint8Array());
  return sums;
}

/** Keeps the files of a key for later builds. @returns what they are */
export function keep(cache: Cache, key: string, pack: Pack): Sums {
  const sums: Sums = new Map([...pack].map(([name, content]) => [name, sumOf(content)]));
  cache.write(key, pack);
  cache.write(sumsOf(key), new Map([...sums].map(([name, sum]) => [name, Buffer.from(JSON.stringify(sum))])));
  return sums;
}

/** Writes a new file of a site, and its folder. @throws where there is one already: it may be that of the last site too. */
export function put(file: string, content: Uint8Array): void {
  const write = () => writeFileSync(file, content, { flag: 'wx' });
  makeFolder(path.dirname(file));
  try {
    write();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    // Somebody has deleted the folder since it was made. That the site is not whole is told in the end.
    made.clear();
    makeFolder(path.dirname(file));
    write();
  }
}

/** What a content is as a file. */
export function sumOf(content: Uint8Array): Sum {
  return {
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
  };
}

/** The key of the sums of what has a key. */
const sumsOf = (key: string) => keyOf('sums', key);

/** Gives a file of the last site a name in the new one, if it is what is wanted. */
function takeOver(name: string, wanted: Sum, mode: number, { folder, last }: Sites): boolean {
  const file = path.join(folder, name);
  try {
    makeFolder(path.dirname(file));
    linkSync(path.join(last, name), file);
    if (isAsNew(file, mode) && sumOf(readFileSync(file)).sha256 === wanted.sha256) return true;
  } catch {
    // There is none, it is on another disk, or the disk knows no second names.
  }
  rmSync(file, { force: true });
  return false;
}

/** Whether a file is one, no link to one, and has the rights that a new one has. */
function isAsNew(file: string, mode: number): boolean {
  const stats = lstatSync(file);
  return stats.isFile() && (stats.mode & 0o777) === mode;
}

const made = new Set<string>();
function makeFolder(folder: string): void {
  if (!made.has(folder)) mkdirSync(folder, { recursive: true });
  made.add(folder);
}
