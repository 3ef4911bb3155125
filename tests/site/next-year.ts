import { readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import Papa from 'papaparse';
import type { Browser, Page } from 'playwright-core';
import { writeCsv } from '../../src/csv/write.ts';
import { temporaryFolder } from '../support/folders.ts';
import { type Outcome, runBuild } from '../support/run.ts';
import { copyProject } from './copy-project.ts';

/** A copy of the whole project, with the snapshot's data, that may be changed as an editor would; deleted when the test file ends. */
export class Copy {
  readonly folder = path.join(temporaryFolder(), 'project');
  readonly dist = path.join(this.folder, 'dist');

  constructor() {
    copyProject(this.folder);
  }

  path(file: string): string {
    return path.join(this.folder, file);
  }

  write(file: string, text: string): void {
    writeFileSync(this.path(file), text);
  }

  /** Changes a file's text. */
  change(file: string, change: (text: string) => string): void {
    this.write(file, change(readFileSync(this.path(file), 'utf8')));
  }

  /** A CSV's rows, by its columns. */
  rows(file: string): { columns: string[]; rows: Record<string, string>[] } {
    const { data, meta } = Papa.parse<Record<string, string>>(readFileSync(this.path(file), 'utf8'), {
      header: true,
      skipEmptyLines: true,
    });
    return { columns: meta.fields ?? [], rows: data };
  }

  /** Changes a CSV row by row, and adds rows at its end; columns that they do not name are blank. */
  edit(file: string, change: { row?: Change; add?: readonly Record<string, string>[] }): void {
    const { columns, rows } = this.rows(file);
    const added = (change.add ?? []).map((row) => ({
      ...Object.fromEntries(columns.map((column) => [column, ''])),
      ...row,
    }));
    this.write(file, writeCsv(columns, [...rows.map((row) => change.row?.(row) ?? row), ...added]));
  }

  /** Builds the copy's site in the copy, for `/`, as `npm run build` does, away from the environment of the tests. */
  build(): Promise<Outcome> {
    return runBuild({ NGUON_BASE: '/' }, this.folder);
  }
}

type Change = (row: Record<string, string>) => Record<string, string>;

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  // As text, so that it is shown and not saved.
  '.csv': 'text/plain; charset=utf-8',
  '.cff': 'text/plain; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.json': 'application/json',
  '.jsonld': 'application/ld+json',
  '.xml': 'application/xml',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

/**
 * Serves a folder, a folder's `index.html` at its address.
 * @param headersOf what is sent with the file of an address, beside its type
 * @param added further files, by their addresses
 */
export async function serve(
  folder: string,
  headersOf: (pathname: string) => Record<string, string> = () => ({}),
  added: ReadonlyMap<string, string> = new Map(),
): Promise<{ url: string; stop: () => void }> {
  const server: Server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const name = decodeURI(pathname).replace(/\/$/, '/index.html');
    const bytes = added.get(pathname) ?? (await readFile(path.join(folder, name)).catch(() => undefined));
    response.writeHead(bytes === undefined ? 404 : 200, {
      ...headersOf(pathname),
      'content-type': TYPES[path.extname(name)] ?? 'application/octet-stream',
    });
    response.end(bytes);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}/`, stop };
}

/** Visits pages one after the other, on a phone 320 px wide, with everything folded open. @returns what is wrong with each. */
export async function complaintsOnPhone(
  browser: Browser,
  url: string,
  pages: readonly string[],
): Promise<string[]> {
  const context = await browser.newContext({ viewport: { width: 320, height: 800 } });
  const found: string[] = [];
  const visit = async (mine: readonly string[]) => {
    const page = await context.newPage();
    let at = '';
    page.on('dialog', (dialog) => {
      found.push(`/${at}: a dialog: ${dialog.message()}`);
      return dialog.dismiss();
    });
    page.on('console', (message) => found.push(`/${at}: console: ${message.text()}`));
    page.on('pageerror', (error) => found.push(`/${at}: error: ${error.message}`));
    for (at of mine) {
      await page.goto(url + at, { waitUntil: 'load' });
      found.push(...(await complaintsOf(page)).map((complaint) => `/${at}: ${complaint}`));
    }
  };
  // Two at a time, as there are two cores at least.
  await Promise.all([0, 1].map((half) => visit(pages.filter((_, at) => at % 2 === half))));
  await context.close();
  return found.toSorted();
}

function complaintsOf(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    await document.fonts.ready;
    const complaints: string[] = [];
    const sideways = document.documentElement.scrollWidth - window.innerWidth;
    if (sideways > 0) {
      // The innermost ones that reach out, and in no box that scrolls.
      const clipped = (element: Element | null): boolean =>
        element !== null &&
        element !== document.body &&
        (getComputedStyle(element).overflowX !== 'visible' || clipped(element.parentElement));
      const out = [...document.querySelectorAll('body *')].filter(
        (element) =>
          element.getBoundingClientRect().right > window.innerWidth + 0.5 && !clipped(element.parentElement),
      );
      const inner = out.filter(
        (element) => !out.some((other) => other !== element && element.contains(other)),
      );
      const names = inner.map(
        (element) =>
          `${element.parentElement?.closest('[class],[id]')?.outerHTML.match(/^<[^>]*>/)?.[0]} ${element.outerHTML.match(/^<[^>]*>/)?.[0]} ${element.textContent?.slice(0, 40)}`,
      );
      complaints.push(`${sideways} px too wide: ${names.slice(0, 3).join(' | ')}`);
    }
    for (const element of document.querySelectorAll(
      'img:not(:is(.gallery-card, .picture) > [src^="/"]), iframe:not(.preview:is([src^="/"], :not([src]))), [onerror], [onload], a[href^="javascript:" i], script:not([src]):not([type])',
    ))
      if (element.localName !== 'script' || /^alert\(1\)/.test(element.textContent ?? ''))
        complaints.push(`has ${element.outerHTML.slice(0, 100)}`);
    return complaints;
  });
}
