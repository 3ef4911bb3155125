import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
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
const KINDS = ['from nothing', 'nothing changed', 'one figure changed'];

/** Compares the same charts of the same data, built with Nguồn and with Observable Framework. */
export async function measure({ runs }: Options): Promise<string> {
  const versions = await prepareFramework();
  const folder = mkdtempSync(path.join(tmpdir(), 'nguon-peers-'));
  const within = (name: string) => path.join(folder, name);
  try {
    const builds = await timeBuilds(within('nguon'), within('framework'), runs);
    const pages = await loadPages(within('nguon/dist'), within('framework/dist'), runs);
    const many = await timeMany(within('many'));
    const [ours, theirs] = ['nguon/dist', 'framework/dist'].map((name) => scale.contents(within(name)));
    return [
      `<!-- bench -->\n${pageTable(pages, many)}\n<!-- /bench -->`,
      `${versions}; in brackets, how many times our figure theirs is. Medians of ${runs} loadings each of ${CHARTS.join(', ')}, in turn.`,
      table(
        ['build (processor)', 'Nguồn', 'Framework', 'Framework ÷ Nguồn'],
        [
          ...builds,
          buildRow(`${PAGES} pages, from nothing`, many[0]!, many[1]!),
          ['… peak memory', size(many[0]!.peakBytes), size(many[1]!.peakBytes), ''],
          ['files of 11 charts', ...[ours, theirs].map((one) => `${one!.files}, ${size(one!.bytes)}`), ''],
        ],
      ),
      `Medians of ${runs} builds, ours and theirs in turn; one build of ${PAGES} pages, which are ${PAGES / 2} charts.`,
    ].join('\n\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const buildRow = (name: string, ours: scale.Usage, theirs: scale.Usage) => [
  name,
  ...[ours, theirs].map(({ ms, cpuMs }) => `${duration(ms)} (${duration(cpuMs)})`),
  times(theirs.ms / ours.ms),
];

/** The median of each property. */
function medians<T extends object>(all: readonly T[]): T {
  const keys = Object.keys(all[0] ?? {}) as (keyof T)[];
  return Object.fromEntries(keys.map((key) => [key, median(all, (one) => Number(one[key]))])) as T;
}

/** Builds both projects in turn, so that a machine that slows down slows both. Returns rows of the table. */
async function timeBuilds(ours: string, theirs: string, runs: number): Promise<string[][]> {
  const all = KINDS.map((kind) => ({ kind, ours: [] as scale.Usage[], theirs: [] as scale.Usage[] }));
  scale.copyOurs(ours);
  for (let run = 1; run <= runs; run++)
    for (const [at, one] of all.entries()) {
      log(`building both, ${one.kind}, run ${run} of ${runs}`);
      const number = at === 2 ? scale.editOurs(ours) : '';
      one.ours.push(await scale.buildOurs(ours, at === 0));
      if (run === 1 && at === 0) writeFrameworkProject(theirs, path.join(ours, 'dist'));
      if (at === 2) scale.swapFigure(path.join(theirs, 'src/data/platform-users.csv'));
      one.theirs.push(await buildFramework(theirs, at === 0));
      for (const folder of [path.join(ours, 'dist/charts'), path.join(theirs, 'dist/_file/data')])
        if (!hasFigure(folder, number)) throw new Error(`After the edit, ${folder} does not have ${number}.`);
    }
  return all.map((one) => buildRow(`11 charts, ${one.kind}`, medians(one.ours), medians(one.theirs)));
}

/** A build that is quick because it publishes the old figure does not count. */
function hasFigure(folder: string, number: string): boolean {
  const name = readdirSync(folder).find((one) => /^platform-users\.(?:\w+\.)?csv$/.test(one)) ?? '';
  return readFileSync(path.join(folder, name), 'utf8').includes(number);
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
    all.push(await buildFramework(peer, true));
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
