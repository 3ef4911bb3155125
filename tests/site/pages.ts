import { readdir } from 'node:fs/promises';

/** The addresses of all pages of a built site, relative to its root: `''`, `charts/x/`, `404.html`. */
export async function pagesOf(dist: string): Promise<string[]> {
  const names = await readdir(dist, { recursive: true });
  return names
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.html'))
    .map((name) => name.replace(/(^|\/)index\.html$/, '$1'))
    .toSorted();
}
