import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * Commands that let two names change their folders in one step, by Linux's renameat2 with RENAME_EXCHANGE, which Node has
 * no call for: GNU coreutils 9.5 and newer, util-linux 2.40 and newer.
 */
const EXCHANGES = [['mv', '--exchange', '--no-copy', '--no-target-directory'], ['exch']] as const;

/**
 * Puts the site in the place of the target. Where the system can, both change places in one step, and nobody sees neither;
 * else the old one is set aside first. All of it without giving way to anything else in this process. The old site is then
 * where the new one was, or is deleted.
 * @throws what the system says; then the target is as it was.
 */
export function swap(site: string, target: string, aside: string): void {
  if (!existsSync(target)) {
    mkdirSync(path.dirname(target), { recursive: true });
    renameSync(site, target);
  } else if (!exchanged(site, target)) {
    renameSync(target, aside);
    try {
      renameSync(site, target);
    } catch (error) {
      renameSync(aside, target);
      throw error;
    }
    try {
      rmSync(aside, { recursive: true, force: true });
    } catch {
      // The new site is published all the same, and the next build tries again.
    }
  }
}

/** Puts back the site that a build set aside which was killed before the new one was in its place, or clears it away. */
export function recover(target: string, aside: string): void {
  if (!existsSync(aside)) return;
  if (existsSync(target)) rmSync(aside, { recursive: true, force: true });
  else renameSync(aside, target);
}

function exchanged(site: string, target: string): boolean {
  if (process.platform !== 'linux') return false;
  const { ino } = statSync(site, { bigint: true });
  return EXCHANGES.some(([command, ...options]) => {
    spawnSync(command, [...options, site, target], { stdio: 'ignore' });
    // Not what the command says counts, for it may have been stopped after it was done.
    return statSync(target, { bigint: true }).ino === ino;
  });
}
