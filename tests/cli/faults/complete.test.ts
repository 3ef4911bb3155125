import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { missingFiles } from '../../../src/cli/complete.ts';
import { loadTables } from '../../../src/tables/load.ts';
import { snapshot, temporaryFolder } from '../../support/folders.ts';

const { tables } = await loadTables(snapshot);
const one = { ...tables, charts: tables.charts.slice(0, 1) };
const id = one.charts[0]?.id ?? '';
const FORMS = ['csv', 'excel.csv', 'json', 'svg', 'png'].flatMap((form) =>
  ['', 'vi/'].map((locale) => `${locale}charts/${id}.${form}`),
);
const PAGES = ['', 'vi/', `charts/${id}/`, `embed/${id}/`, `vi/embed/${id}/`].map(
  (page) => `${page}index.html`,
);

/** A site of one chart for a base path, and the folder of what is served as it is. */
function siteAt(base: string) {
  const folder = temporaryFolder();
  const [site, asIs] = [path.join(folder, 'site'), path.join(folder, 'public')];
  const write = (name: string, text = '') => {
    mkdirSync(path.dirname(name), { recursive: true });
    writeFileSync(name, text);
  };
  write(path.join(asIs, 'embed/v1.js'));
  const listed = ['', 'vi/', `charts/${id}/`].map(
    (page) => `<url><loc>https://example.org${base}${page}</loc></url>`,
  );
  for (const name of [...PAGES, ...FORMS, 'sitemap-index.xml']) write(path.join(site, name));
  write(path.join(site, 'sitemap-0.xml'), `<urlset>${listed.join('')}</urlset>`);
  cpSync(asIs, site, { recursive: true });
  return { site, asIs };
}

it.each(['/', '/some/folder/', 'folder'])('a site for %s that has all its files lacks none', (base) => {
  const { site, asIs } = siteAt(base.replace(/^\/?(.*?)\/?$/, '/$1/').replace('//', '/'));
  expect(missingFiles(site, one, base, asIs)).toEqual([]);
});

it.each([
  `vi/charts/${id}.svg`,
  `embed/${id}/index.html`,
  `charts/${id}/index.html`,
  'index.html',
  'sitemap-0.xml',
  'embed/v1.js',
])('that %s was deleted is found', (name) => {
  const { site, asIs } = siteAt('/some/folder/');
  rmSync(path.join(site, name));
  expect(missingFiles(site, one, '/some/folder/', asIs)).toEqual([name]);
});
