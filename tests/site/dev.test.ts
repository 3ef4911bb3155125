import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, symlinkSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { examples } from '../charts/examples.ts';
import { copyOfData, root, snapshot, temporaryFolder } from '../support/folders.ts';
import { freePort } from '../support/free-port.ts';
import { axeFinds } from './axe.ts';
import { launchBrowser } from './browser.ts';
import { textsOf } from './built.ts';

const NOTE = 'Issued to foreign organisations.';
const folders = { ...copyOfData(), stories: copyOfStories() };
const inData = (name: string) => path.join(folders.data, name);
const file = inData('observations/licences.csv');
const story = path.join(folders.stories, 'en/mic-2024.mdx');
let good: string;
let goodStory: string;
let server: ChildProcess;
let output = '';
let url: string;
let browser: Browser;
let page: Page;

/** What the panel says, as one line a paragraph; '' while it is not to be seen. */
const panel = () =>
  page.evaluate(() => {
    const section = document.querySelector('nguon-problems')?.shadowRoot?.querySelector('section');
    // biome-ignore lint/performance/useDomNodeTextContent: what is not shown is not said.
    return section?.checkVisibility() ? section.innerText.replace(/\n+/g, '\n') : '';
  });
const place = (name: string, row: number, column: string) =>
  `${inData(name)}, row ${row}, column “${column}”`;
const times = (text: string) => output.split(text).length - 1;
const answer = async (address: string) => {
  const response = await fetch(url + address);
  return { status: response.status, text: await response.text() };
};

