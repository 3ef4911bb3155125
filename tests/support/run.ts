import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Folders } from '../../src/dataset/load.ts';
import { root } from './folders.ts';

/** What a command printed, and how it ended. */
export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

/** Node's compile cache: without it a command takes half as long again, and the tests run hundreds. */
export const compiled = { NODE_COMPILE_CACHE: path.join(tmpdir(), 'nguon-compiled') };

function run(
  args: readonly string[],
  env: Record<string, string | undefined>,
  cwd: string,
): Promise<Outcome> {
  const options = { cwd, env: { PATH: process.env['PATH'], ...compiled, ...env }, maxBuffer: 200_000_000 };
  return new Promise((resolve) => {
    execFile(process.execPath, args, options, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

/** Runs `node src/cli/<command>.ts …` on folders, in the project or a copy, without the tests' environment: `diff`, `check data`. */
export function runCli(
  command: string,
  args: readonly string[],
  { data, seeds, stories }: Partial<Folders & { stories: string }>,
  environment: Record<string, string> = {},
  cwd: string = root,
): Promise<Outcome> {
  const folders = { NGUON_DATA: data, NGUON_SEEDS: seeds, NGUON_STORIES: stories };
  const [file, ...words] = command.split(' ');
  return run([`src/cli/${file}.ts`, ...words, ...args], { ...folders, ...environment }, cwd);
}

/** Runs `astro build` in the project or a copy, without the tests' environment. */
export function runBuild(environment: Record<string, string> = {}, cwd: string = root): Promise<Outcome> {
  return run(['node_modules/astro/bin/astro.mjs', 'build'], { CI: '1', ...environment }, cwd);
}
