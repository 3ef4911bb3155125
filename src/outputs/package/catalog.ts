import { type Locale, locales } from '../../i18n/locales.ts';
import type { Chart, Tables } from '../../tables/tables.ts';
import { datasetDescription, datasetTitle, keywords, publisherName } from '../about.ts';
import { dataDate, temporalCoverage } from '../dates.ts';
import { prettyJson } from '../json.ts';
import { licence } from '../licence.ts';
import { chartFile, chartPage, tableFile } from '../paths.ts';
import { fileUrl, pageUrl, type Site } from '../site.ts';
import { tableDictionary } from '../table/dictionary.ts';
import { catalogContext } from './catalog-context.ts';
import { distribution, languageUrls } from './catalog-distributions.ts';
import { dataVersion, type TableFile, tableFiles } from './files.ts';

const VIET_NAM = 'http://publications.europa.eu/resource/authority/country/VNM';
/** Science and technology; government and public sector. */
const themes = ['TECH', 'GOVE'].map(
  (theme) => `http://publications.europa.eu/resource/authority/data-theme/${theme}`,
);

const both = (words: (locale: Locale) => string) =>
  Object.fromEntries(locales.map((locale) => [locale, words(locale)])) as Record<Locale, string>;

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
        keyword: keywords,
        landingPage: locales.map((locale) => pageUrl(site, 'data/', locale)),
        ...common,
        creator: { id: agent.id },
        source: tables.reports.map(({ url }) => url),
        temporal: periodOfTime([...tables.observations, ...tables.derived].map(({ period }) => period)),
        distribution: wholeFiles(site),
      },
      ...tableDictionary().map((table, at) => ({
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
