/** What a build does in threads beside the one that makes its pages: the files of charts, and the fonts of embed pages. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deserialize } from 'node:v8';
import { chartFiles } from '../../outputs/chart-files.ts';
import { fontFacesOf, type Letters } from '../../outputs/embed/fonts.ts';
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

/** Writes the files of a chart in a locale, from the cache where an earlier build made them of the same. */
export function files({ view, key, site, cache, folder }: FilesTask): void {
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
}

/** The font of an embed page, as style rules. It is made sooner than it would be found in the cache. */
export function font(letters: Letters): Promise<string> {
  return fontFacesOf(letters);
}

/** Sizes and digests of files. */
export function digests({ folder, paths }: { folder: string; paths: readonly string[] }) {
  return paths.map((name) => {
    const bytes = readFileSync(path.join(folder, name));
    return { name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  });
}
