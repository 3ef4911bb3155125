import { describe, expect, inject, test } from 'vitest';
import {
  article,
  chartOfEachType,
  charts,
  elementOf,
  fitsAt,
  languages,
  onlyChart,
  readArticle,
  take,
  turnTable,
} from './article.ts';
import { pdfColours } from './pdf.ts';
import { lookOf } from './pixels.ts';
import { chartFrames, fits, heightsOf, SITE, useStage } from './stage.ts';

const { dist } = inject('site');

const stage = useStage();

const [chart] = charts;

describe('on a page that lets little in', () => {
  const policy = [
    "default-src 'none'",
    `script-src ${SITE.slice(0, -1)}`,
    `frame-src ${SITE.slice(0, -1)}`,
    "style-src 'self'",
  ].join('; ');
  /** Nothing inline, as the policy asks. */
  const strict = (pasted: string) => ({
    html: `<!doctype html><html lang="en"><head><title>An article</title></head><body>${pasted}</body></html>`,
    headers: { 'content-security-policy': policy },
  });
  const first = () => {
    const kept = window as unknown as { violations: string[] };
    kept.violations = [];
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      kept.violations.push(`${violatedDirective} ${blockedURI}`);
    });
  };
  const violations = { first, width: 656 };

  test('the script is all that it needs, and breaks no rule there or in its frame', async () => {
    for (const theme of ['light', 'auto'] as const) {
      const tag = await take(stage, chart, 'script', { theme });
      expect(tag).toMatch(/ integrity="sha384-[\w+/]{64}" crossorigin="anonymous" /);
      const page = await readArticle(stage, strict(tag), violations);
      const frame = await onlyChart(page);
      await fitsAt(frame, 640);
      await turnTable(frame);
      await fitsAt(frame, 640);
      for (const one of [page.mainFrame(), frame])
        expect(await one.evaluate(() => (window as unknown as { violations: string[] }).violations)).toEqual(
          [],
        );
    }
  });

  test('the policy is kept: a line of script within the page breaks it', async () => {
    const page = await readArticle(stage, strict('<script>document.title = "run"</script>'), violations);
    expect(await page.title()).toBe('An article');
    expect(await page.evaluate(() => (window as unknown as { violations: string[] }).violations)).toEqual([
      'script-src-elem inline',
    ]);
  });

  test.each([
    ['the policy forbids style attributes', strict],
    [
      'its editor takes them away',
      (tag: string) => article(tag.replace(/ style="[^"]*"/, ''), { margin: 8 }),
    ],
  ] as const)('the frame alone spans the column, and the chart is not cut, where %s', async (_, page) => {
    const tag = await take(stage, chart, 'iframe');
    const frame = await onlyChart(await readArticle(stage, page(tag), { width: 656 }));
    // Without a style it has a frame's border, 2 px on each side.
    expect(await frame.evaluate(() => innerWidth)).toBe(640);
    expect(await frame.evaluate(() => document.documentElement.scrollHeight > innerHeight)).toBe(false);
  });

  test('a script that is another one does not run', async () => {
    const tag = await take(stage, chart, 'script');
    const other = tag.replace(/sha384-./, (found) => (found.endsWith('A') ? 'sha384-B' : 'sha384-A'));
    for (const [text, count] of [
      [other, 0],
      [tag, 1],
    ] as const) {
      const page = await readArticle(stage, article(text));
      expect(await page.locator('iframe').count()).toBe(count);
      expect(stage.requests()).toContain('GET /embed/v1.js');
    }
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

describe('in print', () => {
  const night = { css: 'html { background: rgb(16, 32, 44); color: rgb(232, 236, 240); }' };
  /** Sizes that come from now on are not heard: paper is laid out without a script. */
  const deafen = () => {
    const kept = window as unknown as { deaf?: boolean };
    addEventListener('message', (event) => kept.deaf && event.stopImmediatePropagation(), true);
  };

  test.each(languages)(
    'no chart of any type in %s is cut on A4, where the screen was wider',
    async (locale) => {
      const ids = await chartOfEachType(dist);
      const pasted: string[] = [];
      for (const id of ids) pasted.push(await take(stage, id, 'script', { locale }));
      const page = await readArticle(stage, article(pasted.join('\n')), {
        width: 1200,
        height: 9000,
        first: deafen,
      });
      const frames = await chartFrames(page, ids.length);
      for (const frame of frames) await fits(frame);
      await page.evaluate(() => Object.assign(window, { deaf: true }));
      await page.emulateMedia({ media: 'print' });
      await page.setViewportSize({ width: 718, height: 9000 });
      for (const frame of frames) {
        await expect.poll(() => frame.evaluate(() => innerWidth)).toBe(718);
        const { frame: height, content, scrolls } = await heightsOf(frame);
        expect([frame.url(), content <= height, scrolls]).toEqual([frame.url(), true, false]);
        // Whose it is stays; what only a click can use goes.
        expect(await frame.locator('summary').isVisible()).toBe(false);
        expect(await frame.locator('.source').isVisible()).toBe(true);
      }
    },
  );

  test('a chart on a dark page has its light colours, and can be read, even where the ground is printed', async () => {
    for (const [name, theme] of [
      ['script', 'auto'],
      ['iframe', 'dark'],
    ] as const) {
      const page = await readArticle(stage, article(await take(stage, chart, name, { theme }), night), {
        dark: true,
      });
      const frame = await onlyChart(page);
      await fits(frame);
      const dark = ['#eceae4', '#b0b3b8', '#e8776e', '#7fabdf'];
      const light = ['#1b1d21', '#565b63', '#b3261e', '#3f6fa8'];
      const printed = pdfColours(await page.pdf());
      for (const colour of light) expect(printed).toContain(colour);
      for (const colour of dark) expect(printed).not.toContain(colour);
      await page.emulateMedia({ media: 'print' });
      await expect.poll(() => frame.evaluate(() => matchMedia('print').matches)).toBe(true);
      const { contrasts } = await lookOf(frame);
      expect(contrasts.length).toBeGreaterThan(10);
      expect(contrasts.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
    }
  });
});
