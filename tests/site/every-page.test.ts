import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { pagesOf } from './pages.ts';

const site = inject('real');
const pages = await pagesOf(site.dist);

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Every page, with everything that can be folded open, at each width and on each ground; axe at the narrowest and the widest. */
describe.each(pages)('/%s', (path) => {
  test('is quiet, stays within the page, and has nothing for axe to find', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    const complaints: string[] = [];
    const foreign: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(new URL(site.url).origin)) foreign.push(request.url());
    });
    await page.goto(site.url + path, { waitUntil: 'load' });
    await page.evaluate(() => document.fonts.ready);
    // The policy allows no foreign script, so axe is evaluated, not inserted.
    await page.evaluate(axe.source);
    const found: unknown[] = [];
    for (const width of [1280, 768, 320])
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        const result = await page.evaluate(async (isChecked) => {
          for (const details of document.querySelectorAll('details')) details.open = true;
          const { violations } = isChecked
            ? await (window as unknown as { axe: typeof axe }).axe.run({
                iframes: false,
                preload: false,
                resultTypes: ['violations'],
              })
            : { violations: [] };
          const texts = [...document.querySelectorAll('body *')].filter((element) =>
            [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
          );
          return {
            violations: violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
            sideways: document.documentElement.scrollWidth - window.innerWidth,
            small: texts
              .filter((element) => Number.parseFloat(getComputedStyle(element).fontSize) < 12)
              .map((element) => element.textContent),
          };
          // Between the two, only the layout is another.
        }, width !== 768);
        if (result.violations.length > 0 || result.sideways > 0 || result.small.length > 0)
          found.push({ width, colorScheme, ...result });
      }
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
    expect(foreign).toEqual([]);
    await context.close();
  });

  test('is complete without JavaScript', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(site.url + path);
    expect(await page.locator('main h1').count()).toBe(1);
    for (const chart of await page.locator('.chart').all()) {
      const marks = await chart.locator('svg:visible a.mark').count();
      expect(marks).toBeGreaterThan(0);
      expect(await chart.locator('table').first().locator('tbody tr').count()).toBe(marks);
    }
    // What works only with JavaScript is not offered.
    expect(await page.locator('button:visible').count()).toBe(0);
    await context.close();
  });
});
