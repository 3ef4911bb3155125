import { cacheDir } from 'astro:config/server';
import { getCollection, getEntry } from 'astro:content';
import type { APIContext } from 'astro';
import { foldersFromEnvironment, loadSources, loadStories } from '../dataset/load.ts';
import { frozenVersion } from '../embed/frozen.ts';
import regularFont from '../formats/be-vietnam-pro-400.woff2?url';
import boldFont from '../formats/be-vietnam-pro-600.woff2?url';
import { type FigureView, figureView } from '../formats/figure/view.ts';
import type { FontUrls } from '../formats/fonts.ts';
import { type PictureOptions, pictureOf, type ReportPicture } from '../formats/report-picture.ts';
import { newestFirst, rowMaker } from '../formats/row.ts';
import { chartPage, figurePath, pagePath, reportPage, type Site, siteAt } from '../formats/site.ts';
import { type ChartView, chartView, evidenceViews } from '../formats/view.ts';
import type { Locale } from '../i18n/locales.ts';
import { inSentences } from '../i18n/problems.ts';
import { resolveFigure } from '../stories/figures.ts';
import { storiesFolder } from '../stories/parse.ts';
import { canonicalCsv } from '../tables/canonical.ts';
import { memoize } from '../tables/memoize.ts';
import { newestReports } from '../tables/prefer.ts';
import { allObservations, type Observation, type Report, type Tables } from '../tables/tables.ts';

declare global {
  namespace App {
    interface Locals {
      /** The ids of the page's cards, by figure and place in a report. */
      cards?: Map<string, string>;
    }
  }
}

let tables: Promise<Tables> | undefined;

/** All tables, from their collection: in `astro dev`, which loads them again when data change, the same until then. */
export function getTables(): Promise<Tables> {
  if (import.meta.env.DEV) return read();
  tables ??= read();
  return tables;
}

async function read(): Promise<Tables> {
  const entry = await getEntry('tables', 'all');
  if (!entry) throw new Error('The tables were not loaded.');
  return entry.data;
}

const viewsOf = memoize((tables: Tables) => {
  const viewsIn = (locale: Locale) => ({
    locale,
    tables,
    /** In the order of charts.csv. */
    charts: tables.charts.map((chart) => chartView(chart, tables, locale)),
    row: rowMaker(tables, locale),
  });
  return new Map(tables.site.locales.map((locale) => [locale, viewsIn(locale)]));
});

/** All that pages show in one locale: the charts, and any observation as a row. */
export const getViews = async (locale: Locale) => viewsOf(await getTables()).get(locale)!;

type Views = Awaited<ReturnType<typeof getViews>>;

/** The chart of an id. @throws when there is none, in words for the author of a story. */
export function chartOf({ charts }: Views, id: string): ChartView {
  const found = charts.find(({ chart }) => chart.id === id);
  if (!found) throw new Error(`charts.csv has no chart "${id}".`);
  return found;
}

/** The observation that `zalo users` names in a story of a report. @throws when there is none or several, as the story check. */
export function observationOf({ tables }: Views, name: string, report: string): Observation {
  const found = resolveFigure(name, report, tables, (key, params = {}) => {
    throw new Error(inSentences({ key, params }, 'en'));
  });
  if (!found) throw new Error(`No observation is named "${name}".`);
  return found;
}

/** The first part of a page's path for each language of the site, as routes want it: none for the first. Anew each time: Astro notes things in it. */
export async function localeRoutes() {
  const { locales } = (await getTables()).site;
  return locales.map((locale, at) => ({
    params: { locale: at === 0 ? undefined : locale },
    props: { locale },
  }));
}

/** One route for each chart or report and locale, for `getStaticPaths`. A new list each time, because Astro writes into it. */
const routesOf = (table: 'charts' | 'reports') => async () => {
  const records = (await getTables())[table];
  return (await localeRoutes()).flatMap(({ params, props }) =>
    records.map(({ id }) => ({ params: { ...params, id }, props: { ...props, id } })),
  );
};
export const chartRoutes = routesOf('charts');
export const reportRoutes = routesOf('reports');

