import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, describe, expect, inject, test } from 'vitest';
import { axeFinds } from './axe.ts';
import { launchBrowser } from './browser.ts';

const site = inject('site');
const pages = { en: '', vi: 'vi/' };
const CHART = 'figure.chart:has(a.phrase)';

const browser = await launchBrowser();
afterAll(() => browser.close());
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});

async function open({ path = '', width = 1280, height = 900, dark = false, touch = false } = {}) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    hasTouch: touch,
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(20_000);
  // The report is not ours to ask for while testing.
  await context.route(
    (url) => !url.href.startsWith(new URL(site.url).origin),
    (route) => route.fulfill({ contentType: 'text/html', body: '<title>the report</title>' }),
  );
  const page = await context.newPage();
  await page.goto(site.url + path, { waitUntil: 'load' });
  await page.evaluate(() => document.fonts.ready);
  return page;
}

const chartOf = (page: Page, at = 0): Locator => page.locator(CHART).nth(at);
const marksOf = (chart: Locator): Locator => chart.locator('svg:visible a.mark');
const cardOf = (page: Page): Locator => page.locator('.mark-card');
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
const nameOf = (mark: Locator) => mark.getAttribute('aria-label');

/** Waits until the card that is open is that of the mark. */
async function opened(mark: Locator): Promise<Locator> {
  const card = mark.page().locator(`.mark-card[aria-label=${JSON.stringify(await nameOf(mark))}]`);
  await card.waitFor();
  expect(await cardOf(mark.page()).count()).toBe(1);
  return card;
}
const gone = (page: Page) => cardOf(page).waitFor({ state: 'detached' });

async function boxOf(locator: Locator) {
  return locator.evaluate((element): DOMRect => element.getBoundingClientRect().toJSON());
}

/** Moves the mouse to a point of the mark, as a hand does: over points between. */
async function pointAt(mark: Locator, across = 0.3): Promise<{ x: number; y: number }> {
  await mark.scrollIntoViewIfNeeded();
  const { left, right, top, bottom } = await boxOf(mark);
  const point = { x: left + (right - left) * across, y: (top + bottom) / 2 };
  await mark.page().mouse.move(point.x - 3, point.y);
  await mark.page().mouse.move(point.x, point.y);
  return point;
}

test.each([320, 1280])(
  'by keyboard a chart is one tab stop, and arrows, Home and End walk its marks, at %i px',
  async (width) => {
    const page = await open({ width });
    const chart = chartOf(page);
    const marks = marksOf(chart);
    const names = await marks.evaluateAll((all) => all.map((mark) => mark.getAttribute('aria-label')));
    const tabStops = () =>
      marks.evaluateAll((all) =>
        all.flatMap((one) => ((one as SVGAElement).tabIndex === 0 ? one.getAttribute('aria-label') : [])),
      );
    expect(names.length).toBeGreaterThan(2);
    expect(await tabStops()).toEqual([names[0]]);

    await chart.locator('h3').click();
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe(names[0]);
    const keys = { ArrowDown: 1, ArrowRight: 2, ArrowLeft: 1, ArrowUp: 0, End: names.length - 1, Home: 0 };
    for (const [key, at] of Object.entries(keys)) {
      await page.keyboard.press(key);
      expect([key, await focused(page)]).toEqual([key, names[at]]);
      expect(await tabStops()).toEqual([names[at]]);
      await opened(marks.nth(at));
    }
    // At the ends they stay.
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toBe(names[0]);
  },
);

