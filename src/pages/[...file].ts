import type { APIRoute } from 'astro';
import { frozenNews } from '../changes/values.ts';
import {
  chartOf,
  deskSources,
  figureOf,
  frozenOf,
  getTables,
  getViews,
  pictureCache,
  reportPicture,
  reportStories,
  siteOf,
} from '../components/site.ts';
import { oembed } from '../embed/snippets.ts';
import { ATOM, chartFormats, dataFiles, figureFormats } from '../formats/index.ts';
import { llmsText } from '../formats/markdown.ts';
import { iconPng, iconSizes, iconSvg, manifest, touchIconPng } from '../formats/meta/app.ts';
import { citationFile } from '../formats/meta/cite.ts';
import { atomFeed, chartFeed, type FeedKind, feedPath, reportFeed } from '../formats/meta/feed.ts';
import { catalog } from '../formats/package/catalog.ts';
import { homeSharePng, sharePng } from '../formats/picture/share.ts';
import { searchDocuments } from '../formats/search.ts';
import { chartFile, figurePath, homeImage, oembedFile, type Site, shareImage } from '../formats/site.ts';
import { dataVersion } from '../formats/tables.ts';
import type { ChartView } from '../formats/view.ts';
import { type Locale, localized, localPath } from '../i18n/locales.ts';
import { allObservations, type Observation } from '../tables/tables.ts';

/** A file of the site that is no page. The media type includes the character set of text. */
type File = [path: string, mediaType: string, write: (site: Site) => Content | Promise<Content>];
type Content = string | Uint8Array<ArrayBuffer>;
const [TEXT, PNG, JSON_TYPE] = ['text/plain; charset=utf-8', 'image/png', 'application/json'];

/** RFC 9309: everything may be read. */
const robots = (site: Site) => `User-agent: *\nAllow: /\n\nSitemap: ${site.root}sitemap-index.xml\n`;

/** The files that all languages share. The desk's sources never hold a report's text. */
const siteFiles: File[] = [
  ['robots.txt', TEXT, robots],
  ['llms.txt', TEXT, async (site) => llmsText(await getViews(site.locales[0]), site)],
  ['CITATION.cff', 'application/yaml; charset=utf-8', citation],
  ['catalog.jsonld', 'application/ld+json', async (site) => catalog(await getTables(), site)],
  ['favicon.svg', 'image/svg+xml', (site) => iconSvg(site)],
  ['apple-touch-icon.png', PNG, touchIconPng],
  ...iconSizes.map((size): File => [`icon-${size}.png`, PNG, async (site) => iconPng(site, size)]),
  ['desk/sources.json', JSON_TYPE, async () => JSON.stringify({ files: await deskSources() })],
  ...Object.entries(dataFiles).map(([name, { mediaType, write }]): File => {
    return [`data/${name}`, mediaType, async (site) => write(await getTables(), site)];
  }),
];

async function citation(site: Site): Promise<string> {
  const tables = await getTables();
  return citationFile(tables, site, await dataVersion(tables));
}

/** The files of one language, by their paths without it. */
function localeFiles(locale: Locale): File[] {
  const search = async (site: Site) => JSON.stringify(searchDocuments(await getViews(locale), locale, site));
  const share = async (site: Site) => {
    const [newest] = await reportStories(locale);
    const words = {
      title: localized(site, 'name', locale),
      standfirst: localized(site, 'description', locale),
    };
    if (!newest) return homeSharePng(words, locale, site);
    // Each note has one line for its number there, and one for what that is.
    const picture = await reportPicture(newest.report, locale, site, {
      most: 7,
      room: Number.POSITIVE_INFINITY,
    });
    return homeSharePng({ ...newest.story.data, picture }, locale, site);
  };
  const feed = (kind: FeedKind): File => {
    const write = async (site: Site) => atomFeed(kind, await getTables(), site, locale);
    return [feedPath(kind), ATOM, write];
  };
  return [
    feed('all'),
    feed('corrections'),
    ['manifest.webmanifest', 'application/manifest+json', (site) => manifest(site, locale)],
    ['search.json', JSON_TYPE, search],
    [homeImage, PNG, share],
  ];
}

/** The files of a chart in one language, by their paths without it. */
function chartFiles(id: string, locale: Locale): File[] {
  const of = (write: (view: ChartView, site: Site, cache: URL) => Content | Promise<Content>) => {
    return async (site: Site) => write(chartOf(await getViews(locale), id), site, pictureCache);
  };
  return [
    [shareImage(id), PNG, of(sharePng)],
    [chartFile(id, 'xml'), ATOM, of(chartFeed)],
    ...Object.entries(chartFormats).map(([extension, { mediaType, write }]): File => {
      return [chartFile(id, extension), mediaType, of(write)];
    }),
  ];
}

/** The files of a figure in one language, likewise. */
function figureFiles(observation: Observation, locale: Locale): File[] {
  return Object.entries(figureFormats).map(([extension, { mediaType, write }]): File => {
    const file = async (site: Site) => write(await figureOf(observation, locale), site);
    return [`${figurePath(observation)}.${extension}`, mediaType, file];
  });
}

/** What the pages of a chart's frozen versions ask for, beside their folders, which never change. */
async function newsFiles(id: string): Promise<File[]> {
  return (await frozenOf(id)).map((one) => {
    const write = async (site: Site) => {
      const views = await Promise.all(site.locales.map(getViews));
      const news = views.map((view, at) => [site.locales[at], frozenNews(one, chartOf(view, id), site)]);
      return JSON.stringify(Object.fromEntries(news));
    };
    return [`frozen/${id}/${one.version}.json`, JSON_TYPE, write];
  });
}

export async function getStaticPaths() {
  const tables = await getTables();
  const { charts, reports, site } = tables;
  const news = await Promise.all(charts.map(({ id }) => newsFiles(id)));
  const files = site.locales.flatMap((locale) => {
    const own: File[] = [
      ...localeFiles(locale),
      ...charts.flatMap(({ id }) => chartFiles(id, locale)),
      ...allObservations(tables).flatMap((one) => figureFiles(one, locale)),
      ...reports.map((report): File => {
        return [`reports/${report.id}.xml`, ATOM, (site) => reportFeed(report, tables, site, locale)];
      }),
    ];
    // The locale is a part of these addresses in every language.
    const oembeds = charts.map(({ id }): File => {
      const write = async (site: Site) => oembed(chartOf(await getViews(locale), id), site);
      return [oembedFile(id, locale), JSON_TYPE, write];
    });
    return [...oembeds, ...own.map(([path, ...file]): File => [localPath(path, locale, site), ...file])];
  });
  return [...siteFiles, ...files, ...news.flat()].map(([file, mediaType, write]) => ({
    params: { file },
    props: { mediaType, write },
  }));
}

type Props = Awaited<ReturnType<typeof getStaticPaths>>[number]['props'];

export const GET: APIRoute<Props> = async (context) => {
  const { mediaType, write } = context.props;
  return new Response(await write(await siteOf(context)), { headers: { 'content-type': mediaType } });
};
