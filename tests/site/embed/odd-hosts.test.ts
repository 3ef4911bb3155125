import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext, Frame, Page } from 'playwright-core';
import { afterEach, describe, expect, inject, test } from 'vitest';
import { article, charts, elementOf, fitsAt, onlyChart } from './article.ts';
import { lookOf } from './pixels.ts';
import { chartFrames, fits, type HostPage, SITE, useStage } from './stage.ts';

const { dist } = inject('site');

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

interface Visit {
  /** What the reader's system asks for. */
  dark?: boolean;
  height?: number;
  /** What the network does. */
  network?: (context: BrowserContext) => Promise<unknown>;
}

async function open(at: HostPage | string, { dark = false, height = 1600, network }: Visit = {}) {
  const context = await stage.browser.newContext({
    viewport: { width: 640, height },
    colorScheme: dark ? 'dark' : 'light',
  });
  context.setDefaultTimeout(10_000);
  await network?.(context);
  const page = await context.newPage();
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => {
    if (/error|warning/.test(message.type())) troubles.push(message.text());
  });
  await page.goto(typeof at === 'string' && at.startsWith('http:') ? at : stage.host(at));
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

test('a page whose style sheet comes late, and is dark, has a dark chart', async () => {
  const network = (context: BrowserContext) =>
    context.route('**/late.css', async (route) => {
      await wait(1500);
      await route.fulfill({ contentType: 'text/css', body: `html { ${paint.dark} }` });
    });
  const link = '<link rel="stylesheet" href="/late.css"';
  const heads = [
    // The page waits for it; does not; asks for it when all else is there.
    `${link}>`,
    `${link} media="print" onload="this.media = 'all'">`,
    `<script>addEventListener('load', () => document.head.insertAdjacentHTML('beforeend', '${link}>'))</script>`,
  ];
  await Promise.all(
    heads.map(async (head) => {
      const page = await open(article(tag, { head }), { network });
      await turnsTo(await onlyChart(page), 'dark', 4000);
      expect(await frameCount(page)).toBe(1);
    }),
  );
});

