import { readFileSync } from 'node:fs';
import path from 'node:path';
import { digestsOf } from './sites.ts';

/**
 * What keeps a built site from being whole, by its own `manifest.json`: files that are missing, that are others than they
 * should be, or that are too many; none where it is whole.
 * @param site Its digests, where they are known already.
 */
export function notWhole(folder: string, site = digestsOf(folder)): string[] {
  const { 'manifest.json': manifest, ...found } = site;
  if (manifest === undefined) return ['manifest.json'];
  const { files } = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as {
    files: Record<string, { sha256: string }>;
  };
  const names = Object.keys({ ...files, ...found });
  return names.filter((name) => files[name]?.sha256 !== found[name.split('/').join(path.sep)]);
}
