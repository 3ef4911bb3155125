import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { embedScriptIntegrity } from '../../../src/embed/snippets.ts';
import {
  article,
  chartFrames,
  charts,
  elementOf,
  fits,
  heardBy,
  readArticle,
  SITE,
  snippetOf,
  useStage,
} from './stage.ts';

/** The hashes of `public/embed/`. Articles have them: after the first release they must never change, nor these lines. */
const pinned = {
  'v1.js': 'sha384-WvbyxEbhbzrdzc1ZoIZPB975jvNLG76BmRvjRJS2KkVxgfFNpMWJvcCnMnU98Ds8',
  'v2.js': 'sha384-cFWNoB3oijMKtY/obz+Lq0KcHZ+XLoJfiCaHXlNhn31K0IFNRkM3b4weyf/OlDvk',
};

const { dist } = inject('site');

const stage = useStage();

const [chart] = charts;

let said = 0;
/** Has a window of a page say something to the page itself, and waits until it was heard. */
async function say(from: Frame, data: unknown): Promise<void> {
  said++;
  const end = `heard ${said}`;
  await from.evaluate(
    ([data, end]) => {
      for (const one of [data, end]) parent.postMessage(one, '*');
    },
    [data, end],
  );
  await expect.poll(() => heardBy(from.page())).toContain(end);
}

const size = (height: unknown) => ({ sentinel: 'amp', type: 'embed-size', height });
const heightIn = async (frame: Frame) => (await elementOf(frame)).evaluate((one) => `${one.offsetHeight}px`);

describe('the snippet “script”', () => {
  async function open() {
    // Its address contains that of the site.
    const other = `${stage.host(article('Somebody else'))}?${SITE}`;
    const html = article(`${snippetOf(chart, 'script')}<iframe src="${other}"></iframe>`);
    const page = await readArticle(stage, html);
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
    for (const one of [0, -1, 10_001, 1e9, Number.NaN, Infinity, '12px', '', null, undefined, {}, []]) {
      await say(frame, size(one));
      expect([one, await heightIn(frame)]).toEqual([one, height]);
    }
    const others = [{ sentinel: 'ampere' }, { type: 'x' }].map((other) => ({ ...size(5), ...other }));
    for (const data of [null, undefined, 'embed-size', 5, [size(5)], ...others]) await say(frame, data);
    expect(await heightIn(frame)).toBe(height);
    await say(frame, size(10_000));
    expect(await heightIn(frame)).toBe('10000px');
  });
});

describe('the script', () => {
  test('is the one that articles know by its hash', () => {
    for (const folder of ['public', dist])
      for (const [file, hash] of Object.entries(pinned)) {
        const bytes = readFileSync(path.join(folder, 'embed', file));
        expect(`sha384-${createHash('sha384').update(bytes).digest('base64')}`).toBe(hash);
      }
    expect(embedScriptIntegrity).toBe(pinned['v2.js']);
  });

  test('makes no frame for what is no web address', async () => {
    const hostile = ['', 'javascript:alert(1)', 'data:text/html,x', 'about:blank', 'blob:x'];
    const tags = hostile.map((src) => `<nguon-chart src="${src}" title="x" height="9px"></nguon-chart>`);
    const script = `<script src="${SITE}embed/v2.js"></script>`;
    const page = await readArticle(stage, article(script + tags.join('')));
    expect(await page.locator('nguon-chart').count()).toBe(hostile.length);
    expect(await page.locator('iframe').count()).toBe(0);
  });
});
