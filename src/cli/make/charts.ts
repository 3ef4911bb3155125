import { availableParallelism } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { serialize } from 'node:v8';
import { Tinypool } from 'tinypool';
import { defaultLocale, type Locale, locales } from '../../i18n/locales.ts';
import type { Made } from '../../outputs/made.ts';
import { neighboursOf } from '../../outputs/neighbours.ts';
import { chartPage, embedPage, localPath } from '../../outputs/paths.ts';
import { pageUrl, type Site } from '../../outputs/site.ts';
import { type ChartView, chartView } from '../../outputs/view.ts';
import type { Tables } from '../../tables/tables.ts';
import { frozenTexts } from '../frozen-folders.ts';
import { Cache, keyOf } from './cache.ts';
import { inGroups } from './groups.ts';
import type { Sites, Sums } from './kept.ts';
import { programDigest } from './program.ts';

/** Work in other threads, and what it gives. */
export interface Making extends Made {
  /** How many files of charts are to be written, and how many are: a chart in a locale counts once. */
  readonly whole: number;
  readonly done: number;
  /** The addresses of the charts' pages that an earlier build has made. */
  keptPages(): Promise<string[]>;
  /** Resolves when all of them are written. @throws what went wrong. */
  finish(): Promise<void>;
  /** Keeps the pages that were made. Resolves with what the files are that charts have: their pages, and all others. */
  keepPages(): Promise<Sums>;
  /** Ends the threads. */
  end(): Promise<void>;
  /** The threads themselves. */
  readonly pool: Tinypool;
}

/**
 * The files of so many charts are one task: to tell the pool of a task and how much memory it took is a twentieth of making
 * one.
 */
const FILES_AT_A_TIME = 2;

/** A chart in a locale. */
interface Job {
  view: ChartView;
  /** The view, as `node:v8` serializes it. */
  bytes: Uint8Array;
  /** Of all that its files are made from, and its pages: see `ChartPage.astro`. */
  filesKey: string;
  pagesKey: string;
  /** What is kept of the chart for good, which its page offers. */
  frozen: string[];
}

/**
 * Begins to put files and pages of charts into a site: what an earlier build has made from the same is taken over, the other
 * files are made, in as many threads as the machine has processors.
 * @param cacheFolder what is kept from build to build
 */
export async function makeCharts(
  tables: Tables,
  site: Site,
  { folder, last }: Sites,
  cacheFolder: string,
): Promise<Making> {
  const place = { folder, last, cache: path.join(cacheFolder, 'files') };
  new Cache(place.cache).clearUp();
  const threads = availableParallelism();
  const pool = new Tinypool({
    filename: new URL('./worker.ts', import.meta.url).href,
    minThreads: threads,
    maxThreads: threads,
  });
  const views = new Map<Locale, ChartView[]>(
    locales.map((locale) => [locale, tables.charts.map((chart) => chartView(chart, tables, locale))]),
  );
  const jobs = await jobsOf(views, site, programDigest());
  const sums: Sums[] = [];
  /** Puts into the site what is kept under the jobs' keys. @returns the jobs of which there is something, and the others */
  const restoreAll = async (key: 'filesKey' | 'pagesKey') => {
    const groups = inGroups(jobs.map((job) => job[key])).map(
      (keys): Promise<(Sums | undefined)[]> => pool.run({ ...place, keys }, { name: 'restored' }),
    );
    const found = (await Promise.all(groups)).flat();
    sums.push(...found.filter((one) => one !== undefined));
    return { kept: jobs.filter((_, at) => found[at]), left: jobs.filter((_, at) => !found[at]) };
  };
  const pages = restoreAll('pagesKey');
  const names = pages.then(({ kept }) => new Set(kept.map(({ view }) => nameOf(view.locale, view.chart.id))));
  let done = 0;
  const makeFiles = async () => {
    const { kept, left } = await restoreAll('filesKey');
    done = kept.length;
    await inLanes(inGroups(left, FILES_AT_A_TIME), 2 * threads, async (group) => {
      const charts = group.map(({ bytes, filesKey }) => ({ view: bytes, key: filesKey }));
      const made: Sums[] = await pool.run({ ...place, charts, site }, { name: 'files' });
      sums.push(...made);
      done += group.length;
    });
  };
  const finished = makeFiles();
  // Who waits for it is told; until then it is no error that nobody handles.
  for (const one of [pages, names, finished]) one.catch(() => {});
  return {
    views,
    whole: jobs.length,
    get done() {
      return done;
    },
    keptPages: async () =>
      (await pages).kept.map(({ view: { locale, chart } }) => pageUrl(site, chartPage(chart.id), locale)),
    hasPages: async (locale, id) => (await names).has(nameOf(locale, id)),
    finish: () => finished,
    async keepPages() {
      // Where a chart was frozen meanwhile, its page may be newer than its key.
      const same: Job[] = [];
      for (const job of (await pages).left)
        if (isDeepStrictEqual(job.frozen, await frozenTexts(job.view.chart.id))) same.push(job);
      const groups = inGroups(same.map(({ view, pagesKey }) => [pagesKey, pagesOf(view)] as const));
      const stored = groups.map(
        (groups): Promise<Sums[]> => pool.run({ ...place, groups }, { name: 'kept' }),
      );
      return new Map([...sums, ...(await Promise.all(stored)).flat()].flatMap((one) => [...one]));
    },
    end: () => pool.destroy(),
    pool,
  };
}

const nameOf = (locale: Locale, id: string) => `${locale} ${id}`;

/** The files of a chart's own page and of its page for frames. */
function pagesOf({ locale, chart: { id } }: ChartView): string[] {
  return [chartPage(id), embedPage(id)].map((page) => `${localPath(page, locale)}index.html`);
}

/** All charts in all locales. */
async function jobsOf(
  views: ReadonlyMap<Locale, readonly ChartView[]>,
  { root }: Site,
  program: string,
): Promise<Job[]> {
  const bytesOf = new Map([...views.values()].flat().map((view) => [view, serialize(view)]));
  const own = (view: ChartView) => bytesOf.get(view) ?? serialize(view);
  const jobs: Job[] = [];
  for (const [at, { chart }] of (views.get(defaultLocale) ?? []).entries()) {
    // A chart's version is over its words in all languages.
    const all = [...views.values()].flatMap((charts) => charts[at] ?? []).map(own);
    const frozen = await frozenTexts(chart.id);
    for (const [locale, charts] of views) {
      const view = charts[at];
      if (!view) continue;
      const bytes = own(view);
      const around = serialize(neighboursOf(charts, at));
      jobs.push({
        view,
        bytes,
        filesKey: keyOf('files', program, root, bytes),
        pagesKey: keyOf('pages', program, root, locale, ...all, around, ...frozen),
        frozen,
      });
    }
  }
  return jobs;
}

/** Does work for each item, so many at a time; the first that fails ends it. */
async function inLanes<T>(
  items: readonly T[],
  lanes: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const left = items.values();
  const lane = async () => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
