import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { lock } from 'proper-lockfile';

/** A folder in which a site is built before it replaces the last one. */
export interface Replacement {
  /** Where Astro builds: within the project, because Astro requires it. */
  folder: string;
  /** The folder that is replaced. */
  target: string;
  /** Puts the new site in the place of the target. A kill between the two renames is repaired by {@link recover}. */
  publish(): void;
}

/** The folder of the project for what a build needs only while it runs. */
const WORK = '.nguon';

/**
 * Allows one build at a time in a project, because two would mix their files in `.astro` and `.nguon`: waits until the
 * other has ended. The lock of a killed build expires after 20 seconds.
 */
export async function lockProject(root: string): Promise<void> {
  const work = path.join(root, WORK);
  mkdirSync(work, { recursive: true });
  const options = { lockfilePath: path.join(work, 'lock'), stale: 20_000 };
  await lock(root, options).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ELOCKED') throw error;
    console.log('Another build is running in this project. This one starts when it has ended.');
    await lock(root, { ...options, retries: { forever: true, factor: 1, minTimeout: 500 } });
  });
}

/**
 * Prepares the replacement of a folder by a new site.
 * @param outDir The folder to replace, or a link to it.
 * @throws when the folder holds something else than a site, which would be lost
 */
export function prepare(outDir: string, root: string): Replacement {
  recover(outDir);
  const target = realTarget(outDir);
  checkTarget(target, root);
  const folder = path.join(root, WORK, 'next');
  rmSync(folder, { recursive: true, force: true });
  const publish = () => {
    const aside = asideOf(target);
    mkdirSync(path.dirname(target), { recursive: true });
    const ready = besideTarget(folder, target);
    if (existsSync(target)) renameSync(target, aside);
    try {
      renameSync(ready, target);
    } catch (error) {
      if (existsSync(aside)) renameSync(aside, target);
      throw error;
    }
    rmSync(aside, { recursive: true, force: true });
  };
  return { folder, target, publish };
}

/** Puts a site back that a killed build moved aside, or deletes it if the new one is in its place. */
export function recover(outDir: string): void {
  const target = realTarget(outDir);
  const aside = asideOf(target);
  if (!existsSync(aside)) return;
  if (existsSync(target)) rmSync(aside, { recursive: true, force: true });
  else renameSync(aside, target);
}

/** Moves a folder next to the target, copying it if the target is on another disk, so that it can be renamed in one step. */
function besideTarget(folder: string, target: string): string {
  const ready = path.join(path.dirname(target), `.${path.basename(target)}-next`);
  rmSync(ready, { recursive: true, force: true });
  try {
    renameSync(folder, ready);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    cpSync(folder, ready, { recursive: true });
    rmSync(folder, { recursive: true });
  }
  return ready;
}

const asideOf = (target: string) => path.join(path.dirname(target), `.${path.basename(target)}-previous`);

const realTarget = (outDir: string) => path.resolve(existsSync(outDir) ? realpathSync(outDir) : outDir);

function checkTarget(target: string, root: string): void {
  if (!existsSync(target)) return;
  const isFolder = statSync(target).isDirectory();
  const names = isFolder ? readdirSync(target) : [];
  const isSite =
    isFolder && (names.length === 0 || (names.includes('index.html') && !names.includes('.git')));
  const holdsProject = !path.relative(target, root).startsWith('..');
  if (!isSite || holdsProject)
    throw new Error(
      `${target} is not a built site, and the build would replace it. Move it away, or set NGUON_DIST to another folder.`,
    );
}
