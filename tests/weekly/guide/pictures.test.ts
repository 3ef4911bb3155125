import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { loadSources } from '../../../src/dataset/load.ts';
import { t } from '../../../src/i18n/index.ts';
import { type Locale, locales } from '../../../src/i18n/locales.ts';
import { sampleFolders } from '../../formats/support.ts';
import { launchBrowser } from '../../site/browser.ts';
import { root } from '../../support/folders.ts';

/** Makes the pictures again; look at them before you commit. Without it they are only compared. */
const UPDATE = process.env['UPDATE_PICTURES'] !== undefined;
const site = inject('site');
/** The sample's data stay as they are, so that a picture does not age with every figure of the site. */
const { sources } = await loadSources(sampleFolders);
const files = sources.map(({ file, bytes }) => ({ file, text: new TextDecoder().decode(bytes) }));
const FIGURES = 'observations/all.csv';

const pasted = {
  en: 'In 2025, Beta had 65 million users. It removed 1,020 items, 95% of what it was asked for.',
  vi: 'Năm 2025, Beta có 65 triệu người dùng. Nền tảng này gỡ bỏ 1.020 nội dung, đạt 95% số yêu cầu.',
};

const browser = await launchBrowser();
afterAll(() => browser.close());

const state = (page: Page, text: string) => page.locator('#desk-state', { hasText: text }).waitFor();

async function choose(page: Page, file: string): Promise<void> {
  await page.locator('#desk-choose').selectOption(file);
  await page.locator(`[role="grid"][aria-label="${file}"]`).waitFor();
}

/** A cell by the line of its row and the name of its column. */
async function cell(page: Page, line: number, column: string): Promise<Locator> {
  const name = page.locator('.grid-text').getByText(column, { exact: true });
  const at = await page.locator('[role="columnheader"]').filter({ has: name }).getAttribute('aria-colindex');
  return page.locator(`[role="row"][aria-rowindex="${line}"] > [aria-colindex="${at}"]`);
}

async function write(page: Page, line: number, column: string, text: string): Promise<void> {
  await (await cell(page, line, column)).click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** Brings the page to what a picture shows. Returns the elements at its top and end, and the one whose words are compared. */
type Prepare = (page: Page, locale: Locale) => Promise<[top: string, end: string, words: string]>;
const pictures: Record<string, Prepare> = {
  async desk(page, locale) {
    await choose(page, 'seeds/yearbook-2024.csv');
    await write(page, 9, 'phrase', '917');
    await choose(page, FIGURES);
    await write(page, 8, 'reported', '917');
    await (await cell(page, 8, 'value')).click();
    await page.keyboard.press('Home');
    await state(page, t(locale, 'desk.problems.one', { count: 1 }));
    await page.locator('#desk-charts article').first().waitFor();
    return ['#desk', '.grid-scroll', '#desk'];
  },
  async problem(page, locale) {
    await choose(page, FIGURES);
    await write(page, 3, 'value', '72 million');
    await state(page, t(locale, 'desk.problems.one', { count: 1 }));
    await (await cell(page, 3, 'value')).click();
    return ['.grid-box', '.desk-sheet', '.desk-sheet'];
  },
  async paste(page, locale) {
    await page.locator('.desk-paste summary').last().click();
    await page.locator('#paste-text').fill(pasted[locale]);
    await page.locator('#paste-report').fill('yearbook-2025');
    await page.locator('#desk-paste [type="submit"]').click();
    await page.locator('#desk-paste mark').first().waitFor();
    return ['.paste-results', '#paste-results > ul', '#paste-results > ul'];
  },
};

/** The part of the page that a picture shows, with a little around it; in px. */
async function clipOf(page: Page, top: string, end: string) {
  const boxOf = async (selector: string) =>
    (await page.locator(selector).first().boundingBox()) ?? expect.fail();
  const [{ x, y, width }, last] = [await boxOf(top), await boxOf(end)];
  const height = Math.ceil(last.y + last.height - y + 10);
  const scrolled = await page.evaluate(() => scrollY);
  return { x: Math.floor(x) - 5, y: Math.floor(y + scrolled) - 5, width: Math.ceil(width) + 10, height };
}

/** A screenshot as a WebP of at most 58 KB. */
async function webp(png: Buffer, quality = 80): Promise<Buffer> {
  const bytes = await sharp(png).webp({ quality }).toBuffer();
  return bytes.length > 58_000 && quality > 30 ? webp(png, quality - 10) : bytes;
}

describe.each(locales)('the pictures of the guide in %s', (locale) => {
  const folder = path.join(root, 'src/guide/pictures', locale);
  /** What is to be read in each, and its size. */
  const wordsFile = path.join(folder, 'words.json');
  const recorded = () => JSON.parse(existsSync(wordsFile) ? readFileSync(wordsFile, 'utf8') : '{}');

  test.each(Object.entries(pictures))('%s shows what there is today', async (name, prepare) => {
    // The whole desk is wider than the guide's column; all else is as wide, and sharp.
    const context = await browser.newContext({
      viewport: { width: name === 'desk' ? 1130 : 680, height: 900 },
      deviceScaleFactor: name === 'desk' ? 1 : 2,
      reducedMotion: 'reduce',
      bypassCSP: true,
    });
    context.setDefaultTimeout(20_000);
    await context.route('**/desk/sources.json', (route) => route.fulfill({ json: { files } }));
    // The site does without a font that is late; the pictures do not.
    await context.route('**/desk/', async (route) => {
      const html = await (await route.fetch()).text();
      const body = html.replaceAll('display:optional', 'display:block');
      await route.fulfill({ contentType: 'text/html', body });
    });
    const page = await context.newPage();
    await page.goto(`${site.url}${locale === 'en' ? '' : `${locale}/`}desk/`, { waitUntil: 'load' });
    await page.evaluate(() => document.fonts.ready);
    await state(page, t(locale, 'desk.sound'));
    const [top, end, shownIn] = await prepare(page, locale);
    const clip = await clipOf(page, top, end);
    // Not its pixels, which differ with every version of the browser; not what only screen readers read.
    // biome-ignore lint/performance/useDomNodeTextContent: only what is seen is in the picture.
    const wordsOf = async () => (await page.locator(shownIn).innerText()).split(/\s*\n\s*/);
    if (UPDATE) {
      // Rows of the grid are drawn in a later frame.
      await page.waitForTimeout(500);
      const shown = { width: clip.width, height: clip.height, words: await wordsOf() };
      const png = await page.screenshot({ clip, fullPage: true, animations: 'disabled', caret: 'hide' });
      mkdirSync(folder, { recursive: true });
      writeFileSync(path.join(folder, `${name}.webp`), await webp(png));
      writeFileSync(wordsFile, `${JSON.stringify({ ...recorded(), [name]: shown }, null, 2)}\n`);
    }
    const before: { width: number; height: number; words: string[] } = recorded()[name];
    const outdated =
      'Make the picture again: UPDATE_PICTURES=1 npx vitest run --config tests/vitest.config.ts tests/weekly/guide/pictures.test.ts';
    await expect.poll(wordsOf, { message: outdated }).toEqual(before.words);
    const growth = Math.hypot(clip.width - before.width, clip.height - before.height);
    expect(growth, outdated).toBeLessThan(12);
    await context.close();
  });
});
