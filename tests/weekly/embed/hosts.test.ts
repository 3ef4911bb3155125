import { describe, expect, test } from 'vitest';
import {
  article,
  charts,
  elementOf,
  fitsAt,
  onlyChart,
  readArticle,
  take,
} from '../../site/embed/article.ts';
import { useStage } from '../../site/embed/stage.ts';

const stage = useStage();

const [chart] = charts;

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
    for (const name of ['script', 'listener'] as const) {
      const page = await readArticle(stage, article(await take(stage, chart, name), idea), { width: 480 });
      const frame = await onlyChart(page);
      await fitsAt(frame, 480);
      const element = await elementOf(frame);
      expect(await element.evaluate((one) => one.getBoundingClientRect().left)).toBe(0);
      expect(await frame.evaluate(() => getComputedStyle(document.body).direction)).toBe('ltr');
      await page.setViewportSize({ width: 360, height: 900 });
      await fitsAt(frame, 360);
    }
  });
});
