import { describe, expect, test } from 'vitest';
import { article, charts, languages, onlyChart, readArticle, snippetOf, turnTable } from './article.ts';
import { heightsOf, useStage } from './stage.ts';

const stage = useStage();

const [chart] = charts;

describe('where nothing runs', () => {
  test.each([
    ['scripts are off', (tag: string) => tag, false],
    ['the frame is in a sandbox', (tag: string) => tag.replace('<iframe', '<iframe sandbox'), true],
  ] as const)('the frame has the whole chart at once: %s', async (_, change, scripts) => {
    for (const locale of languages) {
      const html = article(change(snippetOf(chart, 'iframe', { locale })));
      const page = await readArticle(stage, html, { scripts });
      const frame = await onlyChart(page);
      const found = await heightsOf(frame);
      expect(Math.abs(found.frame - found.content)).toBeLessThan(2);
      expect(found.scrolls).toBe(false);
      const marks = frame.locator('.drawings svg:visible a.mark');
      expect(await marks.count()).toBeGreaterThan(1);
      for (const mark of await marks.all()) {
        const box = await mark.boundingBox();
        expect(box && box.x >= 0 && box.x + box.width <= 640 && box.width * box.height).toBeGreaterThan(100);
      }
      const rows = frame.locator('details tbody tr');
      expect(await rows.count()).toBe(await marks.count());
      expect(await rows.first().isVisible()).toBe(false);
      await turnTable(frame);
      await rows.first().waitFor();
      expect((await rows.first().locator('a.phrase').textContent())?.length).toBeGreaterThan(2);
    }
  });
});

describe('without a frame', () => {
  test.each(languages)(
    'the newsletter in %s has a picture, in words too, that leads to the chart',
    async (locale) => {
      for (const id of charts) {
        const page = await readArticle(stage, article(snippetOf(id, 'newsletter', { locale })), {
          width: 320,
        });
        const image = page.locator('a > img');
        const found = await image.evaluate((one: HTMLImageElement) => ({
          loaded: one.complete && one.naturalWidth,
          width: one.getBoundingClientRect().width,
          alt: one.alt.length,
          href: one.closest('a')?.href,
        }));
        expect(found.loaded).toBeGreaterThan(1000);
        expect(found.width).toBe(320);
        expect(found.alt).toBeGreaterThan(100);
        expect(found.href).toBe(`http://localhost:4321/${locale === 'vi' ? 'vi/' : ''}charts/${id}/`);
        expect(stage.requests()).toEqual([`GET /${locale === 'vi' ? 'vi/' : ''}charts/${id}.png`]);
        await page.context().close();
      }
    },
  );
});
