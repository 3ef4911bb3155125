import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import { launchBrowser } from '../browser.ts';

/** Where the built site believes to be, and so where its snippets lead. */
export const SITE = 'http://localhost:4321/';

/** A page of somebody else. */
export interface HostPage {
  html: string;
  headers?: Record<string, string>;
}

/** Two origins in one browser: the built site at its own address, and pages of others at another. */
export interface Stage {
  browser: Browser;
  /** Serves a page of somebody else; gives its address. */
  host(page: HostPage | string): string;
  /** Every request that the site's server got since the last call: `GET /embed/x/`. */
  requests(): string[];
  stop(): Promise<void>;
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/** The stage of a test file: up while its tests run, every page closed after each. Not to be looked at outside of them. */
export function useStage(options: { scrollbars?: boolean } = {}): Stage {
  const stage = {} as Stage;
  beforeAll(async () => {
    Object.assign(stage, await raiseStage(inject('site').dist, options));
  });
  afterAll(() => stage.stop());
  afterEach(async () => {
    for (const context of stage.browser.contexts()) await context.close();
  });
  return stage;
}

/** Serves a built site as README's server does, with the headers that matter to frames, at {@link SITE} for one browser. */
export async function raiseStage(dist: string, { scrollbars = false } = {}): Promise<Stage> {
  const seen: string[] = [];
  const site = await listen(async (url) => {
    if (!url.endsWith('/favicon.ico')) seen.push(`GET ${url}`);
    const name = decodeURIComponent(new URL(url, SITE).pathname).replace(/\/$/, '/index.html');
    try {
      const body = await readFile(path.join(dist, name));
      const type = types[path.extname(name)] ?? 'application/octet-stream';
      return { body, headers: { 'content-type': type, 'access-control-allow-origin': '*' } };
    } catch {
      return undefined;
    }
  });
  const pages = new Map<string, HostPage>();
  const others = await listen(async (url) => {
    const page = pages.get(new URL(url, SITE).pathname);
    return page && { body: page.html, headers: { 'content-type': types['.html'] ?? '', ...page.headers } };
  });
  const browser = await launchBrowser(
    [`--host-resolver-rules=MAP localhost:4321 127.0.0.1:${(site.address() as AddressInfo).port}`],
    { scrollbars },
  );
  return {
    browser,
    host(page) {
      const name = `/${pages.size + 1}.html`;
      pages.set(name, typeof page === 'string' ? { html: page } : page);
      return `http://127.0.0.1:${(others.address() as AddressInfo).port}${name}`;
    },
    requests: () => seen.splice(0),
    async stop() {
      await browser.close();
      for (const server of [site, others]) server.close();
    },
  };
}

interface Answer {
  body: Buffer | string;
  headers: Record<string, string>;
}

async function listen(answer: (url: string) => Promise<Answer | undefined>): Promise<Server> {
  const server = createServer(async ({ url = '/' }, response) => {
    const found = await answer(url);
    if (!found) response.writeHead(404).end();
    else response.writeHead(200, found.headers).end(found.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** The frames of the site's charts in a page, in their order, once they have drawn. */
export async function chartFrames(page: Page, count = 1): Promise<Frame[]> {
  const isChart = (frame: Frame) => /localhost:4321\/(?:vi\/)?(?:embed|frozen)\//.test(frame.url());
  for (let tries = 0; page.frames().filter(isChart).length < count; tries += 1) {
    if (tries > 200) throw new Error(`There are ${page.frames().length - 1} frames, not ${count}.`);
    await page.waitForTimeout(50);
  }
  const frames = page.frames().filter(isChart);
  for (const frame of frames) await frame.waitForLoadState('load');
  return frames;
}

/** How high a frame stands in its page, what its content wants, and whether it scrolls; in px. */
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

/** Waits until a frame is as high as its content, to a pixel. @throws with both heights where it never is. */
export async function fits(frame: Frame): Promise<void> {
  // Browsers hold frames back that are out of sight.
  await (await frame.frameElement()).scrollIntoViewIfNeeded();
  let last = await heightsOf(frame);
  for (let tries = 0; Math.abs(last.frame - last.content) > 1 || last.scrolls; tries += 1) {
    if (tries > 60) throw new Error(`The frame does not fit: ${JSON.stringify(last)}`);
    await frame.page().waitForTimeout(50);
    last = await heightsOf(frame);
  }
}
