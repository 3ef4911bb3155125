import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { LockEntry, Lockfile } from '../../src/cli/package-lock.ts';
import { sbom } from '../../src/cli/sbom.ts';
import { root, temporaryFolder } from '../support/folders.ts';
import type { Bill } from './cyclonedx.ts';
import { lock, manifest } from './project.ts';

describe('the bill of a small lock', () => {
  const entry = (version: string, more: LockEntry = {}): LockEntry => ({ version, license: 'MIT', ...more });
  const packages: Lockfile['packages'] = {
    '': { dependencies: { a: '1.0.0', b: '1.0.0' }, devDependencies: { t: '1.0.0' } },
    'node_modules/a': entry('1.0.0', {
      dependencies: { c: '^2.0.0' },
      optionalDependencies: { 'a-mac': '1.0.0', 'a-gone': '1.0.0' },
    }),
    'node_modules/a/node_modules/c': entry('2.0.0'),
    'node_modules/a-mac': entry('1.0.0', { optional: true, dependencies: { c: '^1.0.0' } }),
    'node_modules/b': entry('1.0.0', {
      dependencies: { other: '^1.0.0' },
      peerDependencies: { a: '*', t: '*', p: '*' },
      peerDependenciesMeta: { t: { optional: true } },
    }),
    'node_modules/c': entry('1.0.0', { license: '(MIT OR Apache-2.0)' }),
    'node_modules/other': entry('1.0.0', { name: '@s/real' }),
    'node_modules/p': entry('1.0.0'),
    'node_modules/t': entry('1.0.0', { dev: true }),
  };
  const small = (changed: Lockfile['packages'] = {}): Bill =>
    JSON.parse(sbom(manifest, { lockfileVersion: 3, packages: { ...packages, ...changed } }));

  test('each package stands for the copy that Node finds, a peer too, one under another name by its own', () => {
    expect(Object.fromEntries(small().components.map((one) => [one['bom-ref'], one.scope]))).toEqual({
      'pkg:npm/%40s/real@1.0.0': 'required',
      'pkg:npm/a@1.0.0': 'required',
      'pkg:npm/a-mac@1.0.0': 'optional',
      'pkg:npm/b@1.0.0': 'required',
      'pkg:npm/c@1.0.0': 'optional',
      'pkg:npm/c@2.0.0': 'required',
      'pkg:npm/p@1.0.0': 'required',
    });
    const needs = Object.fromEntries(small().dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
    expect(needs['pkg:npm/a@1.0.0']).toEqual(['pkg:npm/a-mac@1.0.0', 'pkg:npm/c@2.0.0']);
    expect(needs['pkg:npm/a-mac@1.0.0']).toEqual(['pkg:npm/c@1.0.0']);
    expect(needs['pkg:npm/b@1.0.0']).toEqual([
      'pkg:npm/%40s/real@1.0.0',
      'pkg:npm/a@1.0.0',
      'pkg:npm/p@1.0.0',
    ]);
  });
  test('a licence of several parts is an expression', () => {
    const c = small().components.find((one) => one['bom-ref'] === 'pkg:npm/c@1.0.0');
    expect(c?.licenses).toEqual([{ expression: '(MIT OR Apache-2.0)' }]);
  });
  test('two copies of one package are one component, needed where one of them is', () => {
    const twice = small({ 'node_modules/a-mac/node_modules/c': entry('2.0.0') });
    expect(twice.components.filter(({ name }) => name === 'c')).toMatchObject([
      { version: '2.0.0', scope: 'required' },
    ]);
  });
  test('a lock with a gap is refused', () => {
    const gap = Object.fromEntries(Object.entries(packages).filter(([place]) => place !== 'node_modules/p'));
    expect(() => sbom(manifest, { lockfileVersion: 3, packages: gap })).toThrow(
      'package-lock.json has no p, which node_modules/b needs. Run npm install',
    );
  });
});

describe('writing it', () => {
  const write = (cwd: string, folder: string) => {
    const code = `import { writeSbom } from ${JSON.stringify(pathToFileURL(path.join(root, 'src/cli/sbom.ts')))}; await writeSbom(process.argv[1]);`;
    return execFileSync(process.execPath, ['--input-type=module', '--eval', code, folder], {
      cwd,
      stdio: 'pipe',
    });
  };
  test('it is written of the project in the working directory', () => {
    const folder = temporaryFolder();
    write(root, folder);
    expect(readFileSync(path.join(folder, 'sbom.cdx.json'), 'utf8')).toBe(sbom(manifest, lock));
  });
  test('without a lock, it says what to do', () => {
    const folder = temporaryFolder();
    cpSync(path.join(root, 'package.json'), path.join(folder, 'package.json'));
    expect(() => write(folder, folder)).toThrow(
      /package-lock\.json cannot be read, .+ Build in the project's folder/,
    );
  });
});
