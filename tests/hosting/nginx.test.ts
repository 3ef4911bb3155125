import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { root, temporaryFolder } from '../support/folders.ts';
import { partsOf, readGuide } from '../support/guide.ts';
import { headersAt, parseHeaders } from '../support/headers.ts';
import { freePort } from '../support/serve.ts';

const places = ['/usr/sbin/nginx', '/usr/bin/nginx', '/usr/local/sbin/nginx', '/opt/homebrew/bin/nginx'];
/** The nginx installed on this machine, with the media types that the guide's configuration includes. */
const nginx = places.find((place) => existsSync(place) && existsSync('/etc/nginx/mime.types'));

interface Server {
  port: number;
  stop(): Promise<void>;
}

/** Serves a folder by the guide's configuration. The site is at `base` in it. */
async function startNginx(served: string, base: string): Promise<Server> {
  const [folder, port] = [temporaryFolder(), await freePort()];
  let lines = readFileSync(path.join(root, 'src/guide/nginx.conf'), 'utf8');
  for (const [before, after] of [
    ['listen 80;', `listen 127.0.0.1:${port};`],
    ['root /srv/nguon;', `root ${served};`],
    ['/404.html;', `${base}404.html;`],
    ['~^(/vi)?', `~^${base.slice(0, -1)}(/vi)?`],
  ] as const) {
    expect(lines.split(before)).toHaveLength(2);
    lines = lines.replace(before, () => after);
  }
  const scratch = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const own = scratch.map((name) => `${name}_temp_path ${path.join(folder, name)};`).join('\n');
  // Workers of root would run as nobody, who may not read a temporary folder.
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  const config = `${user}\ndaemon off;\npid ${folder}/nginx.pid;\nevents {}\nhttp {\naccess_log off;\n${own}\n${lines}}\n`;
  write(folder, 'nginx.conf', config);
  write(folder, 'logs/error.log', '');
  const child = spawn(nginx ?? '', ['-e', 'stderr', '-p', folder, '-c', path.join(folder, 'nginx.conf')]);
  let output = '';
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  // Users of the guide would see these warnings, too.
  const expectQuiet = () => expect(output).not.toMatch(/\[(?:warn|emerg|alert)\]/);
  const stop = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill();
    await ended;
    expectQuiet();
  };
  await vi.waitFor(() => ask(port, '/'), { timeout: 20_000 }).finally(expectQuiet);
  return { port, stop };
}

/** A response as sent: redirects are not followed, and compression is not undone. */
interface Answer {
  status: number;
  headers: Record<string, string | undefined>;
  body: Buffer;
}

function ask(port: number, url: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path: url, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        // A header that was sent twice shows as a list.
        const distinct = Object.entries(response.headersDistinct).map(
          ([name, values]) => [name, values?.join(', ')] as const,
        );
        resolve({
          status: response.statusCode ?? 0,
          headers: Object.fromEntries(distinct),
          body: Buffer.concat(chunks),
        });
      });
    });
    sent.on('error', reject);
    sent.end();
  });
}

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

describe.skipIf(!nginx).each([
  ['at the root', '/'],
  ['in a folder', '/some/folder/'],
])(`the guide's lines for nginx (${nginx ?? 'it is not installed: skipped'}), %s`, (_, base) => {
  let server: Server;
  beforeAll(async () => {
    const served = temporaryFolder();
    const site = path.join(served, base);
    for (const address of [...Object.keys(types), 'embed/v1.js', '404.html'])
      write(site, fileOf(address), contentOf(address));
    server = await startNginx(served, base);
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

test.skipIf(!nginx)('what the guide’s command compresses in advance is sent as it is', async () => {
  const folder = temporaryFolder();
  const dist = path.join(folder, 'dist');
  for (const name of ['index.html', 'vi/index.html', 'picture.png']) write(dist, name, contentOf(name));
  write(dist, 'short.csv', 'a,b\n');
  const command = partsOf(readGuide('en'), 'Command').find(({ id }) => id === 'compress');
  execFileSync('sh', ['-c', command?.['text'] ?? 'exit 1'], { cwd: folder });
  const server = await startNginx(dist, '/');
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
