import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, inject, test } from 'vitest';
import { brokenLinks, invalidParts, textsOf } from '../site/built.ts';

const { dist, base, published } = inject('pages');
const fileOf = (address: string) => path.join(dist, address.slice(base.length));
/** What readers have already was checked when it was published. */
const isNew = (name: string) => !name.startsWith('frozen/') && !published.includes(name);
const files = new Map([...(await textsOf(dist, '.html'))].filter(([name]) => isNew(name)));

describe.each([...files.keys()])('%s', (name) => {
  const html = files.get(name) ?? '';

  test('is valid HTML, with neither style attributes nor event handlers', async () => {
    expect(await invalidParts(html, name)).toEqual([]);
    expect(html).not.toMatch(/<[^>]+\s(?:style|on\w+)=/);
  });

  test('has at most 3 KB of JavaScript, gzipped, the desk, the search and the check of drafts aside, each script with its hash in the policy', async () => {
    // A block of JSON is data: no browser runs it, and the policy does not speak of it.
    const scripts = [...html.matchAll(/<script(?![^>]*json)[^>]*?(?:src="([^"]+)"[^>]*)?>(.*?)<\/script>/gs)];
    let bytes = 0;
    for (const [, src, inline = ''] of scripts) {
      bytes += gzipSync(src ? await readFile(fileOf(src), 'utf8') : inline).length;
      if (!src) expect(html).toContain(`sha256-${createHash('sha256').update(inline).digest('base64')}`);
    }
    // The desk's worker comes on top: see weight.test.ts.
    const budgets: Record<string, number> = { desk: 17_000, search: 8000, check: 60_000 };
    const [, section = ''] = /^(?:[a-z]{2,3}\/)?(\w+)\/index\.html$/.exec(name) ?? [];
    expect(bytes).toBeLessThanOrEqual(budgets[section] ?? 3000);
  });

  test('has a policy that allows only what has its hash', () => {
    // A page may have a stricter one of its own before that of the site.
    const policy = html.match(/http-equiv="content-security-policy" content="[^"]+"/g)?.join() ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("style-src 'self'");
    expect(policy).not.toContain('unsafe');
  });
});

test('no link is broken, and links stay under the base path', async () => {
  expect(await brokenLinks(dist, base)).toEqual([]);
});
