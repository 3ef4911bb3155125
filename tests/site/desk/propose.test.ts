import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, inject, test } from 'vitest';
import { axeFinds } from '../axe.ts';
import { launchBrowser } from '../browser.ts';
import { textsOf } from '../built.ts';
import { openDesk, show, stateOf, type } from './open.ts';

const site = inject('site');
const browser = await launchBrowser();
afterAll(() => browser.close());

test('only the desk of a site that names its repository may ask GitHub', async () => {
  const pages = [...(await textsOf(site.dist, '.html'))];
  const asking = pages.filter(([, html]) => html.includes("connect-src 'self' https://api.github.com;"));
  expect(asking.map(([name]) => name)).toEqual(['desk/index.html', 'vi/desk/index.html']);
});

test('a change is proposed, and the token is nowhere but in the requests', async () => {
  const { page, complaints } = await openDesk(browser, `${site.url}desk/`);
  const { files } = JSON.parse(readFileSync(path.join(site.dist, 'desk/sources.json'), 'utf8'));
  const published = (name: string) => {
    const { text } = files.find(({ file }: { file: string }) => file === name);
    return { content: Buffer.from(text).toString('base64') };
  };
  const tree = [
    { path: 'data/units.csv', sha: 'b1' },
    { path: 'src/stories/en/mic-2024.mdx', sha: 'b2' },
  ];
  const answers: Record<string, object> = {
    'branches/main': { commit: { sha: 'c1', commit: { tree: { sha: 't1' } } } },
    'git/trees/t1?recursive=1': { tree },
    'git/blobs/b1': published('units.csv'),
    'git/blobs/b2': published('stories/en/mic-2024.mdx'),
    pulls: { number: 7, html_url: 'https://github.com/example/figures/pull/7' },
  };
  const sent: string[] = [];
  await page.context().route('https://api.github.com/**', async (route) => {
    const request = route.request();
    const headers = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };
    const [, path = ''] = request.url().split('/figures/');
    if (request.method() !== 'OPTIONS') sent.push(`${request.method()} ${path} ${request.postData() ?? ''}`);
    await route.fulfill({ headers, json: answers[path] ?? { sha: 'new' } });
  });
  await page.locator('summary').first().click();
  expect(await page.locator('#propose-send').isDisabled()).toBe(true);
  await show(page, 'units.csv');
  await type(page, 1, 'name_vi', 'bản khác');
  await show(page, 'stories/en/mic-2024.mdx');
  const field = page.locator('.desk-text');
  await field.fill(`${await field.inputValue()}\nThat is all.\n`);
  await page.locator('h1').click();
  await expect.poll(() => stateOf(page)).toBe('No problems · 2 files changed');
  await page.locator('#propose-what').fill('Another name');
  await page.locator('#propose-token').fill('secret');
  await page.locator('#propose-send').click();
  const link = page.locator('#propose-status a');
  await expect.poll(() => link.getAttribute('href')).toBe('https://github.com/example/figures/pull/7');
  expect(sent.at(-1)).toMatch(
    /^POST pulls .*"title":"Another name".*What changes on the site.*Stories: stories\/en\/mic-2024\.mdx/,
  );
  expect(sent.join()).not.toContain('secret');
  expect(await axeFinds(page, { coloursOnly: false })).toEqual([]);
  expect(complaints).toEqual([]);
});
