/**
 * Embed pages as a reader of an article on a slow phone gets them: bytes and requests, and how long until the chart is
 * drawn. `dist/` is served compressed; the phone has a quarter of this machine's speed, 1.6 Mbit/s and 150 ms to the server.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../site/browser.ts';
import { isEmbed, pagesOf } from '../site/pages.ts';

const RUNS = 5;
const SLOW = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };

/** One loading of a page: requests, bytes with headers, and ms until its first contentful paint. */
interface Loading {
  requests: number;
  bytes: number;
  drawn: number;
}

async function load(browser: Browser, url: string): Promise<Loading> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  // Fonts within the page are requests to the browser, but not to the network.
  const requests = new Set<string>();
  let bytes = 0;
  session.on('Network.requestWillBeSent', ({ request, requestId }) => {
    if (!request.url.startsWith('data:')) requests.add(requestId);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (requests.has(requestId)) bytes += encodedDataLength;
  });
  await page.goto(url, { waitUntil: 'load' });
  const drawn = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const paint = list.getEntriesByName('first-contentful-paint')[0];
          if (paint) resolve(paint.startTime);
        }).observe({ type: 'paint', buffered: true });
      }),
  );
  await context.close();
  return { requests: requests.size, bytes, drawn };
}

const server = createServer(async ({ url = '/' }, response) => {
  try {
    const file = path.join('dist', new URL(url, 'http://x').pathname, 'index.html');
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'gzip' };
    response.writeHead(200, headers).end(gzipSync(await readFile(file)));
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
const browser = await launchBrowser();
const pages = (await pagesOf('dist')).filter(isEmbed);

console.log(`embed pages on a slow phone, median of ${RUNS}`);
console.log(`${''.padEnd(38)}  requests   bytes  without fonts   drawn`);
for (const page of pages) {
  const html = await readFile(path.join('dist', page, 'index.html'), 'utf8');
  const bare = gzipSync(html.replace(/base64,[\w+/=]+/g, '')).length;
  const loadings: Loading[] = [];
  for (let run = 0; run < RUNS; run++) loadings.push(await load(browser, root + page));
  const middle = loadings.toSorted((a, b) => a.drawn - b.drawn)[Math.floor(RUNS / 2)];
  if (!middle) continue;
  const { requests, bytes, drawn } = middle;
  const columns = [String(requests).padStart(8), String(bytes).padStart(6), String(bare).padStart(13)];
  console.log(`  /${page.padEnd(36)} ${columns.join('  ')}  ${drawn.toFixed(0).padStart(4)} ms`);
}
console.log();
await browser.close();
server.close();
process.exit();
