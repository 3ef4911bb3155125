import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, symlinkSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { examples } from '../charts/examples.ts';
import { copyOfData, root, snapshot, temporaryFolder, withSecondReport } from '../support/folders.ts';
import { freePort } from '../support/serve.ts';
import { launchBrowser } from './browser.ts';
import { textsOf } from './built.ts';

const NOTE = 'Issued to foreign organisations.';
const folders = { ...withSecondReport(copyOfData()), stories: copyOfStories() };
const file = path.join(folders.data, 'observations/licences.csv');
const story = path.join(folders.stories, 'en/mic-2024.mdx');
let good: string;
let server: ChildProcess;
let output = '';
let url: string;
let browser: Browser;
let page: Page;

/** The text of the overlay, '' while there is none; to be polled, as a page that reloads has no text. */
const overlay = async () =>
  (await page.locator('vite-error-overlay #message-content').allTextContents()).join();
/** Opens an address in a new page: a reload of the page before would abort the navigation. */
async function openPage(address: string): Promise<void> {
  for (const context of browser.contexts()) await context.close();
  page = await browser.newPage();
  await page.goto(url + address, { waitUntil: 'commit' });
}
const answer = async (address: string) => {
  const response = await fetch(url + address);
  return { status: response.status, text: await response.text() };
};

// The server is started on bad data.
beforeAll(async () => {
  good = await readFile(file, 'utf8');
  await writeFile(file, good.replace(',13,13,', ',14,13,'));
  const port = await freePort();
  url = `http://127.0.0.1:${port}/`;
  const command = ['node_modules/astro/bin/astro.mjs', 'dev', '--ignore-lock'];
  const env = {
    PATH: process.env['PATH'],
    NGUON_DATA: folders.data,
    NGUON_SEEDS: folders.seeds,
    NGUON_STORIES: folders.stories,
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
  while (!(await fetch(url).catch(() => undefined))) {
    if (server.exitCode !== null) throw new Error(`The server ended. It said:\n${output}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
});
afterAll(async () => {
  server.kill();
  await browser.close();
});

test('started on bad data, it shows the problems, and the site once they are fixed', async () => {
  await openPage('charts/licences-2024/');
  await expect
    .poll(overlay)
    .toContain('licences.csv:6 column "value": 14 does not match the reported "13" (13).');
  await writeFile(file, good);
  await page.getByText(NOTE).first().waitFor();
  await expect.poll(overlay).toBe('');
});

test('the files are those of a build', async () => {
  const { dist } = inject('site');
  const files = await textsOf(dist, '.csv', '.json');
  const names = [...files.keys()].filter((name) => /^(?:data|charts)\/[^/]+$/.test(name));
  expect(names.length).toBeGreaterThan(40);
  for (const name of names)
    expect([name, (await answer(name)).text]).toEqual([name, files.get(name)?.replace(/^\ufeff/, '')]);
});

test('the open page follows a file that is written in place or replaced by another', async () => {
  await writeFile(file, good.replace(NOTE, 'In place.'));
  await page.getByText('In place.').first().waitFor();
  // As spreadsheet programs do it: a new file takes the name of the old one.
  const beside = path.join(folders.data, 'observations/lu2049abc.tmp');
  await writeFile(beside, good.replace(NOTE, 'By renaming.'));
  await rename(beside, file);
  await page.getByText('By renaming.').first().waitFor();
  await expect.poll(overlay).toBe('');
});

test('while there are problems the pages keep the last good data; all problems are shown, as text', async () => {
  const subjects = path.join(folders.data, 'subjects.csv');
  const goodSubjects = await readFile(subjects, 'utf8');
  await writeFile(subjects, goodSubjects.replace('zalo,', '<img src=x>,'));
  await writeFile(file, good.replace(',13,13,', ',15,13,').replace(NOTE, 'Too late.'));
  await expect.poll(overlay).toContain('15 does not match the reported "13" (13).');
  await expect.poll(overlay).toMatch(/subjects\.csv:\d+ column "id": .*<img src=x>/);
  expect(await page.locator('vite-error-overlay img').count()).toBe(0);
  expect((await answer('charts/licences-2024/')).text).toContain('By renaming.');
  // A page that is opened meanwhile shows them too. Another page, for this one may be reloading.
  await openPage('charts/licences-2024/');
  await expect.poll(overlay).toContain('15 does not match');
  await writeFile(subjects, goodSubjects);
  await writeFile(file, good);
  await page.getByText(NOTE).first().waitFor();
  await expect.poll(overlay).toBe('');
});

test('a story is checked against the data, and followed', async () => {
  const goodStory = await readFile(story, 'utf8');
  const begin = (words: string) => goodStory.replace('\n---\n', `\n---\n\n${words}\n`);
  await openPage('');
  await writeFile(story, begin('The first words.'));
  await page.getByText('The first words.').waitFor();
  await writeFile(story, begin('Of <Figure of="nobody users" />'));
  await expect.poll(overlay).toContain('subjects.csv has no "nobody"');
  await writeFile(story, begin('The last words.'));
  await page.getByText('The last words.').waitFor();
  await expect.poll(overlay).toBe('');
});

test('the gallery shows every chart example, and is in no build', async () => {
  const { text: gallery } = await answer('gallery/');
  for (const name of Object.keys(examples)) expect(gallery).toContain(`>${name}</h2>`);
  expect(existsSync(path.join(inject('site').dist, 'gallery'))).toBe(false);
});

/** The stories, to be changed too. What they import is found beside them. */
function copyOfStories(): string {
  const folder = temporaryFolder();
  cpSync(snapshot.stories, path.join(folder, 'stories'), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  return path.join(folder, 'stories');
}
