import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { afterAll } from 'vitest';
import { temporaryFolder } from '../../support/folders.ts';

const mounted: string[] = [];
afterAll(() => {
  for (const folder of mounted) spawnSync('umount', [folder]);
});

/** Mounts a small disk, of so many MB, in memory; unmounted when the test file ends. False where this user may not. */
export function mountDisk(folder: string, megabytes: number): boolean {
  mkdirSync(folder, { recursive: true });
  const args = ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder];
  const isMounted = process.platform === 'linux' && spawnSync('mount', args).status === 0;
  if (isMounted) mounted.unshift(folder);
  return isMounted;
}

/** Whether {@link mountDisk} can. Tests that need it are shown as skipped where not: it wants root. */
export const canMount = tryOnce();

function tryOnce(): boolean {
  const isMounted = mountDisk(temporaryFolder(), 1);
  const folder = mounted.shift();
  if (folder !== undefined) spawnSync('umount', [folder]);
  return isMounted;
}
