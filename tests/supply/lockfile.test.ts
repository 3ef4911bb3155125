import { describe, expect, it, test } from 'vitest';
import type { LockEntry, Lockfile } from './package-lock.ts';
import { lock, locks, manifest, packagesOf } from './project.ts';

const EXACT = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/;
const REGISTRY = 'https://registry.npmjs.org/';

/** What makes an installation differ from what was tested, a sentence each. */
function faultsOf(where: Lockfile): string[] {
  return packagesOf(where).flatMap(({ place, version = '', integrity = '', resolved, inBundle }) => [
    ...(EXACT.test(version) ? [] : [`${place} has the version "${version}", which no registry can have.`]),
    // What comes within the archive of another package is told by that one's digest.
    ...(inBundle || /^sha512-[\w+/]{86}==$/.test(integrity)
      ? []
      : [`${place} has no SHA-512 that tells its bytes.`]),
    // npm may note where it fetched a package from. Without that it asks the registry that it is set up with.
    ...(resolved === undefined || resolved.startsWith(REGISTRY)
      ? []
      : [`${place} comes from ${resolved}, not from the public npm registry over https.`]),
  ]);
}

test.each(locks)('each package of %s is of the npm registry, with the bytes that were tested', (_, one) => {
  expect(faultsOf(one)).toEqual([]);
  expect(one.lockfileVersion).toBe(3);
});

describe('the lock', () => {
  const good = { version: '1.0.0', integrity: `sha512-${'A'.repeat(86)}==` };
  const faultOf = (entry: LockEntry) =>
    faultsOf({ lockfileVersion: 3, packages: { '': {}, 'node_modules/a': entry } });
  it('may name the public registry, or none', () => {
    expect(faultOf(good)).toEqual([]);
    expect(faultOf({ ...good, resolved: `${REGISTRY}a/-/a-1.0.0.tgz` })).toEqual([]);
  });
  it.each([
    ['another registry', { ...good, resolved: 'https://npm.example.org/a/-/a-1.0.0.tgz' }],
    ['no encryption', { ...good, resolved: 'http://registry.npmjs.org/a/-/a-1.0.0.tgz' }],
    ['a repository', { ...good, resolved: 'git+ssh://git@github.com/a/a.git#0123456' }],
    ['a file', { ...good, resolved: 'file:../a' }],
    ['no digest', { version: '1.0.0' }],
    ['a weak digest', { ...good, integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }],
    ['a link', { ...good, version: undefined }],
  ])('may not have %s', (_, entry) => {
    expect(faultOf(entry)).toEqual([expect.stringContaining('node_modules/a ')]);
  });
  it('is that of package.json', () => {
    const { dependencies, devDependencies, optionalDependencies } = lock.packages[''] ?? {};
    expect(dependencies).toEqual(manifest.dependencies);
    expect(devDependencies).toEqual(manifest.devDependencies);
    expect(optionalDependencies).toEqual(manifest.optionalDependencies);
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
      expect([name, lock.packages[`node_modules/${name}`]?.version]).toEqual([name, version]);
  });
});

test('package.json pins every version exactly', () => {
  const pins = Object.entries({
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...manifest.optionalDependencies,
  });
  expect(pins.filter(([, version]) => !EXACT.test(version))).toEqual([]);
});

test('what takes the place of another package is pinned too', () => {
  const leaves = (one: unknown): string[] =>
    typeof one === 'string' ? [one] : Object.values(one ?? {}).flatMap(leaves);
  const pins = leaves(manifest.overrides);
  expect(pins.length).toBeGreaterThan(0);
  for (const pin of pins) expect(pin.replace(/^npm:(?:@[\w-]+\/)?[\w.-]+@/, '')).toMatch(EXACT);
});

test('only packages that are named run a script when they are installed', () => {
  const running = packagesOf(lock).filter(({ hasInstallScript }) => hasInstallScript);
  expect([...new Set(running.map(({ name }) => name))].toSorted()).toEqual(
    Object.keys(manifest.allowScripts).toSorted(),
  );
  expect(Object.values(manifest.allowScripts)).not.toContain(false);
});
