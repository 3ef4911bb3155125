import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cp, rename } from 'node:fs/promises';
import path from 'node:path';
import { takeTurn } from './build-lock.ts';
import { Refusal } from './refusal.ts';
import { atEnd } from './stops.ts';
import { recover, swap } from './swap.ts';
import { checkTarget, targetOf } from './target.ts';

/** A folder of the project in which a build comes about. */
export interface Staging {
  site: string;
  cache: string;
  /** The folder that the site will replace: `dist`, or where that link leads to. */
  target: string;
  /** Puts the built site in the place of the target, as a whole; its last step gives way to nothing in this process. */
  publish(): Promise<void>;
  /** Clears away what is left. It is done at the end of the process too, if it was not before. */
  remove(): void;
}

/**
 * Where builds come about: of the project's own folder, for Astro wants to write there, and cannot build right onto
 * another disk. And where, beside the target, the new site is ready to take its place and the old one may wait meanwhile.
 */
const AREA = '.nguon';
const NEXT = 'next';

/**
 * Waits until no other build is at work in this project, whose `.astro/` they would share, or beside `dist`; clears up
 * after builds that were killed, putting back a site that was set aside and never replaced; and makes a fresh folder.
 * @throws {Refusal} when the site could not be put into the place of `dist`; what the system says when there is no room,
 * or no right to write.
 */
export async function prepareStaging(
  dist: string,
  tell: (sentence: string) => void = console.error,
): Promise<Staging> {
  const target = targetOf(dist);
  const own = path.resolve(AREA);
  const beside = path.join(path.dirname(target), AREA);
  const areas = [...new Set([own, beside])];
  await takeTurn(areas, tell);
  const aside = path.join(beside, `previous-${path.basename(target)}`);
  recover(target, aside);
  checkTarget(target);
  // Whoever has the turn is alone here: what lies about was left by a build that is no more.
  for (const area of areas)
    for (const name of readdirSync(area))
      if (name.startsWith(NEXT)) rmSync(path.join(area, name), { recursive: true, force: true });
  const folder = path.join(own, NEXT);
  const ready = path.join(beside, `${NEXT}-${path.basename(target)}`);
  const site = path.join(folder, 'site');
  mkdirSync(folder);
  mkdirSync(site);
  const identity = identityOf(site);
  const remove = () => {
    for (const one of [folder, ready]) clearAway(one);
  };
  atEnd(remove);
  const publish = async () => {
    if (identityOf(site) !== identity)
      throw new Refusal(`${site} was deleted while the site was built. Build again.`);
    await move(site, ready);
    swap(ready, target, aside);
  };
  return { site, cache: path.join(folder, 'cache'), target, publish, remove };
}

/** Moves a folder to where there is none, if need be to another disk. */
async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    await cp(from, to, { recursive: true });
  }
}

/**
 * Deletes a folder in which other threads may still be making files, and the folders for them: it is renamed, so that what
 * they write by its name fails, and a file bars its name until all is gone.
 */
function clearAway(folder: string): void {
  const gone = `${folder}-gone`;
  try {
    for (let attempt = 0; attempt < MOST_ATTEMPTS && isFolder(folder); attempt++) {
      rmSync(gone, { recursive: true, force: true });
      renameSync(folder, gone);
      bar(folder);
    }
    rmSync(gone, { recursive: true, force: true, maxRetries: 5 });
    rmSync(folder, { force: true });
  } catch {
    // The next build clears it away, and says why where it cannot.
  }
}

/** A thread may be faster than the bar now and then. */
const MOST_ATTEMPTS = 10;

function bar(name: string): void {
  try {
    writeFileSync(name, '', { flag: 'wx' });
  } catch {
    // There is a folder again, or no room for even that.
  }
}

/** Another for a folder that was deleted and made anew. */
function identityOf(folder: string): string {
  const stats = statSync(folder, { bigint: true, throwIfNoEntry: false });
  return stats ? `${stats.ino} ${stats.birthtimeNs}` : '';
}

const isFolder = (name: string) => statSync(name, { throwIfNoEntry: false })?.isDirectory() ?? false;
