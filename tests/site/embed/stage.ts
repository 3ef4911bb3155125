import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { serve } from '../../support/serve.ts';
import { launchBrowser } from '../browser.ts';

/** The address that the built site is made for, and so where its snippets lead. */
export const SITE = 'http://localhost:4321/';

/** A page of another site. */
export interface HostPage {
  html: string;
  headers?: Record<string, string>;
}

/** Two origins in one browser: the built site at {@link SITE}, and pages of other sites. */
export interface Stage {
  browser: Browser;
  /** The arguments by which another browser finds the site. */
  hosts: string[];
  /** Serves a page of another site. Returns its address. */
  host(page: HostPage | string): string;
  /** Every request of the built site since the last call: `GET /embed/x/`. */
  requests(): string[];
}

/** The stage of a test file, for use within tests. All pages are closed after each test. */
export function useStage({ scrollbars = false } = {}): Stage {
  const stage = {} as Stage;
  let stop: () => void;
  beforeAll(async () => {
    const requests: string[] = [];
    const pages = new Map<string, string>();
    const headers = new Map<string, Record<string, string>>();
    const headersOf = (pathname: string, url: string) => {
      if (!pages.has(pathname) && pathname !== '/favicon.ico') requests.push(`GET ${url}`);
      return { 'access-control-allow-origin': '*', ...headers.get(pathname) };
    };
    const server = await serve(inject('site').dist, headersOf, pages);
    const { host } = new URL(server.url);
    stop = server.stop;
    stage.hosts = [`--host-resolver-rules=MAP localhost:4321 ${host}`];
    stage.browser = await launchBrowser(stage.hosts, { scrollbars });
    stage.requests = () => requests.splice(0);
    stage.host = (page) => {
      const name = `/${pages.size + 1}.html`;
      pages.set(name, typeof page === 'string' ? page : page.html);
      headers.set(name, typeof page === 'string' ? {} : (page.headers ?? {}));
      return `http://${host}${name}`;
    };
  });
  afterAll(async () => {
    await stage.browser.close();
    stop();
  });
  afterEach(async () => {
    for (const context of stage.browser.contexts()) await context.close();
  });
  return stage;
}

/** The frames with charts of the site in a page, in their order, once they have loaded. */
export async function chartFrames(page: Page, count = 1): Promise<Frame[]> {
  const charts = () =>
    page.frames().filter((frame) => /localhost:4321\/(?:vi\/)?(?:embed|frozen)\//.test(frame.url()));
  await expect.poll(() => charts().length, { timeout: 10_000 }).toBeGreaterThanOrEqual(count);
  for (const frame of charts()) await frame.waitForLoadState('load');
  return charts();
}

/** The height of a frame in its page, that of its content, and whether it scrolls; in px. */
export async function heightsOf(frame: Frame): Promise<{ frame: number; content: number; scrolls: boolean }> {
  const element = await frame.frameElement();
  const box = await element.evaluate((one) => (one as Element).getBoundingClientRect().height);
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
  await (await frame.frameElement()).scrollIntoViewIfNeeded();
  const misfit = async () => {
    const heights = await heightsOf(frame);
    return Math.abs(heights.frame - heights.content) >= 2 || heights.scrolls ? heights : undefined;
  };
  await expect.poll(misfit, { timeout: 5000 }).toBe(undefined);
}
