import { availableParallelism } from 'node:os';
import path from 'node:path';
import { serialize } from 'node:v8';
import { Tinypool } from 'tinypool';
import { defaultLocale, type Locale, locales } from '../../i18n/locales.ts';
import type { Made } from '../../outputs/made.ts';
import { neighboursOf } from '../../outputs/neighbours.ts';
import type { Site } from '../../outputs/site.ts';
import { type ChartView, chartView } from '../../outputs/view.ts';
import type { Tables } from '../../tables/tables.ts';
import { frozenTexts } from '../frozen-folders.ts';
import { Cache, keyOf } from './cache.ts';
import { programDigest } from './program.ts';

/** Work in other threads, and what it gives. */
export interface Making extends Made {
  /** How many files of charts are to be written, and how many are: a chart in a locale counts once. */
  readonly whole: number;
  readonly done: number;
  /** Resolves when all of them are written. @throws what went wrong. */
  finish(): Promise<void>;
  /** Ends the threads. */
  end(): Promise<void>;
  /** The threads themselves. */
  readonly pool: Tinypool;
}

/**
 * Begins to write the files of all charts, in as many threads as the machine has processors, and says of what the pages
 * are made. What an earlier build has made from the same is taken from its cache.
 * @param folder where the site comes about
 * @param cacheFolder what is kept from build to build
 */
export async function makeCharts(
  tables: Tables,
  site: Site,
  folder: string,
  cacheFolder: string,
): Promise<Making> {
  const program = programDigest();
  const cache = path.join(cacheFolder, 'files');
  new Cache(cache).clearUp();
  const threads = availableParallelism();
  const pool = new Tinypool({
    filename: new URL('./worker.ts', import.meta.url).href,
    minThreads: threads,
    maxThreads: threads,
    // A thread that sleeps in an atomic wait never gets to free the pixels of its pictures.
    useAtomics: false,
  });
  const views = new Map<Locale, ChartView[]>(
    locales.map((locale) => [locale, tables.charts.map((chart) => chartView(chart, tables, locale))]),
  );
  const jobs = [...views.values()].flat().map((view) => ({ view, bytes: serialize(view) }));
  const bytesOf = new Map(jobs.map(({ view, bytes }) => [view, bytes]));
  const pageKeys = await pageKeysOf(views, bytesOf, keyOf(program, site.root));
  let done = 0;
  const write = async ({ bytes }: (typeof jobs)[number]) => {
    const key = keyOf('files', program, site.root, bytes);
    await pool.run({ view: bytes, key, site, cache, folder }, { name: 'files' });
    done++;
  };
  const finished = inLanes(jobs, 2 * threads, write);
  // Who waits for it is told; until then it is no error that nobody handles.
  finished.catch(() => {});
  return {
    views,
    whole: jobs.length,
    get done() {
      return done;
    },
    pageKey: (locale, id) => pageKeys.get(`${locale} ${id}`) ?? '',
    fontFaces: (letters) => pool.run(letters, { name: 'font' }),
    finish: () => finished,
    end: () => pool.destroy(),
    pool,
  };
}

/** All that the pages of a chart in a locale are made from, by `<locale> <id>`: see `ChartPage.astro`. */
async function pageKeysOf(
  views: ReadonlyMap<Locale, readonly ChartView[]>,
  bytesOf: ReadonlyMap<ChartView, Uint8Array>,
  program: string,
): Promise<Map<string, string>> {
  const keys = new Map<string, string>();
  for (const [at, { chart }] of (views.get(defaultLocale) ?? []).entries()) {
    // A chart's version is over its words in all languages.
    const all = [...views.values()].flatMap((charts) => charts[at] ?? []);
    const bytes = all.flatMap((view) => bytesOf.get(view) ?? []);
    const frozen = await frozenTexts(chart.id);
    for (const [locale, charts] of views)
      keys.set(
        `${locale} ${chart.id}`,
        keyOf(program, locale, ...bytes, serialize(neighboursOf(charts, at)), ...frozen),
      );
  }
  return keys;
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
