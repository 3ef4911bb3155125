import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, inject, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { textsOf } from './built.ts';

const { dist } = inject('site');
const fileOf = (address: string) => path.join(dist, address.slice(1));
const files = await textsOf(dist, '.html');

// How much there is to say is the editors' decision; how many bytes a page needs for it is the program's.
test('no page of the snapshot has more than 41.4 KB gzipped, its style sheets included', async () => {
  const large: [string, number][] = [];
  for (const [name, html] of files) {
    const sheets = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href]) => href ?? '');
    const texts = await Promise.all(sheets.map((href) => readFile(fileOf(href), 'utf8')));
    const bytes = [html, ...texts].reduce((sum, text) => sum + gzipSync(text).length, 0);
    if (bytes > 41_400) large.push([name, bytes]);
  }
  expect(large).toEqual([]);
});

test.each([
  ['charts/users-by-platform', '', 'This page has moved', 'reports/mic-2024/'],
  ['embed/users-by-platform', '', 'This page has moved', 'reports/mic-2024/'],
  ['charts/users-by-platform', 'vi/', 'Trang này đã chuyển địa chỉ', 'reports/mic-2024/'],
  ['embed/users-by-platform', 'vi/', 'Trang này đã chuyển địa chỉ', 'reports/mic-2024/'],
  ['reports/withdrawn-2020', '', 'This page was withdrawn', undefined],
  ['reports/withdrawn-2020', 'vi/', 'Trang này đã được gỡ', undefined],
])(
  'the address of %s, which is gone, in "%s" is a page that says so, why, and where it went',
  (page, prefix, title, to) => {
    const html = files.get(`${prefix}${page}/index.html`) ?? '';
    expect(/<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1]).toBe(title);
    expect(html).toContain(prefix === '' ? (to ? 'Renamed.' : 'withdrew it') : to ? 'Đổi tên.' : 'đã gỡ bài');
    if (to) expect(html).toMatch(new RegExp(`<a [^>]*href="/${prefix}${to}"`));
    expect(html).not.toContain('http-equiv="refresh"');
  },
);

const text = (file: string) => readFileSync(path.join(dist, file), 'utf8');

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
