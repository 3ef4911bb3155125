import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root, temporaryFolder } from '../support/folders.ts';
import { headersAt, parseHeaders } from '../support/headers.ts';
import { ask, compressCommand, installedNginx, nginxLines, type Server, startNginx } from './nginx.ts';

const rules = parseHeaders(readFileSync(path.join(root, 'public/_headers'), 'utf8'));
const FROZEN = 'frozen/x/2026-01-31-0123456789ab/';

/** The files of a small site by address, with the media type of each. */
const types: Record<string, string> = {
  '': 'text/html; charset=utf-8',
  'vi/': 'text/html; charset=utf-8',
  'charts/x/': 'text/html; charset=utf-8',
  'embed/': 'text/html; charset=utf-8',
  'vi/embed/': 'text/html; charset=utf-8',
  'embed/x/': 'text/html; charset=utf-8',
  'vi/embed/x/': 'text/html; charset=utf-8',
  [FROZEN]: 'text/html; charset=utf-8',
  'charts/x.csv': 'text/csv; charset=utf-8',
  'charts/x.json': 'application/json',
  'charts/x.svg': 'image/svg+xml',
  'charts/x.png': 'image/png',
  'data/nguon.zip': 'application/zip',
  'catalog.jsonld': 'application/ld+json',
  'CITATION.cff': 'application/yaml; charset=utf-8',
  'manifest.webmanifest': 'application/manifest+json',
  'feed.xml': 'text/xml; charset=utf-8',
  'robots.txt': 'text/plain; charset=utf-8',
  '_astro/page.a1b2.css': 'text/css',
};
const fileOf = (address: string) => (/(?:^|\/)$/.test(address) ? `${address}index.html` : address);
const contentOf = (address: string) => `Nguồn: ${fileOf(address)}\n`.repeat(100);

function write(folder: string, name: string, content: string): void {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), content);
}

/** Replaces a text that must occur exactly once. */
function replaced(text: string, before: string, after: string): string {
  expect(text.split(before)).toHaveLength(2);
  return text.replace(before, () => after);
}

/** The guide's lines with this run's port and folder, and the site's folder on the server. */
const fill = (served: string, base: string) => (lines: string, port: number) => {
  let own = replaced(lines, 'listen 80;', `listen 127.0.0.1:${port};`);
  own = replaced(own, 'root /srv/nguon;', `root ${served};`);
  own = replaced(own, '/404.html;', `${base}404.html;`);
  return replaced(own, '~^(/vi)?', `~^${base.slice(0, -1)}(/vi)?`);
};

describe.skipIf(!installedNginx).each([
  ['at the root', '/'],
  ['in a folder', '/some/folder/'],
])(`the guide's lines for nginx (${installedNginx ?? 'it is not installed: skipped'}), %s`, (_, base) => {
  let server: Server;
  beforeAll(async () => {
    const served = temporaryFolder();
    const site = path.join(served, base);
    for (const address of [...Object.keys(types), 'embed/v1.js', '404.html'])
      write(site, fileOf(address), contentOf(address));
    server = await startNginx(nginxLines(), fill(served, base));
  });
  afterAll(() => server?.stop());
  const get = (url: string, headers?: Record<string, string>) => ask(server.port, base + url, headers);

  test.each(Object.entries(types))('/%s is served whole, as %s', async (url, type) => {
    const { status, headers, body } = await get(url);
    expect([status, headers['content-type'], String(body)]).toEqual([200, type, contentOf(url)]);
  });

  test.each([...Object.keys(types), 'embed/v1.js'])(
    '/%s has the headers of the other hosts, each once',
    async (url) => {
      const { headers } = await get(url);
      const wanted = Object.fromEntries(headersAt(rules, `/${url}`));
      expect(headers).toMatchObject({ 'cache-control': 'no-cache', ...wanted });
    },
  );

  test('a page that has not changed is not sent again', async () => {
    const page = await get('');
    const again = await get('', { 'if-none-match': page.headers['etag'] ?? '' });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });

  test.each(['nowhere/', 'nowhere', 'vi/nowhere/', '_astro/nowhere.css', 'charts/nowhere.csv', '_astro/'])(
    'answers %s with 404 and the page for it',
    async (url) => {
      const { status, headers, body } = await get(url);
      expect([status, String(body)]).toEqual([404, contentOf('404.html')]);
      expect(headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
        'x-content-type-options': 'nosniff',
      });
    },
  );

  test('redirects from a folder without its slash to the page, whatever the host is called', async () => {
    const { status, headers } = await get('charts/x');
    expect([status, headers['location']]).toEqual([301, `${base}charts/x/`]);
  });

  test.each(['', 'charts/x.csv', 'charts/x.svg', 'catalog.jsonld'])(
    'compresses /%s if the browser can read that',
    async (url) => {
      expect((await get(url)).headers['content-encoding']).toBeUndefined();
      const { headers, body } = await get(url, { 'accept-encoding': 'gzip' });
      expect([headers['content-encoding'], headers['vary']]).toEqual(['gzip', 'Accept-Encoding']);
      expect(String(gunzipSync(body))).toBe(contentOf(url));
    },
  );
});

test.skipIf(!installedNginx)('what the guide’s command compresses in advance is sent as it is', async () => {
  const folder = temporaryFolder();
  const dist = path.join(folder, 'dist');
  for (const name of ['index.html', 'vi/index.html', 'picture.png']) write(dist, name, contentOf(name));
  write(dist, 'short.csv', 'a,b\n');
  execFileSync('sh', ['-c', compressCommand()], { cwd: folder });
  const server = await startNginx(nginxLines(), fill(dist, '/'));
  try {
    const gzip = { 'accept-encoding': 'gzip' };
    const { headers, body } = await ask(server.port, '/vi/', gzip);
    expect(body.equals(readFileSync(path.join(dist, 'vi/index.html.gz')))).toBe(true);
    expect(headers['content-encoding']).toBe('gzip');
    expect(String((await ask(server.port, '/vi/')).body)).toBe(contentOf('vi/'));
    for (const name of ['picture.png', 'short.csv'])
      expect((await ask(server.port, `/${name}.gz`)).status).toBe(404);
  } finally {
    await server.stop();
  }
});
