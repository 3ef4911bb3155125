import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Tinypool } from 'tinypool';
import { inGroups } from './groups.ts';
import type { Sums } from './kept.ts';

/** The file that lists all others of a site. */
export const MANIFEST = 'manifest.json';

/**
 * Writes `manifest.json` into a site: the size in bytes and the SHA-256 of every other file, by its path, so that anyone can
 * tell whether a copy is whole, and whether two builds made the same.
 * @param known what files are of which it was found out when they were written
 * @returns how many files there are, and their bytes
 */
export async function writeManifest(
  folder: string,
  pool: Tinypool,
  known: Sums,
): Promise<{ files: number; bytes: number }> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      path.relative(folder, path.join(parentPath, name)).replaceAll(path.sep, '/'),
    )
    // Not as a language sorts: it is the same on every machine.
    .toSorted((a, b) => (a < b ? -1 : 1));
  const groups = inGroups(paths.filter((name) => !known.has(name)));
  const found = await Promise.all(
    groups.map((group): Promise<Sums> => pool.run({ folder, paths: group }, { name: 'digests' })),
  );
  const sums: Sums = new Map([...known, ...found.flatMap((group) => [...group])]);
  const all = paths.flatMap((name) => {
    const sum = sums.get(name);
    return sum ? [{ name, ...sum }] : [];
  });
  const files = Object.fromEntries(all.map(({ name, bytes, sha256 }) => [name, { bytes, sha256 }]));
  writeFileSync(path.join(folder, MANIFEST), `${JSON.stringify({ files }, null, 1)}\n`);
  return { files: all.length + 1, bytes: all.reduce((sum, one) => sum + one.bytes, 0) };
}
