import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { build } from 'rolldown';
import { afterAll, afterEach, expect, test } from 'vitest';
import { root } from '../support/folders.ts';
import { launchBrowser } from './browser.ts';

/** The controls on a page of their own, each as a script of its own; the pages of the site have some of them. */
const SECURE = 'https://nguon.test/';
/** Where browsers have no clipboard to write to. */
const INSECURE = 'http://nguon.test/';
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";

const controls = ['controls', 'marks'];
const read = (file: string) => readFile(path.join(root, file), 'utf8');

async function script(name: string): Promise<string> {
  const input = path.join(root, `src/client/${name}.ts`);
  const { output } = await build({ input, write: false, output: { format: 'esm', minify: true } });
  return output[0].code;
}

/** All the style sheets of the site, in any order but for the first: none relies on it. Its fonts come from elsewhere. */
const sheets = new Set(['page.css', ...(await readdir(path.join(root, 'src/styles'))).toSorted()]);
const styles = await Promise.all([...sheets].map((name) => read(`src/styles/${name}`)));
const files = new Map<string, string>([
  ['/', await read('tests/site/controls/fixture.html')],
  ['/styles.css', `:root { --font-text: sans-serif; }\n${styles.join('\n')}`],
]);
for (const name of controls) files.set(`/${name}.js`, await script(name));

const browser = await launchBrowser();
afterAll(() => browser.close());
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});

interface Options {
  at?: string;
  /** What the browser lets the page do with the clipboard. */
  clipboard?: 'granted' | 'denied';
  canShare?: boolean;
}

async function open(options: Options = {}): Promise<{ page: Page; complaints: string[] }> {
  const { at = SECURE, clipboard, canShare = false } = options;
  const context = await browser.newContext();
  context.setDefaultTimeout(20_000);
  await context.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url());
    const body = files.get(pathname);
    if (body === undefined) return route.fulfill({ status: 404, body: '' });
    const types = { '.css': 'text/css', '.js': 'text/javascript' } as Record<string, string>;
    return route.fulfill({
      body,
      headers: { 'content-security-policy': POLICY },
      contentType: `${types[path.extname(pathname)] ?? 'text/html'}; charset=utf-8`,
    });
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.clock.install();
  await page.addInitScript((canShare) => {
    const shared: unknown[] = [];
    Object.assign(window, { shared });
    delete (Navigator.prototype as { share?: unknown }).share;
    const share = async (data: unknown) => shared.push(data);
    if (canShare) Object.assign(Navigator.prototype, { share });
  }, canShare);
  if (clipboard === 'granted') await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(at, { waitUntil: 'load' });
  if (clipboard === 'denied') {
    const session = await context.newCDPSession(page);
    const { targetInfo } = await session.send('Target.getTargetInfo');
    await session.send('Browser.setPermission', {
      permission: { name: 'clipboard-write' },
      setting: 'denied',
      ...(targetInfo.browserContextId ? { browserContextId: targetInfo.browserContextId } : {}),
    });
  }
  return { page, complaints };
}

const idsOf = (page: Page, table = 'table', rows = 'tbody tr') =>
  page.locator(`#${table} ${rows}`).evaluateAll((all) => all.map(({ id }) => id.replace('row-', '')));
const headOf = (page: Page, name: string, table = 'table') =>
  page.locator(`#${table}`).getByRole('button', { name, exact: true });
/** The heads that say that they are sorted, and how. */
const sortedHeads = (page: Page) =>
  page
    .locator('[aria-sort]')
    .evaluateAll((all) => all.map((one) => `${one.textContent} ${one.getAttribute('aria-sort')}`));
const isFocused = (locator: Locator) => locator.evaluate((one) => one === document.activeElement);
const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

const value = 'Value millions';

test('sorting text: in the order of Vietnamese, then the other way', async () => {
  const { page } = await open();
  const names = () =>
    page.locator('#table tbody th').evaluateAll((all) => all.map((one) => one.textContent.trim()));
  const sorted = ['An', 'Azur', 'Ăn', 'Ân', 'Bình', 'Dung', 'Đông', 'Em'];
  for (const order of [sorted, sorted.toReversed()]) {
    await headOf(page, 'Name').click();
    expect(await names()).toEqual(order);
  }
});

