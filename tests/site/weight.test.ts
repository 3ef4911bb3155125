import { gzipSync } from 'node:zlib';
import { afterAll, expect, inject, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { isEmbed, pagesOf } from './pages.ts';

const { url, dist } = inject('site');
const browser = await launchBrowser();
afterAll(() => browser.close());

/** What a first visit of a page fetches: texts as servers compress them. The icon in the tab is not counted. */
async function visit(address: string): Promise<{ requests: number; bytes: number; shift: number }> {
  const context = await browser.newContext({ viewport: { width: 360, height: 900 } });
  const page = await context.newPage();
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    if (/favicon|\.ico$/.test(response.url())) return;
    const isCompressed = /\.(?:woff2|png|webp)$/.test(response.url());
    sizes.push(response.body().then((body) => (isCompressed ? body : gzipSync(body)).length));
  });
  await page.goto(url + address, { waitUntil: 'networkidle' });
  const all = await Promise.all(sizes);
  const shift = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const sum = (list: PerformanceObserverEntryList) =>
          list
            .getEntries()
            .reduce((total, entry) => total + (entry as unknown as { value: number }).value, 0);
        new PerformanceObserver((list) => resolve(sum(list))).observe({
          type: 'layout-shift',
          buffered: true,
        });
        // Nothing is observed where nothing moved.
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(0)));
      }),
  );
  await context.close();
  return { requests: all.length, bytes: all.reduce((sum, size) => sum + size, 0), shift };
}

const pages = await pagesOf(dist);
const isChart = (page: string) => /^(?:vi\/)?charts\/./.test(page);
test.each([
  ['an embed', pages.filter(isEmbed), 4, 40_000],
  ['a chart page', pages.filter(isChart), 7, 55_000],
  [
    'another page',
    pages.filter((page) => !isEmbed(page) && !isChart(page) && !page.includes('guide/')),
    20,
    400_000,
  ],
])(
  '%s is light, its fonts included, and does not move while it loads',
  async (_, addresses, requests, bytes) => {
    expect(addresses.length).toBeGreaterThanOrEqual(20);
    for (const address of addresses) {
      const cost = await visit(address);
      expect([address, cost.requests <= requests, cost]).toEqual([address, true, cost]);
      expect([address, cost.bytes <= bytes, cost]).toEqual([address, true, cost]);
      // A frame's text takes its font when it comes.
      expect([address, isEmbed(address) || cost.shift <= 0.01, cost]).toEqual([address, true, cost]);
      // Its page and two fonts at least: what was not seen was not weighed.
      expect(cost.requests).toBeGreaterThanOrEqual(3);
    }
  },
);
