import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../support/folders.ts';
import { type Lockfile, nameOf, placesFrom } from './package-lock.ts';

/** What these tests read of package.json. */
interface Manifest {
  name: string;
  version: string;
  license: string;
  engines: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  overrides: Record<string, unknown>;
  allowScripts: Record<string, boolean>;
}

const read = (file: string) => JSON.parse(readFileSync(path.join(root, file), 'utf8'));

export const manifest: Manifest = read('package.json');
export const lock: Lockfile = read('package-lock.json');

/** Every lock of the repository: the project's, and those of what the benchmark compares it with. */
export const locks: [file: string, Lockfile][] = [
  'package-lock.json',
  ...globSync('tests/**/package-lock.json', { cwd: root }),
].map((file) => [file, read(file)]);

/** The packages of a lock, each with its place and its own name. */
export function packagesOf({ packages }: Lockfile) {
  return Object.entries(packages)
    .filter(([place]) => place !== '')
    .map(([place, entry]) => ({ place, name: nameOf(place, entry), ...entry }));
}

/** The shortest way from the project to a package, such as `astro > sharp > @img/sharp-linux-x64`. */
export function wayTo(where: Lockfile, target: string): string {
  const { devDependencies, ...entry } = where.packages[''] ?? {};
  const dependencies = { ...entry.dependencies, ...devDependencies };
  const all = { ...where, packages: { ...where.packages, '': { ...entry, dependencies } } };
  const ways = new Map<string, string[]>([['', []]]);
  for (const [place, way] of ways)
    for (const next of placesFrom(all, place))
      if (!ways.has(next)) ways.set(next, [...way, nameOf(next, where.packages[next] ?? {})]);
  return ways.get(target)?.join(' > ') ?? 'nothing asks for it';
}
