import { description } from '../../charts/describe.ts';
import { unitName } from '../../figures/format.ts';
import { t } from '../../i18n/index.ts';
import { type Locale, locales, localized } from '../../i18n/locales.ts';
import { allObservations, type Observation, type Report, type Tables } from '../../tables/tables.ts';
import { dataDate, dataset, licence, publisherName, temporalCoverage } from '../about.ts';
import { chartFormats } from '../index.ts';
import { chartFile, chartPage, datasetId, fileUrl, pageUrl, type Site, shareImage } from '../site.ts';
import type { ChartView } from '../view.ts';

type Json = Record<string, unknown>;

/** The longest description that Google's Dataset Search takes. */
const LONGEST = 5000;

/** A chart as schema.org `Dataset`, with what Google's Dataset Search recommends. `version` is the chart's. */
export function chartJsonLd(view: ChartView, site: Site, version: string): Json {
  const { chart, data, locale, rows } = view;
  const url = pageUrl(site, chartPage(chart.id), locale);
  const measures = new Map(rows.map((row) => [row.measure.id, row]));
  const observations = rows.map(({ observation }) => observation);
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    '@id': url,
    name: data.title,
    alternateName: data.subtitle,
    description: description(data).slice(0, LONGEST),
    url,
    identifier: url,
    inLanguage: locale,
    keywords: [...new Set(rows.flatMap(({ subjectLabel, measureLabel }) => [subjectLabel, measureLabel]))],
    ...provenance(view, observations, version, locale),
    variableMeasured: [...measures.values()].map(({ measure, measureLabel, unit }) => ({
      '@type': 'PropertyValue',
      name: measureLabel,
      description: localized(measure, 'definition', locale),
      unitText: unitName(unit, locale),
    })),
    measurementTechnique: t(locale, 'jsonld.technique'),
    isBasedOn: view.reports.map(reportJsonLd),
    image: pageUrl(site, shareImage(chart.id), locale),
    distribution: Object.entries(chartFormats).map(([extension, { mediaType }]) =>
      download(mediaType.replace(/;.*$/, ''), pageUrl(site, chartFile(chart.id, extension), locale)),
    ),
    isPartOf: { '@type': 'Dataset', '@id': datasetId(site), name: localized(dataset, 'title', locale) },
    includedInDataCatalog: catalog(site, locale),
  };
}

/** The site, and all its data as one `Dataset`. */
export function siteJsonLd(tables: Tables, site: Site, locale: Locale, version: string): Json {
  const labels = tables.measures.map((measure) => localized(measure, 'label', locale));
  return {
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'WebSite',
        '@id': `${site.root}#site`,
        name: publisherName(locale),
        description: localized(dataset, 'description', locale),
        url: pageUrl(site, '', locale),
        inLanguage: locale,
      },
      {
        '@type': 'Dataset',
        '@id': datasetId(site),
        name: localized(dataset, 'title', locale),
        description: localized(dataset, 'description', locale),
        url: pageUrl(site, 'data/', locale),
        identifier: datasetId(site),
        inLanguage: [...locales],
        keywords: labels,
        ...provenance(tables, allObservations(tables), version, locale),
        variableMeasured: labels,
        measurementTechnique: t(locale, 'jsonld.technique'),
        isBasedOn: tables.reports.map(reportJsonLd),
        distribution: [
          download('text/csv', fileUrl(site, 'data/observations.csv')),
          download('application/json', fileUrl(site, 'data/observations.json')),
          download('application/zip', fileUrl(site, 'data/nguon.zip')),
          download('application/json', fileUrl(site, 'data/datapackage.json')),
          download('application/csvm+json', fileUrl(site, 'data/csvw.json')),
        ],
        hasPart: tables.charts.map((chart) => ({
          '@type': 'Dataset',
          '@id': pageUrl(site, chartPage(chart.id), locale),
          name: localized(chart, 'title', locale),
        })),
        includedInDataCatalog: catalog(site, locale),
      },
    ],
  };
}

/** JSON for a `<script>` element: nothing in it can end the element. */
export function scriptJson(data: unknown): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}

/** Who published some values, under which licence, and for which place and time. */
function provenance(
  dated: Pick<Tables, 'reports' | 'corrections'>,
  values: readonly Observation[],
  version: string,
  locale: Locale,
): Json {
  const maker = { '@type': 'Organization', name: publisherName(locale) };
  return {
    creator: maker,
    publisher: maker,
    license: licence.url,
    isAccessibleForFree: true,
    spatialCoverage: { '@type': 'Country', name: t(locale, 'jsonld.country'), identifier: 'VN' },
    version,
    dateModified: dataDate(dated),
    temporalCoverage: temporalCoverage(values.map(({ period }) => period)),
  };
}

const download = (encodingFormat: string, contentUrl: string) => ({
  '@type': 'DataDownload',
  encodingFormat,
  contentUrl,
});

const reportJsonLd = (report: Report) => ({
  '@type': 'NewsArticle',
  headline: report.title,
  ...(report.author !== undefined && { author: { '@type': 'Person', name: report.author } }),
  publisher: { '@type': 'Organization', name: report.publisher },
  inLanguage: report.language,
  ...(report.url !== undefined && { url: report.url }),
  ...(report.published !== undefined && { datePublished: report.published }),
});

const catalog = (site: Site, locale: Locale) => ({
  '@type': 'DataCatalog',
  name: publisherName(locale),
  url: fileUrl(site, 'catalog.jsonld'),
});
