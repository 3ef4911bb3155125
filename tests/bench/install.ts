import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../support/snapshot.ts';

/** What says which packages with exact versions. They are not the project's: `npm ci` never installs them. */
const LISTS = ['package.json', 'package-lock.json'];
/** Git ignores it, and the project's own `npm ci` clears it away. */
const home = path.join(root, 'node_modules/.cache/bench');

/**
 * Installs what only the benchmark needs, unless it is there already.
 * @param from the folder that has the two lists
 * @param name says what is installed, for people
 * @returns the folder of the packages
 * @throws when npm cannot
 */
export function installOnDemand(from: string, name: string, say: (progress: string) => void): string {
  const folder = path.join(home, path.basename(from));
  const packages = path.join(folder, 'node_modules');
  const [, list = ''] = LISTS;
  const wanted = readFileSync(path.join(from, list), 'utf8');
  const kept = path.join(packages, '..', list);
  if (!existsSync(packages) || !existsSync(kept) || readFileSync(kept, 'utf8') !== wanted) {
    say(`installing ${name}`);
    mkdirSync(folder, { recursive: true });
    for (const one of LISTS) cpSync(path.join(from, one), path.join(folder, one));
    // Without scripts: esbuild has its program in a package of its own.
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    });
  }
  return packages;
}

/** The version of an installed package. */
export function versionOf(packages: string, name: string): string {
  return JSON.parse(readFileSync(path.join(packages, name, 'package.json'), 'utf8')).version;
}
