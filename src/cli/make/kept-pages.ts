import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

/**
 * Lends the pages that the last build made to this one. They are taken away, and come back when this build has ended well:
 * of one that fails or is killed on its way, some would be newer than what is written of them.
 * @param from where they wait between builds
 * @param to where Astro looks for them
 * @returns gives them back
 */
export function lendPages(from: string, to: string): () => void {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(path.dirname(to), { recursive: true });
  if (existsSync(from)) renameSync(from, to);
  // What Astro knows of the data of the last build; it reads them anew.
  rmSync(path.join(to, 'data-store.json'), { force: true });
  return () => {
    rmSync(from, { recursive: true, force: true });
    mkdirSync(path.dirname(from), { recursive: true });
    renameSync(to, from);
  };
}
