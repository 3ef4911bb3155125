import { renderChart } from '../../../src/charts/index.ts';
import { locales } from '../../../src/i18n/locales.ts';
import { embedHeight } from '../../../src/outputs/embed/height.ts';
import { oembed } from '../../../src/outputs/embed/oembed.ts';
import { embedScriptIntegrity as integrity } from '../../../src/outputs/embed/script.ts';
import { snippets } from '../../../src/outputs/embed/snippets.ts';
import { frozenDigest, frozenValues, manifestText } from '../../../src/outputs/frozen/manifest.ts';
import { chartFormats } from '../../../src/outputs/index.ts';
import { citationFile } from '../../../src/outputs/meta/citation-file.ts';
import { bibTex, cslItem, plainCitation } from '../../../src/outputs/meta/cite.ts';
import { atomFeed, feedPath } from '../../../src/outputs/meta/feed.ts';
import { chartJsonLd, scriptJson, siteJsonLd } from '../../../src/outputs/meta/jsonld.ts';
import { manifest } from '../../../src/outputs/meta/manifest.ts';
import { archive } from '../../../src/outputs/package/archive.ts';
import { catalog } from '../../../src/outputs/package/catalog.ts';
import { csvw } from '../../../src/outputs/package/csvw.ts';
import { dataPackage } from '../../../src/outputs/package/datapackage.ts';
import { dataVersion } from '../../../src/outputs/package/files.ts';
import {
  chartFile,
  chartPage,
  localPath,
  oembedFile,
  reportPage,
  shareImage,
  tableFile,
} from '../../../src/outputs/paths.ts';
import { sharePng, shareSvg } from '../../../src/outputs/picture/share.ts';
import { embedWidths, pageWidths } from '../../../src/outputs/picture/widths.ts';
import { siteAt } from '../../../src/outputs/site.ts';
import { publishedTables, tableFormats } from '../../../src/outputs/table/table-formats.ts';
import { type ChartView, chartView } from '../../../src/outputs/view.ts';
import type { Tables } from '../../../src/tables/tables.ts';

/** What the site would write: a path in `dist/`, and what is in it; of parts of pages, a path that is like one. */
export interface Output {
  path: string;
  content: string | Uint8Array;
}

export const site = siteAt('https://example.org', '/nguon');

/**
 * Every output of sound tables but the pages that Astro makes: drawings at all widths, all formats of charts and tables,
 * snippets, feeds, descriptions. `isNew` tells whether a chart has to be drawn, or was drawn with these very words and
 * figures before; `pictures` also makes PNGs, which take long.
 */
export async function* outputsOf(
  tables: Tables,
  { isNew, pictures }: { isNew: (view: ChartView) => boolean; pictures: boolean },
): AsyncGenerator<Output> {
  const version = await dataVersion(tables);
  for (const locale of locales) {
    for (const chart of tables.charts) {
      const view = chartView(chart, tables, locale);
      if (isNew(view)) yield* chartOutputs(view, version, pictures);
    }
    yield { path: localPath(feedPath('all'), locale), content: atomFeed('all', tables, site, locale) };
    const corrections = atomFeed('corrections', tables, site, locale);
    yield { path: localPath(feedPath('corrections'), locale), content: corrections };
    yield {
      path: localPath('site.ld.json', locale),
      content: scriptJson(siteJsonLd(tables, site, locale, version)),
    };
    yield { path: localPath('manifest.webmanifest', locale), content: manifest(site, locale) };
    for (const { id } of tables.reports)
      yield { path: localPath(`${reportPage(id)}index.html`, locale), content: '' };
  }
  for (const name of publishedTables)
    for (const [extension, { write }] of Object.entries(tableFormats))
      yield { path: tableFile(name, extension), content: write(name, tables, site) };
  yield { path: 'data/datapackage.json', content: await dataPackage(tables, site) };
  yield { path: 'data/csvw.json', content: csvw(tables, site) };
  yield { path: 'catalog.jsonld', content: await catalog(tables, site) };
  yield { path: 'CITATION.cff', content: citationFile(tables, site, version) };
  yield { path: 'data/nguon.zip', content: await archive(tables, site) };
}

async function* chartOutputs(view: ChartView, version: string, pictures: boolean): AsyncGenerator<Output> {
  const { chart, data, locale } = view;
  const at = (path: string) => localPath(path, locale);
  const page = at(`${chartPage(chart.id)}index.html`);
  for (const width of new Set([...pageWidths, ...embedWidths(data.data.length)]))
    yield { path: `${page}.${width}.svg`, content: renderChart(data, width, chart.id) };
  for (const [extension, { write }] of Object.entries(chartFormats))
    if (extension !== 'png' || pictures)
      yield { path: at(chartFile(chart.id, extension)), content: await write(view, site) };
  yield { path: at(`${shareImage(chart.id)}.svg`), content: shareSvg(view, site) };
  if (pictures) yield { path: at(shareImage(chart.id)), content: await sharePng(view, site) };
  yield { path: `${page}.ld.json`, content: scriptJson(chartJsonLd(view, site, version)) };
  const item = cslItem(view, site, version);
  yield { path: `${page}.txt`, content: [plainCitation(view, site), bibTex(item)].join('\n') };
  const height = embedHeight(view, { plain: false });
  yield { path: oembedFile(chart.id, locale), content: oembed(view, site) };
  for (const theme of ['light', 'auto'] as const)
    for (const [name, write] of Object.entries(snippets)) {
      const content = write({ view, site, choice: { theme, plain: theme === 'auto' }, height, integrity });
      yield { path: `${page}.${theme}.${name}.snippet`, content };
    }
  const json = chartFormats.json.write(view, site);
  const digest = await frozenDigest([json]);
  const head = { chart: chart.id, date: '2026-01-31', digest, number: 1, site: site.root, files: {} };
  yield {
    path: `frozen/${chart.id}/2026-01-31-${digest}/frozen.json`,
    content: manifestText({ ...head, values: frozenValues(view) }),
  };
}
