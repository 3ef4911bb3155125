import { gzipSync } from 'node:zlib';
import { afterAll, expect, inject, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { isEmbed, pagesOf } from './pages.ts';

const { url, dist } = inject('site');
const browser = await launchBrowser();
afterAll(() => browser.close());

/** What a first visit of a page fetches: texts as servers compress them. The icon in the tab is not counted. */
async function visit(address: string): Promise<{ requests: number; bytes: number }> {
  const context = await browser.newContext({ viewport: { width: 800, height: 900 } });
  const page = await context.newPage();
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    if (/favicon|\.ico$/.test(response.url())) return;
    const isCompressed = /\.(?:woff2|png|webp)$/.test(response.url());
    sizes.push(response.body().then((body) => (isCompressed ? body : gzipSync(body)).length));
  });
  await page.goto(url + address, { waitUntil: 'networkidle' });
  const all = await Promise.all(sizes);
  await context.close();
  return { requests: all.length, bytes: all.reduce((sum, size) => sum + size, 0) };
}

const pages = await pagesOf(dist);
test.each([
  ['an embed', pages.filter(isEmbed), 4, 40_000],
  ['a chart page', pages.filter((page) => /^(?:vi\/)?charts\/./.test(page)), 7, 55_000],
])('%s is light, its fonts included', async (_, addresses, requests, bytes) => {
  expect(addresses.length).toBe(22);
  for (const address of addresses) {
    const cost = await visit(address);
    expect([address, cost.requests <= requests, cost]).toEqual([address, true, cost]);
    expect([address, cost.bytes <= bytes, cost]).toEqual([address, true, cost]);
    // Its page and two fonts at least: what was not seen was not weighed.
    expect(cost.requests).toBeGreaterThanOrEqual(3);
  }
});
