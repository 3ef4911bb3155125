import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../support/snapshot.ts';
import type { Options } from '../section.ts';
import { duration, size, table } from '../statistics.ts';
import { contents } from '../timing.ts';

export const title = 'Installing, without a network';

/** A program and its arguments before those of npm: in a name space without any network, where the system has them. */
const CUT_OFF = [
  ['unshare', '--net'],
  ['unshare', '--map-root-user', '--net'],
];

/**
 * `npm ci` by the Node that a new machine has, into an empty folder: first with an empty cache, then again from what
 * that left, with the network cut off.
 */
export async function measure({ say, keep }: Options): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'nguon-bench-'));
  const [project, cache] = [path.join(folder, 'project'), path.join(folder, 'cache')];
  const installed = path.join(project, 'node_modules');
  try {
    for (const name of ['package.json', 'package-lock.json', '.npmrc'])
      cpSync(path.join(root, name), path.join(project, name));
    say('npm ci with an empty cache');
    const first = await install([], project, ['--cache', cache]);
    rmSync(installed, { recursive: true });
    const cut = CUT_OFF.find(
      ([program = '', ...options]) => spawnSync(program, [...options, 'true']).status === 0,
    );
    say('npm ci --offline');
    const again = await install(cut ?? [], project, ['--offline', '--cache', cache]);
    const { packages } = JSON.parse(readFileSync(path.join(installed, '.package-lock.json'), 'utf8'));
    const count = Object.keys(packages).length;
    keep({ packages: count, cacheBytes: contents(cache).bytes, firstMs: first, offlineMs: again });
    return [
      table(
        ['`npm ci`', 'time'],
        [
          ['with an empty cache', duration(first)],
          [`\`--offline\` from that cache${cut ? ', the network cut off' : ''}`, duration(again)],
        ],
      ),
      `${count} packages, ${size(contents(installed).bytes)}; the cache is ${size(contents(cache).bytes)}. npm ran on Node ${nodeVersion(project)}, ` +
        `and what it installed starts Node ${version(path.join(installed, '.bin/node'))}. ` +
        (cut
          ? `The second time it ran as \`${cut.join(' ')} npm ci --offline\`, where no address can be reached: nothing but the cache is needed.`
          : 'This system cannot cut a program off from the network, so that nothing else is needed rests on `--offline`.'),
    ].join('\n\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The environment of a new machine: without this project's programs, and without what npm tells the scripts it runs. */
function freshEnvironment(): NodeJS.ProcessEnv {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const kept = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name));
  return {
    ...Object.fromEntries(kept),
    PATH: folders.filter((one) => !one.includes('node_modules')).join(path.delimiter),
  };
}

/** Runs `npm ci`, and resolves to the milliseconds it took. */
async function install(before: string[], cwd: string, options: string[]): Promise<number> {
  const [program = '', ...words] = [...before, 'npm', 'ci', ...options];
  const start = performance.now();
  const child = spawn(program, words, { cwd, env: freshEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] });
  let told = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (told += chunk));
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  if (code !== 0) throw new Error(`${[program, ...words].join(' ')} failed:\n${told}`);
  return performance.now() - start;
}

function nodeVersion(cwd: string): string {
  return version('node', { cwd, env: freshEnvironment() });
}

function version(program: string, options = {}): string {
  const { stdout, status } = spawnSync(program, ['--version'], { ...options, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} does not start.`);
  return stdout.trim().replace(/^v/, '');
}
