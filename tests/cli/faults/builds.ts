import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { compiled } from '../../support/run.ts';

/** How a build ended. */
export interface Ended {
  code: number | null;
  signal: string | null;
  stderr: string;
}

/** A real build that is at work in a project's folder. */
export interface Build {
  pid: number;
  /** When it was started, in ms. */
  since: number;
  /** What it has said so far. */
  stderr(): string;
  kill(signal: NodeJS.Signals): void;
  ended: Promise<Ended>;
}

/** Starts a build as `npm run build` does, if need be by a command such as `['setpriv', '--reuid=65534']`. */
export function startBuild(
  folder: string,
  environment: Record<string, string> = {},
  by: readonly string[] = [],
): Build {
  const [command = '', ...args] = [...by, process.execPath, 'src/cli/build.ts'];
  const env = { PATH: process.env['PATH'], ...compiled, CI: '1', ...environment };
  const child = spawn(command, args, { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] });
  const since = Date.now();
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, stderr: said }));
  return {
    pid: child.pid ?? 0,
    since,
    stderr: () => said,
    kill: (signal) => child.kill(signal),
    ended,
  };
}

/** Waits until it is true, or the build has ended. */
export async function until(build: Build, isTrue: () => boolean): Promise<void> {
  let isOver = false;
  build.ended.then(() => {
    isOver = true;
  });
  while (!isTrue() && !isOver) await wait(20);
}

function filesIn(folder: string): number {
  try {
    return readdirSync(folder).length;
  } catch {
    // A build that waited has just cleared it away.
    return 0;
  }
}

/** Waits until a build writes its site, not one before it: it has read the data, and Astro is at work. */
export function untilAtWork(folder: string, build: Build): Promise<void> {
  const site = path.join(folder, '.nguon/next/site');
  const made = () => statSync(site, { throwIfNoEntry: false })?.birthtimeMs ?? 0;
  return until(build, () => made() > build.since && filesIn(site) > 0);
}
