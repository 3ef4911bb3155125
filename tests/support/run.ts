import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Folders } from '../../src/tables/load.ts';
import { root } from './snapshot.ts';

/** What a command printed, and how it ended. */
export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

/**
 * Where Node keeps the code that it has compiled once: the tests start it hundreds of times, and a third of the time of a
 * command goes into that.
 */
export const compiled = { NODE_COMPILE_CACHE: path.join(tmpdir(), 'nguon-compiled') };

/** Runs `node src/cli/<command>.ts …` on the given folders, away from the environment of the tests, in the project or a copy of it. */
export function runCli(
  command:
    | 'check'
    | 'check-frozen'
    | 'check-published'
    | 'check-stories'
    | 'diff'
    | 'extract'
    | 'format'
    | 'freeze'
    | 'new',
  args: readonly string[],
  folders: Partial<Folders & { stories: string }>,
  environment: Record<string, string> = {},
  cwd: string = root,
): Promise<Outcome> {
  const env = {
    PATH: process.env['PATH'],
    ...compiled,
    ...(folders.data !== undefined && { NGUON_DATA: folders.data }),
    ...(folders.seeds !== undefined && { NGUON_SEEDS: folders.seeds }),
    ...(folders.stories !== undefined && { NGUON_STORIES: folders.stories }),
    ...environment,
  };
  const options = { cwd, env, maxBuffer: 200_000_000 };
  return new Promise((resolve) => {
    execFile(process.execPath, [`src/cli/${command}.ts`, ...args], options, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

/** Runs `astro build` as `npm run build` does, away from the environment of the tests, in the project or a copy of it. */
export function runBuild(environment: Record<string, string> = {}, cwd: string = root): Promise<Outcome> {
  const env = { PATH: process.env['PATH'], ...compiled, CI: '1', ...environment };
  const options = { cwd, env, maxBuffer: 200_000_000 };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['node_modules/astro/bin/astro.mjs', 'build'],
      options,
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}
