import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.csv': 'text/csv; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};
/** These are compressed already. */
const WHOLE = new Set(['.png', '.woff2']);

/**
 * Serves a folder as hosts of static sites do: `/x` is `x`, `x/index.html` or `x.html`; texts are compressed with gzip,
 * once and not while a page is waited for.
 */
export async function serveFolder(folder: string): Promise<{ url: string; stop(): void }> {
  const made = new Map<string, Promise<Answer | undefined>>();
  const server = createServer(async ({ url = '/' }, response) => {
    const wanted = decodeURIComponent(new URL(url, 'http://x').pathname);
    if (!made.has(wanted)) made.set(wanted, answer(folder, wanted));
    const found = await made.get(wanted);
    if (found) response.writeHead(200, found.headers).end(found.body);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

interface Answer {
  headers: Record<string, string | number>;
  body: Buffer;
}

async function answer(folder: string, wanted: string): Promise<Answer | undefined> {
  for (const name of [wanted, `${wanted}/index.html`, `${wanted}.html`]) {
    const file = path.join(folder, name);
    if (!file.startsWith(path.resolve(folder))) return undefined;
    const bytes = await readFile(file).catch(() => undefined);
    if (!bytes) continue;
    const extension = path.extname(file);
    const type = { 'content-type': TYPES[extension] ?? 'application/octet-stream' };
    if (WHOLE.has(extension)) return { headers: { ...type, 'content-length': bytes.length }, body: bytes };
    const body = gzipSync(bytes, { level: 9 });
    return { headers: { ...type, 'content-encoding': 'gzip', 'content-length': body.length }, body };
  }
  return undefined;
}
