import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** A folder beside the target in which a build comes about, on the same disk so that a rename can publish it. */
export interface Staging {
  site: string;
  cache: string;
  remove(): Promise<void>;
}

/** Where builds come about, and where the old site waits while the new one takes its place. */
const AREA = '.nguon';

/**
 * Makes a fresh staging folder for a build into `dist`, and clears up after builds that were killed:
 * a site that was set aside and never replaced is put back.
 */
export async function prepareStaging(dist: string): Promise<Staging> {
  const area = path.join(path.dirname(dist), AREA);
  await mkdir(area, { recursive: true });
  for (const name of await readdir(area)) {
    const [kind, process] = name.split('-');
    if (isRunning(Number(process))) continue;
    if (kind === 'previous' && !(await exists(dist))) await rename(path.join(area, name), dist);
    else await rm(path.join(area, name), { recursive: true, force: true });
  }
  const folder = path.join(area, `next-${process.pid}`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  return {
    site: path.join(folder, 'site'),
    cache: path.join(folder, 'cache'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Puts the built site in the place of `dist`: two renames, and back again if the second one fails. */
export async function publish(staging: Staging, dist: string): Promise<void> {
  const previous = path.join(path.dirname(dist), AREA, `previous-${process.pid}`);
  const hadSite = await exists(dist);
  if (hadSite) await rename(dist, previous);
  try {
    await rename(staging.site, dist);
  } catch (error) {
    if (hadSite) await rename(previous, dist);
    throw error;
  }
  await rm(previous, { recursive: true, force: true });
}

async function exists(target: string): Promise<boolean> {
  return stat(target).then(
    () => true,
    () => false,
  );
}

function isRunning(process_: number): boolean {
  if (!Number.isInteger(process_) || process_ <= 0 || process_ === process.pid) return false;
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
