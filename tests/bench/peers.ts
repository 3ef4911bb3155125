import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { median } from 'd3';
import { launchBrowser } from '../site/browser.ts';
import { buildFramework, prepareFramework, writeFrameworkProject } from './framework.ts';
import { duration, log, type Options, size, table, times } from './report.ts';
import * as scale from './scale.ts';
import { isDrawnWithoutScript, type Load, load, serveFolder } from './sizes.ts';

/** Bars, ranges, a stack: different marks, and different numbers of them. */
const CHARTS = ['platform-users', 'removal-requests', 'accounts-by-platform'];
/** In two languages. */
const PAGES = 500;

/** Compares the same charts of the same data, built with Nguồn and with Observable Framework. */
export async function measure({ runs }: Options): Promise<string> {
  const versions = await prepareFramework();
  const folder = mkdtempSync(path.join(tmpdir(), 'nguon-peers-'));
  const within = (name: string) => path.join(folder, name);
  try {
    const [own, peer] = [within('nguon'), within('framework')];
    scale.copyOurs(own);
    await scale.buildOurs(own, true);
    writeFrameworkProject(peer, path.join(own, 'dist'));
    await buildFramework(peer);
    const pages = await loadPages(path.join(own, 'dist'), path.join(peer, 'dist'), runs);
    const many = await timeMany(within('many'));
    const [ours, theirs] = [own, peer].map((folder) => scale.contents(path.join(folder, 'dist')));
    return [
      `<!-- bench -->\n${pageTable(pages, many)}\n<!-- /bench -->`,
      `${versions}; in brackets, how many times our figure theirs is. Medians of ${runs} loadings each of ${CHARTS.join(', ')}, in turn; one build of ${PAGES} pages, which are ${PAGES / 2} charts, from nothing.`,
      table(
        ['', 'Nguồn', 'Framework'],
        [
          [`processor time of ${PAGES} pages`, ...many.slice(0, 2).map(({ cpuMs }) => duration(cpuMs))],
          ['… peak memory', ...many.slice(0, 2).map(({ peakBytes }) => size(peakBytes))],
          ['files of 11 charts', ...[ours, theirs].map((one) => `${one!.files}, ${size(one!.bytes)}`)],
        ],
      ),
    ].join('\n\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The median of each property. */
function medians<T extends object>(all: readonly T[]): T {
  const keys = Object.keys(all[0] ?? {}) as (keyof T)[];
  return Object.fromEntries(keys.map((key) => [key, median(all, (one) => Number(one[key]))])) as T;
}

/** Builds many charts' pages from nothing: ours, Framework's bare, and Framework's with sidebar. */
async function timeMany(folder: string): Promise<scale.Usage[]> {
  const [own, peer] = [path.join(folder, 'nguon'), path.join(folder, 'framework')];
  scale.copyOurs(own);
  scale.generateNewsroom(own, PAGES / 2);
  log(`building ${PAGES} pages of ours`);
  const all = [await scale.buildOurs(own, true)];
  for (const sidebar of [false, true]) {
    log(`building ${PAGES} pages of Framework's, ${sidebar ? 'with sidebar' : 'bare'}`);
    writeFrameworkProject(peer, path.join(own, 'dist'), sidebar);
    all.push(await buildFramework(peer));
  }
  return all;
}

interface Kind extends Load {
  isDrawn: boolean;
}

/** Loads a chart's page, its embed and Framework's page in turn, for each chart. Medians of all loadings. */
async function loadPages(ours: string, theirs: string, runs: number): Promise<Kind[]> {
  const sites = await Promise.all([ours, ours, theirs].map(serveFolder));
  const folders = ['charts', 'embed', 'charts'];
  const browser = await launchBrowser();
  const loads: Load[][] = folders.map(() => []);
  const address = (at: number, chart: string) =>
    `${sites[at]}${folders[at]}/${chart}${at === 2 ? '.html' : '/'}`;
  try {
    // The browser's first page waits for the browser itself.
    await load(browser, address(0, CHARTS[0]!));
    for (const chart of CHARTS)
      for (let run = 1; run <= runs; run++) {
        log(`loading pages of ${chart}, run ${run} of ${runs}`);
        for (const [at, all] of loads.entries()) all.push(await load(browser, address(at, chart)));
      }
    const drawn = loads.map((_, at) => isDrawnWithoutScript(browser, address(at, CHARTS[0]!)));
    const isDrawn = await Promise.all(drawn);
    return loads.map((all, at) => ({ ...medians(all), isDrawn: isDrawn[at]! }));
  } finally {
    await browser.close();
  }
}

/** The README's table. */
function pageTable(kinds: readonly Kind[], many: readonly scale.Usage[]): string {
  const row = (name: string, of: (kind: Kind) => number, format: (value: number) => string) => {
    const [page = 0, embed = 0, theirs = 0] = kinds.map(of);
    const beside = (own: number) => format(own) + (own > 0 ? ` (${times(theirs / own)})` : '');
    return [name, beside(page), beside(embed), format(theirs)];
  };
  const [own = 0, bare = 0, withSidebar = 0] = many.map(({ ms }) => ms / PAGES);
  return table(
    ['', 'Nguồn: a chart’s page', 'Nguồn: a chart alone', 'Observable Framework'],
    [
      row('drawn on a slow phone after', (one) => one.drawn, duration),
      row('transferred', (one) => one.bytes, size),
      row('… its fonts aside', (one) => one.bytes - one.fontBytes, size),
      row('requests', (one) => one.requests, String),
      row('JavaScript', (one) => one.scriptBytes, size),
      ['without JavaScript', ...kinds.map(({ isDrawn }) => (isDrawn ? 'drawn' : 'nothing'))],
      [
        `build time a page, of ${PAGES}`,
        `${duration(own)} (${times(bare / own)} and ${times(withSidebar / own)})`,
        'included',
        `${duration(bare)}; with its sidebar ${duration(withSidebar)}`,
      ],
    ],
  );
}