describe('a page turns dark, and light again:', () => {
  test.each([
    ['an element within it', ''],
    ['where nothing moves', '* { transition: none !important; animation: none !important; }'],
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

  test('its text slowly', async () => {
    const css = `${turning('body')} body { transition: color 2s ease-in; }`;
    const page = await open(article(tag, { css }));
    const frame = await onlyChart(page);
    await turnsTo(frame, 'light');
    await setClass(page, 'body', 'night');
    await turnsTo(frame, 'dark', 3000);
    await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
    await turnsTo(frame, 'dark');
  });

  test('a style sheet is written anew', async () => {
    const page = await open(article(tag, { head: `<style id="its">html { ${paint.light} }</style>` }));
    const frame = await onlyChart(page);
    for (const side of ['dark', 'light'] as const) {
      await page.evaluate((css) => {
        const style = document.querySelector('#its');
        if (style) style.textContent = css;
      }, `html { ${paint[side]} }`);
      await turnsTo(frame, side);
    }
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

  test('before a reader comes to a chart far below', async () => {
    const page = await open(article(`<p style="height: 30000px"></p>${tag}`, { css: turning('html') }));
    const before = await page.evaluate(() => history.length);
    await setClass(page, 'html', 'night');
    await page.waitForTimeout(300);
    await page.locator('iframe').scrollIntoViewIfNeeded();
    await turnsTo(await onlyChart(page), 'dark');
    expect(await page.evaluate(() => history.length)).toBe(before);
  });

  test.each([
    ['details', '<details open><summary>More</summary>', '</details>', 'open'],
    ['tab', '<section>', '</section>', 'hidden'],
  ])('while a chart that was shown is hidden in its %s', async (_, start, end, attribute) => {
    const page = await open(article(start + tag + end, { css: turning('body') }));
    const frame = await onlyChart(page);
    await turnsTo(frame, 'light');
    const turn = () =>
      page.locator('details, section').evaluate((one, name) => one.toggleAttribute(name), attribute);
    await turn();
    await page.waitForTimeout(100);
    await setClass(page, 'body', 'night');
    await page.waitForTimeout(200);
    await turn();
    await turnsTo(frame, 'dark');
  });

  test('adds no step to its history, and ends no transition that is its own', async () => {
    const css = `${turning('html')} p { transition: opacity 10ms; } .night p { opacity: 0.5; }`;
    const page = await open(article(`<p>Text</p><div>${tag}</div>`, { css }));
    const frame = await onlyChart(page);
    await turnsTo(frame, 'light');
    const before = await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      for (const one of [document, document.querySelector('div')])
        one?.addEventListener('transitionend', ({ target }) => heard.push((target as Element).localName));
      return history.length;
    });
    for (const side of ['dark', 'light', 'dark', 'light'] as const) {
      await setClass(page, 'html', side === 'dark' ? 'night' : '');
      await turnsTo(frame, side);
      await page.waitForTimeout(50);
    }
    expect(await page.evaluate(() => history.length)).toBe(before);
    const heard = await page.evaluate(() => (window as unknown as { heard: string[] }).heard);
    expect(heard).toEqual(['p', 'p', 'p', 'p']);
  });

  test('a hundred times, without its charts and their tags, and nothing is thrown', async () => {
    const page = await open(article(`<div>${tag}${tag}</div>`, { css: turning('html') }));
    for (const frame of await chartFrames(page, 2)) await turnsTo(frame, 'light');
    stage.requests();
    await page.evaluate(async () => {
      const [first, ...others] = document.querySelectorAll('div > *');
      for (const one of others) one.remove();
      first?.parentElement?.remove();
      for (let time = 0; time < 100; time += 1) {
        document.documentElement.classList.toggle('night');
        await new Promise((done) => setTimeout(done, 8));
      }
    });
    for (const colorScheme of ['dark', 'light'] as const) await page.emulateMedia({ colorScheme });
    await staysEmpty(page);
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

  test('and comes in two pieces, has one', async () => {
    const page = await open(article(tag));
    await turnsTo(await onlyChart(page), 'light');
    const [start = '', end = ''] = (await page.content()).split(/(?=<iframe)/);
    const server = createServer(async (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).write(start);
      await wait(500);
      response.end(end);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const again = await open(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      expect(await frameCount(again)).toBe(1);
      await turnsTo(await onlyChart(again), 'light');
    } finally {
      server.close();
    }
  });
});

describe('a page whose colours are not plain', () => {
  const places: Record<string, [Side, string]> = {
    'grey on white': ['light', 'color: #999'],
    'grey on dark': ['dark', 'color: #888; background: #111'],
    'grey on dark, through a box': ['dark', 'background: #111"><div style="color: #888'],
    'white on a dark picture': [
      'dark',
      'color: #fff; background: url(data:image/gif;base64,R0lGODlhAQABAAAAACw=)',
    ],
    'black on a light gradient': ['light', 'color: #000; background: linear-gradient(#fff, #ddd)'],
    'white on a dark gradient': ['dark', 'color: #fff; background: linear-gradient(#000, #222)'],
    'oklch(), dark': ['dark', 'color: oklch(0.9 0.02 90); background: oklch(0.2 0.02 250)'],
    'oklch(), light': ['light', 'color: oklch(0.3 0.02 90); background: oklch(0.95 0.02 250)'],
    'display-p3, dark': ['dark', 'color: color(display-p3 1 0.9 0.9); background: color(display-p3 0.1 0 0)'],
    'display-p3, light': [
      'light',
      'color: color(display-p3 0.3 0 0); background: color(display-p3 1 0.9 0.9)',
    ],
    'text filled with a gradient, on dark': ['dark', 'color: transparent; background: #111'],
    'text filled with a gradient, on light': ['light', 'color: transparent; background: #fff'],
    'faint white on dark': ['dark', 'color: rgb(255 255 255 / 0.4); background: #111'],
    'faint black on light': ['light', 'color: rgb(0 0 0 / 0.4); background: #fff'],
    'text of no colour of its own, on dark': ['dark', 'background: #111'],
    'text of no colour of its own, on light': ['light', 'background: #eee; color: #fff'],
    'a ground that is nearly dark': ['dark', 'color: #fff; background: rgb(0 0 0 / 0.8)'],
    'a ground that is hardly darkened': ['light', 'color: #555; background: rgb(0 0 0 / 0.1)'],
    'a veil on a dark box': [
      'dark',
      'background: #111; color: #bbb"><div style="background: rgb(255 255 255 / 0.1)',
    ],
  };

  test('has each chart in the colours of its place', async () => {
    const html = Object.values(places).map(([, style]) => `<figure style="${style}">${tag}</figure>`);
    const page = await open(article(html.join('\n')), { height: 12_000 });
    const frames = await chartFrames(page, html.length);
    // The frames are in the order in which the scripts came.
    const found: Record<string, string | undefined> = {};
    for (const frame of frames) {
      const place = await (await elementOf(frame)).evaluate((one) =>
        [...document.querySelectorAll('figure')].findIndex((figure) => figure.contains(one)),
      );
      found[Object.keys(places)[place] ?? ''] = await themeOf(frame);
      await fits(frame);
    }
    expect(found).toEqual(Object.fromEntries(Object.entries(places).map(([name, [side]]) => [name, side])));
  });

  test.each([
    ['dark', false, { css: ':root { color-scheme: dark; }' }],
    ['dark', true, { head: '<meta name="color-scheme" content="dark light">' }],
    ['light', false, { head: '<meta name="color-scheme" content="dark light">' }],
    ['light', true, {}],
  ] as const)('but the browser’s: %s, where the system is dark: %s', async (side, dark, page) => {
    await turnsTo(await onlyChart(await open(article(tag, page), { dark })), side);
  });
});

test('a chart that is moved after the page has turned is loaded again, in the colours of its place', async () => {
  const css = `${turning('html')} main { width: 400px; } aside { width: 500px; ${paint.light} }`;
  const page = await open(article(`${tag}<main></main><aside></aside>`, { css }));
  await turnsTo(await onlyChart(page), 'light');
  await setClass(page, 'html', 'night');
  await turnsTo(await onlyChart(page), 'dark');
  for (const [to, side, width] of [
    ['main', 'dark', 400],
    ['aside', 'light', 500],
    ['main', 'dark', 400],
  ] as const) {
    const before = await onlyChart(page);
    await page.evaluate((to) => {
      const frame = document.querySelector('iframe');
      if (frame) document.querySelector(to)?.append(frame);
    }, to);
    await expect.poll(() => before.isDetached()).toBe(true);
    const frame = await onlyChart(page);
    await turnsTo(frame, side);
    await fitsAt(frame, width);
  }
  expect(await frameCount(page)).toBe(1);
});

describe('a tag that', () => {
  const insert = (page: Page, attributes: Record<string, string>, where = 'main') =>
    page.evaluate(
      async ([attributes, where]) => {
        const script = document.createElement('script');
        for (const [name, value] of Object.entries(attributes)) script.setAttribute(name, value);
        await new Promise((done, fail) => {
          script.onload = done;
          script.onerror = fail;
          document.querySelector(where)?.append(script);
        });
      },
      [attributes, where] as const,
    );

  test.each([
    ['is a module', tagWith(`type="module" src="${src}"`), 1],
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

  test('is made by a script, once the page is complete', async () => {
    const page = await open(article('<main></main>', { css: `html { ${paint.dark} }` }));
    for (const count of [1, 2]) {
      await insert(page, { src, 'data-chart': chart });
      for (const frame of await chartFrames(page, count)) await turnsTo(frame, 'dark');
      expect(await page.locator('script + iframe').count()).toBe(count);
    }
  });

  test('comes as a text does not run; the script alone places it, and once', async () => {
    const page = await open(article('<main></main>', { css: `html { ${paint.dark} }` }));
    stage.requests();
    await page.locator('main').evaluate((main, tags) => {
      main.innerHTML = tags;
    }, tag + tag);
    await staysEmpty(page);
    for (let time = 0; time < 2; time += 1) {
      await insert(page, { src }, 'head');
      for (const frame of await chartFrames(page, 2)) await turnsTo(frame, 'dark');
      expect(await page.locator('script + iframe').count()).toBe(2);
      expect(await frameCount(page)).toBe(2);
    }
  });

  test('has its chart in a box that a plugin put around it, gets no other', async () => {
    const page = await open(article(`<main>${tag}</main>`));
    await turnsTo(await onlyChart(page), 'light');
    await page.locator('iframe').evaluate((frame) => {
      const box = document.createElement('div');
      frame.before(box);
      box.append(frame);
    });
    await insert(page, { src }, 'head');
    await turnsTo(await onlyChart(page), 'light');
    expect(await frameCount(page)).toBe(1);
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

  test('is put into a shadow root by a script throws nothing', async () => {
    const page = await open(article('<div></div>'));
    await page.locator('div').evaluate(
      (div, [src, chart]) => {
        const root = div.attachShadow({ mode: 'open' });
        for (const parent of [root, root.appendChild(document.createElement('p'))]) {
          const script = document.createElement('script');
          Object.assign(script.dataset, { chart });
          script.src = src;
          parent.append(script);
        }
      },
      [src, chart] as const,
    );
    await staysEmpty(page);
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

describe('a page that has its own ideas of frames', () => {
  const ideas = [
    'iframe { padding: 20px; box-sizing: border-box; border: 5px solid; }',
    'iframe { max-height: 300px; }',
    'iframe { min-height: 1000px !important; }',
    'iframe { height: auto !important; aspect-ratio: 16 / 9; }',
    'iframe { width: 50% !important; max-width: 200px !important; }',
    'iframe { min-width: 1000px; max-block-size: 100px; }',
    '& { position: relative; aspect-ratio: 16 / 9; } iframe { position: absolute; inset: 0; height: 100%; }',
    '& { position: relative; height: 0; padding-bottom: 120%; } iframe { position: absolute; inset: 0; height: 100%; }',
    'iframe { float: left; margin: 0; }',
    '& { display: flex; flex-direction: column; height: 300px; }',
    '& { display: flex; flex-direction: column; align-items: center; } iframe { flex: 1 1 0; }',
    '& { display: flex; } iframe { flex: 1 2 100px; }',
    '& { display: inline-block; width: 100%; line-height: 3; } iframe { display: inline !important; }',
    'iframe { transition: all 0.3s; }',
  ];
  test('has each chart as wide as its place, and as high as its content', async () => {
    const css = `html { ${paint.dark} } ${ideas.map((idea, at) => `#at${at} { & { contain: inline-size; } ${idea} }`).join('\n')}`;
    const html = ideas.map((_, at) => `<section id="at${at}">${tag}</section>`).join('\n');
    const page = await open(article(html, { css }), { height: 12_000 });
    for (const frame of await chartFrames(page, ideas.length)) {
      const at = await (await elementOf(frame)).evaluate((one) => one.parentElement?.id);
      const box = (await elementOf(frame)).evaluate((one) => {
        const { width } = one.getBoundingClientRect();
        return { width, inner: one.clientWidth };
      });
      expect([at, await box]).toEqual([at, { width: 640, inner: 640 }]);
      await turnsTo(frame, 'dark');
      await fitsAt(frame, 640);
    }
  });

  test('has its own ground behind the chart, whatever it paints behind frames', async () => {
    const css = `html { ${paint.dark} } iframe { background: #fff !important; color-scheme: light; }`;
    const frame = await onlyChart(await open(article(tag, { css })));
    await turnsTo(frame, 'dark');
    expect(new Set((await lookOf(frame)).corners)).toEqual(new Set(['rgb(16, 32, 44)']));
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

  test.each(['', ' crossorigin="anonymous"'])(
    'of isolation has its chart, where the site allows it (%s)',
    async (cors) => {
      const types: Record<string, string> = {
        '.js': 'text/javascript',
        '.woff2': 'font/woff2',
        '.css': 'text/css',
      };
      const network = (context: BrowserContext) =>
        context.route(`${SITE}**`, async (route) => {
          const name = new URL(route.request().url()).pathname.replace(/\/$/, '/index.html');
          await route.fulfill({
            body: await readFile(path.join(dist, name)),
            contentType: types[path.extname(name)] ?? 'text/html; charset=utf-8',
            headers: {
              'access-control-allow-origin': '*',
              'cross-origin-resource-policy': 'cross-origin',
              'cross-origin-embedder-policy': 'require-corp',
            },
          });
        });
      const page = await open(
        {
          html: article(tagWith(`async src="${src}"${cors}`), { css: `html { ${paint.dark} }` }),
          headers: {
            'cross-origin-embedder-policy': 'require-corp',
            'cross-origin-opener-policy': 'same-origin',
          },
        },
        { network },
      );
      await turnsTo(await onlyChart(page), 'dark');
      // Which takes an address that the browser trusts: it does 127.0.0.1.
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    },
  );
});
