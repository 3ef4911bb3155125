import type { Locale } from '../i18n/locales.ts';
import { pagePath } from '../i18n/paths.ts';

/** Where the site is published: its root as an absolute URL with a slash at its end, such as `https://example.org/data/`. */
export interface Site {
  root: string;
}

/** A site from the two settings: its origin (`https://example.org`) and the folder on it (`/data`, `/data/` or `/`). */
export function siteAt(origin: string | URL, base: string): Site {
  return { root: new URL(base.endsWith('/') ? base : `${base}/`, origin).href };
}

/** The absolute URL of a file of the site: `data/observations.csv`. */
export function fileUrl({ root }: Site, path: string): string {
  return absolute(path, root);
}

/** The absolute URL of a page in a locale; `page` is its path without the locale, `''` for the home page. */
export function pageUrl({ root }: Site, page: string, locale: Locale): string {
  return absolute(pagePath(page, locale, '/').slice(1), root);
}

/** A page has dozens of addresses, and many of them several times. */
const known = new Map<string, string>();
const MOST_KNOWN = 10_000;

function absolute(path: string, root: string): string {
  const key = `${root} ${path}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const { href } = new URL(path, root);
  if (known.size === MOST_KNOWN) known.clear();
  known.set(key, href);
  return href;
}
