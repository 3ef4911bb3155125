import { globSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Locale, locales } from '../../../src/i18n/locales.ts';
import { sampleFolders } from '../../formats/support.ts';
import { launchBrowser } from '../../site/browser.ts';
import { root } from '../../support/folders.ts';
import { OnDesk } from './on-desk.ts';
import { type Frame, type Shown, shownIn, webp } from './pictures.ts';

/** Set, the pictures are made anew; look at them before you commit. Otherwise they are only compared with what is there. */
const UPDATE = process.env['UPDATE_PICTURES'] !== undefined;
const site = inject('site');
/** The sample's data stay as they are, so that a picture does not age with every figure of the site. */
const read = (folder: string, prefix = '') =>
  globSync('**/*.csv', { cwd: folder }).map((name) => ({
    file: prefix + name,
    text: readFileSync(path.join(folder, name), 'utf8'),
  }));
const sources = [...read(sampleFolders.data), ...read(sampleFolders.seeds, 'seeds/')];
const FIGURES = 'observations/all.csv';

const pasted = {
  en: 'In 2025, Beta had 65 million users. It removed 1,020 items, 95% of what it was asked for.',
  vi: 'Năm 2025, Beta có 65 triệu người dùng. Nền tảng này gỡ bỏ 1.020 nội dung, đạt 95% số yêu cầu.',
};

/** Brings the page to what a picture shows, and says which part of it that is. */
type Scene = (page: Page, desk: OnDesk, locale: Locale) => Promise<Frame>;
const scenes: Record<string, Scene> = {
  async desk(page, desk) {
    await desk.choose('seeds/yearbook-2024.csv');
    await desk.write(9, 'phrase', '917');
    await desk.write(9, 'number', '917');
    await desk.choose(FIGURES);
    await desk.write(8, 'value', '917');
    await desk.write(8, 'reported', '917');
    // From its first column on.
    await (await desk.cell(8, 'value')).click();
    await page.keyboard.press('Home');
    await desk.isSound();
    await page.locator('#desk-charts article').first().waitFor();
    return { ...(await frameOf(page, '#desk')), height: 680 };
  },
  async problem(page, desk) {
    await desk.choose(FIGURES);
    await desk.write(3, 'value', '72 million');
    await desk.hasOneProblem();
    await (await desk.cell(3, 'value')).click();
    const [grid, sheet] = await Promise.all([frameOf(page, '[role="grid"]'), frameOf(page, '.desk-sheet')]);
    return { ...grid, height: sheet.y + sheet.height - grid.y };
  },
  async paste(page, _desk, locale) {
    await page.locator('.desk-paste summary').click();
    await page.locator('#paste-text').fill(pasted[locale]);
    await page.locator('#paste-report').fill('yearbook-2025');
    await page.locator('#desk-paste [type="submit"]').click();
    await page.locator('#desk-paste mark').first().waitFor();
    return { ...(await frameOf(page, '.paste-results')), height: 580 };
  },
};

/** An element and a little around it. */
async function frameOf(page: Page, selector: string): Promise<Frame> {
  const box = await page.locator(selector).boundingBox();
  if (!box) throw new Error(`${selector} is not there.`);
  const scrolled = await page.evaluate(() => scrollY);
  return {
    x: Math.floor(box.x) - AROUND,
    y: Math.floor(box.y + scrolled) - AROUND,
    width: Math.ceil(box.width) + 2 * AROUND,
    height: Math.ceil(box.height) + 2 * AROUND,
  };
}
const AROUND = 5;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe.each(locales)('the pictures of the guide in %s', (locale) => {
  const folder = path.join(root, 'src/guide/pictures', locale);

  test.each(Object.entries(scenes))('%s shows what there is today', async (name, scene) => {
    // The whole desk is twice as wide as the guide's column; all else is as wide, and sharp.
    const context = await browser.newContext({
      viewport: { width: name === 'desk' ? 1280 : 680, height: 900 },
      deviceScaleFactor: name === 'desk' ? 1 : 2,
      reducedMotion: 'reduce',
      colorScheme: 'light',
    });
    context.setDefaultTimeout(20_000);
    await context.route('**/desk/sources.json', (route) => route.fulfill({ json: { files: sources } }));
    const page = await context.newPage();
    const desk = new OnDesk(page, locale);
    await desk.open(site.url);
    const frame = await scene(page, desk, locale);
    const shown = await shownIn(page, frame);
    if (UPDATE) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(path.join(folder, `${name}.webp`), await webp(browser, page, frame));
      writeFileSync(path.join(folder, `${name}.json`), `${JSON.stringify(shown, null, 2)}\n`);
    }
    const recorded: Shown = JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8'));
    const anew =
      'UPDATE_PICTURES=1 npx vitest run --config tests/vitest.config.ts tests/weekly/guide/pictures.test.ts';
    expect(shown.words, `The picture is of another day. Make it anew: ${anew}`).toEqual(recorded.words);
    for (const side of ['width', 'height'] as const)
      expect(Math.abs(shown[side] - recorded[side]), `${side}: make it anew: ${anew}`).toBeLessThan(12);
    await context.close();
  });

  test('are those that are made here', () => {
    const names = readdirSync(folder).filter((name) => name.endsWith('.webp'));
    expect(names.toSorted()).toEqual(
      Object.keys(scenes)
        .map((name) => `${name}.webp`)
        .toSorted(),
    );
  });
});
