import { readFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import type { Locator, Page } from 'playwright-core';
import { afterAll, expect, inject, test } from 'vitest';
import { copyOfData, snapshot, withSecondReport } from '../../support/folders.ts';
import { axeFinds } from '../axe.ts';
import { launchBrowser } from '../browser.ts';
import { cell, openDesk, show, stateOf, type } from './open.ts';

const site = inject('site');
const platforms = 'observations/platforms.csv';
const seeds = 'seeds/mic-2024.csv';

const browser = await launchBrowser();
afterAll(() => browser.close());

/** A page as it was published, for tests that leave it open: a new one reads and checks all data again. */
let shared: ReturnType<typeof openDesk> | undefined;
async function open() {
  shared ??= openDesk(browser, `${site.url}desk/`);
  const desk = await shared;
  const reset = desk.page.locator('[data-do="reset"]');
  if (await reset.isEnabled()) await reset.click();
  await expect.poll(() => stateOf(desk.page)).toBe('No problems');
  return desk;
}

/** The report prints another figure: the phrases are changed, and the desk asks why. */
async function correct(page: Page): Promise<void> {
  await show(page, seeds);
  await type(page, 11, 'phrase', '80.5 million');
  await show(page, platforms);
  await type(page, 3, 'reported', '80.5 million');
  const fields = page.locator('#desk-problems form textarea');
  await expect.poll(() => fields.count()).toBe(2);
  const asked = await page.locator('#desk-problems li').textContent();
  expect(asked).toMatch(/76\.5 million users|76,5 triệu người dùng/);
  await fields.nth(0).fill('Misread.');
  await fields.nth(1).fill('Đọc nhầm.');
  await page.locator('#desk-problems form button').click();
}

/** What a button downloads. */
async function downloaded(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator(`[data-do="${button}"]`).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test('a wrong cell shows its problem at once; when it is fixed, the charts are drawn again', async () => {
  const { page, complaints } = await openDesk(browser, `${site.url}vi/desk/`);
  await show(page, platforms);
  await type(page, 3, 'value', '7650000');
  await expect.poll(() => stateOf(page)).toMatch(/^1 lỗi · 1 tệp đã sửa/);
  expect(await page.locator('#desk-charts article').count()).toBe(0);
  // The list of problems leads to the cell.
  const listed = page.locator('#desk-problems button');
  expect(await listed.textContent()).toMatch(/không khớp với nguyên văn/);
  await listed.click();
  expect(await page.locator('[role="gridcell"]:focus-within').textContent()).toContain('7650000');

  await page.keyboard.press('Control+z');
  await expect.poll(() => stateOf(page)).toBe('Không có lỗi');
  await correct(page);
  await expect.poll(() => stateOf(page)).toMatch(/^Không có lỗi · 3 tệp đã sửa/);
  const chart = page.locator('#desk-charts article').first();
  await expect.poll(() => chart.locator('figure').count()).toBe(2);
  const old = '76,5 triệu';
  expect(await chart.locator('.is-before svg').textContent()).toContain(old);
  expect(await chart.locator('.is-after svg').textContent()).toContain(old.replace('76', '80'));
  expect(await chart.locator('.desk-values').textContent()).toContain(old.replace('76', '80'));

  // The charts have the colours of the changed categories.
  await show(page, 'categories.csv');
  await type(page, 1, 'colour', '#0b6b2e');
  const fill = chart.locator('.is-after .fill').first();
  await expect.poll(() => fill.evaluate((one) => getComputedStyle(one).fill)).toBe('rgb(11, 107, 46)');

  // A mark leads to the row of its value.
  await show(page, 'charts.csv');
  await chart.locator('.is-after a.mark').first().click();
  await expect.poll(() => page.locator('#desk-name').textContent()).toBe(platforms);
  expect(await page.locator('[role="row"]:focus-within').textContent()).toContain('zalo');
  expect(complaints).toEqual([]);
});

test('a phrase is in view beside its number, which follows it as one step to undo', async () => {
  const { page } = await open();
  await show(page, 'observations/games.csv');
  const rightOf = (one: Locator) => one.evaluate((element) => element.getBoundingClientRect().right);
  expect(await rightOf(await cell(page, 1, 'reported'))).toBeLessThan(
    await rightOf(page.locator('.grid-scroll')),
  );
  const number = (await cell(page, 1, 'value')).locator('.grid-text');
  const before = await number.textContent();
  await type(page, 1, 'reported', '15 trillion VND');
  expect(await number.textContent()).toBe('15000000000000');
  await page.keyboard.press('Control+z');
  expect(await number.textContent()).toBe(before);
});

test('a story is edited as a text, checked and previewed', async () => {
  const { page, complaints } = await openDesk(browser, `${site.url}vi/desk/`);
  await show(page, 'stories/vi/mic-2024.mdx');
  const preview = page.locator('#desk-preview');
  await expect.poll(() => preview.locator('b').allTextContents()).toContain('76,5 triệu người dùng');
  expect(await preview.locator('figure svg').count()).toBeGreaterThan(5);
  const field = page.locator('.desk-text');
  const text = await field.inputValue();
  await field.fill(text.replace(/\n\n(?=## )/, '\n\nCó 12 nền tảng.\n\n'));
  await page.locator('h1').click();
  await expect.poll(() => stateOf(page)).toBe('1 lỗi · 1 tệp đã sửa');
  await expect.poll(() => preview.textContent()).toContain('Có 12 nền tảng.');
  await page.locator('#desk-problems button').click();
  const selected = () => page.evaluate(() => getSelection()?.toString());
  await expect.poll(selected).toBe('12 nền tảng.');
  expect(complaints).toEqual([]);
});

test('unfinished work is kept on the device when asked to, until it is deleted', async () => {
  const { page } = await openDesk(browser, `${site.url}desk/`);
  const notice = page.locator('#desk-kept');
  const kept = () => page.evaluate(() => Object.values(localStorage).join());
  await page.locator('#desk-keep').check();
  await show(page, 'units.csv');
  await type(page, 1, 'name_vi', 'bản khác');
  await expect.poll(kept).toContain('bản khác');
  await page.reload();
  await expect.poll(() => stateOf(page)).toBe('No problems · 1 file changed');
  expect(await notice.textContent()).toContain('has been restored');

  // Published anew meanwhile: it is not restored unasked.
  await page.evaluate(() => {
    for (const [key, text] of Object.entries(localStorage))
      localStorage.setItem(key, text.replace('"published":"', '"published":"older '));
  });
  await page.reload();
  await expect.poll(() => notice.textContent()).toContain('Published again since then: units.csv');
  await expect.poll(() => stateOf(page)).toBe('No problems');
  expect(await kept()).toContain('bản khác');
  await page.locator('[data-do="restore"]').click();
  await expect.poll(() => stateOf(page)).toBe('No problems · 1 file changed');
  await page.locator('[data-do="forget"]').click();
  expect(await kept()).toBe('');
});

test('a pasted report is marked, and added to the tables; again with another role', async () => {
  const { page, complaints } = await open();
  await page.locator('.desk-paste summary').last().click();
  const text = '😀 In 2025, Zalo had 80 million users.\n\nOtter: about 74 million users, and dozens are new.';
  await page.locator('#paste-text').fill(text);
  await page.locator('#paste-report').fill('next');
  await page.locator('#paste-find').click();
  const marked = [
    '😀 In 2025 context, Zalo had 80 million figure, rounded users.',
    'Otter: about 74 million figure, about users, and dozens figure are new.',
  ];
  const lines = page.locator('.paste-text li');
  await expect.poll(() => lines.allTextContents()).toEqual(marked);
  const suggested = await page.locator('#paste-results > ul > li').allTextContents();
  expect(suggested[0]).toBe(
    '80 million: Subject: zalo (“Zalo” before it); Measure: users (“users” after it); Period: 2025 (“2025” in its sentence)',
  );
  expect(suggested[1]).toMatch(/^about 74 million: Subject: to be filled in;/);
  expect(suggested[2]).toMatch(/^dozens: Not a single number/);
  expect(await axeFinds(page, { coloursOnly: false })).toEqual([]);
  expect(await page.locator('#desk-name').textContent()).toBe('reports.csv');
  await show(page, 'observations/next.csv');
  expect(await page.locator('.grid-body > .grid-row').count()).toBe(2);
  await show(page, 'seeds/next.csv');
  await type(page, 4, 'role', 'context');
  await page.locator('#paste-find').click();
  await expect.poll(() => lines.last().textContent()).toContain('dozens context are');
  await show(page, 'observations/next.csv');
  expect(await page.locator('.grid-body > .grid-row').count()).toBe(2);
  for (let steps = 3; steps > 0; steps--) await page.locator('[data-do="undo"]').click();
  await expect.poll(() => stateOf(page)).toBe('No problems');
  expect(complaints).toEqual([]);
});

test('with problems and charts, axe finds nothing, narrow or wide, light or dark, in any state of the grid', async () => {
  const { page } = await openDesk(browser, `${site.url}vi/desk/`);
  await show(page, 'charts.csv');
  await type(page, 1, 'title_en', 'A title');
  await type(page, 1, 'title_vi', 'Một tiêu đề');
  await show(page, 'glossary.csv');
  await type(page, 1, 'line', 'x');
  await expect.poll(() => page.locator('#desk-problems li').count()).toBe(1);
  await expect.poll(() => page.locator('#desk-charts article').count()).toBe(1);
  const found: unknown[] = [];
  for (const [width, colorScheme, keys] of [
    [1280, 'light', 'ArrowUp'],
    [1280, 'dark', 'F2'],
    [320, 'light', 'Escape Shift+ArrowDown Shift+ArrowLeft'],
    [320, 'dark', 'Control+Home ArrowUp'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    for (const key of keys.split(' ')) await page.keyboard.press(key);
    // The charts are drawn for the page as it is now.
    const drawing = page.locator('#desk-charts svg').first();
    await expect.poll(() => drawing.getAttribute('width')).toBe(width === 320 ? '294' : '364');
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (sideways > 0) found.push(`${sideways} px too wide at ${width}`);
    found.push(...(await axeFinds(page, { coloursOnly: colorScheme === 'dark' })));
    const rules = { 'target-size': true };
    found.push(...(await axeFinds(page, { within: '.grid-box', coloursOnly: false, rules })));
  }
  expect(found).toEqual([]);
});

test('downloads are a ZIP of the changed files, the canonical file, and a copy; leaving the page with other changes warns', async () => {
  const { page, complaints } = await openDesk(browser, `${site.url}desk/`, {
    acceptDownloads: true,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const leave = () => page.evaluate(() => setTimeout(() => location.reload()));
  const warned = (times: number) => expect.poll(() => complaints).toEqual(Array(times).fill('beforeunload '));
  await correct(page);
  await expect.poll(() => stateOf(page)).toBe('No problems · 3 files changed');
  await leave();
  await warned(1);
  const zip = unzipSync((await downloaded(page, 'zip')).bytes);
  expect(Object.keys(zip).toSorted()).toEqual(['data/corrections.csv', `data/${platforms}`, seeds]);

  // What the archive has is safe; what is edited after it is not.
  await show(page, platforms);
  await type(page, 3, 'note_en', 'A note');
  await type(page, 3, 'note_vi', 'Ghi chú');
  await show(page, 'units.csv');
  await type(page, 1, 'name_vi', 'bản khác');
  await page.locator('[data-do="copy"]').click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain(',bản khác\n');
  await leave();
  await warned(2);
  await show(page, platforms);
  const file = await downloaded(page, 'download');
  expect(file.name).toBe('platforms.csv');
  expect(file.bytes.toString()).toContain('80500000,80.5 million,mic-2024#13.1,A note,Ghi chú\n');
  await leave();
  await expect.poll(() => stateOf(page)).toBe('No problems');
  await warned(2);
});

test('files are opened one by one, as a whole folder, and by dropping them', async () => {
  const { page } = await open();
  const text = readFileSync(path.join(snapshot.data, 'subjects.csv'), 'utf8').replace('Zalo', 'Zalo!');
  const file = { name: 'subjects.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
  await page.locator('#desk-files').setInputFiles(file);
  await expect.poll(() => stateOf(page)).toBe('No problems · 1 file changed');
  expect(await page.locator('#desk-name').textContent()).toBe('subjects.csv');
  expect(await page.locator('#desk-note').textContent()).toBe('1 file opened: subjects.csv.');

  await page.locator('#desk-folder').setInputFiles(path.dirname(withSecondReport(copyOfData()).data));
  await expect.poll(() => stateOf(page)).toBe('No problems');

  const units = readFileSync(path.join(snapshot.data, 'units.csv'), 'utf8').replace('kind', 'sort');
  await page.evaluate((csv) => {
    const data = new DataTransfer();
    data.items.add(new File([csv], 'units (1).csv'));
    const init = { dataTransfer: data, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new DragEvent('drop', init));
  }, units);
  await expect.poll(() => stateOf(page)).toMatch(/^\d+ problems? · 1 file changed$/);
  // A column name is wrong: it can be fixed.
  expect(await page.locator('#desk-name').textContent()).toBe('units.csv');
  expect(await (await cell(page, 0, 'sort')).getAttribute('aria-invalid')).toBe('true');
  await type(page, 0, 'sort', 'kind');
  await expect.poll(() => stateOf(page)).toBe('No problems');
  await type(page, 1, 'kind', 'x');
  await expect.poll(() => stateOf(page)).toBe('1 problem · 1 file changed');
  await page.locator('[data-do="reset"]').click();
  await expect.poll(() => stateOf(page)).toBe('No problems');
});

test('nothing leaves the browser while it is worked with: no request, nothing stored; no report’s text comes', async () => {
  const { page, requests } = await openDesk(browser, `${site.url}desk/`);
  for (const request of requests.splice(0)) expect(request).toContain(`GET ${new URL(site.url).origin}/`);
  const { files } = JSON.parse(readFileSync(path.join(site.dist, 'desk/sources.json'), 'utf8'));
  const names: string[] = files.map(({ file }: { file: string }) => file);
  expect(names).toContain('seeds/mic-2024.csv');
  expect(names.filter((name) => !/\.(?:csv|mdx)$/.test(name))).toEqual([]);

  const buffer = Buffer.from('id,kind,factor,singular_en,plural_en,name_vi\nsecret,count,1,a,b,c\n');
  await page.locator('#desk-files').setInputFiles({ name: 'secret.csv', mimeType: 'text/csv', buffer });
  await expect.poll(() => stateOf(page)).toMatch(/problems? · 1 file changed$/);
  await show(page, 'charts.csv');
  await type(page, 1, 'title_en', 'A secret');
  await expect.poll(() => stateOf(page)).toMatch(/problems? · 2 files changed$/);
  await page.locator('[data-do="zip"]').click();
  // Only the code that reads pasted texts is loaded on demand.
  const isScript = (request: string) => /^GET (?:blob:|\S+\/_astro\/[\w.-]+\.js$)/.test(request);
  expect(requests.filter((request) => !isScript(request))).toEqual([]);

  const kept = await page.evaluate(async () => {
    const [databases, cached] = [await indexedDB.databases(), await caches.keys()];
    return [localStorage.length, sessionStorage.length, document.cookie, databases.length, cached.length];
  });
  expect(kept).toEqual([0, 0, '', 0, 0]);
});

test.each(['desk/', 'vi/desk/'])('without JavaScript %s says what to do instead', async (address) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(site.url + address);
  expect(await page.locator('noscript').textContent()).toContain('npm run check');
  expect(await page.locator('#desk').isVisible()).toBe(false);
});
