import type { Frame, Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import {
  article,
  chartOfEachType,
  charts,
  elementOf,
  onlyChart,
  readArticle,
  take,
  turnTable,
} from './article.ts';
import { type Contrast, lookOf } from './pixels.ts';
import { chartFrames, fits, SITE, useStage } from './stage.ts';

const { dist } = inject('site');

const stage = useStage();

/** Grounds that are nobody's but the host's. */
const grounds = { light: 'rgb(255, 244, 224)', dark: 'rgb(16, 32, 44)' };
const inks = { light: 'rgb(20, 20, 20)', dark: 'rgb(232, 236, 240)' };
type Side = keyof typeof grounds;
const paint = (side: Side) => `background: ${grounds[side]}; color: ${inks[side]};`;

const [chart] = charts;
const height = 1600;
const schemeOf = (frame: Frame) =>
  frame.evaluate(() => {
    const { color } = getComputedStyle(document.querySelector('h1') ?? document.body);
    return /^rgb\(2\d\d/.test(color) ? 'dark' : 'light';
  });

/** The chart has the colours for a side, the host's ground shows through it, and every text can be read. */
async function suits(frame: Frame, side: Side): Promise<void> {
  expect(await schemeOf(frame)).toBe(side);
  const { corners, contrasts } = await lookOf(frame);
  expect(new Set(corners)).toEqual(new Set([grounds[side]]));
  areReadable(contrasts);
}

function areReadable(contrasts: readonly Contrast[]): void {
  expect(contrasts.length).toBeGreaterThan(5);
  expect(contrasts.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
}

/** Opens the table, so that its texts are looked at too. */
async function unfold(frame: Frame): Promise<void> {
  await turnTable(frame);
  await fits(frame);
}

/** Waits, two seconds at most, until the chart has the colours for a side. */
const turnsTo = (frame: Frame, side: Side) =>
  expect.poll(() => schemeOf(frame), { timeout: 2000, interval: 50 }).toBe(side);

const setClass = (page: Page, name: string) =>
  page.evaluate((name) => {
    document.documentElement.className = name;
  }, name);

describe('the script, where no theme was chosen', () => {
  const tag = () => take(stage, chart, 'script', { theme: 'auto' });

  test.each([
    ['dark by its style sheet', 'dark', `html { ${paint('dark')} }`, false],
    ['dark in its column only', 'dark', `article { ${paint('dark')} }`, false],
    [
      'dark in colours that are no rgb()',
      'dark',
      `html { ${paint('dark')} color: oklch(0.94 0.01 250); }`,
      false,
    ],
    ['light, while the reader’s system is dark', 'light', `html { ${paint('light')} }`, true],
    [
      'light in colours that are no rgb()',
      'light',
      `html { ${paint('light')} color: oklch(0.2 0.01 250); }`,
      true,
    ],
    ['dark, and says so', 'dark', `html { color-scheme: dark; background: ${grounds.dark}; }`, false],
  ] as const)('on a page that is %s', async (_, side, css, dark) => {
    const html = article(`<article>${await tag()}</article>`, { css });
    const page = await readArticle(stage, html, { dark, height });
    const frame = await onlyChart(page);
    expect(new URL(frame.url()).search).toBe(`?theme=${side}`);
    await unfold(frame);
    await suits(frame, side);
  });

  const turning = `html { ${paint('light')} }`;

  test('on a page that is as the reader’s system is, and follows it', async () => {
    const css = `${turning} @media (prefers-color-scheme: dark) { html { ${paint('dark')} } }`;
    const page = await readArticle(stage, article(await tag(), { css }), { dark: true, height });
    const frame = await onlyChart(page);
    await suits(frame, 'dark');
    stage.requests();
    for (const side of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: side });
      await turnsTo(frame, side);
      await suits(frame, side);
    }
    expect(stage.requests()).toEqual([]);
  });

  test.each([
    ['at once', ''],
    ['by degrees', 'html { transition: color 0.5s, background 0.5s; }'],
  ])('on a page that the reader turns, %s', async (_, slowly) => {
    const css = `${turning} html.night { ${paint('dark')} } ${slowly}`;
    const page = await readArticle(stage, article(await tag(), { css }), { height });
    const frame = await onlyChart(page);
    await unfold(frame);
    await suits(frame, 'light');
    await frame.evaluate(() => Object.assign(window, { before: true }));
    stage.requests();
    for (const side of ['dark', 'light'] as const) {
      await setClass(page, side === 'dark' ? 'night' : '');
      await turnsTo(frame, side);
      await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
      await suits(frame, side);
    }
    // The page in the frame is still the same, and with what was unfolded in it.
    expect(await frame.evaluate(() => 'before' in window)).toBe(true);
    expect(stage.requests()).toEqual([]);
    expect(await page.evaluate(() => history.length)).toBe(2);
  });

  test('stays as its page is when the reader goes from a mark to its row', async () => {
    const css = `${turning} html.night { ${paint('dark')} }`;
    const page = await readArticle(stage, article(await tag(), { css }), { height });
    const frame = await onlyChart(page);
    await setClass(page, 'night');
    await turnsTo(frame, 'dark');
    // The frame is told once: browsers fire its load event for fragments too, so telling on it would never end.
    const loads = await page.evaluateHandle(() => {
      const seen: Event[] = [];
      document.querySelector('iframe')?.addEventListener('load', (event) => seen.push(event));
      return seen;
    });
    await page.waitForTimeout(1500);
    expect(await loads.evaluate((seen) => seen.length)).toBeLessThanOrEqual(1);
    await frame.locator('.drawings a.mark:visible').first().click();
    await expect.poll(() => frame.locator('details[open] tr:target').count()).toBe(1);
    await fits(frame);
    await suits(frame, 'dark');
    await page.waitForTimeout(1500);
    expect(await frame.locator('details[open] tr:target').count()).toBe(1);
  });
});

test('a chart whose site has moved is not loaded for ever when its page turns', async () => {
  const css = `html { ${paint('light')} } html.night { ${paint('dark')} }`;
  const page = await stage.browser.newPage();
  const asked: string[] = [];
  await page.route(
    (url) => url.href.startsWith(`${SITE}embed/${chart}/?theme`),
    (route) => {
      asked.push(route.request().url());
      const location = route.request().url().replace('?', '?moved&');
      return route.fulfill({ status: 302, headers: { location } });
    },
  );
  await page.goto(stage.host(article(await take(stage, chart, 'script', { theme: 'auto' }), { css })));
  await setClass(page, 'night');
  await page.waitForTimeout(2500);
  expect(asked.length).toBeGreaterThan(1);
  expect(asked.length).toBeLessThanOrEqual(5);
  expect(await schemeOf(await onlyChart(page))).toBe('dark');
});

describe('where a theme was chosen', () => {
  test.each([
    ['script', 'light', true],
    ['script', 'dark', false],
    ['listener', 'dark', false],
    ['iframe', 'light', true],
    ['iframe', 'dark', false],
  ] as const)('“%s” is %s, whatever the reader’s system (dark: %s)', async (name, theme, dark) => {
    // The text around says the contrary of the ground: who chooses knows better.
    const css = `html { ${paint(dark ? 'dark' : 'light')} } article { background: ${grounds[theme]}; }`;
    const html = article(`<article>${await take(stage, chart, name, { theme })}</article>`, { css });
    const page = await readArticle(stage, html, { dark, height });
    const frame = await onlyChart(page);
    expect(new URL(frame.url()).search).toBe(`?theme=${theme}`);
    await suits(frame, theme);
    await setClass(page, 'night');
    await page.emulateMedia({ colorScheme: dark ? 'light' : 'dark' });
    await page.waitForTimeout(200);
    await suits(frame, theme);
  });
});

test.each(['light', 'dark'] as const)('a chart of each type can be read on a %s page', async (theme) => {
  const ids = await chartOfEachType(dist);
  const pasted: string[] = [];
  for (const id of ids) pasted.push(await take(stage, id, 'iframe', { theme }));
  const css = `html { ${paint(theme)} } iframe { position: absolute; inset: 0; } iframe:not(.shown) { opacity: 0; }`;
  const page = await readArticle(stage, article(pasted.join('\n'), { css }));
  for (const frame of await chartFrames(page, ids.length)) {
    const element = await elementOf(frame);
    const show = (on: boolean) => element.evaluate((one, on) => one.classList.toggle('shown', on), on);
    await show(true);
    await suits(frame, theme);
    await show(false);
  }
});

describe('a frame alone, where no theme was chosen', () => {
  const frame = () => take(stage, chart, 'listener', { theme: 'auto' });

  test.each([false, true])('can be read on a light page (dark system: %s)', async (dark) => {
    const html = article(await frame(), { css: `html { ${paint('light')} }` });
    const page = await readArticle(stage, html, { dark, height });
    areReadable((await lookOf(await onlyChart(page))).contrasts);
  });

  test.each([false, true])('suits a page that is as the reader’s system is (dark: %s)', async (dark) => {
    const css = `html { color-scheme: light dark; ${paint('light')} } @media (prefers-color-scheme: dark) { html { ${paint('dark')} } }`;
    const page = await readArticle(stage, article(await frame(), { css }), { dark, height });
    await suits(await onlyChart(page), dark ? 'dark' : 'light');
  });
});

describe('the address of a chart alone', () => {
  test.each([
    ['?theme=dark&plain', 'dark', true],
    ['#theme=dark&plain', 'dark', true],
    ['?theme=light#theme=dark', 'dark', false],
    ['?plain#theme=dark', 'dark', true],
    ['#?theme=light&plain', 'light', true],
    ['?theme=light', 'light', false],
    ['?theme=auto', 'dark', false],
    ['', 'dark', false],
  ] as const)('takes %s', async (choice, side, plain) => {
    const page = await stage.browser.newPage({
      colorScheme: side === 'light' || /auto|^$/.test(choice) ? 'dark' : 'light',
    });
    await page.goto(`${SITE}embed/${chart}/${choice}`);
    expect(await schemeOf(page.mainFrame())).toBe(side);
    const sizes = await page
      .locator('h1, .subtitle, .source')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width > 1));
    expect(sizes).toEqual([!plain, !plain, !plain]);
    // What is not shown is still told.
    const snapshot = await page.locator('main').ariaSnapshot();
    expect(snapshot).toContain(`heading "${await page.title()}" [level=1]`);
  });

  test('takes what is changed after the #', async () => {
    const page = await stage.browser.newPage();
    await page.goto(`${SITE}embed/${chart}/?theme=light`);
    stage.requests();
    await page.evaluate(() => {
      location.hash = '#theme=dark&plain';
    });
    await expect.poll(() => schemeOf(page.mainFrame())).toBe('dark');
    expect(await page.locator('h1').evaluate((one) => one.getBoundingClientRect().width)).toBe(1);
    expect(stage.requests()).toEqual([]);
  });
});
