import type { ElementHandle, Frame, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { EmbedChoice } from '../../../src/embed/query.ts';
import { type SnippetName, snippets } from '../../../src/embed/snippets.ts';
import { project, viewOf } from '../../formats/support.ts';
import { chartFrames, fits, type HostPage, SITE, type Stage } from './stage.ts';

export const languages = ['en', 'vi'] as const;
/** A short chart and a tall one. */
export const charts = ['platform-users', 'accounts-by-platform'] as const;
export const chartIds = project.charts.map(({ id }) => id);

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
  /** The system's color scheme. */
  dark?: boolean;
  /** Whether the browser runs scripts. */
  scripts?: boolean;
  density?: number;
  /** Runs first in every page and frame. */
  first?: () => void;
}

/** Opens a page of another site. Forgets earlier requests of the site. */
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

/** Waits until a frame has a width and is as high as its content, and still is after it is drawn again. */
export async function fitsAt(frame: Frame, width: number): Promise<void> {
  await expect.poll(() => frame.evaluate(() => innerWidth), { timeout: 10_000 }).toBe(width);
  await fits(frame);
  await frame.page().waitForTimeout(60);
  await fits(frame);
  const scrollsSideways = () => document.documentElement.scrollWidth > innerWidth;
  expect(await frame.page().evaluate(scrollsSideways)).toBe(false);
}

/** The `iframe` element of a frame. */
export async function elementOf(frame: Frame): Promise<ElementHandle<HTMLIFrameElement>> {
  return (await frame.frameElement()) as ElementHandle<HTMLIFrameElement>;
}

/** Opens or closes the table in a frame. */
export const turnTable = (frame: Frame) => frame.locator('.embed-foot summary').click();

/** The only chart of a page. */
export async function onlyChart(page: Page): Promise<Frame> {
  const [frame, ...more] = await chartFrames(page);
  if (!frame || more.length > 0) throw new Error(`There are ${more.length + 1} charts.`);
  return frame;
}
