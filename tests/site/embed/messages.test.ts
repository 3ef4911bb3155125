import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { embedScriptIntegrity } from '../../../src/outputs/embed/script.ts';
import { article, charts, elementOf, onlyChart, readArticle, take } from './article.ts';
import { chartFrames, fits, SITE, useStage } from './stage.ts';

/** The hash of `public/embed/v1.js`. Articles have it: after the first release it must never change, nor this line. */
const PINNED = 'sha384-WvbyxEbhbzrdzc1ZoIZPB975jvNLG76BmRvjRJS2KkVxgfFNpMWJvcCnMnU98Ds8';

const { dist } = inject('site');

const stage = useStage();

const [chart] = charts;

interface Heard {
  data: unknown;
  /** Whether it came from a frame right in the page. */
  fromFrame: boolean;
}

/** Keeps what every window hears. */
const first = () => {
  const heard: Heard[] = [];
  Object.defineProperty(window, 'heard', { value: heard });
  addEventListener('message', ({ data, source }) => {
    const frames = Array.from({ length: window.length }, (_, at) => window[at]);
    heard.push({ data, fromFrame: frames.some((frame) => frame === source) });
  });
};
const heardBy = (frame: Frame) => frame.evaluate(() => (window as unknown as { heard: Heard[] }).heard);

/** Has a window of a page say something to the page itself, and waits until it was heard. */
async function say(from: Frame, data: unknown): Promise<void> {
  const page = from.page();
  const end = `heard ${Math.random()}`;
  await from.evaluate(
    ([data, end]) => {
      for (const one of [data, end]) parent.postMessage(one, '*');
    },
    [data, end],
  );
  await expect.poll(async () => JSON.stringify(await heardBy(page.mainFrame()))).toContain(end);
}

const size = (height: unknown) => ({ sentinel: 'amp', type: 'embed-size', height });
async function heightIn(frame: Frame): Promise<string> {
  return (await elementOf(frame)).evaluate((one) => one.style.height);
}

describe.each(['script', 'listener'] as const)('the snippet “%s”', (name) => {
  async function open() {
    const other = stage.host(article('Somebody else'));
    const html = article(`${await take(stage, chart, name)}<iframe src="${other}"></iframe>`);
    const page = await readArticle(stage, html, { first });
    const [frame] = await chartFrames(page);
    const stranger = page.frames().find((one) => one.url() === other);
    if (!frame || !stranger) throw new Error('A frame is missing.');
    await fits(frame);
    return { page, frame, stranger, height: await heightIn(frame) };
  }

  test('hears no size but from its own frame', async () => {
    const { page, frame, stranger, height } = await open();
    const element = await elementOf(stranger);
    const before = await element.evaluate((one) => one.outerHTML);
    for (const from of [stranger, page.mainFrame()]) {
      await say(from, size(5));
      expect(await heightIn(frame)).toBe(height);
    }
    expect(await element.evaluate((one) => one.outerHTML)).toBe(before);
    await say(frame, size(777));
    expect(await heightIn(frame)).toBe('777px');
  });

  test('takes no size from its frame that is none', async () => {
    const { frame, height } = await open();
    const wrong = [
      0,
      -1,
      10_001,
      1e9,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      '12px',
      '',
      null,
      undefined,
      {},
      [],
    ];
    for (const one of wrong) {
      await say(frame, size(one));
      expect([one, await heightIn(frame)]).toEqual([one, height]);
    }
    for (const data of [
      null,
      undefined,
      'embed-size',
      5,
      [size(5)],
      { ...size(5), sentinel: 'ampere' },
      { ...size(5), type: 'x' },
    ])
      await say(frame, data);
    expect(await heightIn(frame)).toBe(height);
    await say(frame, size(10_000));
    expect(await heightIn(frame)).toBe('10000px');
  });

  test('leaves nothing behind in the page but its frame', async () => {
    const tag = await take(stage, chart, name);
    const words = '<p id="a" class="b">Before</p><div>$$</div><p>After</p>';
    const state = (page: Page) =>
      page.evaluate(() => {
        const copy = document.documentElement.cloneNode(true) as HTMLElement;
        for (const frame of copy.querySelectorAll('iframe')) frame.remove();
        return {
          // A frame is there under its number.
          names: Reflect.ownKeys(window)
            .map(String)
            .filter((key) => !/^\d+$/.test(key)),
          html: copy.outerHTML,
          sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
          kept: [document.cookie, localStorage.length, sessionStorage.length, history.length, document.title],
        };
      });
    const idle = tag
      .replace(/ src="[^"]*v1\.js"/, '')
      .replace(/<script>[\s\S]*<\/script>/, '<script></script>');
    const [without, with_] = [idle, tag].map((one) => article(words.replace('$$', () => one)));
    const before = await state(await readArticle(stage, without ?? ''));
    const page = await readArticle(stage, with_ ?? '');
    await fits(await onlyChart(page));
    const after = await state(page);
    const same = (html: string) => html.replace(/<script[\s\S]*<\/script>/, '');
    expect({ ...after, html: same(after.html) }).toEqual({ ...before, html: same(before.html) });
    const tagThen = /<script[\s\S]*<\/script>/.exec(after.html)?.[0];
    expect(tagThen?.replace(/async=""/, 'async')).toBe(/<script[\s\S]*<\/script>/.exec(tag)?.[0]);
    expect(await page.context().cookies()).toEqual([]);
  });
});

