import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { root, temporaryFolder } from '../support/folders.ts';
import { partsOf, readGuide } from '../support/guide.ts';
import { headersAt, parseHeaders } from '../support/headers.ts';
import { freePort } from '../support/serve.ts';

const places = ['/usr/sbin/nginx', '/usr/bin/nginx', '/usr/local/sbin/nginx', '/opt/homebrew/bin/nginx'];
/** The nginx installed on this machine, with the media types that the guide's configuration includes. */
const nginx = places.find((place) => existsSync(place) && existsSync('/etc/nginx/mime.types'));

/** A response as sent: redirects are not followed, and nothing is compressed unless asked for. */
const ask = (port: number, url: string, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${port}${url}`, {
    redirect: 'manual',
    headers: { 'accept-encoding': 'identity', connection: 'close', ...headers },
  });

/** Serves a folder by the guide's configuration. The site is at `base` in it. */
async function startNginx(served: string, base: string) {
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

const rules = parseHeaders(readFileSync(path.join(root, 'public/_headers'), 'utf8'));
const FROZEN = 'frozen/x/2026-01-31-0123456789ab/';

/** The files of a small site by media type. */
const filesByType = {
  'text/html; charset=utf-8': [
    '',
    'vi/',
    'charts/x/',
    'embed/',
    'vi/embed/',
    'embed/x/',
    'vi/embed/x/',
    FROZEN,
  ],
  'text/csv; charset=utf-8': ['charts/x.csv'],
  'application/json': ['charts/x.json'],
  'image/svg+xml': ['charts/x.svg'],
  'image/png': ['charts/x.png'],
  'application/zip': ['data/nguon.zip'],
  'application/ld+json': ['catalog.jsonld'],
  'application/yaml; charset=utf-8': ['CITATION.cff'],
  'application/manifest+json': ['manifest.webmanifest'],
  'text/xml; charset=utf-8': ['feed.xml'],
  'text/plain; charset=utf-8': ['robots.txt'],
  'text/css': ['_astro/page.a1b2.css'],
};
const types = Object.entries(filesByType).flatMap(([type, all]) => all.map((one) => [one, type] as const));
const addresses = [...types.map(([address]) => address), 'embed/v1.js'];
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
  let server: Awaited<ReturnType<typeof startNginx>>;
  beforeAll(async () => {
    const served = temporaryFolder();
    const site = path.join(served, base);
    for (const address of [...addresses, '404.html']) write(site, fileOf(address), contentOf(address));
    server = await startNginx(served, base);
  });
  afterAll(() => server?.stop());
  const get = (url: string, headers?: Record<string, string>) => ask(server.port, base + url, headers);

  test.each(types)('/%s is served whole, as %s', async (url, type) => {
    const answer = await get(url);
    const { status, headers } = answer;
    expect([status, headers.get('content-type'), await answer.text()]).toEqual([200, type, contentOf(url)]);
  });

  test.each(addresses)('/%s has the headers of the other hosts, each once', async (url) => {
    const wanted = Object.fromEntries(headersAt(rules, `/${url}`));
    const sent = Object.fromEntries((await get(url)).headers);
    expect(sent).toMatchObject({ 'cache-control': 'no-cache', ...wanted });
  });

  test('a page that has not changed is not sent again', async () => {
    const etag = (await get('')).headers.get('etag') ?? '';
    expect((await get('', { 'if-none-match': etag })).status).toBe(304);
  });

  test.each(['nowhere/', 'nowhere', 'vi/nowhere/', '_astro/nowhere.css', 'charts/nowhere.csv', '_astro/'])(
    'answers %s with 404 and the page for it',
    async (url) => {
      const answer = await get(url);
      expect([answer.status, await answer.text()]).toEqual([404, contentOf('404.html')]);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
        'x-content-type-options': 'nosniff',
      });
    },
  );

  test('redirects from a folder without its slash to the page, whatever the host is called', async () => {
    const { status, headers } = await get('charts/x');
    expect([status, headers.get('location')]).toEqual([301, `${base}charts/x/`]);
  });

  test.each(['', 'charts/x.csv', 'charts/x.svg', 'catalog.jsonld'])(
    'compresses /%s if the browser can read that',
    async (url) => {
      expect((await get(url)).headers.has('content-encoding')).toBe(false);
      const answer = await get(url, { 'accept-encoding': 'gzip' });
      const names = ['content-encoding', 'vary'];
      expect(names.map((name) => answer.headers.get(name))).toEqual(['gzip', 'Accept-Encoding']);
      expect(await answer.text()).toBe(contentOf(url));
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
    const { headers } = await ask(server.port, '/vi/', { 'accept-encoding': 'gzip' });
    // What nginx compresses itself comes without a length.
    const { size } = statSync(path.join(dist, 'vi/index.html.gz'));
    expect([headers.get('content-encoding'), headers.get('content-length')]).toEqual(['gzip', `${size}`]);
    expect(await (await ask(server.port, '/vi/')).text()).toBe(contentOf('vi/'));
    for (const name of ['picture.png', 'short.csv'])
      expect((await ask(server.port, `/${name}.gz`)).status).toBe(404);
  } finally {
    await server.stop();
  }
});
