import type { Frame, Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import { dialect, pageOf } from '../site/embed/dialects.ts';
import {
  article,
  charts,
  elementOf,
  expectFits,
  fits,
  fitsAt,
  onlyChart,
  readArticle,
  SITE,
  snippetOf,
  useStage,
} from '../site/embed/stage.ts';

const stage = useStage();
afterEach(() => {
  expect(stage.complaints).toEqual([]);
});

const [chart] = charts;
/** Its bytes are pinned: what may break it is the page in its frame. */
const tag = `<script async src="${SITE}embed/v1.js" data-chart="${chart}"></script>`;

const paint = {
  light: 'background-color: rgb(255, 244, 224); color: rgb(20, 20, 20);',
  dark: 'background-color: rgb(16, 32, 44); color: rgb(232, 236, 240);',
};
const open = (html: string) => readArticle(stage, html, { height: 1600 });

/** Comes to a side, soon, is taken for one of that side by its page, and is as high as its content. */
async function turnsTo(frame: Frame, side: keyof typeof paint): Promise<void> {
  const theme = () => frame.evaluate(() => document.documentElement.dataset['theme']);
  await expect.poll(theme, { timeout: 1500, interval: 50 }).toBe(side);
  expect(await (await elementOf(frame)).evaluate((one) => one.style.colorScheme)).toBe(side);
  await fits(frame);
}

const frameCount = (page: Page) => page.locator('iframe').count();

describe('version 1 of the script', () => {
  const app = `#app { ${paint.light} } #app.night { ${paint.dark} }`;
  const system = `html { ${paint.light} } @media (prefers-color-scheme: dark) { html { ${paint.dark} } }`;
  test.each([
    ['an element within the page does', app],
    ['the reader’s system does', system],
  ])('turns dark, and light again, as %s', async (_, css) => {
    const page = await open(article(`<div id="app"><p>${tag}</p></div>`, { css }));
    const frame = await onlyChart(page);
    await turnsTo(frame, 'light');
    for (const side of ['dark', 'light'] as const) {
      if (!css.includes('#app')) await page.emulateMedia({ colorScheme: side });
      await page.locator('#app').evaluate(
        (one, name) => {
          one.setAttribute('class', name);
        },
        side === 'dark' ? 'night' : '',
      );
      await turnsTo(frame, side);
      // When all has settled, it is so still.
      await page.waitForTimeout(500);
      await turnsTo(frame, side);
    }
  });

  test.each([
    ['details', '<details><summary>More</summary>', '</details>', 'open'],
    ['a tab', '<section hidden>', '</section>', 'hidden'],
  ])('in %s has its height when that is opened, and again', async (_, start, end, attribute) => {
    stage.requests();
    const page = await open(article(start + tag + end));
    await page.waitForTimeout(200);
    expect(stage.requests()).toEqual(['GET /embed/v1.js']);
    const box = page.locator('details, section');
    const turn = () => box.evaluate((one, name) => one.toggleAttribute(name), attribute);
    for (const width of [640, 400, 320]) {
      await page.setViewportSize({ width, height: 1600 });
      await turn();
      const frame = await onlyChart(page);
      await fitsAt(frame, width);
      await turnsTo(frame, 'light');
      await turn();
    }
    expect(await frameCount(page)).toBe(1);
  });
});

describe('on a page that has its own ideas', () => {
  const ideas = {
    'of frames': { css: 'iframe { aspect-ratio: 16/9; max-width: 100%; height: auto; }' },
    'of frames and boxes': {
      css: '*, ::before { box-sizing: border-box; } iframe { border: 3px solid red; width: 300px; vertical-align: middle; float: right; }',
    },
    'of the way to read': { root: 'dir="rtl" lang="ar"' },
    'of columns': { css: 'body { display: flex; flex-direction: column; align-items: center; }' },
    'of a grid': { css: 'body { display: grid; grid-template-columns: minmax(0, 1fr); }' },
    'of type': { css: 'html { font: 30px/3 monospace; letter-spacing: 0.3em; text-transform: uppercase; }' },
  };
  test.each(Object.entries(ideas))('%s, the frame fits and spans its column', async (_, idea) => {
    const page = await readArticle(stage, article(snippetOf(chart, 'script'), idea), { width: 480 });
    const frame = await onlyChart(page);
    await fitsAt(frame, 480);
    const element = await elementOf(frame);
    expect(await element.evaluate((one) => one.getBoundingClientRect().left)).toBe(0);
    expect(await frame.evaluate(() => getComputedStyle(document.body).direction)).toBe('ltr');
    await page.setViewportSize({ width: 360, height: 900 });
    await fitsAt(frame, 360);
  });
});

// Of WordPress, dialects.test.ts holds it.
test.each(['pym', 'framer', 'datawrapper', 'guardian'])(
  'a frame of %s on a tab that is not shown has its height once it is shown',
  async (name) => {
    const html = pageOf([dialect(name)], `${SITE}embed/social-network-accounts/`);
    const hidden = html.replace(/<\/style>\n/, '$&<section style="display: none">\n');
    const page = await readArticle(stage, hidden, { width: 1200, height: 8000 });
    const frame = await onlyChart(page);
    await page.waitForTimeout(300);
    const section = page.locator('section');
    for (let time = 0; time < 2; time += 1) {
      await section.evaluate((one) => one.removeAttribute('style'));
      await expectFits(page, [frame], [700]);
      await section.evaluate((one) => one.setAttribute('style', 'display: none'));
      await page.waitForTimeout(100);
    }
  },
);
