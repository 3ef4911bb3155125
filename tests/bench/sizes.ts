import { globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { format, max, median, sum } from 'd3';
import type { Browser, Request } from 'playwright-core';
import { launchBrowser } from '../site/browser.ts';
import { filesOf } from '../site/built.ts';
import { pagesOf } from '../site/pages.ts';
import { serve } from '../support/serve.ts';
import { duration, log, type Options, size, table } from './report.ts';
import { contents } from './scale.ts';

/** Lighthouse's "slow 4G": 1.6 Mbit/s, 150 ms to the server; and a quarter of this machine's speed. */
const SLOW = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const CPU_SLOWDOWN = 4;
const PHONE = { width: 360, height: 740 };

/** The pages of charts: `charts/x/` or, alone, `embed/x/`, in every language. One that has moved has no drawing. */
export async function chartPages(dist: string, kind: 'charts' | 'embed'): Promise<string[]> {
  const hasDrawing = (page: string) =>
    readFileSync(path.join(dist, page, 'index.html'), 'utf8').includes('<svg');
  const isChart = (page: string) => new RegExp(`^(?:\\w+/)?${kind}/[^/]+/$`).test(page);
  return (await pagesOf(dist)).filter((page) => isChart(page) && hasDrawing(page));
}

const COLUMNS: [string, (one: Load) => number, (value: number) => string][] = [
  ['requests', (one) => one.requests, String],
  ['transferred', (one) => one.bytes, size],
  ['of it fonts', (one) => one.fontBytes, size],
  ['JavaScript', (one) => one.scriptBytes, size],
  ['drawn after', (one) => one.drawn, duration],
  ['layout shift', (one) => one.shift, format('.3f')],
];

/** Loads all chart pages and embeds as on a slow phone. */
export async function measure({ dist }: Options): Promise<string> {
  const site = await serveFolder(dist);
  const browser = await launchBrowser();
  const rows: string[][] = [];
  for (const kind of ['charts', 'embed'] as const) {
    const loads: Load[] = [];
    for (const page of await chartPages(dist, kind)) {
      log(`/${page}`);
      loads.push(await load(browser, site + page));
    }
    const cells = COLUMNS.map(
      ([, of, text]) => `${text(median(loads, of) ?? 0)} … ${text(max(loads, of) ?? 0)}`,
    );
    rows.push([`${loads.length} pages ${kind}/…`, ...cells]);
  }
  await browser.close();
  const { files, bytes } = contents(dist);
  const fonts = globSync('**/*.woff2', { cwd: dist }).map((name) =>
    size(statSync(path.join(dist, name)).size),
  );
  return [
    table(['', ...COLUMNS.map(([name]) => name)], rows),
    `Median … largest, one loading each on a slow phone. The site has ${files} files, ${size(bytes)}; font files: ${fonts.join(', ') || 'none'}.`,
  ].join('\n\n');
}

/** Serves a folder with gzip. Returns the address of `/`. */
export async function serveFolder(folder: string): Promise<string> {
  // Compressed in advance, and not while a page waits for it.
  const compressed = new Map<string, Buffer>();
  for (const name of await filesOf(folder, ''))
    if (!/\.(?:png|woff2|zip)$/.test(name))
      compressed.set(
        `/${name.replace(/(^|\/)index\.html$/, '$1')}`,
        gzipSync(readFileSync(path.join(folder, name))),
      );
  const headersOf = (at: string): Record<string, string> =>
    compressed.has(at) ? { 'content-encoding': 'gzip' } : {};
  return (await serve(folder, headersOf, compressed)).url;
}

/** One loading of a page. Bytes are those of the network, headers included; times are milliseconds. */
export interface Load {
  requests: number;
  bytes: number;
  scriptBytes: number;
  fontBytes: number;
  /** Until the first frame with all shapes of the largest drawing. */
  drawn: number;
  /** Cumulative layout shift. */
  shift: number;
}

/** Loads a page that has a drawing, on a slow phone, without cache, until the network is idle. */
export async function load(browser: Browser, url: string): Promise<Load> {
  const page = await browser.newPage({ viewport: PHONE });
  page.setDefaultTimeout(300_000);
  try {
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    await session.send('Network.emulateNetworkConditions', SLOW);
    await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
    const requests: Request[] = [];
    page.on('requestfinished', (request) => requests.push(request));
    await page.addInitScript(watchShapes);
    await page.goto(url, { waitUntil: 'load' });
    await page.waitForFunction(() => Reflect.get(globalThis, 'bench').count > 0);
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    await page.waitForLoadState('networkidle');
    const { drawn, shift } = await page.evaluate(() => {
      const { count, since, shift } = Reflect.get(globalThis, 'bench');
      // A frame is prepared before it is painted.
      const [paint] = performance.getEntriesByName('first-contentful-paint');
      return { drawn: Math.max(since[count], paint?.startTime ?? 0), shift };
    });
    const sent = requests.filter((request) => !request.url().startsWith('data:'));
    const sizes = await Promise.all(sent.map((request) => request.sizes()));
    const bytes = (type = '') =>
      sum(sizes, ({ responseHeadersSize, responseBodySize }, at) =>
        sent[at]?.resourceType().includes(type) ? responseHeadersSize + responseBodySize : 0,
      );
    const types = { bytes: bytes(), scriptBytes: bytes('script'), fontBytes: bytes('font') };
    return { requests: sent.length, ...types, drawn, shift };
  } finally {
    await page.close();
  }
}

/** Runs in the page: counts the shapes of the largest drawing after each frame, and adds up layout shifts. */
function watchShapes(): void {
  const bench = { count: 0, since: {} as Record<number, number>, shift: 0 };
  Object.assign(globalThis, { bench });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) bench.shift += Reflect.get(entry, 'value');
  }).observe({ type: 'layout-shift', buffered: true });
  const area = (svg: Element) => svg.getBoundingClientRect().width * svg.getBoundingClientRect().height;
  const look = () => {
    const [largest] = [...document.querySelectorAll('svg')].filter(area).sort((a, b) => area(b) - area(a));
    bench.count = largest?.querySelectorAll('rect, path, circle, line').length ?? 0;
    bench.since[bench.count] ??= performance.now();
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Whether a page shows a drawing where scripts do not run. */
export async function isDrawnWithoutScript(browser: Browser, url: string): Promise<boolean> {
  const page = await browser.newPage({ viewport: PHONE, javaScriptEnabled: false });
  await page.goto(url);
  const svgs = page.locator('svg');
  const widths = await svgs.evaluateAll((all) => all.map((svg) => svg.getBoundingClientRect().width));
  await page.close();
  return widths.some((width) => width > PHONE.width / 2);
}
