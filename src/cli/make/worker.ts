/**
 * What a build does in threads beside the one that makes its pages: the files of charts, and the fonts of embed pages. What
 * an earlier build made of the same is taken from the cache.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deserialize } from 'node:v8';
import { chartFiles } from '../../outputs/chart-files.ts';
import { fontFacesOf } from '../../outputs/embed/fonts.ts';
import type { Site } from '../../outputs/site.ts';
import { Cache } from './cache.ts';

interface FilesTask {
  /** The chart's view, as `node:v8` serializes it. */
  view: Uint8Array;
  key: string;
  site: Site;
  /** The folder of the cache, and that of the site that comes about. */
  cache: string;
  folder: string;
}

/** Writes the files of a chart in a locale. Returns whether they had to be made. */
export function files({ view, key, site, cache, folder }: FilesTask): boolean {
  const store = new Cache(cache);
  const kept = store.read(key);
  const pack =
    kept ?? new Map(chartFiles(deserialize(view), site).map(({ path, content }) => [path, content]));
  for (const [name, content] of pack) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  if (!kept) store.write(key, pack);
  return kept === undefined;
}

interface FontTask {
  letters: string;
  key: string;
  cache: string;
}

/** The font of an embed page, as style rules. */
export async function font({ letters, key, cache }: FontTask): Promise<string> {
  const store = new Cache(cache);
  const kept = store.read(key)?.get('');
  if (typeof kept === 'string') return kept;
  const rules = await fontFacesOf(letters);
  store.write(key, new Map([['', rules]]));
  return rules;
}

/** Sizes and digests of files. */
export function digests({ folder, paths }: { folder: string; paths: readonly string[] }) {
  return paths.map((name) => {
    const bytes = readFileSync(path.join(folder, name));
    return { name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  });
}
