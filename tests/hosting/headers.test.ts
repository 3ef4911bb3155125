import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../support/folders.ts';
import { headersAt, hosts, parseHeaders } from './hosts.ts';

const text = readFileSync(path.join(root, 'public/_headers'), 'utf8');
const rules = parseHeaders(text);

const inBoth = (paths: string[]) => paths.flatMap((one) => [`/${one}`, `/vi/${one}`]);
const pages = [
  ...inBoth([
    '',
    'charts/',
    'charts/platform-users/',
    'reports/mic-2024/',
    'stories/mic-2023/',
    'data/',
    'glossary/',
    'method/',
  ]),
  ...inBoth(['corrections/', 'embed/', 'guide/', 'desk/']),
  '/404.html',
];
const embeds = inBoth(['embed/platform-users/']);
const frozen = ['', 'vi/', 'platform-users.png', 'frozen.json'].map(
  (name) => `/frozen/platform-users/2026-01-31-0123456789ab/${name}`,
);
const files = [
  ...inBoth([
    'charts/platform-users.csv',
    'charts/platform-users.svg',
    'share/platform-users.png',
    'share.png',
    'feed.xml',
  ]),
  '/data/observations.csv',
  '/data/nguon.zip',
  '/data/datapackage.json',
  '/catalog.jsonld',
  '/CITATION.cff',
  '/favicon.svg',
];
const fixed = ['/_astro/page.Dxk3.css', '/_astro/fonts/a1b2.woff2', '/embed/v1.js', ...frozen];

test('both hosts understand every rule', () => {
  expect(rules.length).toBeLessThanOrEqual(100);
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(2000);
  for (const { pattern, headers } of rules) {
    expect(pattern).toMatch(/^\/(?:(?:[\w.-]+|:\w+)\/)*(?:\*|[\w.-]+)?$/);
    expect(headers.length).toBeGreaterThan(0);
  }
  expect(rules.map(({ pattern }) => pattern)).toEqual([...new Set(rules.map(({ pattern }) => pattern))]);
});

describe.each(Object.keys(hosts) as (keyof typeof hosts)[])('on %s', (host) => {
  const at = (path: string, name: string) => headersAt(rules, host, path).get(name);

  test.each([...pages, ...embeds, ...files, ...fixed])('%s has what everything has, once', (path) => {
    expect(at(path, 'x-content-type-options')).toBe('nosniff');
    expect(at(path, 'strict-transport-security')).toBe('max-age=31536000');
    expect(at(path, 'referrer-policy')).toBe('strict-origin-when-cross-origin');
    expect(at(path, 'access-control-allow-origin')).toBe('*');
    expect(at(path, 'cross-origin-resource-policy')).toBe('cross-origin');
  });

  test.each(pages)('%s shows in no frame of another site', (path) => {
    expect(at(path, 'content-security-policy')).toBe("frame-ancestors 'self'");
  });

  test.each([...embeds, ...frozen])('%s shows in any frame, of a page that isolates itself too', (path) => {
    expect(at(path, 'content-security-policy')).toBe('frame-ancestors *');
    expect(at(path, 'cross-origin-embedder-policy')).toBe('require-corp');
  });

  test('only what never changes is kept without asking', () => {
    for (const path of fixed) expect(at(path, 'cache-control')).toBe('public, max-age=31536000, immutable');
    for (const path of [...pages, ...embeds, ...files]) expect(at(path, 'cache-control')).toBeUndefined();
  });

  test('powerful features are off, but for copying', () => {
    const policy = (at('/', 'permissions-policy') ?? '').split(', ').map((one) => one.split('='));
    const features = Object.fromEntries(policy);
    expect(policy).toHaveLength(Object.keys(features).length);
    for (const [name, allowed] of policy)
      expect([name, allowed]).toEqual([name, name === 'clipboard-write' ? '(self)' : '()']);
    expect(features).toMatchObject({
      camera: '()',
      geolocation: '()',
      microphone: '()',
      payment: '()',
      usb: '()',
    });
  });
});

test('values of rules that overlap would be joined, and told by these tests', () => {
  const overlapping = parseHeaders('/*\n  A: 1\n/x/*\n  A: 2\n');
  for (const host of ['netlify', 'cloudflare'] as const)
    expect(headersAt(overlapping, host, '/x/y').get('a')).toBe('1, 2');
  expect(() => parseHeaders('/*\n  No header\n')).toThrow();
});
