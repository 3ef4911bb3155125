import { readFile } from 'node:fs/promises';
import { decode } from 'fast-png';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import type { SnippetName } from '../../../src/embed/snippets.ts';
import { chartFrames, charts, languages, SITE, snippetOf, useStage, type Wanted } from './stage.ts';

const stage = useStage();

const [chart] = charts;

async function open(locale = 'en'): Promise<Page> {
  const context = await stage.browser.newContext({
    viewport: { width: 720, height: 1200 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  await page.goto(`${SITE}${locale === 'vi' ? 'vi/' : ''}charts/${chart}/`);
  return page;
}

const choose = (page: Page, value: string) => page.locator(`#use input[value="${value}"]`).setChecked(true);
// biome-ignore lint/performance/useDomNodeTextContent: what is copied.
const shown = (page: Page, name: string) => page.locator(`#use-${name}`).innerText();
const places: [string, SnippetName][] = [
  ['wordpress', 'script'],
  ['ghost', 'script'],
  ['cms', 'iframe'],
  ['app', 'component'],
  ['amp', 'amp'],
  ['rss', 'picture'],
  ['mail', 'newsletter'],
];
const openPlace = (page: Page, place: string) =>
  page.locator(`details:has([id^="use-${place}-"]):not([open]) > summary`).click();

test.each(languages)('in %s each place offers what was chosen, and copies it', async (locale) => {
  const page = await open(locale);
  await page.locator('#use').scrollIntoViewIfNeeded();
  await chartFrames(page);
  const check = async (wanted: Wanted) => {
    for (const [place, name] of places) {
      if (!(await page.locator(`#use-${place}-${name}`).isVisible())) await openPlace(page, place);
      expect(await shown(page, `${place}-${name}`)).toBe(snippetOf(chart, name, { locale, ...wanted }));
    }
  };
  await check({});
  await choose(page, 'title');
  await choose(page, 'dark');
  await choose(page, '320');
  await page.locator('#use-highlight').selectOption('zalo');
  const wanted = { theme: 'dark', plain: 'title', width: 320, highlight: 'zalo' } as const;
  await check(wanted);
  const copyable = page.locator('.copyable:has(#use-mail-newsletter)');
  await copyable.getByRole('button').click();
  await expect.poll(() => copyable.getByRole('status').textContent()).not.toBe('');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(snippetOf(chart, 'newsletter', { locale, ...wanted }));
});

test('the preview shows what is chosen, as high as it is', async () => {
  const page = await open();
  await page.locator('#use').scrollIntoViewIfNeeded();
  const [frame] = await chartFrames(page);
  if (!frame) throw new Error('There is no preview.');
  const state = () =>
    frame.evaluate(() => ({
      address: location.pathname + location.search,
      ink: getComputedStyle(document.querySelector('h1') ?? document.body).color,
      titled: (document.querySelector('h1')?.getBoundingClientRect().width ?? 0) > 1,
      fits: Math.abs(innerHeight - document.body.getBoundingClientRect().height) <= 1,
    }));
  const inks = { light: 'rgb(27, 29, 33)', dark: 'rgb(236, 234, 228)' };
  const queries = [
    ['dark', '?theme=dark', inks.dark, true],
    ['title', '?theme=dark&plain=title', inks.dark, false],
    ['source', '?theme=dark&plain', inks.dark, false],
    ['auto', '?plain', inks.light, false],
    ['light', '?theme=light&plain', inks.light, false],
  ] as const;
  for (const [value, query, ink, titled] of queries) {
    await choose(page, value);
    const address = `/embed/${chart}/${query}`;
    await expect.poll(state, { timeout: 5000 }).toEqual({ address, ink, titled, fits: true });
    expect(await shown(page, 'address')).toBe(SITE.slice(0, -1) + address);
  }
  await page.locator('#use-highlight').selectOption('zalo');
  const lit = page.frameLocator('iframe.preview').locator('svg:visible .mark.lit');
  await expect.poll(() => lit.count()).toBe(1);
  expect(await lit.getAttribute('aria-label')).toMatch(/^Zalo/);
  await page.setViewportSize({ width: 320, height: 1200 });
  await page.frameLocator('iframe.preview').locator('summary').click();
  await expect.poll(async () => (await state()).fits).toBe(true);
});

test('the picture is saved as the site’s PNG, and its highlight leaves the other marks grey', async () => {
  const page = await open();
  await page.locator('#use').scrollIntoViewIfNeeded();
  await chartFrames(page);
  await openPlace(page, 'file');
  /** The red of each pixel. */
  const redsOf = async (file: string) => {
    const { data, channels } = decode(await readFile(file));
    return data.filter((_, at) => at % channels === 0);
  };
  const saved = async (mark: string) => {
    await page.locator('#use-highlight').selectOption(mark);
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.save').click()]);
    expect(download.suggestedFilename()).toBe(`${[chart, mark].filter(Boolean).join('-')}.png`);
    return redsOf(await download.path());
  };
  const built = await redsOf(`${inject('site').dist}/charts/${chart}.png`);
  const [plain, lit] = [await saved(''), await saved('zalo')];
  expect(plain.length).toBe(built.length);
  // In another font, 3% would differ.
  expect(plain.filter((red, at) => Math.abs(red - built[at]!) > 64).length / built.length).toBeLessThan(
    0.005,
  );
  // Three bars of four are of this grey.
  expect(lit.filter((red, at) => red === 107 && plain[at] !== 107).length / built.length).toBeGreaterThan(
    0.1,
  );
  expect(await shown(page, 'file-words')).toMatch(/^Zalo .*: 76.5 million users\. Zalo/);
});
