import type { Browser, ElementHandle, Frame, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import type { EmbedChoice } from '../../../src/embed/choice.ts';
import { type SnippetName, snippets } from '../../../src/embed/snippets.ts';
import { project, viewOf } from '../../formats/support.ts';
import { serve } from '../../support/serve.ts';
import { isAboutIcon, launchBrowser } from '../browser.ts';

/** The address that the site is built for, to which its snippets lead. */
export const SITE = 'http://localhost:4321/';
export const languages = ['en', 'vi'] as const;
/** A short chart and a tall one. */
export const charts = ['platform-users', 'accounts-by-platform'] as const;

/** What is chosen on a chart's page before a snippet is copied. */
export interface Wanted extends Partial<EmbedChoice> {
  locale?: (typeof languages)[number];
}

/** A snippet of a chart. builder.test.ts holds that the chart's page shows the same text. */
export function snippetOf(id: string, name: SnippetName, { locale = 'en', ...choice }: Wanted = {}): string {
  const view = viewOf(id, locale, project);
  return snippets[name]({
    view,
    site: { ...project.site, root: SITE },
    choice: { theme: 'light', plain: false, ...choice },
  });
}

/** A page of another site with something pasted into it. */
export function article(pasted: string, { css = '', root = 'lang="en"' } = {}): string {
  return `<!doctype html>
<html ${root}>
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>An article</title>
<style>body { margin: 0; } ${css}</style></head>
<body>
${pasted}
</body>
</html>`;
}

/** Two origins in one browser: the built site at {@link SITE}, and pages of other sites. */
export interface Stage {
  browser: Browser;
  /** The arguments by which another browser finds the site. */
  hosts: string[];
  /** Serves a page of another site. Returns its address. */
  host(html: string, headers?: Record<string, string>): string;
  /** Every request of the built site since the last call: `GET /embed/x/`. */
  requests(): string[];
  /** What the pages of a test, and their frames, have written to their consoles, thrown, or been forbidden by a policy. */
  complaints: string[];
}

/** The stage of a test file, for use within tests. All pages are closed after each test. */
export function useStage({ scrollbars = false } = {}): Stage {
  const stage = { complaints: [] as string[] } as Stage;
  let stop: () => void;
  beforeAll(async () => {
    const requests: string[] = [];
    const pages = new Map<string, string>();
    const headersOf = new Map<string, Record<string, string>>();
    const server = await serve(
      inject('site').dist,
      (pathname, url) => {
        if (!pages.has(pathname) && pathname !== '/favicon.ico') requests.push(`GET ${url}`);
        return { 'access-control-allow-origin': '*', ...headersOf.get(pathname) };
      },
      pages,
    );
    const { host } = new URL(server.url);
    stop = server.stop;
    stage.hosts = [`--host-resolver-rules=MAP localhost:4321 ${host}`];
    stage.browser = await launchBrowser(stage.hosts, { scrollbars });
    stage.requests = () => requests.splice(0);
    stage.host = (html, headers = {}) => {
      const name = `/${pages.size + 1}.html`;
      pages.set(name, html);
      headersOf.set(name, headers);
      return `http://${host}${name}`;
    };
  });
  afterAll(async () => {
    await stage.browser.close();
    stop();
  });
  afterEach(async () => {
    for (const context of stage.browser.contexts()) await context.close();
    stage.complaints.length = 0;
  });
  return stage;
}

export interface Reader {
  width?: number;
  height?: number;
  /** The system's color scheme. */
  dark?: boolean;
  /** Whether the browser runs scripts. */
  scripts?: boolean;
  density?: number;
  /** Runs first in every page and frame. */
  first?: () => void;
  headers?: Record<string, string>;
  /** How long fonts are on their way, in ms. */
  fontDelay?: number;
}

/** Opens a page of another site. Forgets earlier requests of the site. */
export async function readArticle(stage: Stage, html: string, reader: Reader = {}): Promise<Page> {
  const { width = 640, height = 900, first, headers, fontDelay } = reader;
  const context = await stage.browser.newContext({
    viewport: { width, height },
    colorScheme: reader.dark ? 'dark' : 'light',
    javaScriptEnabled: reader.scripts ?? true,
    deviceScaleFactor: reader.density ?? 1,
  });
  context.setDefaultTimeout(20_000);
  context.on('console', (message) => {
    if (!isAboutIcon(message)) stage.complaints.push(message.text());
  });
  context.on('weberror', (error) => stage.complaints.push(String(error.error())));
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => console.error(`blocked: ${event.blockedURI}`));
    if (parent !== window) return;
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    addEventListener('message', ({ data }) => heard.push(data));
  });
  if (first) await context.addInitScript(first);
  if (fontDelay)
    await context.route('**/*.woff2*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, fontDelay));
      await route.continue();
    });
  const opened = await context.newPage();
  stage.requests();
  await opened.goto(stage.host(html, headers), { waitUntil: 'load' });
  return opened;
}

