import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Theme } from '../../src/embed/choice.ts';
import { type SnippetName, snippets } from '../../src/embed/snippets.ts';
import { engines, openTab, type Tab } from '../engines/browser.ts';
import { project, viewOf } from '../formats/support.ts';
import { temporaryFolder } from '../support/folders.ts';
import { Copy } from '../support/project.ts';
import { serve } from '../support/serve.ts';
import { startDatabase } from './database.ts';
import { startGhost } from './ghost.ts';
import { startWordPress } from './wordpress.ts';

const copy = new Copy();
const server = await serve(copy.dist, () => ({ 'access-control-allow-origin': '*' }));
afterAll(() => server.stop());
const built = await copy.build({ NGUON_SITE: new URL(server.url).origin });
if (built.code !== 0) throw new Error(built.stderr);
const folder = temporaryFolder();
const database = await startDatabase(folder);
afterAll(() => database.stop());

const chart = project.charts[0]!.id;
const view = viewOf(chart, 'en', project);
const address = `${server.url}charts/${chart}/`;
const snippet = (name: SnippetName, theme: Theme = 'auto') =>
  snippets[name]({ view, site: { ...project.site, root: server.url }, choice: { theme, plain: false } });
const BLOCK_EDITOR = 'an author, the address in the block editor';

/** Starts a host, and posts in each way that the chart's page names for it. */
const hosts = {
  async WordPress() {
    const { stop, post, paste } = await startWordPress(folder, database.socket, server.url);
    const posts: Record<string, string> = {
      [BLOCK_EDITOR]: await paste(address, 'block'),
      'an author, the address in the classic editor': await paste(address, 'classic'),
      'an administrator, one tag in a block of HTML': await post(
        `<!-- wp:html -->\n${snippet('script')}\n<!-- /wp:html -->`,
      ),
    };
    return { stop, posts };
  },
  async Ghost() {
    const { stop, post, cardOf } = await startGhost(folder, database.socket);
    // Ghost trusts no oEmbed but that of services it knows: the chart's page says so.
    const { type, metadata } = await cardOf(address);
    expect([type, metadata['title']]).toEqual(['bookmark', expect.stringContaining(view.data.title)]);
    const posts: Record<string, string> = {
      'one tag in an HTML card': await post({ type: 'html', html: snippet('script') }),
      'a frame alone in an HTML card': await post({ type: 'html', html: snippet('iframe') }),
    };
    return { stop, posts };
  },
};

const widths = [360, 768, 1280];
const backgrounds = { light: 'rgb(255, 255, 255)', dark: 'rgb(16, 32, 44)' };
const inks = { light: 'rgb(20, 20, 20)', dark: 'rgb(232, 236, 240)' };
const sides = ['light', 'dark'] as const;
const lightness = (colour: string) => Number(/\d+/.exec(colour)?.[0]);

const outside = `(() => {
  const frame = document.querySelector('iframe[src*="/embed/"]');
  if (!frame) return { height: 'no frame' };
  frame.scrollIntoView();
  const { visibility, position } = getComputedStyle(frame);
  const { width, height } = frame.getBoundingClientRect();
  return { width, height, isVisible: visibility === 'visible' && position !== 'absolute' };
})()`;
const inside = `({
  content: Math.ceil(document.body.getBoundingClientRect().height),
  ink: getComputedStyle(document.querySelector('h1')).color,
  background: getComputedStyle(document.documentElement).backgroundColor,
})`;
/** Gives the article another background and ink, as a theme does. */
const paint = (side: 'light' | 'dark') => `(() => {
  const style = document.createElement('style');
  style.textContent = ':root, body { background: ${backgrounds[side]} !important } :root * { color: ${inks[side]} !important }';
  document.head.append(style);
})()`;

describe.each(Object.entries(hosts))('%s', (host, start) => {
  let running: Awaited<ReturnType<typeof start>>;
  const matrix: string[] = [];
  beforeAll(async () => {
    running = await start();
  });
  afterAll(() => {
    console.log(matrix.join('\n'));
    running?.stop();
  });

  describe.each(engines)('in %s', (engine) => {
    let tab: Tab;
    beforeAll(async () => {
      tab = await openTab(engine);
    });
    afterAll(() => tab?.close());

    /** Waits until the chart is shown, as high as it is, its letters unlike their background. Returns what was measured. */
    async function expectShown(side: 'light' | 'dark' = 'light') {
      let found = {};
      await expect
        .poll(async () => {
          const frame = await tab.evaluate<{ width: number; height: number; isVisible: boolean }>(outside);
          const page = await tab.evaluate<{ content: number; ink: string; background: string }>(inside, 0);
          const background = page.background.endsWith(', 0)') ? backgrounds[side] : page.background;
          found = { ...frame, ...page, background };
          const isReadable = Math.abs(lightness(page.ink) - lightness(background)) > 150;
          const fits = frame.isVisible && frame.width > 250 && Math.abs(frame.height - page.content) <= 1;
          return fits && isReadable ? 'right' : found;
        })
        .toBe('right');
      return found as { width: number; height: number; content: number; ink: string };
    }

    test('every post shows the chart whole, at each width, on light and dark', async () => {
      for (const [post, url] of Object.entries(running.posts)) {
        for (const width of widths) {
          await tab.resize(width);
          await tab.goto(url);
          for (const side of sides) {
            await tab.evaluate(paint(side));
            const { height, content, ink, ...frame } = await expectShown(side);
            const sizes = `frame ${Math.round(frame.width)} x ${Math.round(height)}, chart ${content}`;
            const drawn = lightness(ink) > 128 ? 'dark' : 'light';
            matrix.push([host, engine, post, width, side, sizes, drawn].join(' | '));
            const pictures = process.env['PICTURES'];
            if (!pictures) continue;
            mkdirSync(pictures, { recursive: true });
            const name = [host, post.replace(/\W+/g, '-'), engine, width, side].join('_');
            writeFileSync(path.join(pictures, `${name}.png`), await tab.screenshot());
          }
        }
      }
    });

    if (host !== 'WordPress') return;
    test('each of 50 readers sees the chart, and its links work', async () => {
      for (let reader = 0; reader < 50; reader++) {
        await tab.goto(running.posts[BLOCK_EDITOR]!);
        await expectShown();
      }
      await tab.click('a[href*="/charts/"], a[href*="/reports/"]', 0);
      await expect.poll(() => tab.evaluate<string>('location.href')).toContain(server.url);
    });
  });
});
