import { t } from '../../i18n/index.ts';
import { type Locale, type Localized, localized } from '../../i18n/locales.ts';
import type { Tables } from '../../tables/tables.ts';
import { dataDate, keywords, licenceOf, prettyJson, publisherName, temporalCoverage } from '../about.ts';
import { dictionary } from '../dictionary.ts';
import { chartFormats, dataFiles } from '../index.ts';
import { chartFile, chartPage, datasetId, fileUrl, pageUrl, type Site } from '../site.ts';
import { dataVersion, tableFiles } from '../tables.ts';
/** The JSON-LD context, within the catalog so that nothing need be fetched: DCAT 3, Dublin Core, FOAF, SPDX. */
import context from './catalog-context.json' with { type: 'json' };

/** The vocabularies that DCAT catalogs share (EU Publications Office). */
const AUTHORITY = 'http://publications.europa.eu/resource/authority';
const languagesOf = (some: readonly Locale[]) =>
  some.map((locale) => `${AUTHORITY}/language/${t(locale, 'language.authority')}`);
const MEDIA_TYPES = 'https://www.iana.org/assignments/media-types';

/** `/catalog.jsonld`: a DCAT 3 catalog (W3C) of the data set as a whole, and of each table and chart as a part of it. */
export async function catalog(tables: Tables, site: Site): Promise<string> {
  const files = await tableFiles(tables);
  const { locales, values } = site;
  const [first] = locales;
  const inEach = <Words>(words: (locale: Locale) => Words) =>
    Object.fromEntries(locales.map((locale) => [locale, words(locale)]));
  const wordsOf = (one: Localized<'title'>, textIn: (locale: Locale) => string) => ({
    title: inEach((locale) => localized(one, 'title', locale)),
    description: inEach(textIn),
  });
  const aboutAll = (locale: Locale) => localized(site, 'description', locale);
  const licence = licenceOf(site);
  const agent = {
    id: `${site.root}#publisher`,
    type: 'foaf:Organization',
    name: inEach((locale) => publisherName(site, locale)),
    homepage: site.root,
  };
  const language = languagesOf(locales);
  const common = {
    publisher: { id: agent.id },
    license: licence.url,
    language,
    spatial: values.country && {
      type: 'dcterms:Location',
      identifier: values.country,
      prefLabel: inEach((locale) =>
        new Intl.DisplayNames(locale, { type: 'region' }).of(values.country ?? ''),
      ),
    },
    theme: values.themes?.split(' ').map((theme) => `${AUTHORITY}/data-theme/${theme}`),
    modified: dataDate(tables),
    version: await dataVersion(tables),
  };
  const whole = datasetId(site);
  /** A file: `page` is where a reader finds it, `url` the file itself. */
  const distribution = (page: string, url: string, format?: { mediaType: string }, facts = {}) => ({
    id: `${url}#distribution`,
    type: 'dcat:Distribution',
    accessURL: page,
    downloadURL: url,
    mediaType: `${MEDIA_TYPES}/${format?.mediaType.replace(/;.*$/, '')}`,
    ...facts,
    license: licence.url,
  });
  const dataFile = (name: string, facts?: object) =>
    distribution(pageUrl(site, 'data/', first), fileUrl(site, `data/${name}`), dataFiles[name], facts);
  const periods = [...tables.observations, ...tables.derived].map(({ period }) => period);
  const [startDate = '', endDate = startDate] = temporalCoverage(periods).split('/');
  const describe = (id: string, identifier: string, words: object, page: string, more: object) => ({
    id,
    type: 'dcat:Dataset',
    identifier,
    ...words,
    // Keeps the place of the keywords of the whole.
    keyword: undefined,
    landingPage: locales.map((locale) => pageUrl(site, page, locale)),
    ...common,
    ...more,
  });
  return prettyJson({
    '@context': context,
    id: fileUrl(site, 'catalog.jsonld'),
    type: 'dcat:Catalog',
    title: inEach((locale) => localized(site, 'name', locale)),
    description: inEach(aboutAll),
    homepage: site.root,
    ...common,
    publisher: agent,
    dataset: [
      describe(whole, whole, wordsOf(site, aboutAll), 'data/', {
        keyword: inEach((locale) => keywords(site, locale)),
        creator: { id: agent.id },
        source: tables.reports.flatMap(({ url }) => url ?? []),
        temporal: { type: 'dcterms:PeriodOfTime', startDate, endDate },
        distribution: [
          dataFile('nguon.zip', { packageFormat: `${MEDIA_TYPES}/application/zip`, language }),
          dataFile('datapackage.json', {
            language,
            conformsTo: 'https://datapackage.org/standard/data-package/',
          }),
          dataFile('csvw.json', { language, conformsTo: 'https://www.w3.org/TR/tabular-metadata/' }),
        ],
      }),
      ...dictionary(site).map((table, at) => {
        const csv = dataFile(`${table.name}.csv`);
        const checksum = {
          type: 'spdx:Checksum',
          algorithm: 'spdx:checksumAlgorithm_sha256',
          checksumValue: files[at]?.sha256,
        };
        const distribution = [
          // JSON's numbers would become xsd:integer; DCAT wants another type.
          { ...csv, byteSize: String(files[at]?.bytes.length), checksum },
          dataFile(`${table.name}.json`),
        ];
        const id = `${site.root}data/#${table.name}`;
        const words = wordsOf(table, (locale) => localized(table, 'description', locale));
        return describe(id, table.name, words, 'data/', { isPartOf: whole, distribution });
      }),
      ...tables.charts.map((chart) => {
        const page = chartPage(chart.id);
        // A part without a caveat of its own has the whole's description.
        const words = wordsOf(chart, (locale) => localized(chart, 'note', locale) || aboutAll(locale));
        const files = locales.flatMap((locale) =>
          (['csv', 'json'] as const).map((extension) => {
            const file = pageUrl(site, chartFile(chart.id, extension), locale);
            const facts = { language: languagesOf([locale]) };
            return distribution(pageUrl(site, page, locale), file, chartFormats[extension], facts);
          }),
        );
        const id = pageUrl(site, page, first);
        return describe(id, chart.id, words, page, { isPartOf: whole, distribution: files });
      }),
    ],
  });
}
