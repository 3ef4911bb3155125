import { type Locale, locales } from '../../i18n/locales.ts';
import type { Chart, Tables } from '../../tables/tables.ts';
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
import { chartFile, chartPage, fileUrl, pageUrl, type Site, tableFile } from '../site.ts';
import { dataVersion, type TableFile, tableFiles } from '../tables.ts';

const VIET_NAM = 'http://publications.europa.eu/resource/authority/country/VNM';
/** Science and technology; government and public sector. */
const themes = ['TECH', 'GOVE'].map(
  (theme) => `http://publications.europa.eu/resource/authority/data-theme/${theme}`,
);

const both = <Words>(words: (locale: Locale) => Words) =>
  Object.fromEntries(locales.map((locale) => [locale, words(locale)])) as Record<Locale, Words>;

/**
 * `/catalog.jsonld`: the site as a DCAT 3 catalog (W3C). The data set as a whole is one `dcat:Dataset`, with the
 * archive and its two descriptions; each table and each chart is a part of it, with its files.
 */
export async function catalog(tables: Tables, site: Site): Promise<string> {
  const files = await tableFiles(tables);
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
    spatial: VIET_NAM,
    theme: themes,
    modified: dataDate(tables),
    version: await dataVersion(tables),
  };
  const whole = `${site.root}data/#dataset`;
  const part = { ...common, isPartOf: whole };
  return prettyJson({
    '@context': catalogContext,
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
        source: tables.reports.map(({ url }) => url),
        temporal: periodOfTime([...tables.observations, ...tables.derived].map(({ period }) => period)),
        distribution: wholeFiles(site),
      },
      ...tableDictionary.map((table, at) => ({
        id: `${site.root}data/#${table.name}`,
        type: 'dcat:Dataset',
        identifier: table.name,
        title: { en: table.title_en, vi: table.title_vi },
        description: { en: table.description_en, vi: table.description_vi },
        landingPage: locales.map((locale) => pageUrl(site, 'data/', locale)),
        ...part,
        distribution: distributionsOfTable(site, files[at] as TableFile),
      })),
      ...tables.charts.map((chart) => ({
        id: pageUrl(site, chartPage(chart.id), 'en'),
        type: 'dcat:Dataset',
        identifier: chart.id,
        title: { en: chart.title_en, vi: chart.title_vi },
        // A part without a caveat of its own has the whole's description.
        description: both((locale) => chart[`note_${locale}`] || datasetDescription(locale)),
        landingPage: locales.map((locale) => pageUrl(site, chartPage(chart.id), locale)),
        ...part,
        distribution: distributionsOfChart(site, chart),
      })),
    ],
  });
}

function wholeFiles(site: Site) {
  const page = pageUrl(site, 'data/', 'en');
  return [
    distribution(page, fileUrl(site, 'data/nguon.zip'), 'application/zip', {
      packed: true,
      languages: locales,
    }),
    distribution(page, fileUrl(site, 'data/datapackage.json'), 'application/json', {
      conformsTo: 'https://datapackage.org/standard/data-package/',
      languages: locales,
    }),
    distribution(page, fileUrl(site, 'data/csvw.json'), 'application/csvm+json', {
      conformsTo: 'https://www.w3.org/TR/tabular-metadata/',
      languages: locales,
    }),
  ];
}

function distributionsOfTable(site: Site, { name, bytes, sha256 }: TableFile) {
  const page = pageUrl(site, 'data/', 'en');
  const file = (extension: string) => fileUrl(site, tableFile(name, extension));
  return [
    distribution(page, file('csv'), 'text/csv', { bytes: bytes.length, sha256 }),
    distribution(page, file('json'), 'application/json'),
  ];
}

function distributionsOfChart(site: Site, { id }: Chart) {
  return locales.flatMap((locale) => {
    const page = pageUrl(site, chartPage(id), locale);
    const file = (extension: string) => pageUrl(site, chartFile(id, extension), locale);
    return [
      distribution(page, file('csv'), 'text/csv', { languages: [locale] }),
      distribution(page, file('json'), 'application/json', { languages: [locale] }),
    ];
  });
}

