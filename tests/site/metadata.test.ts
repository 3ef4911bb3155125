import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, inject, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { root } from '../support/folders.ts';
import { isEmbed, isExample, isMoved, pagesOf } from './pages.ts';

const { dist } = inject('site');
const home = 'http://localhost:4321/';
const read = (file: string) => readFile(path.join(dist, file), 'utf8');
const all = (await pagesOf(dist, () => true)).filter((page) => page !== '404.html');
const pages = all.filter((page) => !isEmbed(page) && !isMoved(page));

test('the sitemap keeps to its schema and has every page, each with its twin', async () => {
  const contents = await read('sitemap-0.xml');
  const link = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/1999/xhtml"><xs:element name="link"><xs:complexType><xs:attribute name="rel" use="required" fixed="alternate"/><xs:attribute name="hreflang" type="xs:language" use="required"/><xs:attribute name="href" type="xs:anyURI" use="required"/></xs:complexType></xs:element></xs:schema>`;
  const both = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:import namespace="http://www.sitemaps.org/schemas/sitemap/0.9" schemaLocation="sitemap.xsd"/><xs:import namespace="http://www.w3.org/1999/xhtml" schemaLocation="link.xsd"/></xs:schema>`;
  const official = await readFile(path.join(root, 'node_modules/sitemap/schema/sitemap.xsd'), 'utf8');
  const result = await validateXML({
    xml: { fileName: 'sitemap.xml', contents },
    schema: { fileName: 'both.xsd', contents: both },
    preload: [
      { fileName: 'sitemap.xsd', contents: official },
      { fileName: 'link.xsd', contents: link },
    ],
  });
  expect(result.errors).toEqual([]);
  const locations = [...contents.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, url]) => url);
  expect(locations.toSorted()).toEqual(pages.map((page) => home + page).toSorted());
  expect(contents.match(/hreflang="vi"/g)?.length).toBe(pages.length);
  expect(await read('robots.txt')).toContain(`Sitemap: ${home}sitemap-index.xml`);
  expect(await read('sitemap-index.xml')).toContain(`<loc>${home}sitemap-0.xml</loc>`);
});

test.each(pages.filter(isExample))(
  '/%s names itself, its twin, and a picture that there is',
  async (page) => {
    const html = await read(`${page}index.html`);
    const href = (pattern: RegExp) => pattern.exec(html)?.[1];
    const [en, vi] = page.startsWith('vi/') ? [page.slice(3), page] : [page, `vi/${page}`];
    expect(href(/rel="canonical" href="([^"]+)"/)).toBe(home + page);
    expect(href(/hreflang="en" href="([^"]+)"/)).toBe(home + en);
    expect(href(/hreflang="vi" href="([^"]+)"/)).toBe(home + vi);
    expect(href(/hreflang="x-default" href="([^"]+)"/)).toBe(home + en);
    expect(pages).toEqual(expect.arrayContaining([en, vi]));
    const picture = href(/property="og:image" content="([^"]+)"/)?.slice(home.length) ?? '';
    const png = await readFile(path.join(dist, picture));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(picture.startsWith('vi/')).toBe(page.startsWith('vi/'));
    const description = href(/name="description" content="([^"]+)"/) ?? '';
    expect(description.length).toBeGreaterThan(20);
  },
);

const embeds = all.filter((page) => isEmbed(page) && !isMoved(page));
test.each(embeds)(
  '/%s is for frames, not for search engines, and leads oEmbed readers to their answer',
  async (page) => {
    const html = await read(`${page}index.html`);
    const href = (pattern: RegExp) => pattern.exec(html)?.[1];
    expect(href(/rel="canonical" href="([^"]+)"/)).toBe(home + page.replace('embed/', 'charts/'));
    expect(href(/name="robots" content="([^"]+)"/)).toBe('noindex, indexifembedded');
    const answer = href(/type="application\/json\+oembed" href="([^"]+)"/)?.slice(home.length) ?? '';
    const { type, version, html: frame } = JSON.parse(await read(answer));
    expect({ type, version }).toEqual({ type: 'rich', version: '1.0' });
    expect(frame).toContain(`src="${home}${page}?theme=light"`);
  },
);
