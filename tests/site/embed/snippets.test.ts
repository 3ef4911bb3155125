import { describe, expect, test } from 'vitest';
import { project } from '../../formats/support.ts';
import { launchBrowser } from '../browser.ts';
import {
  article,
  chartFrames,
  charts,
  fitsAt,
  heightsOf,
  languages,
  onlyChart,
  readArticle,
  SITE,
  snippetOf,
  turnTable,
  useStage,
} from './stage.ts';

const stage = useStage();
const [short] = charts;

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

test.each(languages)(
  'the snippet “iframe” in %s has the right height at every width, of every chart',
  async (locale) => {
    const ids = project.charts.map(({ id }) => id);
    const pasted = ids.map((id) => snippetOf(id, 'iframe', { locale }).replace(' loading="lazy"', ''));
    const height = 20_000;
    const page = await readArticle(stage, article(pasted.join('\n')), { height });
    const frames = await chartFrames(page, ids.length);
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

describe('where nothing runs', () => {
  test.each([
    ['scripts are off', (tag: string) => tag, false],
    ['the frame is in a sandbox', (tag: string) => tag.replace('<iframe', '<iframe sandbox'), true],
  ] as const)('the frame has the whole chart at once: %s', async (_, change, scripts) => {
    for (const locale of languages) {
      const html = article(change(snippetOf(short, 'iframe', { locale })));
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
      expect((await rows.locator('a.phrase').first().textContent())?.length).toBeGreaterThan(2);
      expect(await frame.locator('.embed-foot > ul a:visible, .source a:visible').count()).toBe(5);
    }
  });
});
