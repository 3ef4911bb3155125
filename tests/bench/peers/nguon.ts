import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { copyProject } from '../../site/copy-project.ts';
import { root } from '../../support/snapshot.ts';
import { timeNode } from '../timing.ts';

const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  scripts: Record<'build' | 'check:data', string>;
};
/** What a script of ours is to Node: `node --option file.ts` without its first word. */
export const script = (name: keyof typeof scripts) => scripts[name].split(' ').slice(1);

/** All that a build may leave behind for the next one. */
export const LEFT = ['.nguon', '.astro', 'dist', 'node_modules/.astro', 'node_modules/.vite'];

/**
 * Makes a project of ours with the snapshot's data in a new folder. It shares the installed packages, but not the caches
 * that tools keep beside them.
 */
export function copyOurs(folder: string): void {
  copyProject(folder);
  const packages = path.join(folder, 'node_modules');
  unlinkSync(packages);
  mkdirSync(packages);
  for (const name of readdirSync(path.join(root, 'node_modules')))
    if (!name.startsWith('.'))
      symlinkSync(path.join(root, 'node_modules', name), path.join(packages, name), 'junction');
}

/** Milliseconds of a build of ours; cold: as on a machine that has never built it. */
export function buildOurs(folder: string, { cold }: { cold: boolean }): Promise<number> {
  if (cold) for (const name of LEFT) rmSync(path.join(folder, name), { recursive: true, force: true });
  return timeNode(script('build'), folder);
}

/**
 * Changes one figure, as an editor does, in number, phrase and evidence; the next change brings the old one back. Returns
 * the number that is true now.
 */
export function editOurs(folder: string): string {
  swap(path.join(folder, 'seeds/mic-2024.csv'));
  return swap(path.join(folder, 'data/observations/platforms.csv'));
}

/**
 * In a file, Zalo's 76.5 million users become 76.6 million, or the other way round, in every way it is written.
 * @returns the number that is true now.
 * @throws when the file says neither, for then nothing would be measured.
 */
export function swap(file: string): string {
  const text = readFileSync(file, 'utf8');
  const isOld = text.includes('76500000');
  const changed = text.replace(/\b(76[.,]?)[56](?=0{5}\b| (?:million|triệu))/g, isOld ? '$16' : '$15');
  if (changed === text) throw new Error(`${file} does not say how many users Zalo has.`);
  writeFileSync(file, changed);
  return isOld ? '76600000' : '76500000';
}
