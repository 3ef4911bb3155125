import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../support/folders.ts';
import { headersAt, parseHeaders } from '../support/headers.ts';

const rules = parseHeaders(readFileSync(path.join(root, 'public/_headers'), 'utf8'));
const inBoth = (paths: string) => paths.split(' ').flatMap((one) => [`/${one}`, `/vi/${one}`]);
const pages = [
  '/',
  '/vi/',
  ...inBoth(
    'charts/ charts/x/ reports/x/ stories/x/ data/ glossary/ about/ search/ method/ corrections/ embed/ guide/ check/ desk/',
  ),
  '/404.html',
];
const embeds = inBoth('embed/x/');
const frozen = ['', 'vi/', 'x.png', 'frozen.json'].map((name) => `/frozen/x/2026-01-31-0123456789ab/${name}`);
const files = [
  ...inBoth('charts/x.csv share/x.png feed.xml'),
  '/data/nguon.zip',
  '/CITATION.cff',
  '/frozen/x/2026-01-31-0123456789ab.json',
];
const fixed = [
  '/_astro/page.Dxk3.css',
  '/_astro/fonts/a1b2.woff2',
  '/embed/v1.js',
  '/embed/v2.js',
  ...frozen,
];
const at = (address: string, name: string) => headersAt(rules, address).get(name);

test('everything is typed, encrypted and may be read by other pages', () => {
  for (const address of [...pages, ...embeds, ...files, ...fixed])
    expect([address, Object.fromEntries(headersAt(rules, address))]).toMatchObject([
      address,
      {
        'x-content-type-options': 'nosniff',
        'strict-transport-security': 'max-age=31536000',
        'referrer-policy': 'strict-origin-when-cross-origin',
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
      },
    ]);
});

test('pages show in no frame of another site; embeds and frozen charts show in any', () => {
  for (const address of pages)
    expect([address, at(address, 'content-security-policy')]).toEqual([address, "frame-ancestors 'self'"]);
  for (const address of [...embeds, ...frozen]) {
    expect([address, at(address, 'content-security-policy')]).toEqual([address, undefined]);
    expect(at(address, 'cross-origin-embedder-policy')).toBe('require-corp');
  }
});

test('only what never changes is cached without asking', () => {
  for (const address of fixed)
    expect([address, at(address, 'cache-control')]).toEqual([address, 'public, max-age=31536000, immutable']);
  for (const address of [...pages, ...embeds, ...files]) expect(at(address, 'cache-control')).toBeUndefined();
});

test('powerful features are off, except copying', () => {
  const policy = (at('/', 'permissions-policy') ?? '').split(', ').map((one) => one.split('='));
  expect(policy.length).toBeGreaterThan(5);
  for (const [name, allowed] of policy)
    expect([name, allowed]).toEqual([name, name === 'clipboard-write' ? '(self)' : '()']);
});
