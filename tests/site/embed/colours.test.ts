import type { Frame, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import {
  article,
  charts,
  elementOf,
  fits,
  onlyChart,
  readArticle,
  SITE,
  snippetOf,
  turnTable,
  useStage,
} from './stage.ts';

const stage = useStage();

/** Colours that only the host has. */
const backgrounds = { light: 'rgb(255, 244, 224)', dark: 'rgb(16, 32, 44)' };
const inks = { light: 'rgb(20, 20, 20)', dark: 'rgb(232, 236, 240)' };
type Side = keyof typeof backgrounds;
const paint = (side: Side) => `background: ${backgrounds[side]}; color: ${inks[side]};`;

const [chart] = charts;
const height = 1600;
const schemeOf = (frame: Frame) =>
  frame.evaluate(() => {
    const { color } = getComputedStyle(document.querySelector('h1') ?? document.body);
    return /^rgb\(2\d\d/.test(color) ? 'dark' : 'light';
  });

/** The chart has the colours for a side, and the host's background shows through it at its corners. */
async function suits(frame: Frame, side: Side): Promise<void> {
  expect(await schemeOf(frame)).toBe(side);
  const page = frame.page();
  const shot = (x: number, y: number) => page.screenshot({ clip: { x, y, width: 2, height: 2 } });
  const sample = await page.evaluateHandle((background) => {
    const style = `position: fixed; left: 0; bottom: 0; width: 9px; height: 9px; background: ${background}`;
    const div = Object.assign(document.createElement('div'), { style });
    document.body.append(div);
    return div;
  }, backgrounds[side]);
  const background = await shot(2, height - 5);
  await sample.evaluate((div) => div.remove());
  const box = await (await elementOf(frame)).boundingBox();
  if (!box) throw new Error('The frame is not shown.');
  for (const x of [box.x + 1, box.x + box.width - 3])
    for (const y of [box.y + 1, box.y + box.height - 3])
      expect((await shot(x, y)).equals(background), `at ${x}, ${y}`).toBe(true);
}

const setClass = (page: Page, name: string) =>
  page.evaluate((name) => {
    document.documentElement.className = name;
  }, name);

describe('the script, where no theme was chosen', () => {
  const tag = () => snippetOf(chart, 'script', { theme: 'auto' });

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
    ['dark, and says so', 'dark', `html { color-scheme: dark; background: ${backgrounds.dark}; }`, false],
  ] as const)('on a page that is %s', async (_, side, css, dark) => {
    const html = article(`<article>${tag()}</article>`, { css });
    const page = await readArticle(stage, html, { dark, height });
    const frame = await onlyChart(page);
    await fits(frame);
    await expect.poll(() => schemeOf(frame)).toBe(side);
    await suits(frame, side);
  });

  const turning = `html { ${paint('light')} }`;

  test.each([
    ['at once', ''],
    ['by degrees', 'html { transition: color 0.5s, background 0.5s; }'],
  ])('on a page that the reader turns, %s', async (_, slowly) => {
    const css = `${turning} html.night { ${paint('dark')} } ${slowly}`;
    const page = await readArticle(stage, article(tag(), { css }), { height });
    const frame = await onlyChart(page);
    await turnTable(frame);
    await fits(frame);
    await suits(frame, 'light');
    await frame.evaluate(() => Object.assign(window, { before: true }));
    stage.requests();
    for (const side of ['dark', 'light'] as const) {
      await setClass(page, side === 'dark' ? 'night' : '');
      await expect.poll(() => schemeOf(frame), { timeout: 2000 }).toBe(side);
      await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
      await suits(frame, side);
    }
    // The page in the frame is still the same, and with what was unfolded in it.
    expect(await frame.evaluate(() => 'before' in window)).toBe(true);
    expect(stage.requests()).toEqual([]);
    expect(await page.evaluate(() => history.length)).toBe(2);
  });
});

describe('where a theme was chosen', () => {
  test.each([
    ['script', 'light', true],
    ['iframe', 'dark', false],
  ] as const)('“%s” is %s, whatever the reader’s system (dark: %s)', async (name, theme, dark) => {
    // The text around says the contrary of the background: who chooses knows better.
    const css = `html { ${paint(dark ? 'dark' : 'light')} } article { background: ${backgrounds[theme]}; }`;
    const html = article(`<article>${snippetOf(chart, name, { theme })}</article>`, { css });
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
    // What is not shown is still read out.
    const snapshot = await page.locator('main').ariaSnapshot();
    expect(snapshot).toContain(`heading "${await page.title()}" [level=1]`);
  });
});
