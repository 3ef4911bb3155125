import { mapAttributes } from './attributes.ts';

/** Attributes that hold one address. */
const LINKS = new Set(['href', 'src', 'action', 'poster']);

/**
 * Makes the links of a page that lead into its own site relative, so that the page works under any base path and any
 * name of its folder. Nothing else changes, not a byte.
 *
 * @param html The page, well-formed, as Astro writes it.
 * @param base The folder of the site: `/`, `/some/folder/`.
 * @param pagePath The page's path within the site, to its last slash: `frozen/x/now/vi/`.
 * @param moved Paths within the site that are to lead elsewhere in it: `charts/x.csv` → `frozen/x/now/x.csv`.
 */
export function relativeLinks(
  html: string,
  base: string,
  pagePath: string,
  moved: ReadonlyMap<string, string> = new Map(),
): string {
  const root = `/${base}/`.replace(/\/+/g, '/');
  return mapAttributes(html, ({ name, value }) => {
    if (!LINKS.has(name) || !value.startsWith(root) || value.startsWith('//')) return value;
    const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(value.slice(root.length)) ?? [];
    return relativePath(pagePath, moved.get(path) ?? path) + rest;
  });
}

/** The way from a folder to a file or folder, both as paths within the site: `a/b/`, `a/c.csv` → `../c.csv`. */
function relativePath(from: string, to: string): string {
  const start = from.split('/').slice(0, -1);
  const folders = to.split('/');
  const file = folders.pop() ?? '';
  const fork = start.findIndex((folder, at) => folder !== folders[at]);
  const shared = fork === -1 ? start.length : fork;
  const way = [...start.slice(shared).map(() => '..'), ...folders.slice(shared), file].join('/');
  return way === '' ? './' : way;
}
