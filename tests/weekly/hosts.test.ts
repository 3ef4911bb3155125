import type { Frame, Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import { isAboutIcon } from '../site/browser.ts';
import {
  article,
  charts,
  elementOf,
  fitsAt,
  onlyChart,
  readArticle,
  snippetOf,
} from '../site/embed/article.ts';
import { dialect, pageOf } from '../site/embed/dialects.ts';
import { chartFrames, fits, type HostPage, SITE, useStage } from '../site/embed/stage.ts';
import { expectFits, visit } from '../site/embed/visit.ts';

const stage = useStage();
/** What went wrong, or was warned of, in the pages of a test, and in their frames. */
const troubles: string[] = [];
afterEach(() => {
  expect(troubles.splice(0)).toEqual([]);
});

const [chart] = charts;
const src = `${SITE}embed/v1.js`;
const tagWith = (attributes: string) => `<script ${attributes} data-chart="${chart}"></script>`;
const tag = tagWith(`async src="${src}"`);

const paint = {
  light: 'background-color: rgb(255, 244, 224); color: rgb(20, 20, 20);',
  dark: 'background-color: rgb(16, 32, 44); color: rgb(232, 236, 240);',
};
type Side = keyof typeof paint;
/** Light, and dark where an element has the class. */
const turning = (selector: string) => `${selector} { ${paint.light} } ${selector}.night { ${paint.dark} }`;

async function open(at: HostPage | string) {
  const page = await stage.browser.newPage({ viewport: { width: 640, height: 1600 }, colorScheme: 'light' });
  page.setDefaultTimeout(10_000);
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => {
    if (/error|warning/.test(message.type()) && !isAboutIcon(message)) troubles.push(message.text());
  });
  await page.goto(stage.host(at));
  return page;
}

const themeOf = (frame: Frame) => frame.evaluate(() => document.documentElement.dataset['theme']);

/** Comes to a side, soon, is taken for one of that side by its page, and is as high as its content. */
async function turnsTo(frame: Frame, side: Side, timeout = 1500): Promise<void> {
  await expect.poll(() => themeOf(frame), { timeout, interval: 50 }).toBe(side);
  expect(await (await elementOf(frame)).evaluate((one) => one.style.colorScheme)).toBe(side);
  await fits(frame);
}

const setClass = (page: Page, selector: string, name: string) =>
  page.locator(selector).evaluate((one, name) => {
    one.setAttribute('class', name);
  }, name);

const frameCount = (page: Page) => page.locator('iframe').count();

/** Nothing comes, though there was time for it. */
async function staysEmpty(page: Page): Promise<void> {
  await page.waitForTimeout(200);
  expect(await frameCount(page)).toBe(0);
  expect(stage.requests().filter((one) => one.includes(`/${chart}/`))).toEqual([]);
}

describe('a page turns dark, and light again:', () => {
  test.each([
    ['an element within it', ''],
    ['the ground by degrees, the text at once', '#app { transition: background-color 0.4s; }'],
  ])('%s', async (_, css) => {
    const page = await open(article(`<div id="app"><p>${tag}</p></div>`, { css: turning('#app') + css }));
    const frame = await onlyChart(page);
    await turnsTo(frame, 'light');
    await setClass(page, '#app', 'night');
    await turnsTo(frame, 'dark');
    // When all has settled, it is so still.
    const settle = () => page.waitForTimeout(css.includes('0.4s') ? 500 : 50);
    await settle();
    await setClass(page, '#app', '');
    await turnsTo(frame, 'light');
    await settle();
    await turnsTo(frame, 'light');
  });

  test.each([
    [
      'as the reader’s system is',
      `html { ${paint.light} } @media (prefers-color-scheme: dark) { html { ${paint.dark} } }`,
    ],
    ['as the reader’s system is, in the browser’s colours', ':root { color-scheme: light dark; }'],
  ])('%s', async (_, css) => {
    const page = await open(article(tag, { css }));
    const frame = await onlyChart(page);
    await turnsTo(frame, 'light');
    for (const side of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme: side });
      await turnsTo(frame, side);
    }
  });
});

describe('a page that was saved with its chart in it', () => {
  test('has one chart, and again when that is saved', async () => {
    let html = article(`<p>Before</p>${tag}<p>After</p>`, { css: `html { ${paint.dark} }` });
    for (let time = 0; time < 4; time += 1) {
      const page = await open(html);
      await turnsTo(await onlyChart(page), 'dark');
      expect(await frameCount(page)).toBe(1);
      expect(await page.locator('body > *').evaluateAll((all) => all.map((one) => one.localName))).toEqual([
        'p',
        'script',
        'iframe',
        'p',
      ]);
      html = await page.content();
      expect(html.match(/<iframe/g)).toHaveLength(1);
      await page.context().close();
    }
  });
});

