import { renderChart } from '../../../src/charts/index.ts';
import { frozenDigest, frozenValues } from '../../../src/embed/frozen.ts';
import { oembed, snippets } from '../../../src/embed/snippets.ts';
import { prettyJson } from '../../../src/formats/about.ts';
import { chartFormats, dataFiles } from '../../../src/formats/index.ts';
import { manifest } from '../../../src/formats/meta/app.ts';
import { bibTex, citationFile, cslItem, plainCitation } from '../../../src/formats/meta/cite.ts';
import { atomFeed, feedPath } from '../../../src/formats/meta/feed.ts';
import { chartJsonLd, scriptJson, siteJsonLd } from '../../../src/formats/meta/jsonld.ts';
import { catalog } from '../../../src/formats/package/catalog.ts';
import { shareSvg } from '../../../src/formats/picture/share.ts';
import { drawingWidths } from '../../../src/formats/picture/widths.ts';
import {
  chartFile,
  chartPage,
  oembedFile,
  reportPage,
  shareImage,
  siteAt,
} from '../../../src/formats/site.ts';
import { dataVersion } from '../../../src/formats/tables.ts';
import { type ChartView, chartView } from '../../../src/formats/view.ts';
import { locales, localPath } from '../../../src/i18n/locales.ts';
import type { Tables } from '../../../src/tables/tables.ts';
import { project } from '../../formats/support.ts';

/** What the site would write: a path in `dist/`, and what is in it; of parts of pages, a path that is like one. */
export interface Output {
  path: string;
  content: string | Uint8Array;
}

export const site = siteAt('https://example.org', '/nguon', project.site);

/** Every output of checked tables but pages and PNGs: drawings at all widths, formats, snippets, feeds, metadata. */
export async function* outputsOf(tables: Tables): AsyncGenerator<Output> {
  const version = await dataVersion(tables);
  for (const locale of locales) {
    const at = (path: string) => localPath(path, locale, site);
    for (const chart of tables.charts) yield* chartOutputs(chartView(chart, tables, locale), version);
    for (const feed of ['all', 'corrections'] as const)
      yield { path: at(feedPath(feed)), content: atomFeed(feed, tables, site, locale) };
    yield { path: at('site.ld.json'), content: scriptJson(siteJsonLd(tables, site, locale, version)) };
    yield { path: at('manifest.webmanifest'), content: manifest(site, locale) };
    for (const { id } of tables.reports) yield { path: at(`${reportPage(id)}index.html`), content: '' };
  }
  for (const [name, { write }] of Object.entries(dataFiles))
    yield { path: `data/${name}`, content: await write(tables, site) };
  yield { path: 'catalog.jsonld', content: await catalog(tables, site) };
  yield { path: 'CITATION.cff', content: citationFile(tables, site, version) };
}

async function* chartOutputs(view: ChartView, version: string): AsyncGenerator<Output> {
  const { chart, data, locale } = view;
  const at = (path: string) => localPath(path, locale, site);
  const page = at(`${chartPage(chart.id)}index.html`);
  for (const width of drawingWidths)
    yield { path: `${page}.${width}.svg`, content: renderChart(data, width, chart.id) };
  for (const [extension, { write }] of Object.entries(chartFormats))
    if (extension !== 'png')
      yield { path: at(chartFile(chart.id, extension)), content: await write(view, site) };
  yield { path: at(`${shareImage(chart.id)}.svg`), content: shareSvg(view, site) };
  yield { path: `${page}.ld.json`, content: scriptJson(chartJsonLd(view, site, version)) };
  const item = cslItem(view, site, version);
  yield { path: `${page}.txt`, content: [plainCitation(view, site), bibTex(item)].join('\n') };
  yield { path: oembedFile(chart.id, locale), content: oembed(view, site) };
  for (const theme of ['light', 'auto'] as const)
    for (const [name, write] of Object.entries(snippets)) {
      const content = write({ view, site, choice: { theme, plain: theme === 'auto' } });
      yield { path: `${page}.${theme}.${name}.snippet`, content };
    }
  const json = chartFormats.json.write(view, site);
  const digest = await frozenDigest([json]);
  const head = { chart: chart.id, date: '2026-01-31', digest, number: 1, site: site.root, files: {} };
  yield {
    path: `frozen/${chart.id}/2026-01-31-${digest}/frozen.json`,
    content: prettyJson({ ...head, values: frozenValues(view) }),
  };
}
