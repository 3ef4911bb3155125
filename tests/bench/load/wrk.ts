import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Few enough threads to leave nginx a core of two; as many connections as a busy site has at a time. */
export const CLIENT = { threads: 2, connections: 64 };

/** The wrk that is installed here. */
export const installedWrk = ['/usr/bin/wrk', '/usr/local/bin/wrk', '/opt/homebrew/bin/wrk'].find((place) =>
  existsSync(place),
);

/** What a server did under load: answers a second, and the milliseconds that 99 of 100 answers took at most. */
export interface Load {
  perSecond: number;
  p99: number;
}

/**
 * Asks a server of this machine for addresses, in turn and as fast as it answers.
 * @param addresses a file, an address a line
 * @throws when an answer is not a success or does not come
 */
export async function load(port: number, addresses: string, seconds: number): Promise<Load> {
  const { threads, connections } = CLIENT;
  const script = path.join(import.meta.dirname, 'mix.lua');
  const how = [`-t${threads}`, `-c${connections}`, `-d${seconds}s`, '--timeout', '10s', '-s', script];
  const { stdout } = await run(
    installedWrk ?? 'wrk',
    [...how, `http://127.0.0.1:${port}/`, '--', addresses],
    {
      timeout: (seconds + 30) * 1000,
    },
  );
  const [requests = 0, duration = 0, p99 = 0, failed = 0] = (stdout.trim().split('\n').at(-1) ?? '')
    .split(' ')
    .map(Number);
  if (!(requests > 0 && duration > 0) || failed > 0)
    throw new Error(`Under load, ${failed} of ${requests} requests failed. wrk said:\n${stdout}`);
  return { perSecond: requests / (duration / 1e6), p99: p99 / 1000 };
}
