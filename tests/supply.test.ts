import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from './support/folders.ts';

const text = (file: string) => readFileSync(path.join(root, file), 'utf8');
const manifest = JSON.parse(text('package.json'));
const lock = JSON.parse(text('package-lock.json'));
interface Entry {
  version?: string;
  integrity?: string;
  resolved?: string;
  license?: string;
  hasInstallScript?: boolean;
  inBundle?: boolean;
}
const packages = (Object.entries(lock.packages) as [string, Entry][]).filter(([place]) => place !== '');

test('package.json pins every version exactly, and the lock file has these', () => {
  const pins = { ...manifest.dependencies, ...manifest.devDependencies } as Record<string, string>;
  for (const [name, version] of Object.entries(pins))
    expect([name, version]).toEqual([name, lock.packages[`node_modules/${name}`]?.version]);
});

test('every package comes from the public registry over https, with a SHA-512', () => {
  const foreign = packages.filter(
    ([, { integrity = '', resolved = 'https://registry.npmjs.org/', inBundle }]) =>
      !resolved.startsWith('https://registry.npmjs.org/') || !(inBundle || integrity.startsWith('sha512-')),
  );
  expect(foreign).toEqual([]);
});

test('only the packages named in allowScripts run a script at installation', () => {
  const running = packages.filter(([, { hasInstallScript }]) => hasInstallScript);
  const names = new Set(running.map(([place]) => place.replace(/^.*node_modules\//, '')));
  expect([...names].toSorted()).toEqual(Object.keys(manifest.allowScripts).toSorted());
});

test('no package has a licence that would bind the site', () => {
  const allowed =
    /^(?:MIT(?:-0)?|ISC|BSD-[23]-Clause|0BSD|Unlicense|CC0-1\.0|Apache-2\.0|BlueOak-1\.0\.0|CC-BY-[34]\.0|MPL-2\.0|OFL-1\.1|Python-2\.0|Zlib)$/;
  const isFine = (license = '') =>
    license
      .replace(/[()]/g, '')
      .split(' AND ')
      .every((part) => part.split(' OR ').some((one) => allowed.test(one)));
  // Loaded unchanged by the build; none of it is in the site.
  const isLibvips = (place: string) => /@img\/sharp-(?:libvips|wasm32|win32)/.test(place);
  const binding = packages.filter(([place, { license }]) => !isFine(license) && !isLibvips(place));
  expect(binding.map(([place, { license }]) => `${place}: ${license}`)).toEqual([]);
});
