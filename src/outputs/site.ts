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
  return new URL(path, root).href;
}

/** The absolute URL of a page in a locale; `page` is its path without the locale, `''` for the home page. */
export function pageUrl({ root }: Site, page: string, locale: Locale): string {
  return new URL(pagePath(page, locale, new URL(root).pathname), root).href;
}
