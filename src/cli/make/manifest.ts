import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Tinypool } from 'tinypool';
import type { digests } from './worker.ts';

/** The file that lists all others of a site. */
export const MANIFEST = 'manifest.json';
/** So many files a thread takes at a time. */
const AT_A_TIME = 200;

/**
 * Writes `manifest.json` into a site: the size in bytes and the SHA-256 of every other file, by its path, so that anyone can
 * tell whether a copy is whole, and whether two builds made the same.
 * @returns how many files there are, and their bytes
 */
export async function writeManifest(
  folder: string,
  pool: Tinypool,
): Promise<{ files: number; bytes: number }> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      path.relative(folder, path.join(parentPath, name)).replaceAll(path.sep, '/'),
    )
    // Not as a language sorts: it is the same on every machine.
    .toSorted((a, b) => (a < b ? -1 : 1));
  const groups = Array.from({ length: Math.ceil(paths.length / AT_A_TIME) }, (_, at) =>
    paths.slice(at * AT_A_TIME, (at + 1) * AT_A_TIME),
  );
  const results = await Promise.all(
    groups.map(
      (group): Promise<ReturnType<typeof digests>> => pool.run({ folder, paths: group }, { name: 'digests' }),
    ),
  );
  const all = results.flat();
  const files = Object.fromEntries(all.map(({ name, bytes, sha256 }) => [name, { bytes, sha256 }]));
  writeFileSync(path.join(folder, MANIFEST), `${JSON.stringify({ files }, null, 1)}\n`);
  return { files: all.length + 1, bytes: all.reduce((sum, one) => sum + one.bytes, 0) };
}
