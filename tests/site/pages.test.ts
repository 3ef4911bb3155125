import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from './browser.ts';

const site = inject('site');
const pages = { en: '', vi: 'vi/' };

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function open(
  path: string,
  options: { width?: number; dark?: boolean; script?: boolean; base?: string } = {},
): Promise<{ page: Page; requests: string[]; complaints: string[] }> {
  const { width = 1280, dark = false, script = true, base = site.url } = options;
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: dark ? 'dark' : 'light',
    javaScriptEnabled: script,
    bypassCSP: false,
  });
  const page = await context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(base + path, { waitUntil: 'load' });
  await page.evaluate(() => document.fonts.ready);
  return { page, requests, complaints };
}

describe.each(Object.entries(pages))('the page in %s', (locale, path) => {
  test.each([
    [320, false],
    [320, true],
    [768, false],
    [1280, false],
    [1280, true],
  ])('has nothing for axe to find at %i px (dark: %s), and does not scroll sideways', async (width, dark) => {
    const { page, requests, complaints } = await open(path, { width, dark });
    expect(complaints).toEqual([]);
    expect(requests.filter((url) => !url.startsWith(new URL(site.url).origin))).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
    // The policy allows no foreign script, so axe is evaluated, not inserted.
    await page.evaluate(axe.source);
    const results = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
    expect(results.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    await page.context().close();
  });

  test('is complete without JavaScript', async () => {
    const { page } = await open(path, { script: false });
    expect(await page.locator('html').getAttribute('lang')).toBe(locale);
    for (const chart of await page.locator('figure.chart').all()) {
      expect(await chart.locator('svg:visible').count()).toBe(1);
      const marks = await chart.locator('svg:visible a.mark').count();
      expect(marks).toBeGreaterThan(0);
      expect(await chart.locator('tbody tr').count()).toBe(marks);
    }
    await page.context().close();
  });

  test('shows every figure of the report with a link to its words', async () => {
    const { page } = await open(path);
    const links = page.locator('#figures a.phrase');
    expect(await links.count()).toBe(25);
    const zalo = links.filter({ hasText: '76.5 million' });
    expect(await zalo.getAttribute('href')).toMatch(
      /^https:\/\/.*#:~:text=76\.5%20million%20monthly%20users$/,
    );
    await page.context().close();
  });

  test('each chart leads every reported figure that it shows back to its words', async () => {
    const { page } = await open(path);
    const phrases = (chart: string) => page.locator(`#${chart} a.phrase`).allTextContents();
    expect(await phrases('items-removed')).toEqual(['8,981', '94%', '6,043', '91%', '971', '93%']);
    expect(await phrases('enforcement-2024')).toEqual(['290', '236', '46', 'two']);
    expect(await phrases('removal-requests')).toEqual(['8,981', '94%', '6,043', '91%', '971', '93%']);
    await page.context().close();
  });

  test('each mark is reached by keyboard, named, and leads to its row', async () => {
    const { page } = await open(path);
    const marks = page.locator('#platform-users svg:visible a.mark');
    const names = await marks.evaluateAll((all) => all.map((mark) => mark.getAttribute('aria-label')));
    expect(names[0]).toBe(
      locale === 'en'
        ? 'Zalo (domestic): 76.5 million users, 30 June 2024'
        : 'Zalo (trong nước): 76,5 triệu người dùng, 30/6/2024',
    );
    await page.locator('#platform-users h2').click();
    await page.keyboard.press('Tab');
    for (const name of names) {
      expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(name);
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
    expect(await page.locator('tr:target th').textContent()).toContain('YouTube');
    await page.context().close();
  });

  test('text in charts is at least 12 px and stays within its drawing, at every width', async () => {
    for (const width of [320, 480, 768, 1280]) {
      const { page } = await open(path, { width });
      const texts = await page.locator('svg:visible text').evaluateAll((all) =>
        all.map((text) => {
          const box = text.getBoundingClientRect();
          const frame = ((text as SVGElement).ownerSVGElement as SVGElement).getBoundingClientRect();
          const outside = Math.max(
            frame.left - box.left,
            box.right - frame.right,
            box.right - window.innerWidth,
          );
          return {
            text: text.textContent,
            size: Number.parseFloat(getComputedStyle(text).fontSize),
            outside,
          };
        }),
      );
      expect(texts.length).toBeGreaterThan(10);
      expect(texts.filter(({ size, outside }) => size < 12 || outside > 0.5)).toEqual([]);
      await page.context().close();
    }
  });
});

test('the language switch leads to the same page in the other language and back', async () => {
  const { page } = await open('');
  await page.getByRole('link', { name: 'Tiếng Việt' }).click();
  expect(page.url()).toBe(`${site.url}vi/`);
  await page.getByRole('link', { name: 'English' }).click();
  expect(page.url()).toBe(site.url);
  await page.context().close();
});

test('works the same under a base path', async () => {
  const { page, requests, complaints } = await open('', { base: inject('based').url });
  await page.getByRole('link', { name: 'Tiếng Việt' }).click();
  expect(page.url()).toBe(`${inject('based').url}vi/`);
  expect(complaints).toEqual([]);
  expect(requests.filter((url) => !url.startsWith(inject('based').url))).toEqual([]);
  await page.context().close();
});
