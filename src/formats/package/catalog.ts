import { type Locale, locales } from '../../i18n/locales.ts';
import type { Tables } from '../../tables/tables.ts';
import {
  dataDate,
  datasetDescription,
  datasetTitle,
  keywords,
  licence,
  publisherName,
  temporalCoverage,
} from '../about.ts';
import { tableDictionary } from '../dictionary.ts';
import { prettyJson } from '../json.ts';
import { chartFile, chartPage, datasetId, fileUrl, pageUrl, type Site } from '../site.ts';
import { dataVersion, tableFiles } from '../tables.ts';
/** The JSON-LD context, within the catalog so that nothing need be fetched: DCAT 3, Dublin Core, FOAF, SPDX. */
import context from './catalog-context.json' with { type: 'json' };

/** The vocabularies that DCAT catalogs share (EU Publications Office). */
const AUTHORITY = 'http://publications.europa.eu/resource/authority';
const languageUrls: Record<Locale, string> = {
  en: `${AUTHORITY}/language/ENG`,
  vi: `${AUTHORITY}/language/VIE`,
};

const both = <Words>(words: (locale: Locale) => Words) =>
  Object.fromEntries(locales.map((locale) => [locale, words(locale)]));

/** `/catalog.jsonld`: a DCAT 3 catalog (W3C) of the data set as a whole, and of each table and chart as a part of it. */
export async function catalog(tables: Tables, site: Site): Promise<string> {
  const files = new Map((await tableFiles(tables)).map((file) => [file.name, file]));
  const agent = {
    id: `${site.root}#publisher`,
    type: 'foaf:Organization',
    name: both(publisherName),
    homepage: site.root,
  };
  const common = {
    publisher: { id: agent.id },
    license: licence.url,
    language: locales.map((locale) => languageUrls[locale]),
    spatial: `${AUTHORITY}/country/VNM`,
    // Science and technology; government and public sector.
    theme: [`${AUTHORITY}/data-theme/TECH`, `${AUTHORITY}/data-theme/GOVE`],
    modified: dataDate(tables),
    version: await dataVersion(tables),
  };
  const whole = datasetId(site);
  const dataPage = pageUrl(site, 'data/', 'en');
  const dataFile = (name: string) => fileUrl(site, `data/${name}`);
  const periods = [...tables.observations, ...tables.derived].map(({ period }) => period);
  const [startDate = '', endDate = startDate] = temporalCoverage(periods).split('/');
  return prettyJson({
    '@context': context,
    id: fileUrl(site, 'catalog.jsonld'),
    type: 'dcat:Catalog',
    title: both(publisherName),
    description: both(datasetDescription),
    homepage: site.root,
    ...common,
    publisher: agent,
    dataset: [
      {
        id: whole,
        type: 'dcat:Dataset',
        identifier: whole,
        title: both(datasetTitle),
        description: both(datasetDescription),
        keyword: both(keywords),
        landingPage: locales.map((locale) => pageUrl(site, 'data/', locale)),
        ...common,
        creator: { id: agent.id },
        source: tables.reports.flatMap(({ url }) => url ?? []),
        temporal: { type: 'dcterms:PeriodOfTime', startDate, endDate },
        distribution: [
          distribution(dataPage, dataFile('nguon.zip'), 'application/zip', {
            packed: true,
            languages: locales,
          }),
          distribution(dataPage, dataFile('datapackage.json'), 'application/json', {
            conformsTo: 'https://datapackage.org/standard/data-package/',
            languages: locales,
          }),
          distribution(dataPage, dataFile('csvw.json'), 'application/csvm+json', {
            conformsTo: 'https://www.w3.org/TR/tabular-metadata/',
            languages: locales,
          }),
        ],
      },
      ...tableDictionary.map(({ name, title_en, title_vi, description_en, description_vi }) => ({
        id: `${site.root}data/#${name}`,
        type: 'dcat:Dataset',
        identifier: name,
        title: { en: title_en, vi: title_vi },
        description: { en: description_en, vi: description_vi },
        landingPage: locales.map((locale) => pageUrl(site, 'data/', locale)),
        ...common,
        isPartOf: whole,
        distribution: [
          distribution(dataPage, dataFile(`${name}.csv`), 'text/csv', {
            bytes: files.get(name)?.bytes.length,
            sha256: files.get(name)?.sha256,
          }),
          distribution(dataPage, dataFile(`${name}.json`), 'application/json'),
        ],
      })),
      ...tables.charts.map((chart) => ({
        id: pageUrl(site, chartPage(chart.id), 'en'),
        type: 'dcat:Dataset',
        identifier: chart.id,
        title: { en: chart.title_en, vi: chart.title_vi },
        // A part without a caveat of its own has the whole's description.
        description: both((locale) => chart[`note_${locale}`] || datasetDescription(locale)),
        landingPage: locales.map((locale) => pageUrl(site, chartPage(chart.id), locale)),
        ...common,
        isPartOf: whole,
        distribution: locales.flatMap((locale) => {
          const page = pageUrl(site, chartPage(chart.id), locale);
          const file = (extension: string) => pageUrl(site, chartFile(chart.id, extension), locale);
          return [
            distribution(page, file('csv'), 'text/csv', { languages: [locale] }),
            distribution(page, file('json'), 'application/json', { languages: [locale] }),
          ];
        }),
      })),
    ],
  });
}

interface FileFacts {
  languages?: readonly Locale[];
  conformsTo?: string;
  bytes?: number | undefined;
  sha256?: string | undefined;
  /** True for an archive. */
  packed?: boolean;
}

/** A file as a `dcat:Distribution`: `page` is where a reader finds it, `url` the file itself. */
function distribution(page: string, url: string, mediaType: string, facts: FileFacts = {}) {
  const { languages, conformsTo, bytes, sha256, packed } = facts;
  const mediaTypeUrl = `https://www.iana.org/assignments/media-types/${mediaType}`;
  return {
    id: `${url}#distribution`,
    type: 'dcat:Distribution',
    accessURL: page,
    downloadURL: url,
    mediaType: mediaTypeUrl,
    ...(packed && { packageFormat: mediaTypeUrl }),
    ...(languages && { language: languages.map((one) => languageUrls[one]) }),
    ...(conformsTo && { conformsTo }),
    license: licence.url,
    // JSON's numbers would become xsd:integer; DCAT wants this type.
    ...(bytes !== undefined && { byteSize: String(bytes) }),
    ...(sha256 && {
      checksum: {
        type: 'spdx:Checksum',
        algorithm: 'spdx:checksumAlgorithm_sha256',
        checksumValue: sha256,
      },
    }),
  };
}