describe('the script', () => {
  test('is the one that articles know by its hash', () => {
    for (const file of ['public/embed/v1.js', path.join(dist, 'embed/v1.js')]) {
      const hash = createHash('sha384').update(readFileSync(file)).digest('base64');
      expect(`sha384-${hash}`).toBe(PINNED);
    }
    expect(embedScriptIntegrity).toBe(PINNED);
  });

  test('does nothing but warn where it is told of no chart, or of what is no name', async () => {
    const tag = (attributes: string) => `<script src="${SITE}embed/v1.js" ${attributes}></script>`;
    const hostile = ['../../x', '..', 'x?a', 'x/y', '&quot;&gt;&lt;b&gt;'];
    const tags = ['', 'data-chart', ...hostile.map((one) => `data-chart="${one}"`)].concat(
      hostile.flatMap((one) => [
        `data-chart="${chart}" data-lang="${one}"`,
        `data-chart="${chart}" data-frozen="${one}"`,
      ]),
    );
    const page = await readArticle(stage, article(tags.map(tag).join('')));
    expect(await page.locator('iframe').count()).toBe(0);
    expect(await page.locator('b').count()).toBe(0);
  });

  test('escapes a title', async () => {
    const page = await readArticle(
      stage,
      article(`<script src="${SITE}embed/v1.js" data-chart="${chart}" data-title="&lt;b&gt;"></script>`),
    );
    expect(await page.locator('iframe').getAttribute('title')).toBe('<b>');
    expect(await page.locator('b').count()).toBe(0);
  });
});

describe('the page in the frame', () => {
  test('speaks to its parent alone, of nothing but its size and itself, and answers nobody else', async () => {
    const address = `${SITE}vi/embed/${chart}/?theme=light&plain&childId=pym-1#?secret=abcdefghij`;
    const middle = stage.host(
      article(`<iframe src="${address.replaceAll('&', '&amp;')}" width="320"></iframe>`),
    );
    const page = await readArticle(stage, article(`<iframe src="${middle}"></iframe>`), { first });
    const [frame] = await chartFrames(page);
    const between = page.frames().find((one) => one.url() === middle);
    if (!frame || !between) throw new Error('A frame is missing.');
    const count = async () => (await heardBy(between)).length;
    await expect.poll(count).toBeGreaterThan(5);
    await frame.evaluate(() => new Promise((done) => setTimeout(done, 200)));
    const before = await count();
    const asks = [
      { type: 'frames-init' },
      { message: 'ready', secret: 'abcdefghij' },
      'pymxPYMxpym-1xPYMxwidthxPYMx320',
    ];
    const ask = (from: Frame, chart: string) =>
      from.evaluate(
        ({ asks, chart }) => {
          const target = chart === 'child' ? window[0] : window[0]?.[0];
          for (const one of asks) target?.postMessage(one, '*');
        },
        { asks, chart },
      );
    await ask(page.mainFrame(), 'grandchild');
    await page.waitForTimeout(300);
    expect(await count()).toBe(before);
    await ask(between, 'child');
    await expect.poll(count).toBeGreaterThanOrEqual(before + 3 * 5);

    const height = await frame.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));
    const words = ['amp', 'embed-ready', 'embed-size', 'iframe.resize', 'set-height', 'height', 'pym'];
    const own = [address, chart, `iframeMessenger:${chart}`, 'pym-1', 'abcdefghij'];
    const heard = await heardBy(between);
    expect(heard.every(({ fromFrame }) => fromFrame)).toBe(true);
    const told = new Set(heard.flatMap(({ data }) => leaves(data)));
    for (const one of told) if (!/^[1-9]\d{2}$/.test(String(one))) expect([...words, ...own]).toContain(one);
    expect(told).toContain(height);
    expect(await heardBy(page.mainFrame())).toEqual([]);
    expect(await heardBy(frame)).toHaveLength(2 * asks.length);
  });

  test('says nothing where it is in no frame', async () => {
    const context = await stage.browser.newContext();
    await context.addInitScript(first);
    const page = await context.newPage();
    await page.goto(`${SITE}embed/${chart}/`);
    await page.waitForTimeout(200);
    expect(await heardBy(page.mainFrame())).toEqual([]);
  });
});

/** All values of a message, in whatever it is written. */
function leaves(data: unknown): unknown[] {
  if (typeof data === 'string' && data.startsWith('{')) return leaves(JSON.parse(data));
  if (typeof data === 'string' && data.includes('xPYMx')) return data.split('xPYMx');
  return typeof data === 'object' && data ? Object.values(data).flatMap(leaves) : [data];
}
