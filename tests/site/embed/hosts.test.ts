import { describe, expect, test } from 'vitest';
import { project } from '../../formats/support.ts';
import {
  article,
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
      const tag = snippetOf(chart, 'script', { theme });
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

  test('a script that is another one does not run', async () => {
    const tag = snippetOf(chart, 'script');
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

describe('in print', () => {
  /** Sizes that come from now on are not heard: paper is laid out without a script. */
  const deafen = () => {
    const kept = window as unknown as { deaf?: boolean };
    addEventListener('message', (event) => kept.deaf && event.stopImmediatePropagation(), true);
  };

  test.each(languages)(
    'no chart of any type in %s is cut on A4, where the screen was wider',
    async (locale) => {
      const ids = [...new Map(project.charts.map(({ id, type }) => [type, id])).values()];
      const pasted = ids.map((id) => snippetOf(id, 'script', { locale }));
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
});
