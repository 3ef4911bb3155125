import { cacheDir } from 'astro:config/server';
import { getCollection } from 'astro:content';
import { frozenVersion, type Manifest } from '../embed/frozen.ts';
import { type Row, rowMaker } from '../formats/row.ts';
import { type ChartView, chartView, newestFirst } from '../formats/view.ts';
import { type Locale, localeRoutes } from '../i18n/locales.ts';
import { problemText } from '../i18n/problems.ts';
import { resolveFigure } from '../stories/figures.ts';
import { START } from '../stories/problem.ts';
import { memoize } from '../tables/memoize.ts';
import type { Observation, Tables } from '../tables/tables.ts';
import { getTables } from './tables.ts';

/** All that pages show in one locale: the charts, and any observation as a row. */
export interface Views {
  tables: Tables;
  /** In the order of charts.csv. */
  charts: ChartView[];
  row: (observation: Observation) => Row;
}

const viewsOf = memoize((_: Tables) => new Map<Locale, Views>());

/** The views of a locale; made once for a reading of the tables. */
export async function getViews(locale: Locale): Promise<Views> {
  const tables = await getTables();
  const byLocale = viewsOf(tables);
  const found = byLocale.get(locale);
  if (found) return found;
  const views: Views = {
    tables,
    charts: tables.charts.map((chart) => chartView(chart, tables, locale)),
    row: rowMaker(tables, locale),
  };
  byLocale.set(locale, views);
  return views;
}

/** The chart of an id. @throws when there is none, in words for the author of a story. */
export function chartOf({ charts }: Views, id: string): ChartView {
  const found = charts.find(({ chart }) => chart.id === id);
  if (!found) throw new Error(`charts.csv has no chart "${id}".`);
  return found;
}

/**
 * The observation that `zalo users` or `zalo users 2024-06-30` names in a story of a report.
 * @throws when it names none or several, in the words of the story check.
 */
export function observationOf({ tables }: Views, name: string, report: string): Observation {
  const found = resolveFigure(name, report, tables, START, (_, key, params = {}) => {
    const { message, fix } = problemText({ key, params }, 'en');
    throw new Error(`${message} ${fix}`);
  });
  if (!found) throw new Error(`No observation is named "${name}".`);
  return found;
}

/** One route for each chart and locale, for `getStaticPaths`. A new list each time, because Astro writes into it. */
export async function chartRoutes(): Promise<
  { params: { locale: string | undefined; id: string }; props: { locale: Locale; id: string } }[]
> {
  const { charts } = await getTables();
  return localeRoutes().flatMap(({ params, props }) =>
    charts.map(({ id }) => ({ params: { ...params, id }, props: { ...props, id } })),
  );
}

/** Where drawn PNGs stay between builds. The folder may be deleted at any time. */
export const pictureCache = new URL('pictures/', cacheDir);

/** A frozen version of a chart: its manifest, and the name of its folder, for `frozenPage`. */
export interface Frozen extends Manifest {
  /** `2026-01-31-0123456789ab` */
  version: string;
}

/** The frozen versions of a chart, the newest first, those of one day by their numbers; none where it was never frozen. */
export async function frozenOf(id: string): Promise<Frozen[]> {
  const entries = await getCollection('frozen', ({ id: entry }) => entry !== 'none');
  const versions = entries
    .filter(({ data }) => data.chart === id)
    .map(({ data }): Frozen => ({ ...data, version: frozenVersion(data) }))
    .toSorted((a, b) => b.number - a.number);
  return newestFirst(versions, ({ date }) => date);
}