describe('a tag that', () => {
  test.each([
    ['is a module, as another is', tagWith(`type="module" src="${src}"`).repeat(2), 2],
    ['is a module beside one that is none', tagWith(`type="module" src="${src}"`) + tag, 2],
    ['has a version after its name', tagWith(`src="${src}?ver=6.8.1"`), 1],
    ['is put off', tagWith(`defer src="${src}"`), 1],
  ])('%s, has its chart after it', async (_, tags, count) => {
    const page = await open(article(`<main>${tags}</main>`, { css: `html { ${paint.dark} }` }));
    for (const frame of await chartFrames(page, count)) await turnsTo(frame, 'dark');
    expect(await page.locator('main > *').evaluateAll((all) => all.map((one) => one.localName))).toEqual(
      Array.from({ length: count }, () => ['script', 'iframe']).flat(),
    );
  });

  test('stands in the head warns', async () => {
    stage.requests();
    const page = await open(article('<p>Text</p>', { head: tag }));
    await staysEmpty(page);
    expect(troubles.splice(0)).toEqual([expect.stringMatching(/^Nguồn: .*body/)]);
  });

  test.each([
    ['a plugin has put off', tagWith(`async data-src="${src}"`)],
    ['waits for consent', tagWith(`type="text/plain" src="${src}"`)],
    ['stands in a noscript', `<noscript>${tag}</noscript>`],
    ['stands in a template', `<template>${tag}</template>`],
    ['stands in a shadow root', `<div><template shadowrootmode="open"><p>${tag}</p>${tag}</template></div>`],
  ])('%s does nothing, and nothing is thrown', async (_, tags) => {
    stage.requests();
    await staysEmpty(await open(article(tags)));
  });

  test.each([
    ['details', '<details><summary>More</summary>', '</details>', 'open'],
    ['a tab', '<section hidden>', '</section>', 'hidden'],
  ])('stands in %s has its height when that is opened, and again', async (_, start, end, attribute) => {
    stage.requests();
    const page = await open(article(start + tag + end));
    await page.waitForTimeout(200);
    expect(stage.requests()).toEqual(['GET /embed/v1.js']);
    const box = page.locator('details, section');
    const turn = () => box.evaluate((one, name) => one.toggleAttribute(name), attribute);
    for (const width of [640, 400, 320]) {
      await page.setViewportSize({ width, height: 1600 });
      await turn();
      const frame = await onlyChart(page);
      await fitsAt(frame, width);
      await turnsTo(frame, 'light');
      await turn();
    }
    expect(await frameCount(page)).toBe(1);
  });
});

describe('a page that has a policy', () => {
  const strict = (policy: string, tags: string) => ({
    html: article(tags, { css: turning('html') }),
    headers: { 'content-security-policy': policy },
  });

  test.each([
    ['of trusted types', "require-trusted-types-for 'script'; trusted-types 'none'", tag],
    [
      'of a nonce',
      "script-src 'nonce-aB3' 'strict-dynamic'; object-src 'none'; base-uri 'none'",
      tagWith(`async nonce="aB3" src="${src}"`),
    ],
  ])('%s has its chart, which follows it', async (_, policy, tags) => {
    const page = await open(strict(policy, tags));
    const frame = await onlyChart(page);
    await turnsTo(frame, 'light');
    await setClass(page, 'html', 'night');
    await turnsTo(frame, 'dark');
  });
});

describe('on a page that has its own ideas', () => {
  const ideas = {
    'of frames': { css: 'iframe { aspect-ratio: 16/9; max-width: 100%; height: auto; }' },
    'of frames and boxes': {
      css: '*, ::before { box-sizing: border-box; } iframe { border: 3px solid red; width: 300px; vertical-align: middle; float: right; }',
    },
    'of the way to read': { root: 'dir="rtl" lang="ar"' },
    'of columns': { css: 'body { display: flex; flex-direction: column; align-items: center; }' },
    'of a grid': { css: 'body { display: grid; grid-template-columns: minmax(0, 1fr); }' },
    'of type': { css: 'html { font: 30px/3 monospace; letter-spacing: 0.3em; text-transform: uppercase; }' },
  };
  test.each(Object.entries(ideas))('%s, the frame fits and spans its column', async (_, idea) => {
    const page = await readArticle(stage, article(snippetOf(chart, 'script'), idea), { width: 480 });
    const frame = await onlyChart(page);
    await fitsAt(frame, 480);
    const element = await elementOf(frame);
    expect(await element.evaluate((one) => one.getBoundingClientRect().left)).toBe(0);
    expect(await frame.evaluate(() => getComputedStyle(document.body).direction)).toBe('ltr');
    await page.setViewportSize({ width: 360, height: 900 });
    await fitsAt(frame, 360);
  });
});

test.for(['pym', 'framer', 'wordpress', 'datawrapper', 'guardian'])(
  'a frame of %s on a tab that is not shown has its height once it is shown',
  async (name, { skip }) => {
    const isNewer = Number.parseInt(stage.browser.version(), 10) > 153;
    skip(name === 'wordpress' && isNewer, 'known fault (issue 20): newer Chromium holds hidden frames back');
    const html = pageOf([dialect(name)], `${SITE}embed/social-network-accounts/`);
    const visited = await visit(stage, html.replace(/<\/style>\n/, '$&<section style="display: none">\n'));
    await visited.page.waitForTimeout(300);
    const section = visited.page.locator('section');
    for (let time = 0; time < 2; time += 1) {
      await section.evaluate((one) => one.removeAttribute('style'));
      await expectFits(visited, [700]);
      await section.evaluate((one) => one.setAttribute('style', 'display: none'));
      await visited.page.waitForTimeout(100);
    }
  },
);
