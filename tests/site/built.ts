import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { HtmlValidate } from 'html-validate';

/** The files of a folder, however deep, with slashes. */
export async function filesOf(folder: string, ...endings: string[]): Promise<string[]> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  return names.filter((name) => endings.some((ending) => name.endsWith(ending))).toSorted();
}

/** The texts of a folder's files with such endings, by their paths. */
export async function textsOf(folder: string, ...endings: string[]): Promise<Map<string, string>> {
  const names = await filesOf(folder, ...endings);
  const read = async (name: string) => [name, await readFile(path.join(folder, name), 'utf8')] as const;
  return new Map(await Promise.all(names.map(read)));
}

/** The SHA-256 of each file of a folder; none if there is no such folder. */
export async function digestsOf(folder: string): Promise<Record<string, string>> {
  const names = existsSync(folder) ? await filesOf(folder, '') : [];
  const digest = async (name: string) =>
    createHash('sha256')
      .update(await readFile(path.join(folder, name)))
      .digest('hex');
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await digest(name)])));
}

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  // Astro writes void elements and boolean attributes its own, equally valid way; ids of SVG parts have "--".
  rules: {
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'doctype-style': 'off',
    'long-title': 'off',
    'no-redundant-role': 'off',
    // HTML forbids only white space: a period without a date is `2024?`.
    'valid-id': ['error', { relaxed: true }],
  },
});

/** What html-validate says of a page: `line:column rule message`. */
export async function invalidParts(html: string, name: string): Promise<string[]> {
  const { results } = await validator.validateString(html, name);
  return results
    .flatMap(({ messages }) => messages)
    .map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId} ${message}`);
}

/** The links of a built site that lead nowhere within it: `page: link`. `base` is the folder it is built for. */
export async function brokenLinks(
  dist: string,
  base = '/',
  site = process.env['NGUON_SITE'] || 'http://localhost:4321',
): Promise<string[]> {
  const pages = await textsOf(dist, '.html');
  const idsOf = (html: string) => new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id));
  const ids = new Map([...pages].map(([name, html]) => [name, idsOf(html)]));
  const present = new Set(await filesOf(dist, ''));
  const broken: string[] = [];
  for (const [name, html] of pages)
    for (const [, raw = ''] of html.matchAll(/\s(?:href|src)="([^"]*)"/g)) {
      const link = raw.replaceAll('&#38;', '&').replaceAll('&amp;', '&');
      if (/^(?:https?|data|mailto):/.test(link) && !link.startsWith(`${site}/`)) continue;
      const page = new URL(name.replace(/index\.html$/, ''), site + base);
      const target = new URL(link, page);
      const inside = target.pathname.startsWith(base)
        ? decodeURI(target.pathname.slice(base.length))
        : undefined;
      const file = inside === '' || inside?.endsWith('/') ? `${inside}index.html` : inside;
      const fragment = decodeURIComponent(target.hash.slice(1));
      const sound =
        file !== undefined && present.has(file) && (fragment === '' || ids.get(file)?.has(fragment));
      if (!sound) broken.push(`${name}: ${link}`);
    }
  return broken;
}
