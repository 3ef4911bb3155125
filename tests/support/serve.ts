import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

/** Media types by extension. */
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  // As text, so that it is shown and not saved.
  '.csv': 'text/plain; charset=utf-8',
  '.cff': 'text/plain; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.json': 'application/json',
  '.jsonld': 'application/ld+json',
  '.xml': 'application/xml',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

/**
 * Serves a folder, with `index.html` at a folder's address.
 * @param headersOf headers sent with a file, beside its type
 * @param added further files by their paths
 */
export async function serve(
  folder: string,
  headersOf: (pathname: string, url: string) => Record<string, string> = () => ({}),
  added: ReadonlyMap<string, string | Uint8Array> = new Map(),
): Promise<{ url: string; stop: () => void }> {
  const server: Server = createServer(async (request, response) => {
    const { url = '/' } = request;
    const { pathname } = new URL(url, 'http://localhost');
    const name = decodeURI(pathname).replace(/\/$/, '/index.html');
    const bytes = added.get(pathname) ?? (await readFile(path.join(folder, name)).catch(() => undefined));
    response.writeHead(bytes === undefined ? 404 : 200, {
      ...headersOf(pathname, url),
      'content-type': TYPES[path.extname(name)] ?? 'application/octet-stream',
    });
    response.end(bytes);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}/`, stop };
}

/** A port of this machine that nothing listens on. */
export async function freePort(): Promise<number> {
  const { url, stop } = await serve('');
  stop();
  return Number(new URL(url).port);
}
