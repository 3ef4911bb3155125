import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import { headersAt, parseHeaders } from '../hosting/hosts.ts';
import { root, temporaryFolder } from '../support/folders.ts';
import { launchBrowser } from './browser.ts';
import { ask, installedNginx, nginxLines, type Server, startNginx } from './nginx.ts';

const rules = parseHeaders(readFileSync(path.join(root, 'public/_headers'), 'utf8'));

/** Replaces a text that must be there once. */
function replaced(text: string, before: string, after: string): string {
  expect(text.split(before)).toHaveLength(2);
  return text.replace(before, () => after);
}

/** The README's lines, with this run's port and folder, and the site's folder on the server. */
const fill = (served: string, base: string) => (lines: string, port: number) => {
  let own = replaced(lines, 'listen 80;', `listen 127.0.0.1:${port};`);
  own = replaced(own, 'root /srv/nguon;', `root ${served};`);
  own = replaced(own, '/404.html;', `${base}404.html;`);
  return replaced(own, '~^(/vi)?', `~^${base.slice(0, -1)}(/vi)?`);
};

test('every page that is built has its own rule in _headers', async () => {
  const names = await readdir(inject('site').dist, { recursive: true });
  const pages = names
    .filter((name) => name.endsWith('.html'))
    .map((name) => `/${name.replace(/index\.html$/, '')}`);
  for (const page of pages)
    expect([page, headersAt(rules, 'cloudflare', page).get('content-security-policy')]).toEqual([
      page,
      /^(?:\/vi)?\/(?:embed\/.|frozen\/)/.test(page) ? 'frame-ancestors *' : "frame-ancestors 'self'",
    ]);
});

/** What an editor may have frozen; the project has none of its own. */
const FROZEN = 'frozen/x/2026-01-31-0123456789ab/index.html';