/** What a page was sent since the last call, in its order. */
export const heardBy = (page: Page) =>
  page.evaluate(() => (Reflect.get(window, 'heard') as unknown[]).splice(0));

/** The frames with charts of the site in a page, in their order, once they have loaded. */
export async function chartFrames(page: Page, count = 1): Promise<Frame[]> {
  const found = () =>
    page.frames().filter((frame) => /localhost:4321\/(?:vi\/)?(?:embed|frozen)\//.test(frame.url()));
  await expect.poll(() => found().length, { timeout: 10_000 }).toBeGreaterThanOrEqual(count);
  for (const frame of found()) await frame.waitForLoadState('load');
  return found();
}

/** The only chart of a page. */
export async function onlyChart(page: Page): Promise<Frame> {
  const [frame, ...more] = await chartFrames(page);
  if (!frame || more.length > 0) throw new Error(`There are ${more.length + 1} charts.`);
  return frame;
}

/** The `iframe` element of a frame. */
export const elementOf = async (frame: Frame) =>
  (await frame.frameElement()) as ElementHandle<HTMLIFrameElement>;

/** Opens or closes the table in a frame. */
export const turnTable = (frame: Frame) => frame.locator('.embed-foot summary').click();

/** The height of a frame in its page, that of its content, and whether it scrolls; in px. */
export async function heightsOf(frame: Frame): Promise<{ frame: number; content: number; scrolls: boolean }> {
  const box = await (await elementOf(frame)).evaluate((one) => one.getBoundingClientRect().height);
  const inside = await frame.evaluate(() => ({
    content: document.body.getBoundingClientRect().height,
    scrolls:
      document.documentElement.scrollHeight > innerHeight ||
      document.documentElement.scrollWidth > innerWidth,
  }));
  return { frame: box, ...inside };
}

/** Waits until a frame is as high as its content, but for less than two pixels. */
export async function fits(frame: Frame): Promise<void> {
  // Browsers do not lay out frames that are out of sight.
  await (await elementOf(frame)).scrollIntoViewIfNeeded();
  const difference = async () => {
    const heights = await heightsOf(frame);
    return Math.abs(heights.frame - heights.content) >= 2 || heights.scrolls ? heights : undefined;
  };
  await expect.poll(difference, { timeout: 5000 }).toBe(undefined);
}

/** Waits until a frame has a width and is as high as its content, and still is after it is drawn again. */
export async function fitsAt(frame: Frame, width: number): Promise<void> {
  await expect.poll(() => frame.evaluate(() => innerWidth), { timeout: 10_000 }).toBe(width);
  await fits(frame);
  await frame.page().waitForTimeout(60);
  await fits(frame);
  const scrollsSideways = () => document.documentElement.scrollWidth > innerWidth;
  expect(await frame.page().evaluate(scrollsSideways)).toBe(false);
}

/** Holds that every frame of a page is as high as its content at each width, with its table unfolded, and folded again. */
export async function expectFits(page: Page, frames: Frame[], widths = [320, 480, 700, 1200]): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 8000 });
    for (const frame of frames) {
      await frame.waitForFunction((wanted) => innerWidth === wanted, width);
      await fits(frame);
      const folded = await heightsOf(frame);
      await turnTable(frame);
      await fits(frame);
      expect((await heightsOf(frame)).frame).toBeGreaterThan(folded.frame + 50);
      await turnTable(frame);
      await fits(frame);
      expect(await heightsOf(frame)).toEqual(folded);
    }
  }
}
