import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { HtmlValidate } from 'html-validate';
import { describe, expect, inject, test } from 'vitest';

/** Every HTML file of a built site, by its path. */
async function htmlFiles(dist: string): Promise<Map<string, string>> {
  const names = await readdir(dist, { recursive: true });
  const html = names.filter((name) => name.endsWith('.html')).toSorted();
  return new Map(
    await Promise.all(
      html.map(async (name) => [name, await readFile(path.join(dist, name), 'utf8')] as const),
    ),
  );
}

const { dist } = inject('site');
const files = await htmlFiles(dist);

test('there is a page in each language', () => {
  expect([...files.keys()]).toEqual(expect.arrayContaining(['index.html', 'vi/index.html']));
});

describe.each([...files.keys()])('%s', (name) => {
  const html = files.get(name) ?? '';

  test('is valid HTML', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended'],
      // Astro writes void elements and boolean attributes its own, equally valid way; ids of SVG parts have "--".
      rules: {
        'void-style': 'off',
        'attribute-boolean-style': 'off',
        'doctype-style': 'off',
        'long-title': 'off',
        'no-redundant-role': 'off',
      },
    });
    const report = await validator.validateString(html, name);
    const messages = report.results.flatMap(({ messages }) => messages);
    expect(
      messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId} ${message}`),
    ).toEqual([]);
  });

  test('has no style attribute and no event handler', () => {
    expect(html).not.toMatch(/<[^>]+\sstyle=/);
    expect(html).not.toMatch(/<[^>]+\son\w+=/);
  });

  test('has at most 3 KB of JavaScript, gzipped, each script with its hash in the policy', async () => {
    // A block of JSON-LD is data: no browser runs it, and the policy does not speak of it.
    const scripts = [
      ...html.matchAll(/<script(?![^>]*ld\+json)[^>]*?(?:src="([^"]+)"[^>]*)?>(.*?)<\/script>/gs),
    ];
    let bytes = 0;
    for (const [, src, inline = ''] of scripts) {
      bytes += gzipSync(src ? await readFile(path.join(dist, src), 'utf8') : inline).length;
      if (!src) expect(html).toContain(`sha256-${createHash('sha256').update(inline).digest('base64')}`);
    }
    expect(bytes).toBeLessThanOrEqual(3000);
  });

  test('has a policy that allows only what has its hash', () => {
    const policy = /http-equiv="content-security-policy" content="([^"]+)"/.exec(html)?.[1] ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("style-src 'self'");
    expect(policy).not.toContain('unsafe');
  });

  test('names each id once', () => {
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) < at)).toEqual([]);
  });

  test('is at most 40 KB gzipped, its style sheets included', async () => {
    const sheets = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href]) => href ?? '');
    const texts = await Promise.all(sheets.map((href) => readFile(path.join(dist, href), 'utf8')));
    const bytes = [html, ...texts].reduce((sum, text) => sum + gzipSync(text).length, 0);
    expect(bytes).toBeLessThanOrEqual(40_000);
  });
});

describe.each([
  ['at the root', inject('site'), '/'],
  ['under a base path', inject('based'), '/some/folder/'],
] as const)('%s', (_, { dist }, base) => {
  test('no link is broken', async () => {
    const pages = await htmlFiles(dist);
    const present = new Set(await readdir(dist, { recursive: true }));
    const broken: string[] = [];
    for (const [name, html] of pages)
      for (const [, raw = ''] of html.matchAll(/\s(?:href|src)="([^"]*)"/g)) {
        const link = raw.replaceAll('&#38;', '&').replaceAll('&amp;', '&');
        if (/^https?:/.test(link) && !link.startsWith('http://localhost:4321')) continue;
        const page = new URL(name.replace(/index\.html$/, ''), `http://localhost:4321${base}`);
        const target = new URL(link, page);
        const inside = target.pathname.startsWith(base)
          ? decodeURI(target.pathname.slice(base.length))
          : undefined;
        const file = inside === '' || inside?.endsWith('/') ? `${inside}index.html` : inside;
        const fragment = decodeURIComponent(target.hash.slice(1));
        const sound =
          file !== undefined &&
          present.has(file) &&
          (fragment === '' || pages.get(file)?.includes(` id="${fragment}"`));
        if (!sound) broken.push(`${name}: ${link}`);
      }
    expect(broken).toEqual([]);
  });
});
