import { description } from '../../charts/describe.ts';
import { unitName } from '../../figures/format.ts';
import { isUndated } from '../../figures/period.ts';
import { t } from '../../i18n/index.ts';
import { type Locale, localized } from '../../i18n/locales.ts';
import { allObservations, type Report, type Tables } from '../../tables/tables.ts';
import { dataDate, figureJson, licenceOf, publisherName, temporalCoverage } from '../about.ts';
import type { FigureView } from '../figure/view.ts';
import { chartFormats, dataFiles } from '../index.ts';
import { authorOf } from '../row.ts';
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
  const variables = [...measures.values()].map(({ measure, measureLabel, unit }) => ({
    '@type': 'PropertyValue',
    name: measureLabel,
    description: localized(measure, 'definition', locale),
    unitText: unitName(unit, locale),
  }));
  const periods = rows.map(({ observation }) => observation.period);
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
    ...provenance(view, periods, version, variables, locale, site),
    image: pageUrl(site, shareImage(chart.id), locale),
    distribution: Object.entries(chartFormats).map(([extension, { mediaType }]) =>
      download(mediaType, pageUrl(site, chartFile(chart.id, extension), locale)),
    ),
    isPartOf: { '@type': 'Dataset', '@id': datasetId(site), name: localized(site, 'title', locale) },
    includedInDataCatalog: catalog(site, locale),
  };
}

/** A figure as schema.org `Observation`. What is unknown, such as an open end, is left out. */
export function observationJsonLd(view: FigureView, site: Site): Json {
  const { row, locale, page, title, answer, reports } = view;
  const { observation, measure, measureLabel, subjectLabel } = row;
  const { value, low, high } = figureJson(observation.figure);
  const url = pageUrl(site, page, locale);
  const definition = localized(measure, 'definition', locale);
  return {
    '@context': 'https://schema.org',
    // The licence and what it is based on are a work's.
    '@type': ['Observation', 'CreativeWork'],
    '@id': url,
    name: title,
    description: answer,
    url,
    observationAbout: { '@type': 'Thing', name: subjectLabel },
    variableMeasured: { '@type': 'StatisticalVariable', name: measureLabel, description: definition },
    observationDate: isUndated(observation.period) ? undefined : observation.period,
    ...{ value: value ?? undefined, minValue: low ?? undefined, maxValue: high ?? undefined },
    unitText: unitName(row.unit, locale),
    measurementQualifier: {
      '@type': 'Enumeration',
      name: t(locale, `qualifier.${observation.figure.qualifier}.name`),
    },
    measurementTechnique: row.formula || t(locale, 'jsonld.technique'),
    ...{ inLanguage: locale, license: licenceOf(site).url },
    isPartOf: { '@type': 'Dataset', '@id': datasetId(site) },
    isBasedOn: reports.map((one) => reportJsonLd(one, locale)),
  };
}

/** The site, and all its data as one `Dataset`. */
export function siteJsonLd(tables: Tables, site: Site, locale: Locale, version: string): Json {
  const labels = tables.measures.map((measure) => localized(measure, 'label', locale));
  const periods = allObservations(tables).map(({ period }) => period);
  return {
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'WebSite',
        '@id': `${site.root}#site`,
        name: localized(site, 'name', locale),
        description: localized(site, 'description', locale),
        url: pageUrl(site, '', locale),
        inLanguage: locale,
      },
      {
        '@type': 'Dataset',
        '@id': datasetId(site),
        name: localized(site, 'title', locale),
        description: localized(site, 'description', locale),
        url: pageUrl(site, 'data/', locale),
        identifier: datasetId(site),
        inLanguage: [...site.locales],
        keywords: labels,
        ...provenance(tables, periods, version, labels, locale, site),
        distribution: 'observations.csv observations.json nguon.zip datapackage.json csvw.json'
          .split(' ')
          .map((file) => download(dataFiles[file]?.mediaType ?? '', fileUrl(site, `data/${file}`))),
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
export const scriptJson = (data: unknown): string => JSON.stringify(data).replaceAll('<', '\\u003c');

/** Who published some values, under which licence, for which place and time; what they are of and rest on. */
function provenance(
  dated: Pick<Tables, 'reports' | 'corrections' | 'site'>,
  periods: readonly string[],
  version: string,
  variableMeasured: readonly unknown[],
  locale: Locale,
  site: Site,
): Json {
  const maker = { '@type': 'Organization', name: publisherName(site, locale) };
  const { country } = site.values;
  return {
    creator: maker,
    publisher: maker,
    license: licenceOf(site).url,
    isAccessibleForFree: true,
    ...(country && {
      spatialCoverage: {
        '@type': 'Country',
        name: new Intl.DisplayNames(locale, { type: 'region' }).of(country),
        identifier: country,
      },
    }),
    version,
    dateModified: dataDate(dated),
    temporalCoverage: temporalCoverage(periods) || undefined,
    variableMeasured,
    measurementTechnique: t(locale, 'jsonld.technique'),
    isBasedOn: dated.reports.map((one) => reportJsonLd(one, locale)),
  };
}

const download = (mediaType: string, contentUrl: string) => ({
  '@type': 'DataDownload',
  encodingFormat: mediaType.replace(/;.*$/, ''),
  contentUrl,
});

function reportJsonLd(report: Report, locale: Locale) {
  const { title, publisher, language, url, published } = report;
  const author = authorOf(report, locale);
  return {
    '@type': 'NewsArticle',
    headline: title,
    author: author && { '@type': 'Person', name: author },
    publisher: { '@type': 'Organization', name: publisher },
    inLanguage: language,
    url,
    datePublished: published,
  };
}

const catalog = (site: Site, locale: Locale) => ({
  '@type': 'DataCatalog',
  name: localized(site, 'name', locale),
  url: fileUrl(site, 'catalog.jsonld'),
});