function periodOfTime(periods: readonly string[]) {
  const [startDate = '', endDate = startDate] = temporalCoverage(periods).split('/');
  return { type: 'dcterms:PeriodOfTime', startDate, endDate };
}

const IRI = { '@type': '@id' } as const;
const WORDS = { '@container': '@language' } as const;
const DATE = 'http://www.w3.org/2001/XMLSchema#date';
const YEAR = 'http://www.w3.org/2001/XMLSchema#gYear';

/** The JSON-LD context of the catalog, within it so that nothing need be fetched: DCAT 3, Dublin Core, FOAF, SPDX. */
export const catalogContext = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dcterms: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  spdx: 'http://spdx.org/rdf/terms#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  id: '@id',
  type: '@type',
  title: { '@id': 'dcterms:title', ...WORDS },
  description: { '@id': 'dcterms:description', ...WORDS },
  keyword: { '@id': 'dcat:keyword', ...WORDS },
  name: { '@id': 'foaf:name', ...WORDS },
  identifier: 'dcterms:identifier',
  homepage: { '@id': 'foaf:homepage', ...IRI },
  publisher: 'dcterms:publisher',
  creator: 'dcterms:creator',
  license: { '@id': 'dcterms:license', ...IRI },
  language: { '@id': 'dcterms:language', ...IRI },
  spatial: { '@id': 'dcterms:spatial', ...IRI },
  temporal: 'dcterms:temporal',
  startDate: { '@id': 'dcat:startDate', '@type': YEAR },
  endDate: { '@id': 'dcat:endDate', '@type': YEAR },
  modified: { '@id': 'dcterms:modified', '@type': DATE },
  source: { '@id': 'dcterms:source', ...IRI },
  isPartOf: { '@id': 'dcterms:isPartOf', ...IRI },
  conformsTo: { '@id': 'dcterms:conformsTo', ...IRI },
  theme: { '@id': 'dcat:theme', ...IRI },
  dataset: 'dcat:dataset',
  version: 'dcat:version',
  landingPage: { '@id': 'dcat:landingPage', ...IRI },
  distribution: 'dcat:distribution',
  accessURL: { '@id': 'dcat:accessURL', ...IRI },
  downloadURL: { '@id': 'dcat:downloadURL', ...IRI },
  mediaType: { '@id': 'dcat:mediaType', ...IRI },
  packageFormat: { '@id': 'dcat:packageFormat', ...IRI },
  byteSize: { '@id': 'dcat:byteSize', '@type': 'xsd:nonNegativeInteger' },
  checksum: 'spdx:checksum',
  algorithm: { '@id': 'spdx:algorithm', ...IRI },
  checksumValue: { '@id': 'spdx:checksumValue', '@type': 'xsd:hexBinary' },
} as const;

/** The two languages in the vocabulary that DCAT catalogs share (EU Publications Office). */
export const languageUrls: Record<Locale, string> = {
  en: 'http://publications.europa.eu/resource/authority/language/ENG',
  vi: 'http://publications.europa.eu/resource/authority/language/VIE',
};

const mediaTypeUrl = (mediaType: string) => `https://www.iana.org/assignments/media-types/${mediaType}`;

/** What is told of a file beside its address and format. */
export interface FileFacts {
  languages?: readonly Locale[];
  conformsTo?: string;
  bytes?: number;
  sha256?: string;
  /** For an archive: what its files are. */
  packed?: boolean;
}

/** A file as a `dcat:Distribution`: `page` is where a reader finds it, `url` the file itself. */
export function distribution(page: string, url: string, mediaType: string, facts: FileFacts = {}) {
  const { languages, conformsTo, bytes, sha256, packed } = facts;
  return {
    id: `${url}#distribution`,
    type: 'dcat:Distribution',
    accessURL: page,
    downloadURL: url,
    mediaType: mediaTypeUrl(mediaType),
    ...(packed && { packageFormat: mediaTypeUrl(mediaType) }),
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
