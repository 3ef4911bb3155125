import { execFile } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const MOST_OUTPUT = 64 * 1024 * 1024;

/**
 * Milliseconds that Node takes for a program, from start to exit. The environment is only what is given, the path and the
 * home folder: what npm or a shell has set must not be a part of what is measured.
 * @throws with the end of what the program printed when it fails.
 */
export async function timeNode(
  args: readonly string[],
  cwd: string,
  more: Readonly<Record<string, string>> = {},
): Promise<number> {
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, CI: '1', ...more };
  const start = performance.now();
  try {
    await run(process.execPath, [...args], { cwd, env, maxBuffer: MOST_OUTPUT });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    const end = `${stdout}\n${stderr}`.trim().split('\n').slice(-20).join('\n');
    throw new Error(`node ${args.join(' ')} failed in ${cwd}:\n${end}`, { cause: error });
  }
  return performance.now() - start;
}

/** How many files a folder holds, however deep, and their bytes. */
export function contents(folder: string): { files: number; bytes: number } {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const sizes = files.map(({ parentPath, name }) => statSync(path.join(parentPath, name)).size);
  return { files: files.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}