// The server is started on bad data.
beforeAll(async () => {
  good = await readFile(file, 'utf8');
  await writeFile(file, good.replace(',13,13,', ',14,13,'));
  // Astro itself would end of this one.
  goodStory = await readFile(story, 'utf8');
  await writeFile(story, goodStory.replace('title: ', 'title: "Zalo": '));
  const port = await freePort();
  url = `http://127.0.0.1:${port}/`;
  const command = ['node_modules/astro/bin/astro.mjs', 'dev', '--ignore-lock'];
  const env = {
    PATH: process.env['PATH'],
    NGUON_DATA: folders.data,
    NGUON_SEEDS: folders.seeds,
    NGUON_STORIES: folders.stories,
    ASTRO_TELEMETRY_DISABLED: '1',
  };
  server = spawn(process.execPath, [...command, '--host', '127.0.0.1', '--port', String(port)], {
    cwd: root,
    env,
  });
  for (const stream of [server.stdout, server.stderr])
    stream?.on('data', (chunk) => {
      output += chunk;
    });
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 320, height: 640 } });
  while (!(await fetch(url).catch(() => undefined))) {
    if (server.exitCode !== null) throw new Error(`The server ended. It said:\n${output}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
});
afterAll(async () => {
  server.kill();
  await browser.close();
});

test('started on bad data, every address tells of them, and is the site once they are mended', async () => {
  for (const [address, words] of [
    ['', `${file}</b>, row 6, column “value”`],
    ['vi/glossary/', `${file}</b>, dòng 6, cột “value”`],
    ['data/observations.csv', 'Change one of them.'],
    ['nowhere/', '14 does not match the reported &quot;13&quot; (13).'],
  ] as const) {
    const { status, text } = await answer(address);
    expect([status, text]).toEqual([503, expect.stringContaining(words)]);
  }
  await page.goto(`${url}charts/licences-2024/`);
  await expect.poll(panel).toContain(place('observations/licences.csv', 6, 'value'));
  // The first page that comes is loaded twice, as Vite has kept an order to reload for it.
  await expect.poll(() => axeFinds(page)).toEqual([]);
  // Other problems, then none.
  await writeFile(file, good.replace(',13,13,', ',16,13,'));
  await expect.poll(panel).toContain('16 does not match');
  await writeFile(file, good);
  await expect.poll(panel).toContain('The lines between --- are no YAML');
  await writeFile(story, goodStory);
  await page.getByText(NOTE).first().waitFor();
  await expect.poll(async () => (await answer('')).status).toBe(200);
});

test('the pages are those of a build', async () => {
  const { dist } = inject('site');
  const files = await textsOf(dist, '.csv', '.json');
  const names = [...files.keys()].filter((name) => /^(?:data|charts)\/[^/]+$/.test(name));
  expect(names.length).toBeGreaterThan(40);
  for (const name of names)
    expect([name, (await answer(name)).text]).toEqual([name, files.get(name)?.replace(/^\ufeff/, '')]);
});

test('the open page follows what spreadsheet programs save, and keeps its place', async () => {
  await page.evaluate(() => scrollTo(0, 500));
  const noted = (note: string) => good.replace(NOTE, note);
  const beside = (name: string) => inData(`observations/${name}`);

  // LibreOffice: a lock, and a new file that takes the name of the old one.
  await writeFile(beside('.~lock.licences.csv#'), ',me,here,;');
  await writeFile(beside('lu2049abc.tmp'), noted('By LibreOffice.'));
  await rename(beside('lu2049abc.tmp'), file);
  await page.getByText('By LibreOffice.').first().waitFor();

  // Excel: an owner file, a new file of any name, the old one out of the way for a moment.
  await writeFile(beside('~$licences.csv'), '\x02me');
  await writeFile(beside('5D1F2A00'), noted('By Excel.'));
  await rename(file, beside('7C2E1B00.tmp'));
  await rename(beside('5D1F2A00'), file);
  await rm(beside('7C2E1B00.tmp'));
  await page.getByText('By Excel.').first().waitFor();

  // In place, in two goes.
  await writeFile(file, noted('By halves.').slice(0, 300));
  await writeFile(file, noted('By halves.'));
  await page.getByText('By halves.').first().waitFor();
  expect(await panel()).toBe('');
  // Not to the pixel: the lines above may break otherwise until the letters have come.
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(400);

  // While a page is on its way, and another is open: for a single one, Vite would keep the order to reload.
  const other = await browser.newPage();
  await other.goto(url, { waitUntil: 'networkidle' });
  const saveFirst = async (route: Route) => {
    await writeFile(file, noted('Meanwhile.'));
    await expect.poll(async () => (await answer('charts/licences-2024/')).text).toContain('Meanwhile.');
    await route.continue();
  };
  await page.route('**/@vite/client', saveFirst, { times: 1 });
  await page.reload();
  await page.getByText('Meanwhile.').first().waitFor();
  await other.close();
});

test('problems stand in the open page, all at once, until they are mended', async () => {
  await page.locator('main a').first().focus();
  const focused = await page.evaluate(() => document.activeElement?.outerHTML);
  const shown = await readFile(file, 'utf8');
  const subjects = await readFile(inData('subjects.csv'), 'utf8');
  await writeFile(inData('subjects.csv'), subjects.replace('zalo,', '<img src=x>,'));
  await writeFile(file, good.replace(',13,13,', ',15,13,').replace(NOTE, 'Too late.'));
  await expect.poll(panel).toContain('15 does not match the reported "13" (13).\nChange one of them.');
  expect(await panel()).toContain(place('observations/licences.csv', 6, 'value'));
  expect(await panel()).toMatch(/subjects\.csv, row \d+, column “id”\n.*<img src=x>/);
  expect(await page.locator('nguon-problems img').count()).toBe(0);

  // The last good page stays, in the open page and for others, and the focus where it was.
  expect(await page.evaluate(() => document.activeElement?.outerHTML)).toBe(focused);
  for (const text of [await page.content(), (await answer('charts/licences-2024/')).text])
    expect(text).toContain('Meanwhile.');
  expect(await axeFinds(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  expect(times('15 does not match')).toBe(1);
  // It loads when it is near.
  await page.locator('iframe.preview').scrollIntoViewIfNeeded();
  const preview = page.frameLocator('iframe.preview');
  await preview.locator('svg').first().waitFor({ state: 'attached' });
  expect(await preview.locator('nguon-problems').count()).toBe(0);

  await page.keyboard.press('Escape');
  expect(await panel()).toBe('');
  await writeFile(inData('subjects.csv'), subjects);
  await expect.poll(panel).toMatch(/^Problems in the data: 1\n/);
  await page.getByRole('button', { name: 'Hide' }).click();
  expect(await panel()).toBe('');
  await page.reload();
  await expect.poll(panel).toMatch(/^Problems in the data: 1\n/);

  // Mended as it was, there is nothing to load again.
  await page.evaluate(() => Object.assign(window, { stays: true }));
  await writeFile(file, shown);
  await expect.poll(panel).toBe('');
  await writeFile(file, shown.replace(',13,13,', ',17,13,'));
  await expect.poll(panel).toContain('17 does not match');
  expect(await page.evaluate(() => 'stays' in window)).toBe(true);
  await writeFile(file, good);
  await page.getByText(NOTE).first().waitFor();
  expect(await panel()).toBe('');
});

test('files and folders come and go', async () => {
  await rename(folders.data, `${folders.data}-away`);
  await expect.poll(panel).toContain(`${folders.data}\nThe folder cannot be read.`);
  expect((await answer('charts/licences-2024/')).text).toContain(NOTE);
  await rename(`${folders.data}-away`, folders.data);
  await expect.poll(panel).toBe('');

  await rm(file);
  await expect.poll(panel).toContain('No observation uses the figure "13"');
  await writeFile(inData('observations/renamed.csv'), good.replace(NOTE, 'Under another name.'));
  await page.getByText('Under another name.').first().waitFor();

  const charts = await readFile(inData('charts.csv'), 'utf8');
  const row = charts.split('\n').find((line) => line.startsWith('licences-2024,')) ?? '';
  const added = row
    .replace('licences-2024', 'added')
    .replace('Most', 'Again most')
    .replace('Trang', 'Vẫn trang');
  expect((await answer('charts/added/')).status).toBe(404);
  await writeFile(inData('charts.csv'), `${charts}${added}\n`);
  await expect.poll(async () => (await answer('charts/added/')).status).toBe(200);

  // What the stories need is as good as data.
  await writeFile(inData('charts.csv'), charts.replace('licences-2024,', 'licences,'));
  await expect.poll(panel).toMatch(/\/stories\/en\/mic-2024\.mdx, line \d+\n.*"licences-2024"/);
  await writeFile(inData('charts.csv'), charts);
  await expect.poll(async () => (await answer('charts/added/')).status).toBe(404);
});

test('a story is followed, and its page stays as it was while it cannot be read or names what is not there', async () => {
  const begin = (words: string) => goodStory.replace('\n---\n', `\n---\n\n${words}\n`);
  // The page may still be loading itself anew after the last change.
  await expect.poll(() => page.goto(url).catch(() => null)).not.toBeNull();
  await writeFile(story, begin('The first words.'));
  await page.getByText('The first words.').waitFor();
  for (const [words, problem] of [
    ['No more <Figure', 'This is no MDX'],
    ['Of <Figure of="nobody users" />', 'subjects.csv has no "nobody"'],
  ] as const) {
    await writeFile(story, begin(words));
    await expect.poll(panel).toContain(problem);
    const { status, text } = await answer('');
    expect([status, text]).toEqual([200, expect.stringContaining('The first words.')]);
    // Vite has the page loaded again, whatever has changed.
    await expect.poll(() => page.getByText('The first words.').count()).toBe(1);
    expect(await page.locator('vite-error-overlay').count()).toBe(0);
  }
  await writeFile(story, begin('The last words.'));
  await page.getByText('The last words.').waitFor();
  expect(await panel()).toBe('');
  await writeFile(story, goodStory);
  await page.getByText('The last words.').waitFor({ state: 'detached' });
});

test('the gallery shows every chart example, and this and all else that is for dev only is in no build', async () => {
  const { text: gallery } = await answer('gallery/');
  for (const name of Object.keys(examples)) expect(gallery).toContain(`>${name}</h2>`);
  const { dist } = inject('site');
  expect(existsSync(path.join(dist, 'gallery'))).toBe(false);
  for (const [name, text] of await textsOf(dist, '.html', '.js', '.css'))
    expect(`${name} ${text}`).not.toMatch(/nguon[-:](?:problems|hello)/);
});

/** The stories, to be spoilt too. What they import is found beside them. */
function copyOfStories(): string {
  const folder = temporaryFolder();
  cpSync(snapshot.stories, path.join(folder, 'stories'), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  return path.join(folder, 'stories');
}
