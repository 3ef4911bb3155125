import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { root } from '../support/folders.ts';
import { licenceFaults } from './licences.ts';
import { lock, locks, packagesOf } from './project.ts';

test.each(locks)(
  'every package of %s, of any system, has a licence that goes with this project’s',
  (_, one) => {
    expect(licenceFaults(one)).toEqual([]);
  },
);

test('the lock tells the licences that the packages themselves tell', () => {
  const unlike = packagesOf(lock).flatMap(({ place, license }) => {
    let own: string | undefined;
    try {
      own = JSON.parse(readFileSync(path.join(root, place, 'package.json'), 'utf8')).license;
    } catch {
      return []; // Of another system, and so not installed.
    }
    return own === license ? [] : [`${place}: ${license} in the lock, ${own} in the package`];
  });
  expect(unlike).toEqual([]);
});

describe('a licence', () => {
  const withLicence = (license?: string, name = 'b') => ({
    lockfileVersion: 3,
    packages: {
      '': { dependencies: { a: '1.0.0' } },
      'node_modules/a': { version: '1.0.0', license: 'MIT', dependencies: { [name]: '^2.0.0' } },
      [`node_modules/a/node_modules/${name}`]: { version: '2.1.0', license },
    },
  });
  it.each(['MIT', 'ISC', '(MIT OR GPL-3.0-only)', 'MIT AND OFL-1.1', 'Apache-2.0'])('%s is fine', (one) => {
    expect(licenceFaults(withLicence(one))).toEqual([]);
  });
  it.each([
    'GPL-3.0-only',
    'AGPL-3.0-or-later',
    'MIT AND GPL-2.0-only',
    'LGPL-3.0-or-later',
    'BUSL-1.1',
    'CC-BY-NC-4.0',
    'UNLICENSED',
    'SEE LICENSE IN LICENSE.md',
    undefined,
  ])('%s is told, with the package and the way it came', (one) => {
    const [fault, ...others] = licenceFaults(withLicence(one));
    expect(others).toEqual([]);
    expect(fault).toContain('b 2.1.0 (a > b)');
    if (one) expect(fault).toContain(one);
  });
  it('is excused for one package only', () => {
    expect(licenceFaults(withLicence('LGPL-3.0-or-later', '@img/sharp-libvips-linux-x64'))).toEqual([]);
    expect(licenceFaults(withLicence('GPL-3.0-only', '@img/sharp-libvips-linux-x64'))).toHaveLength(1);
  });
});

test('the site has the licence of its font, as the OFL asks, in the words of the package that it comes from', () => {
  const text = (file: string) => readFileSync(path.join(root, file), 'utf8');
  const given = text('public/licences/be-vietnam-pro.txt');
  expect(given).toBe(text('node_modules/@expo-google-fonts/be-vietnam-pro/LICENSE_FONT'));
  expect(given).toMatch(/^Copyright 2021 The Be Vietnam Pro Project Authors/);
  // A name that is reserved would forbid to publish the font cut down to the letters of the site.
  expect(given).not.toMatch(/with Reserved Font Name/i);
});
