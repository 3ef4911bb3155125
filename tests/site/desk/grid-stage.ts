import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, BrowserContextOptions, JSHandle, Page } from 'playwright-core';
import { build } from 'rolldown';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Grid } from '../../../src/client/desk/grid/grid.ts';
import { root } from '../../support/folders.ts';
import { launchBrowser } from '../browser.ts';

const SITE = 'https://nguon.test/';
/** As strict as the site's own, and no style attribute comes past it. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";

const styles = await Promise.all(
  ['colours', 'page', 'grid'].map((name) => readFile(path.join(root, `src/styles/${name}.css`), 'utf8')),
);
const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Grid</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/grid.css"></head>
<body><p><a href="#before">Before</a></p><main id="before"><h1>Grid</h1></main><p><a href="#after">After</a></p>
<script type="module" src="/grid.js"></script></body></html>`;

/** A file of TypeScript with all that it imports, as a browser gets it. */
export async function bundle(file: string): Promise<string> {
  const { output } = await build({
    input: path.join(root, file),
    write: false,
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
    output: { format: 'esm', minify: true },
  });
  return output[0].code;
}

const script = await bundle('tests/site/desk/grid-owner.ts');
const files: Record<string, [type: string, body: string]> = {
  '/': ['text/html', html],
  '/grid.js': ['text/javascript', script],
  '/grid.css': ['text/css', `:root { --font-text: sans-serif; }\n${styles.join('\n')}`],
};

/** What grid-owner.ts gives the page. */
export interface Owner {
  grid: Grid;
  calls(): unknown[];
  cell(row: number, column: number): string;
  set(row: number, column: number, text: string): void;
  drop(to: number): void;
}

/** A page with a grid and its owner. */
export interface GridPage {
  page: Page;
  /** All that goes wrong in the page. */
  complaints: string[];
  /** Presses keys, one after another: `Shift+Tab Enter`. */
  press(keys: string): Promise<void>;
  owner: JSHandle<Owner>;
  /** What the grid asked of its owner since the last time: `['edit', row, column, text]`. */
  calls(): Promise<unknown[]>;
  /** Goes to a cell, or to the head of its row, with the focus. */
  go(row: number, column: number | null): Promise<void>;
  /** Where the focus is: row and column, from 0; -1 is a head. Undefined when it is not in a cell. */
  at(): Promise<[number, number] | undefined>;
}

export interface GridStage {
  open(asked?: string, options?: BrowserContextOptions): Promise<GridPage>;
}

/** A browser while the tests of a file run; every page is closed after each. */
export function useGridStage(): GridStage {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });
  return {
    async open(asked = '', options = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
      await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: SITE });
      await context.route(`${SITE}**`, (route) => {
        const [type, body] = files[new URL(route.request().url()).pathname] ?? ['text/plain', ''];
        const headers = { 'content-security-policy': POLICY };
        return route.fulfill({ body, contentType: `${type}; charset=utf-8`, headers });
      });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(String(error)));
      await page.goto(SITE + asked);
      const owner = await page.evaluateHandle<Owner>('owner');
      return {
        page,
        complaints,
        owner,
        async press(keys) {
          for (const key of keys.split(' ')) await page.keyboard.press(key);
        },
        calls: () => owner.evaluate((it) => it.calls()),
        go: (row, column) =>
          owner.evaluate((it, [row, column]) => it.grid.reveal(row, column), [row, column] as const),
        at: () =>
          page.evaluate(() => {
            const cell = document.activeElement?.closest('[aria-colindex]');
            const of = (one: Element | null | undefined, name: string) => Number(one?.getAttribute(name)) - 2;
            return cell ? [of(cell.parentElement, 'aria-rowindex'), of(cell, 'aria-colindex')] : undefined;
          }),
      };
    },
  };
}
