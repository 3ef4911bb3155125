import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, inject, test } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { openDesk, show, stateOf, type } from './open.ts';

const site = inject('site');

const browser = await launchBrowser();
afterAll(() => browser.close());

test('nothing leaves the browser while it is worked with: no request, nothing stored', async () => {
  const { page, requests } = await openDesk(browser, `${site.url}desk/`);
  const { origin } = new URL(site.url);
  for (const request of requests) expect(request).toMatch(new RegExp(`^GET ${origin}/`));
  expect(requests.filter((request) => request.endsWith('/desk/sources.json'))).toHaveLength(1);
  requests.length = 0;

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
  await page.context().close();
});

test('the published files never include a report’s text', async () => {
  const { files } = JSON.parse(readFileSync(path.join(site.dist, 'desk/sources.json'), 'utf8'));
  const names: string[] = files.map(({ file }: { file: string }) => file);
  expect(names).toEqual(
    expect.arrayContaining(['subjects.csv', 'observations/games.csv', 'seeds/mic-2024.csv']),
  );
  expect(names.filter((name) => !name.endsWith('.csv'))).toEqual([]);
});

test.each(['desk/', 'vi/desk/'])('without JavaScript %s says what to do instead', async (address) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(site.url + address);
  expect(await page.locator('noscript').textContent()).toContain('npm run check');
  expect(await page.locator('#desk').isVisible()).toBe(false);
  await context.close();
});