test('by keyboard Enter follows the mark to its row, and the link in the card to the words', async () => {
  const page = await open();
  const mark = marksOf(chartOf(page)).nth(1);
  const href = (await mark.getAttribute('href')) ?? '';
  await mark.focus();
  await page.keyboard.press('Enter');
  expect(new URL(page.url()).hash).toBe(href);
  await gone(page);

  await mark.focus();
  await opened(mark);
  const link = cardOf(page).locator('a.phrase');
  const words = (await link.getAttribute('href')) ?? '';
  expect(words).toMatch(/^https:\/\/.*#:~:text=./);
  expect(words).toBe(await page.locator(`${href} a.phrase`).getAttribute('href'));
  // Past the figure, which leads to its own page.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  const [report] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('Enter')]);
  await report.waitForURL(({ href }) => href === words);
});

test('by mouse the card opens, may be entered, and closes when the mouse has left', async () => {
  const page = await open();
  const mark = marksOf(chartOf(page)).nth(2);
  const { x, y } = await pointAt(mark, 0.9);
  const card = await opened(mark);
  const { top, bottom } = await boxOf(card);
  // Straight to the card, slowly: over the gap, and on to its link.
  const to = top > y ? top + 4 : bottom - 4;
  const toCard = () => page.mouse.move(x, to, { steps: 12 });
  const toLink = () => card.locator('a.phrase').hover();
  // A click on its words does not close it.
  const clickWords = () => card.locator('p').click();
  for (const act of [toCard, toLink, clickWords]) {
    await act();
    await page.waitForTimeout(600);
    await opened(mark);
  }
  await page.mouse.move(2, 2, { steps: 4 });
  await gone(page);
});

test('by touch a tap opens the card and stays; a second one follows the mark; a tap elsewhere closes', async () => {
  const page = await open({ width: 320, height: 640, touch: true });
  const marks = marksOf(chartOf(page));
  const [first, second] = [marks.nth(0), marks.nth(1)];
  await second.tap();
  await opened(second);
  expect(new URL(page.url()).hash).toBe('');
  await cardOf(page).locator('p').tap();
  await opened(second);
  await page.locator('h1').tap();
  await gone(page);

  await first.tap();
  await opened(first);
  expect(new URL(page.url()).hash).toBe('');
  await first.tap();
  expect(new URL(page.url()).hash).toBe(await first.getAttribute('href'));
  await gone(page);
});

describe.each(Object.entries(pages))('the card in %s', (_, path) => {
  test.each([320, 1280])(
    'holds what the row holds, in the window and beside its mark, at %i px',
    async (width) => {
      const page = await open({ path, width, height: 700 });
      const found = await page.evaluate(() => {
        const words = (element: Element | null | undefined) => element?.textContent?.replace(/\s+/g, '');
        const links = (element: Element) => [...element.querySelectorAll('a')].map(({ href }) => href);
        const wrong: string[] = [];
        let count = 0;
        for (const mark of document.querySelectorAll<SVGAElement>('.drawings a.mark')) {
          if (!mark.getClientRects().length) continue;
          count++;
          const name = mark.getAttribute('aria-label');
          const row = document.querySelector<HTMLTableRowElement>(mark.getAttribute('href') ?? '');
          // An id within the row is not in the card too.
          row?.cells[0]?.append(Object.assign(document.createElement('i'), { id: `inside-${count}` }));
          mark.focus();
          const cards = document.querySelectorAll('.mark-card');
          const [card] = cards;
          if (!card || !row || cards.length > 1) {
            wrong.push(`${name}: ${cards.length} cards`);
            continue;
          }
          if (card.getAttribute('aria-label') !== name) wrong.push(`${name}: another's card`);
          const parts = [card.querySelector('p'), ...card.querySelectorAll('dd')].map(words).join('|');
          const cells = [...row.cells].map(words).join('|');
          if (parts !== cells) wrong.push(`${name}: ${parts} is not ${cells}`);
          if (String(links(card)) !== String(links(row))) wrong.push(`${name}: its links`);
          const heads = [...(row.closest('table')?.tHead?.rows[0]?.cells ?? [])]
            .map((head, at) => row.cells[at]?.dataset['head']?.replace(/\s+/g, '') ?? words(head))
            .slice(1);
          if (String([...card.querySelectorAll('dt')].map(words)) !== String(heads))
            wrong.push(`${name}: heads`);
          if (card.previousElementSibling !== mark.closest('.drawings')) wrong.push(`${name}: not after it`);
          const [c, m] = [card.getBoundingClientRect(), mark.getBoundingClientRect()];
          if (c.left < 0 || c.right > document.documentElement.clientWidth) wrong.push(`${name}: beside`);
          if (c.bottom > m.top && c.top < m.bottom) wrong.push(`${name}: over its mark`);
          if (c.right < m.left || c.left > m.right) wrong.push(`${name}: far from its mark`);
          if (c.top < 0 || c.bottom > innerHeight) wrong.push(`${name}: above or below the window`);
          if (document.documentElement.scrollWidth > innerWidth) wrong.push(`${name}: scrolls sideways`);
          const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
          if (new Set(ids).size < ids.length) wrong.push(`${name}: an id twice`);
          for (const one of card.querySelectorAll('*'))
            if (Number.parseFloat(getComputedStyle(one).fontSize) < 12)
              wrong.push(`${name}: small ${one.tagName}`);
        }
        return { count, wrong };
      });
      expect(found.wrong).toEqual([]);
      expect(found.count).toBeGreaterThan(5);
    },
  );

  test.each([
    [320, true],
    [1280, false],
  ])('has nothing for axe to find at %i px (dark: %s)', async (width, dark) => {
    const page = await open({ path, width, dark });
    const mark = marksOf(chartOf(page)).nth(1);
    await mark.focus();
    await opened(mark);
    expect(await axeFinds(page, { within: 'figure.chart:has(.mark-card)' })).toEqual([]);
  });
});
