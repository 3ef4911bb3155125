import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { decode } from 'fast-png';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import type { EmbedChoice } from '../../src/embed/choice.ts';
import { type SnippetName, snippets } from '../../src/embed/snippets.ts';
import { locales } from '../../src/i18n/locales.ts';
import { project, viewOf } from '../formats/support.ts';
import { serve } from '../support/serve.ts';
import { engines, openTab, type Tab, webKitConsole } from './browser.ts';

/** The site at one origin, and articles of another site at the other: `localhost` is not `127.0.0.1`. */
const articles = new Map<string, string>();
const server = await serve(inject('site').dist, () => ({ 'access-control-allow-origin': '*' }), articles);
afterAll(() => server.stop());
const root = server.url.replace('127.0.0.1', 'localhost');

const widths = [320, 640, 1000];
const choice: EmbedChoice = { theme: 'light', plain: false };
const snippet = (name: SnippetName, id: string, locale: (typeof locales)[number], more = {}) =>
  snippets[name]({
    view: viewOf(id, locale, project),
    site: { ...project.site, root },
    choice: { ...choice, ...more },
  });

/** Serves an article with a snippet in a column of each width, one under the other. Returns its address. */
function article(pasted: string, css = ''): string {
  const columns = widths.map((width) => `<div style="width:${width}px">${pasted}</div>`).join('\n');
  const name = `/article-${articles.size}.html`;
  const style = `<style>body { margin: 0; } ${css}</style>`;
  articles.set(
    name,
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>An article</title>${style}${columns}`,
  );
  return server.url.replace(/\/$/, name);
}

/** What is not highlighted. */
const GREY = '107,111,118';
/** How much of a cell's ink may differ from Chromium's: hinting moves edges by half a pixel. */
const TOLERANCE = 0.2;
interface Look {
  cut: string[];
  small: string[];
  lost: string[];
  /** Weight and letter: how much of each cell of 16 × 16 pixels is inked, 0 to 1. */
  ink: Record<string, number[]>;
}
/** What Chromium draws, by chart, language, weight and letter. */
const expected = new Map<string, number[]>();

/**
 * What a reader of a chart's page would miss: text that is cut by its drawing's edge, letters under 12 px, and
 * letters that the font does not draw. A letter is the font's own if its width does not depend on the fallback, and drawn if it has ink.
 */
const look = `(async () => {
  await document.fonts.ready;
  const [drawing] = [...document.querySelectorAll('svg')].filter((svg) => svg.getBoundingClientRect().width > 200);
  const frame = drawing.getBoundingClientRect();
  const texts = [...drawing.querySelectorAll('text')].filter((text) => text.textContent.trim() !== '');
  const isCut = (box) => box.width > 0 && (box.left < frame.left - 2 || box.right > frame.right + 2 || box.top < frame.top - 2 || box.bottom > frame.bottom + 2);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 64;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const lost = new Set();
  const ink = {};
  for (const element of document.body.querySelectorAll(':not(script, style, title, desc, noscript)')) {
    const { fontWeight, fontFamily } = getComputedStyle(element);
    const [family] = fontFamily.split(',');
    const own = [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join('');
    for (const letter of new Set(own.normalize('NFC').replace(/\\s/gu, ''))) {
      if (ink[fontWeight + letter]) continue;
      await document.fonts.load(fontWeight + ' 40px ' + family, letter);
      const [one, other] = ['serif', 'monospace'].map((fallback) => {
        context.font = fontWeight + ' 40px ' + family + ', ' + fallback;
        return context.measureText(letter).width;
      });
      context.clearRect(0, 0, 64, 64);
      context.fillText(letter, 8, 48);
      const cells = ink[fontWeight + letter] = Array(16).fill(0);
      context.getImageData(0, 0, 64, 64).data.forEach((value, at) => {
        if (at % 4 === 3) cells[(at >> 12) * 4 + ((at >> 6) % 4)] += value / 255 / 256;
      });
      if (one !== other || !cells.some((cell) => cell > 0)) lost.add(letter);
    }
  }
  return {
    cut: texts.filter((text) => isCut(text.getBoundingClientRect())).map((text) => text.textContent),
    lost: [...lost],
    small: texts.filter((text) => parseFloat(getComputedStyle(text).fontSize) * frame.width / drawing.viewBox.baseVal.width < 11.9).map((text) => text.textContent),
    ink,
  };
})()`;

const sizes = `({
  content: Math.ceil(document.body.getBoundingClientRect().height),
  width: innerWidth,
  overflows: document.documentElement.scrollWidth > innerWidth,
})`;

/** Where the script has changed the height of a frame: its address and width. */
const misfits = `[...document.querySelectorAll('iframe')]
  .filter((frame) => frame.style.getPropertyPriority('height'))
  .map((frame) => frame.src + ' ' + frame.offsetWidth)`;
/** The heights of an article's frames, in px. */
const frameHeights = `[...document.querySelectorAll('iframe')].map((frame) => frame.getBoundingClientRect().height)`;

const all = locales.flatMap((locale) => project.charts.map(({ id }) => [id, locale] as const));

describe.each(engines)('in %s', (engine) => {
  let tab: Tab;
  beforeAll(async () => {
    tab = await openTab(engine);
  });
  /** Frames whose own height the script had to change, by chart. */
  const changed: string[] = [];
  afterAll(() => {
    console.log(
      `${engine}: ${changed.length} of ${all.length * widths.length} frames alone misfit. ${changed}`,
    );
    return tab?.close();
  });
  beforeEach(() => {
    tab.complaints.length = 0;
  });

  /** Waits until each frame is as high as its page, to a number of pixels. */
  async function expectFits(within: number) {
    const wrong = async () => {
      const heights = await tab.evaluate<number[]>(frameHeights);
      const found = [];
      for (const [frame, width] of widths.entries()) {
        await tab.evaluate(`document.querySelectorAll('iframe')[${frame}].scrollIntoView()`);
        const inside = await tab.evaluate<{ content: number; width: number; overflows: boolean }>(
          sizes,
          frame,
        );
        const isRight = inside.width === width && !inside.overflows;
        const height = heights[frame] ?? 0;
        if (!isRight || Math.abs(height - inside.content) > within) found.push({ width, height, inside });
      }
      return found;
    };
    const framesOf = `document.querySelectorAll('iframe').length`;
    await expect.poll(() => tab.evaluate(framesOf)).toBe(widths.length);
    await expect.poll(wrong, { timeout: 5000 }).toEqual([]);
  }

  test.each(all)('%s, %s: one tag fits in three columns, and no letter is lost', async (id, locale) => {
    await tab.goto(article(snippet('script', id, locale)));
    await expectFits(2);
    changed.push(...(await tab.evaluate<string[]>(misfits)));
    expect(changed).toEqual([]);
    const missed = async (frame: number) => {
      const { ink, ...others } = await tab.evaluate<Look>(look, frame);
      const different = Object.entries(ink).filter(([letter, cells]) => {
        const key = `${id} ${locale} ${letter}`;
        if (engine === 'chromium') expected.set(key, cells);
        return cells.some((cell, at) => !(Math.abs(cell - (expected.get(key)?.[at] ?? 0)) < TOLERANCE));
      });
      return { ...others, different };
    };
    // Heights are right before the fonts have come, and "ready" does not wait for what was not yet asked for.
    for (const frame of widths.keys())
      await expect
        .poll(() => missed(frame), { timeout: 5000 })
        .toEqual({ cut: [], lost: [], small: [], different: [] });
    expect(tab.complaints).toEqual([]);
    const folder = process.env['PICTURES'];
    if (folder) {
      mkdirSync(folder, { recursive: true });
      await tab.evaluate('scrollTo(0, 0)');
      writeFileSync(path.join(folder, `${id}-${locale}-${engine}.png`), await tab.screenshot());
    }
  });

  test('a picture shows its highlighted mark: others are grey', async () => {
    await tab.goto(article(snippet('picture', project.charts[0]!.id, 'en', { highlight: 'facebook' })));
    await tab.evaluate('document.images[0].decode()');
    const { data, channels } = decode(await tab.screenshot());
    let greys = 0;
    for (let at = 0; at < data.length; at += channels) greys += Number(`${data.slice(at, at + 3)}` === GREY);
    // Three bars of four, more than 500 px wide and 22 px high.
    expect(greys).toBeGreaterThan(30_000);
  });

  test('a dark embed has light letters on a dark page', async () => {
    const [chart] = project.charts;
    await tab.goto(article(snippet('script', chart!.id, 'vi', { theme: 'dark' })));
    await expectFits(2);
    const colours = await tab.evaluate<string[]>(
      `[getComputedStyle(document.body).color, getComputedStyle(document.documentElement).backgroundColor]`,
      0,
    );
    const [letters = 0, page = 0] = colours.map((colour) => Number(/\d+/.exec(colour)?.[0]));
    expect(letters).toBeGreaterThan(180);
    expect(page).toBeLessThan(80);
  });
});

test('WebKit writes nothing to the console about any chart', async () => {
  const all = locales.flatMap((locale) => project.charts.map(({ id }) => snippet('script', id, locale)));
  const pasted = all.join('\n').replaceAll(' loading="lazy"', '');
  expect(await webKitConsole(article(`${pasted}<script>console.error('heard')</script>`))).toEqual(
    widths.map(() => expect.stringContaining('heard')),
  );
});
