import { description } from '../../charts/describe.ts';
import { unitName } from '../../figures/format.ts';
import { t } from '../../i18n/index.ts';
import { type Locale, locales, localized } from '../../i18n/locales.ts';
import type { Report, Tables } from '../../tables/tables.ts';
import { dataDate, licence, temporalCoverage } from '../about.ts';
import { type ChartExtension, chartFormats } from '../index.ts';
import { chartFile, chartPage, fileUrl, localPath, pageUrl, type Site, shareImage } from '../site.ts';
import type { ChartView } from '../view.ts';

type Json = Record<string, unknown>;

/** The longest description that Google's Dataset Search takes. */
const LONGEST = 5000;

/** A chart as schema.org `Dataset`, with what Google's Dataset Search recommends. `version` is the chart's. */
export function chartJsonLd(view: ChartView, site: Site, version: string): Json {
  const { chart, data, locale, reports, rows } = view;
  const url = pageUrl(site, chartPage(chart.id), locale);
  const measures = new Map(rows.map((row) => [row.measure.id, row]));
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
    ...shared(locale),
    version,
    dateModified: dataDate(view),
    temporalCoverage: temporalCoverage(rows.map(({ observation }) => observation.period)),
    variableMeasured: [...measures.values()].map(({ measure, measureLabel, unit }) => ({
      '@type': 'PropertyValue',
      name: measureLabel,
      description: localized(measure, 'definition', locale),
      unitText: unitName(unit, locale),
    })),
    measurementTechnique: t(locale, 'jsonld.technique'),
    isBasedOn: reports.map(reportJsonLd),
    image: fileUrl(site, localPath(shareImage(chart.id), locale)),
    distribution: Object.entries(chartFormats).map(([extension, { mediaType }]) => ({
      '@type': 'DataDownload',
      encodingFormat: mediaType.replace(/;.*$/, ''),
      contentUrl: fileUrl(site, localPath(chartFile(chart.id, extension as ChartExtension), locale)),
    })),
    isPartOf: { '@type': 'Dataset', '@id': datasetId(site), name: t(locale, 'jsonld.name') },
    includedInDataCatalog: catalog(site, locale),
  };
}

/** The site, and all its data as one `Dataset`. */
export function siteJsonLd(tables: Tables, site: Site, locale: Locale, version: string): Json {
  const home = pageUrl(site, '', locale);
  return {
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'WebSite',
        '@id': `${site.root}#site`,
        name: t(locale, 'site.name'),
        description: t(locale, 'site.description'),
        url: home,
        inLanguage: locale,
      },
      {
        '@type': 'Dataset',
        '@id': datasetId(site),
        name: t(locale, 'jsonld.name'),
        description: t(locale, 'site.description'),
        url: pageUrl(site, 'data/', locale),
        identifier: datasetId(site),
        inLanguage: [...locales],
        keywords: tables.measures.map((measure) => localized(measure, 'label', locale)),
        ...shared(locale),
        version,
        dateModified: dataDate(tables),
        temporalCoverage: temporalCoverage(
          [...tables.observations, ...tables.derived].map(({ period }) => period),
        ),
        variableMeasured: tables.measures.map((measure) => localized(measure, 'label', locale)),
        measurementTechnique: t(locale, 'jsonld.technique'),
        isBasedOn: tables.reports.map(reportJsonLd),
        distribution: [
          ['text/csv', 'data/observations.csv'],
          ['application/json', 'data/observations.json'],
          ['application/zip', 'data/nguon.zip'],
          ['application/json', 'data/datapackage.json'],
          ['application/csvm+json', 'data/csvw.json'],
        ].map(([encodingFormat, path = '']) => ({
          '@type': 'DataDownload',
          encodingFormat,
          contentUrl: fileUrl(site, path),
        })),
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

function shared(locale: Locale): Json {
  const maker = { '@type': 'Organization', name: t(locale, 'site.name') };
  return {
    creator: maker,
    publisher: maker,
    license: licence.url,
    isAccessibleForFree: true,
    spatialCoverage: { '@type': 'Country', name: t(locale, 'jsonld.country'), identifier: 'VN' },
  };
}

function reportJsonLd(report: Report): Json {
  return {
    '@type': 'NewsArticle',
    headline: report.title,
    author: { '@type': 'Person', name: report.author },
    publisher: { '@type': 'Organization', name: report.publisher },
    inLanguage: report.language,
    url: report.url,
    ...(report.published !== undefined && { datePublished: report.published }),
  };
}

const datasetId = (site: Site) => `${site.root}data/#dataset`;

function catalog(site: Site, locale: Locale): Json {
  return { '@type': 'DataCatalog', name: t(locale, 'site.name'), url: fileUrl(site, 'catalog.jsonld') };
}
