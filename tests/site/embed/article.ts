import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import Papa from 'papaparse';
import type { ElementHandle, Frame, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Theme } from '../../../src/embed/choice.ts';
import type { SnippetName } from '../../../src/embed/snippets.ts';
import { chartFrames, fits, type HostPage, SITE, type Stage } from './stage.ts';

export const languages = ['en', 'vi'] as const;
/** Short, and tall. */
export const charts = ['platform-users', 'accounts-by-platform'] as const;

/** Every chart of a built site. */
export async function chartIds(dist: string): Promise<string[]> {
  const found = await readdir(path.join(dist, 'embed'), { withFileTypes: true });
  const ids = found.filter((one) => one.isDirectory()).map(({ name }) => name);
  expect(ids.length).toBeGreaterThan(5);
  return ids;
}

/** A chart of each type there is, by its type. */
export async function chartOfEachType(dist: string): Promise<string[]> {
  const rows = await readFile(path.join(dist, 'data/charts.csv'), 'utf8');
  const { data } = Papa.parse<{ id: string; type: string }>(rows, {
    header: true,
    skipEmptyLines: true,
  });
  const ids = [...new Map(data.map(({ id, type }) => [type, id])).values()];
  expect(ids.length).toBeGreaterThan(5);
  return ids;
}

/** What is chosen on a chart's page before a snippet is taken. */
export interface Wanted {
  locale?: (typeof languages)[number];
  theme?: Theme;
  words?: 'full' | 'plain';
}

type Texts = Record<string, string>;
const visits = new WeakMap<Stage, Map<string, Promise<Texts>>>();

/** A snippet as a journalist takes it: on the chart's page, from the details that hold it, with what is chosen there. */
export async function take(
  stage: Stage,
  id: string,
  name: SnippetName,
  wanted: Wanted = {},
): Promise<string> {
  const { locale = 'en', theme = 'light', words = 'full' } = wanted;
  const address = `${locale === 'vi' ? 'vi/' : ''}charts/${id}/`;
  const known = visits.get(stage) ?? new Map<string, Promise<Texts>>();
  visits.set(stage, known);
  const visit = known.get(address) ?? visitPage(stage, address);
  known.set(address, visit);
  const text = (await visit)[`use-${name} ${theme} ${words}`];
  if (!text) throw new Error(`There is no snippet ${name} on ${address}.`);
  return text;
}

/** All that there is to take on a chart's page, one choice after another. */
async function visitPage(stage: Stage, address: string): Promise<Texts> {
  const page = await stage.browser.newPage();
  await page.goto(SITE + address, { waitUntil: 'domcontentloaded' });
  const texts = await page.evaluate(() => {
    const found: Record<string, string> = {};
    for (const details of document.querySelectorAll<HTMLDetailsElement>('details.snippet'))
      details.open = true;
    for (const theme of ['light', 'dark', 'auto'])
      for (const words of ['full', 'plain']) {
        for (const value of [theme, words])
          document.querySelector<HTMLInputElement>(`#use input[value="${value}"]`)?.click();
        for (const pre of document.querySelectorAll<HTMLElement>('#use pre')) {
          // biome-ignore lint/performance/useDomNodeTextContent: what is not shown was not chosen.
          found[`${pre.id} ${theme} ${words}`] = pre.innerText.trim();
        }
      }
    return found;
  });
  await page.context().close();
  return texts;
}

/** A page of somebody else with something pasted into it. */
export function article(
  pasted: string,
  { css = '', head = '', root = 'lang="en"', margin = 0 } = {},
): string {
  return `<!doctype html>
<html ${root}>
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>An article</title>
<style>body { margin: ${margin}px; } ${css}</style>
${head}</head>
<body>
${pasted}
</body>
</html>`;
}

export interface Reader {
  width?: number;
  height?: number;
  /** What the reader's system asks for. */
  dark?: boolean;
  /** What the reader's browser runs. */
  scripts?: boolean;
  density?: number;
  /** Runs first in every page and frame. */
  first?: () => void;
}

/** Opens a page of somebody else as a reader does; what the site was asked for before is forgotten. */
export async function readArticle(
  stage: Stage,
  page: HostPage | string,
  { width = 640, height = 900, dark = false, scripts = true, density = 1, first }: Reader = {},
): Promise<Page> {
  const context = await stage.browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    javaScriptEnabled: scripts,
    deviceScaleFactor: density,
  });
  context.setDefaultTimeout(20_000);
  if (first) await context.addInitScript(first);
  const opened = await context.newPage();
  stage.requests();
  await opened.goto(stage.host(page), { waitUntil: 'load' });
  return opened;
}

/** Waits until a frame has the width, stands as high as its content, and does so still when all has been drawn again. */
export async function fitsAt(frame: Frame, width: number): Promise<void> {
  await expect.poll(() => frame.evaluate(() => innerWidth), { timeout: 10_000 }).toBe(width);
  await fits(frame);
  await frame.page().waitForTimeout(60);
  await fits(frame);
  expect(await scrollsSideways(frame.page())).toBe(false);
}

export const scrollsSideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > innerWidth);

/** What holds a frame in the page around it. */
export async function elementOf(frame: Frame): Promise<ElementHandle<HTMLIFrameElement>> {
  return (await frame.frameElement()) as ElementHandle<HTMLIFrameElement>;
}

/** Opens or closes the table in a frame, as a reader does. */
export const turnTable = (frame: Frame) => frame.locator('.embed-foot summary').click();

/** The only chart of a page. */
export async function onlyChart(page: Page): Promise<Frame> {
  const [frame, ...more] = await chartFrames(page);
  if (!frame || more.length > 0) throw new Error(`There are ${more.length + 1} charts.`);
  return frame;
}