test('sorting numbers by keyboard: the largest first, then the smallest, then the order of the page; level rows keep it, none is last', async () => {
  const { page } = await open();
  const names = ['Name', value, 'Code'];
  await page.getByRole('region', { name: 'Table of the chart' }).focus();
  for (const name of names) {
    await page.keyboard.press('Tab');
    expect(await isFocused(headOf(page, name))).toBe(true);
  }
  expect(await page.locator('#table button').count()).toBe(names.length);
  await page.keyboard.press('Shift+Tab');
  for (const [key, heads, ids] of [
    ['Enter', ['Value millions descending'], '57162843'],
    ['Space', ['Value millions ascending'], '48216573'],
    ['Enter', [], '12345678'],
  ] as const) {
    await page.keyboard.press(key);
    expect([await sortedHeads(page), await idsOf(page)]).toEqual([heads, [...ids]]);
    expect(await isFocused(headOf(page, value))).toBe(true);
  }
});

test('sorting each group of rows is sorted in itself, under its name; the foot stays', async () => {
  const { page } = await open();
  const head = headOf(page, 'Value', 'groups');
  await head.click();
  expect(await idsOf(page, 'groups', 'tr[id]')).toEqual(['g1', 'a3', 'a1', 'g2', 'b4', 'b2', 'sum']);
  await head.click();
  await head.click();
  expect(await idsOf(page, 'groups', 'tr[id]')).toEqual(['g1', 'a1', 'a3', 'g2', 'b2', 'b4', 'sum']);
  // One table's order is no other's.
  expect(await idsOf(page)).toEqual([...'12345678']);
  expect(await page.locator('#plain button').count()).toBe(0);
});

test('copying: copies the text, says so beside the button for a while, and leaves focus and name as they were', async () => {
  const { page } = await open({ clipboard: 'granted' });
  const button = page.getByRole('button', { name: 'Copy citation', exact: true });
  const status = page.locator('.copy[data-copy="citation"] + [role="status"]').first();
  // A live region that comes with its words is not read.
  expect(await status.textContent()).toBe('');
  await button.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => status.textContent()).toBe('Copied');
  expect(await copied(page)).toBe('Nguồn, “76.5 million”');
  expect(await page.getByRole('status').filter({ hasText: 'Copied' }).count()).toBe(1);
  expect(await isFocused(button)).toBe(true);
  expect(await button.textContent()).toBe('Copy citation');
  await page.clock.runFor(1000);
  expect(await status.textContent()).toBe('Copied');
  await page.clock.runFor(2500);
  expect(await status.textContent()).toBe('');
  expect(await page.evaluate(() => String(getSelection()))).toBe('');
});

test.each([
  ['where the permission is denied', { clipboard: 'denied' }],
  ['where there is no clipboard', { at: INSECURE }],
] as const)('copying: %s it selects the text for Ctrl+C and claims nothing', async (_, options) => {
  const { page, complaints } = await open(options);
  const status = page.getByRole('status');
  await page.getByRole('button', { name: 'Copy citation', exact: true }).click();
  await expect.poll(() => status.first().textContent()).toBe('Selected: press Ctrl+C');
  expect((await page.evaluate(() => String(getSelection()))).trim()).toBe('Nguồn, “76.5 million”');
  await page.keyboard.press('Control+C');
  await page.locator('#paste').focus();
  await page.keyboard.press('Control+V');
  expect((await page.locator('#paste').inputValue()).trim()).toBe('Nguồn, “76.5 million”');
  // Without words for it.
  await page.getByRole('button', { name: 'Copy code' }).click();
  expect(await status.last().textContent()).toBe('');
  expect(await page.getByText(/^Copied/).count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('where the device can share, the button gives title and address', async () => {
  const { page, complaints } = await open({ canShare: true });
  const button = page.locator('.share');
  await button.click();
  expect(await page.evaluate(() => (window as unknown as { shared: unknown[] }).shared)).toEqual([
    { title: 'Nguồn: Zalo', url: 'https://nguon.test/vi/#zalo' },
  ]);
  expect(complaints).toEqual([]);
  await page.emulateMedia({ media: 'print' });
  expect(await button.isVisible()).toBe(false);
});
