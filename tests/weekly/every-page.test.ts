import { afterAll, describe, expect, inject, test } from 'vitest';
import { axeFinds } from '../site/axe.ts';
import { isAboutIcon, launchBrowser } from '../site/browser.ts';
import { brokenLinks } from '../site/built.ts';
import { pagesOf } from '../site/pages.ts';

const site = inject('real');
const pages = await pagesOf(site.dist);

const browser = await launchBrowser();
// One tab for all pages: a tab for each takes a third longer.
const page = await browser.newPage();
const complaints: string[] = [];
const foreign: string[] = [];
page.on('console', (message) => {
  if (!isAboutIcon(message)) complaints.push(message.text());
});
page.on('pageerror', (error) => complaints.push(error.message));
page.on('request', (request) => {
  if (!request.url().startsWith(new URL(site.url).origin)) foreign.push(request.url());
});
const unscripted = await browser.newPage({ javaScriptEnabled: false });
afterAll(() => browser.close());

/**
 * Every page, with everything that can be folded open, at each width and on each ground; axe at the narrowest and the widest.
 * On the dark ground nothing but the colours is another, so there axe looks at those.
 */
describe.each(pages)('/%s', (path) => {
  test('is quiet, stays within the page, and has nothing for axe to find', async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(site.url + path, { waitUntil: 'load' });
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
    expect(found).toEqual([]);
    expect(complaints.splice(0)).toEqual([]);
    expect(foreign.splice(0)).toEqual([]);
  });

  test('is complete without JavaScript', async () => {
    await unscripted.goto(site.url + path);
    expect(await unscripted.locator('main h1').count()).toBe(1);
    for (const chart of await unscripted.locator('.chart:has(svg)').all()) {
      const marks = await chart.locator('svg:visible a.mark').count();
      expect(marks).toBeGreaterThan(0);
      expect(await chart.locator('table').first().locator('tbody tr').count()).toBe(marks);
    }
    // What works only with JavaScript is not offered.
    expect(await unscripted.locator('button:not([popovertarget]):visible').count()).toBe(0);
  });
});

test('no link is broken, and links stay under the base path', async () => {
  expect(await brokenLinks(site.dist, '/some/folder/')).toEqual([]);
  await page.goto(`${site.url}vi/`);
  await page.locator('.chart-links a').first().click();
  expect(page.url()).toMatch(new RegExp(`^${site.url}vi/charts/[\\w-]+/$`));
});
