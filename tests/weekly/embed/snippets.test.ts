import type { Frame } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import {
  article,
  chartIds,
  charts,
  elementOf,
  fitsAt,
  languages,
  onlyChart,
  readArticle,
  take,
  turnTable,
} from '../../site/embed/article.ts';
import { chartFrames, heightsOf, useStage } from '../../site/embed/stage.ts';

const { dist } = inject('site');

const stage = useStage();

const widthOf = (frame: Frame) => frame.evaluate(() => innerWidth);

describe.each(['script', 'listener'] as const)('the snippet “%s”', (name) => {
  const cases = languages.flatMap((locale) => charts.map((id) => [id, locale] as const));
  test.each(cases)('fits: %s in %s, at every width, however it is turned', async (id, locale) => {
    const html = article(await take(stage, id, name, { locale }));
    // Each case starts with another width, and half of them on a screen whose pixels are not the page's.
    const widths = [320, 480, 700, 1200];
    const at = cases.findIndex(([one, other]) => one === id && other === locale);
    const [width = 0, ...others] = [...widths.slice(at), ...widths.slice(0, at)];
    const page = await readArticle(stage, html, { width, density: at % 2 ? 1.5 : 1 });
    const frame = await onlyChart(page);
    await fitsAt(frame, width);
    expect((await heightsOf(frame)).content).toBeGreaterThan(150);
    for (const next of others) {
      await page.setViewportSize({ width: next, height: 900 });
      await fitsAt(frame, next);
    }
    for (const [next, height] of [
      [360, 800],
      [800, 360],
      [360, 800],
    ] as const) {
      await page.setViewportSize({ width: next, height });
      await fitsAt(frame, next);
    }
    const folded = await heightsOf(frame);
    await turnTable(frame);
    await expect.poll(async () => (await heightsOf(frame)).content).toBeGreaterThan(folded.content + 80);
    await fitsAt(frame, 360);
    await turnTable(frame);
    await expect.poll(() => heightsOf(frame)).toEqual(folded);
  });
});

describe.each(languages)('the snippet “iframe” in %s', (locale) => {
  test.each(['full', 'plain'] as const)(
    'is as high as the chart says it is, of every chart, %s',
    async (words) => {
      const ids = await chartIds(dist);
      const pasted: string[] = [];
      for (const id of ids) pasted.push(await take(stage, id, 'iframe', { locale, words }));
      // As high as all of them, as they load only where they are seen.
      const page = await readArticle(stage, article(pasted.join('\n')), { height: ids.length * 700 });
      const wrong: unknown[] = [];
      for (const frame of await chartFrames(page, ids.length)) {
        const element = await elementOf(frame);
        const height = Number(await element.getAttribute('height'));
        const found = await heightsOf(frame);
        const right = Math.abs(found.content - height) <= 1 && found.frame === height && !found.scrolls;
        if (!right || (await widthOf(frame)) !== 640) wrong.push([frame.url(), height, found]);
        const shown = await frame.locator('h1').evaluate((one) => one.getBoundingClientRect().width > 1);
        if (shown !== (words === 'full')) wrong.push([frame.url(), 'title']);
      }
      expect(wrong).toEqual([]);
    },
  );
});
