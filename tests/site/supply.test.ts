import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, inject, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

const text = (file: string) => readFileSync(path.join(inject('site').dist, file), 'utf8');

test('the site says what it was built from, without what differs from build to build', () => {
  const bill = JSON.parse(text('sbom.cdx.json'));
  expect(bill).toMatchObject({ bomFormat: 'CycloneDX', metadata: { component: { name: manifest.name } } });
  const names: string[] = bill.components.map((one: { name: string }) => one.name);
  expect(Object.keys(manifest.dependencies).filter((name) => !names.includes(name))).toEqual([]);
  expect(names).not.toContain('vitest');
  expect([bill.serialNumber, bill.metadata.timestamp]).toEqual([undefined, undefined]);
});

test('it has the licence of its font, and of every package whose code is in its scripts', () => {
  const [, ...parts] = text('licences/scripts.txt').split(/^## (?=\S+ - \d)/m);
  expect(parts.map((part) => part.split(' ')[0])).toEqual(
    expect.arrayContaining(['d3-scale', 'papaparse', 'zod']),
  );
  for (const part of parts)
    expect(part).toMatch(/^\S+ - \S+ \((?:MIT|ISC|BSD-[23]-Clause|0BSD|Apache-2.0)\)\n[\s\S]*copyright/i);
  const font = text('licences/be-vietnam-pro.txt');
  expect(font).toMatch(
    /^Copyright 2021 The Be Vietnam Pro Project Authors[\s\S]*SIL OPEN FONT LICENSE Version 1\.1/,
  );
  // A reserved name would forbid publishing a subset.
  expect(font).not.toMatch(/with Reserved Font Name/i);
});
