import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../../support/snapshot.ts';

/** The packages of the peer, with exact versions. They are not the project's: `npm ci` never installs them. */
const LISTS = ['package.json', 'package-lock.json'];
/** Git ignores it, and the project's own `npm ci` clears it away. */
const home = path.join(root, 'node_modules/.cache/bench/framework');

/** Where Framework is installed, and which version of it is asked for. */
export interface Installed {
  packages: string;
  command: string;
  version: string;
}

/** Installs Framework and the packages of its pages' modules, unless they are there already. Throws when npm cannot. */
export function installFramework(say: (progress: string) => void): Installed {
  const list = readFileSync(path.join(import.meta.dirname, 'package-lock.json'), 'utf8');
  const packages = path.join(home, 'node_modules');
  const kept = path.join(home, 'package-lock.json');
  const command = path.join(packages, '@observablehq/framework/dist/bin/observable.js');
  if (!existsSync(command) || readFileSync(kept, 'utf8') !== list) {
    say('installing Observable Framework');
    mkdirSync(home, { recursive: true });
    for (const name of LISTS) cpSync(path.join(import.meta.dirname, name), path.join(home, name));
    // Without scripts: esbuild has its program in a package of its own.
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: home,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    });
  }
  return { packages, command, version: versionOf(packages, '@observablehq/framework') };
}

/** The version of an installed package. */
export function versionOf(packages: string, name: string): string {
  return JSON.parse(readFileSync(path.join(packages, name, 'package.json'), 'utf8')).version;
}