describe.skipIf(!installedNginx).each([
  ['at the root', inject('site').dist, '/'],
  ['in a folder', inject('real').dist, '/some/folder/'],
])(
  `the README's lines for nginx (${installedNginx ?? 'it is not installed: skipped'}), %s`,
  (_, dist, base) => {
    const chart = readdirSync(path.join(dist, 'embed'), { withFileTypes: true }).find((entry) =>
      entry.isDirectory(),
    )?.name;
    let server: Server;
    beforeAll(async () => {
      const served = temporaryFolder();
      const folder = path.join(served, base);
      await mkdir(path.join(folder, path.dirname(FROZEN)), { recursive: true });
      for (const name of await readdir(dist))
        if (name !== 'frozen') await symlink(path.join(dist, name), path.join(folder, name));
      await writeFile(path.join(folder, FROZEN), 'frozen');
      server = await startNginx(nginxLines(), fill(served, base));
    });
    afterAll(() => server?.stop());
    const get = (url: string, headers?: Record<string, string>) => ask(server.port, base + url, headers);

    test.each([
      ['', 'text/html; charset=utf-8'],
      ['vi/', 'text/html; charset=utf-8'],
      [`charts/${chart}/`, 'text/html; charset=utf-8'],
      [`charts/${chart}.csv`, 'text/csv; charset=utf-8'],
      [`charts/${chart}.json`, 'application/json'],
      [`charts/${chart}.svg`, 'image/svg+xml'],
      [`charts/${chart}.png`, 'image/png'],
      ['data/nguon.zip', 'application/zip'],
      ['catalog.jsonld', 'application/ld+json'],
      ['CITATION.cff', 'application/yaml; charset=utf-8'],
      ['manifest.webmanifest', 'application/manifest+json'],
      ['feed.xml', 'text/xml; charset=utf-8'],
      ['robots.txt', 'text/plain; charset=utf-8'],
    ])('/%s is served whole, as %s', async (url, type) => {
      const { status, headers, body } = await get(url);
      expect([status, headers['content-type']]).toEqual([200, type]);
      const file = url === '' || url.endsWith('/') ? `${url}index.html` : url;
      expect(body.equals(await readFile(path.join(dist, file)))).toBe(true);
    });

    test('has the same headers as the other hosts, each once', async () => {
      for (const url of ['', `charts/${chart}/`, `charts/${chart}.csv`, 'data/']) {
        const { headers } = await get(url);
        const wanted = Object.fromEntries(headersAt(rules, 'cloudflare', `/${url}`));
        expect(headers).toMatchObject(wanted);
        expect(headers['cache-control']).toBe('no-cache');
      }
    });

    test.each([`embed/${chart}/`, `vi/embed/${chart}/`, 'embed/', 'vi/embed/', 'embed/v1.js'])(
      '/%s has the same headers as on the other hosts',
      async (url) => {
        const { status, headers } = await get(url);
        expect(status).toBe(200);
        expect(headers).toMatchObject(Object.fromEntries(headersAt(rules, 'cloudflare', `/${url}`)));
        if (!url.endsWith('.js')) expect(headers['cache-control']).toBe('no-cache');
      },
    );

    test('lets any site frame what is frozen, and keeps it', async () => {
      const { headers } = await get(FROZEN);
      expect(headers).toMatchObject(Object.fromEntries(headersAt(rules, 'netlify', `/${FROZEN}`)));
      const { headers: other } = await get(`charts/${chart}.png`);
      expect(other['content-security-policy']).toBe("frame-ancestors 'self'");
    });

    test('keeps what is named after its content, and asks for the rest whether it changed', async () => {
      const [name = ''] = (await readdir(path.join(dist, '_astro'))).filter((one) => one.endsWith('.js'));
      const { status, headers } = await get(`_astro/${name}`);
      expect(status).toBe(200);
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
      const page = await get('');
      const again = await get('', { 'if-none-match': page.headers['etag'] ?? '' });
      expect([again.status, again.body.length]).toEqual([304, 0]);
    });

    test.each(['nowhere/', 'nowhere', 'vi/nowhere/', '_astro/nowhere.css', 'charts/nowhere.csv'])(
      'answers %s with 404 and the page for it',
      async (url) => {
        const { status, headers, body } = await get(url);
        expect(status).toBe(404);
        expect(body.equals(await readFile(path.join(dist, '404.html')))).toBe(true);
        expect(headers['content-type']).toBe('text/html; charset=utf-8');
        expect(headers['cache-control']).toBe('no-cache');
        expect(headers['x-content-type-options']).toBe('nosniff');
      },
    );

    test('a browser finds nothing wrong with the headers, and frames the page on no other site', async () => {
      const browser = await launchBrowser();
      onTestFinished(() => browser.close());
      const page = await browser.newPage();
      const said: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      page.on('pageerror', (error) => said.push(error.message));
      const url = `http://127.0.0.1:${server.port}${base}`;
      await page.goto(url, { waitUntil: 'load' });
      const styled = await page.evaluate(() => getComputedStyle(document.body).fontFamily);
      expect(said).toEqual([]);
      // By this name it is another site; a text has no policy of its own against frames within it.
      await page.goto(`${url.replace('127.0.0.1', 'localhost')}robots.txt`);
      await page.evaluate((src) => {
        document.body.append(Object.assign(document.createElement('iframe'), { src }));
      }, url);
      await expect.poll(() => said.join(), { timeout: 10_000 }).toMatch(/frame-ancestors/);
      expect(styled).toContain('Be Vietnam Pro');
    });

    test('lists no folder', async () => {
      for (const url of ['_astro/', 'share/']) {
        const { status, body } = await get(url);
        expect(status).toBe(404);
        expect(body.toString()).not.toContain('Index of');
      }
    });

    test('leads from a folder without its slash to the page, whatever the host is called', async () => {
      const { status, headers } = await get(`charts/${chart}`);
      expect([status, headers['location']]).toEqual([301, `${base}charts/${chart}/`]);
    });

    test.each(['', `charts/${chart}.csv`, `charts/${chart}.svg`, 'data/datapackage.json', 'catalog.jsonld'])(
      'compresses /%s where the browser can',
      async (url) => {
        const plain = await get(url);
        const { headers, body } = await get(url, { 'accept-encoding': 'gzip' });
        expect(plain.headers['content-encoding']).toBeUndefined();
        expect(headers['content-encoding']).toBe('gzip');
        expect(headers['vary']).toBe('Accept-Encoding');
        expect(gunzipSync(body).equals(plain.body)).toBe(true);
        expect(body.length).toBeLessThan(plain.body.length);
      },
    );
  },
);
