import { readFileSync } from 'node:fs';
import path from 'node:path';
import satisfies from 'spdx-satisfies';
import { describe, expect, inject, test } from 'vitest';
import { published } from '../supply/licences.ts';
import { lock, manifest, packagesOf } from '../supply/project.ts';
import { filesOf } from './built.ts';

describe.each([
  ['the snapshot', inject('site')],
  ['the project', inject('real')],
])('the site of %s', async (_, { dist }) => {
  const text = (file: string) => readFileSync(path.join(dist, file), 'utf8');

  test('says what it was built from, without what differs from build to build', () => {
    const bill = JSON.parse(text('sbom.cdx.json'));
    expect(bill).toMatchObject({ bomFormat: 'CycloneDX', metadata: { component: { name: manifest.name } } });
    const names = bill.components.map((one: { name: string }) => one.name);
    expect(names).toEqual(expect.arrayContaining(Object.keys(manifest.dependencies)));
    expect(names).not.toContain('vitest');
    expect([bill.serialNumber, bill.metadata.timestamp]).toEqual([undefined, undefined]);
  });

  test('has the licence of every package whose code is in its scripts, and no licence asks for more', () => {
    const [, ...parts] = text('licences/scripts.txt').split(/^## (?=\S+ - \d)/m);
    const packages = parts.map((part) => {
      const [, name = '', version = '', licence = ''] = /^(\S+) - (\S+) \((.+)\)\n/.exec(part) ?? [];
      return { name, version, licence, terms: part.split('\n').slice(1).join('\n') };
    });
    expect(packages.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['d3-scale', 'papaparse', 'zod']),
    );
    const locked = new Map(packagesOf(lock).map((one) => [`${one.name}@${one.version}`, one]));
    for (const { name, version, licence, terms } of packages) {
      expect([name, locked.get(`${name}@${version}`)?.license]).toEqual([name, licence]);
      expect([name, satisfies(licence, published)]).toEqual([name, true]);
      expect([name, /copyright/i.test(terms) && terms.length > 500]).toEqual([name, true]);
    }
  });

  test('has the licence of its font', async () => {
    expect(await filesOf(dist, '.woff2')).not.toEqual([]);
    expect(text('licences/be-vietnam-pro.txt')).toContain('SIL OPEN FONT LICENSE Version 1.1');
  });
});
