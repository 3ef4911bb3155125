import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { locales } from '../i18n/locales.ts';
import { chartFormats } from '../outputs/index.ts';
import { chartFile, embedPage, localPath } from '../outputs/paths.ts';
import type { Tables } from '../tables/tables.ts';

/**
 * The files that a site must have and has not, because somebody deleted them while it was built: pages of the sitemap,
 * each chart in each form and language, and whatever is served as it is. The list that the site has of its files is made
 * of those that are there, and cannot tell.
 * @param site The folder of the built site.
 * @param base The folder of its address, `/` or `/some/folder/`.
 * @param asIs The folder of what is served as it is.
 */
export function missingFiles(site: string, { charts }: Tables, base: string, asIs = 'public'): string[] {
  const present = new Set(filesOf(site));
  const sitemaps = [...present].filter((name) => /^sitemap-\d+\.xml$/.test(name));
  const pages = sitemaps.flatMap((name) => pagesOf(readFileSync(path.join(site, name), 'utf8'), base));
  const ofCharts = charts.flatMap(({ id }) => [
    ...Object.keys(chartFormats).map((extension) => chartFile(id, extension)),
    `${embedPage(id)}index.html`,
  ]);
  const wanted = [
    'index.html',
    'sitemap-index.xml',
    'sitemap-0.xml',
    ...pages,
    ...locales.flatMap((locale) => ofCharts.map((name) => localPath(name, locale))),
    ...filesOf(asIs),
  ];
  return [...new Set(wanted)].filter((name) => !present.has(name)).toSorted();
}

/** The files of the pages that a sitemap lists. */
function pagesOf(sitemap: string, base: string): string[] {
  const root = base.replace(/^\/?(.*?)\/?$/, '/$1/').replace('//', '/');
  return [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].flatMap(([, address = '']) => {
    const { pathname } = new URL(address);
    return pathname.startsWith(root) ? `${decodeURI(pathname.slice(root.length))}index.html` : [];
  });
}

/** The files of a folder, however deep, with slashes; none where there is no such folder. */
function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map(({ parentPath, name }) =>
        path.relative(folder, path.join(parentPath, name)).replaceAll(path.sep, '/'),
      );
  } catch {
    return [];
  }
}
