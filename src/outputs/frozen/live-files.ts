import { type Attribute, attributesOf } from './attributes.ts';

/** What a browser fetches as a part of the page, with the attribute that names it. */
const PARTS = [
  'img src',
  'img srcset',
  'source src',
  'source srcset',
  'iframe src',
  'embed src',
  'object data',
  'video src',
  'video poster',
  'audio src',
  'track src',
  'input src',
  'image href',
  'image xlink:href',
  'use href',
  'use xlink:href',
];
const LOADING = /\brel\s*=\s*["']?[^"'>]*\b(?:stylesheet|preload|modulepreload|prefetch|manifest)\b/i;

/**
 * What a frozen page, its links made relative, would still take from outside its own folder, and what would therefore
 * change under it: scripts, style sheets, fonts, pictures, and any link that holds for one base path only.
 *
 * @param own Addresses in its styles of files that the version has copies of.
 * @returns one sentence each, without the page's name; none for a page that is complete.
 */
export function liveFiles(html: string, own: readonly string[] = []): string[] {
  const inStyles = [...html.matchAll(/<style[\s>][\s\S]*?<\/style>/gi)].flatMap(([style]) =>
    [...style.matchAll(/(?:url\(\s*["']?|@import\s+["'])(?!data:|#|url\()([^"')\s]+)/gi)]
      .filter(([, address = '']) => !own.includes(address))
      .map(([, address = '']) => `A style takes "${address}".`),
  );
  const found = [...attributesOf(html).flatMap(wrongWith), ...inStyles];
  // In a script, say: what Astro bundles gets another name whenever it changes.
  if (found.length === 0 && html.includes('/_astro/')) found.push('It names a file in /_astro/.');
  return [...new Set(found)];
}

function wrongWith({ element, name, value, tag }: Attribute): string[] {
  if (element === 'script' && name === 'src') return [`It runs the script "${value}".`];
  if (element === 'link' && name === 'href' && LOADING.test(tag)) return [`It loads "${value}".`];
  if (PARTS.includes(`${element} ${name}`) && !isOwn(value)) return [`It shows "${value}".`];
  // Wherever it stands: a script may read it. `//host` is an absolute address.
  if (/^\/(?!\/)/.test(value)) return [`Its ${name}="${value}" is right under one base path only.`];
  return [];
}

/** In the page itself, or beside it. */
function isOwn(address: string): boolean {
  return /^(?:data:|#|$)/.test(address) || !/^(?:[a-z][a-z0-9+.-]*:|\/|\.\.)/i.test(address);
}
