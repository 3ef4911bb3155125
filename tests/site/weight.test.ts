import { gzipSync } from 'node:zlib';
import { afterAll, expect, inject, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { isEmbed, pagesOf } from './pages.ts';

const { url, dist } = inject('site');
const browser = await launchBrowser();
afterAll(() => browser.close());

/** Opens a tab for first visits, one after another: nothing is kept from one to the next. */
async function openTab() {
  const page = await browser.newPage({ viewport: { width: 360, height: 900 } });
  // Routes switch the cache off. Fonts come late, as on slow lines: nothing may move then.
  await page.route(/woff2$/, (route) => setTimeout(() => route.continue(), 200));
  const sizes = new Map<string, Promise<[size: number, isScript: boolean]>>();
  page.on('response', (response) => {
    if (/favicon|\.ico$/.test(response.url())) return;
    const isCompressed = /\.(?:woff2|png|webp)$/.test(response.url());
    const isScript = response.request().resourceType() === 'script';
    const size = response.body().then((body) => (isCompressed ? body : gzipSync(body)).length);
    sizes.set(
      response.url(),
      size.then((bytes) => [bytes, isScript]),
    );
  });
  /** What a visit fetches, once each: texts as servers compress them. The icon in the tab is not counted. */
  return async (address: string) => {
    sizes.clear();
    await page.goto(url + address, { waitUntil: 'networkidle' });
    const all = await Promise.all(sizes.values());
    const shift = await page.evaluate(async () => {
      const shifts: { value: number }[] = [];
      const watch = new PerformanceObserver((list) => shifts.push(...(list.getEntries() as never[])));
      watch.observe({ type: 'layout-shift', buffered: true });
      await new Promise((done) => setTimeout(done, 50));
      return shifts.reduce((sum, { value }) => sum + value, 0);
    });
    const sum = (of: typeof all) => of.reduce((total, [size]) => total + size, 0);
    const script = sum(all.filter(([, isScript]) => isScript));
    return { requests: all.length, bytes: sum(all), script, shift };
  };
}

const pages = await pagesOf(dist);
const isCheck = (page: string) => /^(?:vi\/)?check\/$/.test(page);
const isChart = (page: string) => /^(?:vi\/)?charts\/./.test(page);
/** In Vietnamese, which takes more bytes. */
const isOther = (page: string) => /^vi\/(?!guide|charts\/.|embed\/.|check)/.test(page);
test.each([
  ['an embed', pages.filter(isEmbed), 4, 40_000, 0],
  ['the check of drafts', pages.filter(isCheck), 5, 150_000, 60_000],
  ['a chart page', pages.filter(isChart), 5, 55_000, 3_072],
  ['another page', pages.filter(isOther), 20, 400_000, 231_000],
])(
  '%s is light, its fonts included, and does not move while it loads',
  async (_, addresses, requests, bytes, script) => {
    expect(addresses.length).toBeGreaterThanOrEqual(2);
    const queue = addresses.values();
    const visitAll = async () => {
      const visit = await openTab();
      for (const address of queue) {
        const cost = await visit(address);
        const isLight = cost.requests <= requests && cost.bytes <= bytes && cost.script <= script;
        expect([address, isLight && cost.shift <= 0.01, cost]).toEqual([address, true, cost]);
        // Its page and two fonts at least: what was not seen was not weighed.
        expect(cost.requests).toBeGreaterThanOrEqual(3);
      }
    };
    // Visits wait more than they work.
    await Promise.all(Array.from({ length: 4 }, visitAll));
  },
);
