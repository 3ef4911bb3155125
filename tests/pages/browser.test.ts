import { afterAll, expect, inject, test } from 'vitest';
import { axeFinds } from '../site/axe.ts';
import { isAboutIcon, launchBrowser } from '../site/browser.ts';
import { fileOf, pagesOf } from '../site/pages.ts';

const { url, dist, published } = inject('pages');
/** What readers have already was looked at when it was published. */
const all = (await pagesOf(dist, () => true)).filter((page) => !published.includes(fileOf(page)));
/** Pages of figures are alike, and many: of these, two dozen. */
const figures = all.filter((page) => /^(?:[a-z]+\/)?figures\//.test(page));
const step = Math.ceil(figures.length / 24);
const pages = all.filter((page) => !figures.includes(page) || figures.indexOf(page) % step === 0);

const browser = await launchBrowser();
afterAll(() => browser.close());

/** Tabs are used again: a tab for each page takes a third longer. */
const free: Awaited<ReturnType<typeof newTab>>[] = [];
async function newTab() {
  const [page, unscripted] = [
    await browser.newPage(),
    await browser.newPage({ javaScriptEnabled: false }),
  ] as const;
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (!isAboutIcon(message)) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    // A worker of a blob belongs to the page.
    const from = request.url().replace(/^blob:/, '');
    if (!from.startsWith(new URL(url).origin)) complaints.push(`It asks for ${request.url()}`);
  });
  return { page, unscripted, complaints };
}

/**
 * Every page, with everything that can be folded open, at each width and on each background; axe at the narrowest and the widest.
 * On the dark background nothing but the colours is another, so there axe looks at those.
 */
test.concurrent.for(pages)(
  '/%s logs nothing, stays within the page, has nothing for axe to find, and is complete without JavaScript',
  async (path, { expect }) => {
    const tab = free.pop() ?? (await newTab());
    const { page, unscripted, complaints } = tab;
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(url + path, { waitUntil: 'load' });
    await page.evaluate(() => document.fonts.ready);
    const found: unknown[] = [];
    for (const width of [1280, 768, 320])
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        const result = await page.evaluate(() => {
          for (const details of document.querySelectorAll('details')) details.open = true;
          const texts = [...document.querySelectorAll('body *')].filter((element) =>
            [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
          );
          return {
            sideways: document.documentElement.scrollWidth - window.innerWidth,
            small: texts
              .filter((element) => Number.parseFloat(getComputedStyle(element).fontSize) < 12)
              .map((element) => element.textContent),
          };
        });
        // Between the two, only the layout is another.
        const violations =
          width === 768
            ? []
            : await axeFinds(page, {
                coloursOnly: colorScheme === 'dark',
                rules: { 'target-size': true },
              });
        if (violations.length > 0 || result.sideways > 0 || result.small.length > 0)
          found.push({ width, colorScheme, violations, ...result });
      }
    expect([...found, ...complaints.splice(0)]).toEqual([]);

    await unscripted.goto(url + path);
    expect(await unscripted.locator('main h1').count()).toBe(1);
    for (const chart of await unscripted.locator('.chart:has(svg)').all()) {
      const marks = await chart.locator('svg:visible a.mark').count();
      expect(marks).toBeGreaterThan(0);
      const rows = await chart.locator('table').first().locator('tbody tr').count();
      expect(rows).toBeGreaterThanOrEqual(marks);
    }
    // What works only with JavaScript is not offered.
    expect(await unscripted.locator('button:not([popovertarget]):visible').count()).toBe(0);
    free.push(tab);
  },
);

// A file of tests needs one, and a change may leave every page as it is.
test('pages that changed are looked at', () => expect(pages.length).toBeGreaterThanOrEqual(0));
