import { rmSync } from 'node:fs';
import path from 'node:path';
import { timeNode } from '../../timing.ts';
import type { Installed } from './install.ts';

/** All that a build may leave behind for the next one. */
const LEFT = ['src/.observablehq', 'dist'];

/** Milliseconds of a build of Framework's, with its modules from the disk; cold: as on a machine that has never built it. */
export function buildFramework(
  folder: string,
  { command, packages }: Installed,
  modules: string,
  { cold }: { cold: boolean },
): Promise<number> {
  if (cold) for (const name of LEFT) rmSync(path.join(folder, name), { recursive: true, force: true });
  const preload = path.join(import.meta.dirname, 'preload.ts');
  return timeNode(['--import', preload, command, 'build'], folder, {
    BENCH_MODULES: modules,
    BENCH_PACKAGES: packages,
    OBSERVABLE_TELEMETRY_DISABLE: '1',
  });
}
