import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { openDesk, show, stateOf, type } from './open.ts';

const site = inject('site');

const browser = await launchBrowser();
afterAll(() => browser.close());

describe('nothing leaves the browser', () => {
  test('not while it is worked with: no request, nothing stored', async () => {
    const { page, requests } = await openDesk(browser, `${site.url}desk/`);
    const { origin } = new URL(site.url);
    for (const request of requests) expect(request).toMatch(new RegExp(`^GET ${origin}/`));
    expect(requests.filter((request) => request.endsWith('/desk/sources.json'))).toHaveLength(1);
    requests.length = 0;

    await page.locator('#desk-files').setInputFiles({
      name: 'secret.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('id,kind,factor,singular_en,plural_en,name_vi\nsecret,count,1,a,b,c\n'),
    });
    await expect.poll(() => stateOf(page)).toMatch(/problems? · 1 file changed$/);
    await show(page, 'charts.csv');
    await type(page, 1, 'title_en', 'A secret');
    await expect.poll(() => stateOf(page)).toMatch(/problems? · 2 files changed$/);
    await page.locator('[data-do="zip"]').click();
    // Only the code that reads pasted texts is loaded on demand.
    expect(requests.filter((request) => !/^GET (?:blob:|\S+\/_astro\/[\w.-]+\.js$)/.test(request))).toEqual(
      [],
    );

    const kept = await page.evaluate(async () => [
      localStorage.length,
      sessionStorage.length,
      document.cookie,
      (await indexedDB.databases()).length,
      (await caches.keys()).length,
    ]);
    expect(kept).toEqual([0, 0, '', 0, 0]);
    await page.context().close();
  });

  test('and the published files never include a report’s text', async () => {
    const { files } = JSON.parse(readFileSync(path.join(site.dist, 'desk/sources.json'), 'utf8'));
    const names: string[] = files.map(({ file }: { file: string }) => file);
    expect(names).toEqual(
      expect.arrayContaining(['subjects.csv', 'observations/games.csv', 'seeds/mic-2024.csv']),
    );
    expect(names.filter((name) => !name.endsWith('.csv'))).toEqual([]);
  });
});

describe('its script', () => {
  /** A page's scripts with all their imports and the worker. */
  function scriptsOf(page: string): Set<string> {
    const html = readFileSync(path.join(site.dist, page), 'utf8');
    const found = new Set(
      [...html.matchAll(/<script[^>]* src="\/(_astro\/[^"]+)"/g)].map(([, src = '']) => src),
    );
    for (const file of found) {
      const code = readFileSync(path.join(site.dist, file), 'utf8');
      for (const [, name = ''] of code.matchAll(/[`"'](?:\.\/|\/_astro\/|_astro\/)([\w.-]+\.js)[`"']/g))
        found.add(`_astro/${name}`);
    }
    return found;
  }

  test('has at most 140 KB, gzipped, its worker included', () => {
    const scripts = [...scriptsOf('desk/index.html')];
    expect(scripts.length).toBeGreaterThan(2);
    expect(scripts.some((file) => file.includes('worker'))).toBe(true);
    const bytes = scripts.reduce(
      (sum, file) => sum + gzipSync(readFileSync(path.join(site.dist, file))).length,
      0,
    );
    expect(bytes).toBeLessThanOrEqual(140_000);
  });
});

test.each([
  ['desk/', 'npm run check'],
  ['vi/desk/', 'npm run check'],
])('without JavaScript %s says what to do instead', async (address, command) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(site.url + address);
  expect(await page.locator('noscript').textContent()).toContain(command);
  expect(await page.locator('#desk').isVisible()).toBe(false);
  await context.close();
});