/** One route for each figure and locale. */
export async function figureRoutes() {
  const observations = allObservations(await getTables());
  return (await localeRoutes()).flatMap(({ params, props }) =>
    observations.map((observation) => ({
      params: { ...params, figure: figurePath(observation).replace('figures/', '') },
      props: { ...props, observation },
    })),
  );
}

/** A figure, with its history in frozen charts. Its page and its files share one view. */
export const figureOf = async (observation: Observation, locale: Locale): Promise<FigureView> =>
  (await figuresIn(await getViews(locale)))(observation);

const figuresIn = memoize(async (views: Views) => {
  const frozen = await getCollection('frozen', ({ id }) => id !== 'none');
  const archives = frozen.map(({ data }) => data);
  return memoize((one: Observation) => figureView(one, views, views.locale, archives));
});

/** Where drawn PNGs stay between builds. The folder may be deleted at any time. */
export const pictureCache = new URL('pictures/', cacheDir);

/** The frozen versions of a chart, the newest first. `version` is its folder's name: `2026-01-31-0123456789ab`. */
export async function frozenOf(id: string) {
  const entries = await getCollection('frozen', ({ data }) => data.chart === id);
  const versions = entries
    .map(({ data }) => ({ ...data, version: frozenVersion(data) }))
    .toSorted((a, b) => b.number - a.number);
  return newestFirst(versions, ({ date }) => date);
}

/** The stories of all reports that have one, that of the newest report first. */
export async function reportStories(locale: Locale) {
  const stories = await getCollection('stories');
  const { reports } = await getTables();
  return newestReports(reports).flatMap((report) => {
    const story = stories.find(({ id }) => id === `${locale}/${report.id}`);
    return story ? [{ report, story }] : [];
  });
}

/** A report as a picture; its figures lead to charts of the same page, or else to the charts' own pages. */
export async function reportPicture(
  report: Report,
  locale: Locale,
  site: Site,
  size: Pick<PictureOptions, 'most' | 'room'>,
  charts: readonly string[] = [],
): Promise<ReportPicture | undefined> {
  const { tables, charts: views } = await getViews(locale);
  const page = (path: string) => pagePath(site, path, locale);
  return pictureOf(report, evidenceViews(report.id, tables, views, locale), locale, {
    ...size,
    chartLink: ({ chart: { id } }) => (charts.includes(id) ? `#chart-${id}` : page(chartPage(id))),
    rows: page(reportPage(report.id)),
  });
}

/** The site that a page is part of: as configured, or else as `astro dev` serves it. */
export function siteOf({ site, url }: Pick<APIContext, 'site' | 'url'>): Promise<Site> {
  const read = async () => siteAt(site ?? url, import.meta.env.BASE_URL, (await getTables()).site);
  if (import.meta.env.DEV) return read();
  // Every link of every page asks for it; in a build, the configuration names the origin.
  builtSite ??= read();
  return builtSite;
}
let builtSite: Promise<Site> | undefined;

/** The language of a page, by its address. */
export async function localeOf({ url }: Pick<APIContext, 'url'>): Promise<Locale> {
  const { locales } = (await getTables()).site;
  const [folder] = url.pathname.slice(import.meta.env.BASE_URL.replace(/\/?$/, '/').length).split('/');
  return locales.find((locale) => locale === folder) ?? locales[0];
}

/** The source expression that lets a Content-Security-Policy run an inline script or apply an inline style: `sha256-…`. */
export async function policyHash(text: string): Promise<`sha256-${string}`> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}

/** The addresses of the site's font files. */
export const fontUrls: FontUrls = { 400: regularFont, 600: boldFont };

/** All CSVs of the site in canonical form, and the stories. They are checked before a page is made, so all are sound. */
export async function deskSources(): Promise<{ file: string; text: string }[]> {
  const { sources } = await loadSources(foldersFromEnvironment());
  const tables = sources.flatMap((source) => {
    // A report's text belongs to its author.
    if (!source.file.endsWith('.csv')) return [];
    const canonical = canonicalCsv(source);
    return 'text' in canonical ? [{ file: source.file, text: canonical.text }] : [];
  });
  const stories = await loadStories(storiesFolder(process.env));
  const decoder = new TextDecoder();
  return [...tables, ...stories.map(({ file, bytes }) => ({ file, text: decoder.decode(bytes) }))];
}
