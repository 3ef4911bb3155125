import type { Frame } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { launchBrowser } from '../browser.ts';
import {
  article,
  chartIds,
  charts,
  fitsAt,
  languages,
  onlyChart,
  readArticle,
  snippetOf,
  turnTable,
} from './article.ts';
import { chartFrames, fits, heightsOf, SITE, useStage } from './stage.ts';

const stage = useStage();

describe('the snippet “script”', () => {
  test.each([
    ['platform-users', 'en'],
    ['accounts-by-platform', 'vi'],
  ] as const)('fits: %s in %s, at every width, however it is turned', async (id, locale) => {
    const html = article(snippetOf(id, 'script', { locale }));
    // Each case starts with another width, and one of them on a screen whose pixels are not the page's.
    const [first, density] = locale === 'en' ? [320, 1] : [1200, 1.5];
    const page = await readArticle(stage, html, { width: first, density });
    const frame = await onlyChart(page);
    await fitsAt(frame, first);
    expect((await heightsOf(frame)).content).toBeGreaterThan(150);
    for (const width of [480, 700, 1520 - first, 360, 800, 360]) {
      await page.setViewportSize({ width, height: width === 360 ? 800 : 360 });
      await fitsAt(frame, width);
    }
    const folded = await heightsOf(frame);
    await turnTable(frame);
    await expect.poll(async () => (await heightsOf(frame)).content).toBeGreaterThan(folded.content + 80);
    await fitsAt(frame, 360);
    await turnTable(frame);
    await expect.poll(async () => (await heightsOf(frame)).content).toBe(folded.content);
    await fitsAt(frame, 360);
  });
});

describe('on one page', () => {
  test('every frame is as high as its own chart', async () => {
    const [short, tall] = charts;
    const pasted = [
      [short, 'en', 320],
      [tall, 'vi', 700],
      [tall, 'en', 320],
      // The same again, in a column of another width.
      [tall, 'en', 480],
      [tall, 'en', 480],
    ] as const;
    const columns = pasted.map(
      ([id, locale, width]) => `<div style="width:${width}px">${snippetOf(id, 'script', { locale })}</div>`,
    );
    const page = await readArticle(stage, article(columns.join('\n')), { width: 800, height: 3000 });
    await chartFrames(page, pasted.length);
    const elements = await page.locator('iframe').elementHandles();
    const frames = (await Promise.all(elements.map((one) => one.contentFrame()))).filter(
      (one) => one !== null,
    );
    for (const [at, [, , width]] of pasted.entries()) await fitsAt(frames[at] as Frame, width);

    const heights = () => Promise.all(frames.map(heightsOf));
    const before = await heights();
    expect(before[3]?.frame).toBe(before[4]?.frame);
    expect(new Set(before.map(({ frame }) => frame)).size).toBe(4);
    await turnTable(frames[3] as Frame);
    await expect.poll(async () => (await heights())[3]?.frame).toBeGreaterThan((before[3]?.frame ?? 0) + 80);
    await fits(frames[3] as Frame);
    const after = await heights();
    for (const at of [0, 1, 2, 4]) expect(after[at]).toEqual(before[at]);
  });
});

test.each(languages)(
  'the snippet “iframe” in %s has the right height at every width, of every chart',
  async (locale) => {
    const pasted = chartIds.map((id) => snippetOf(id, 'iframe', { locale }).replace(' loading="lazy"', ''));
    const height = 20_000;
    const page = await readArticle(stage, article(pasted.join('\n')), { height });
    const frames = await chartFrames(page, chartIds.length);
    for (const width of [288, 320, 335, 360, 415, 519, 640, 784, 1000]) {
      await page.setViewportSize({ width, height });
      for (const frame of frames) {
        await expect.poll(() => frame.evaluate(() => innerWidth)).toBe(width);
        const { frame: frameHeight, content, scrolls } = await heightsOf(frame);
        expect([frame.url(), width, Math.abs(content - frameHeight) <= 1.5, scrolls]).toEqual([
          frame.url(),
          width,
          true,
          false,
        ]);
      }
    }
  },
);

test('a least font size of 24 px makes no lines touch, and nothing wider than the page', async () => {
  const browser = await launchBrowser(['--blink-settings=minimumFontSize=24', ...stage.hosts]);
  const page = await browser.newPage({ viewport: { width: 288, height: 900 } });
  await page.goto(`${SITE}embed/${charts[0]}/`);
  const lines = await page
    .locator('h1, .subtitle, .note, .embed-foot summary')
    .evaluateAll((all) => all.map((one) => Number.parseFloat(getComputedStyle(one).lineHeight)));
  for (const line of lines) expect(line).toBeGreaterThanOrEqual(30);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(288);
  await browser.close();
});
