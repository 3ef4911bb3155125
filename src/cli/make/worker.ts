/** What a build does in threads beside the one that makes its pages: the files of charts. */
import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { deserialize } from 'node:v8';
import { chartFiles } from '../../outputs/chart-files.ts';
import type { Site } from '../../outputs/site.ts';
import { Cache } from './cache.ts';
import { keep, put, restore, type Sites, type Sums, sumOf } from './kept.ts';

/**
 * Pages are made one after another in the thread of Astro, and take longer than all that other threads do for them: these
 * give way where there are not processors for all. Only Linux knows that of a thread; elsewhere it would be of the program.
 */
if (process.platform === 'linux')
  os.setPriority(Math.max(os.getPriority(), os.constants.priority.PRIORITY_BELOW_NORMAL));

interface Place extends Sites {
  /** The folder of the cache. */
  cache: string;
}

/** Puts the files of keys into the site as an earlier build made them: of each what they are, undefined where none did. */
export function restored({ keys, ...place }: Place & { keys: readonly string[] }): (Sums | undefined)[] {
  const cache = new Cache(place.cache);
  return keys.map((key) => restore(cache, key, place));
}

interface FilesTask extends Place {
  /** Charts in a locale, each as `node:v8` serializes its view, and the key of its files. */
  charts: readonly { view: Uint8Array; key: string }[];
  site: Site;
}

/** Makes the files of charts, and keeps those of each under its key. @returns what those of each are */
export function files({ charts, site, cache, folder }: FilesTask): Promise<Sums[]> {
  const work = charts.map(async ({ view, key }) => {
    const files = await chartFiles(deserialize(view), site);
    const pack = new Map(files.map(({ path, content }) => [path, bytesOf(content)]));
    for (const [name, content] of pack) put(path.join(folder, name), content);
    return keep(new Cache(cache), key, pack);
  });
  return Promise.all(work);
}

const bytesOf = (content: string | Uint8Array) =>
  typeof content === 'string' ? Buffer.from(content) : content;

/** Keeps files of the site under their keys. @returns what they are; nothing of those that somebody has deleted */
export function kept({ groups, cache, folder }: Place & { groups: readonly [string, string[]][] }): Sums[] {
  const store = new Cache(cache);
  return groups.flatMap(([key, names]) => {
    const files = names.map((name) => path.join(folder, name));
    if (!files.every((file) => existsSync(file))) return [];
    return keep(store, key, new Map(names.map((name, at) => [name, readFileSync(files[at] ?? '')])));
  });
}

/** Sizes and digests of files. */
export function digests({ folder, paths }: { folder: string; paths: readonly string[] }): Sums {
  return new Map(paths.map((name) => [name, sumOf(readFileSync(path.join(folder, name)))]));
}
