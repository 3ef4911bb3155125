import { t } from '../../i18n/index.ts';
import { type Locale, localeOfColumn, localized } from '../../i18n/locales.ts';
import { byId } from '../../tables/memoize.ts';
import type { Settings } from '../../tables/settings.ts';
import { type Evidence, observationKey, type Tables } from '../../tables/tables.ts';
import { type Described, licenceOf, prettyJson, publisherName } from '../about.ts';
import { type DictionaryColumn, type DictionaryTable, dictionary } from '../dictionary.ts';
import { fileUrl, type Site } from '../site.ts';
import { valueCells } from '../tables.ts';

const SDMX = 'http://purl.org/linked-data/sdmx/2009';
/** What columns mean in vocabularies that others know, by `table.column`; `*` is any language. */
const properties: Readonly<Record<string, string>> = {
  'observations.period': `${SDMX}/dimension#refPeriod`,
  'observations.value': `${SDMX}/measure#obsValue`,
  'observations.unit': `${SDMX}/attribute#unitMeasure`,
  'observations.note_*': 'rdfs:comment',
  'subjects.label_*': 'rdfs:label',
  'measures.label_*': 'rdfs:label',
  'measures.definition_*': 'skos:definition',
  'glossary.term_*': 'skos:prefLabel',
  'glossary.definition_*': 'skos:definition',
  'charts.title_*': 'dc:title',
  'reports.title': 'dc:title',
  'reports.author': 'dc:creator',
  'reports.publisher': 'dc:publisher',
  'reports.language': 'dc:language',
  'reports.published': 'dc:issued',
};

/** A text in every language of the site, as CSVW has it in common properties. */
const inEach = ({ locales }: Settings, textIn: (locale: Locale) => string) =>
  locales.map((locale) => ({ '@value': textIn(locale), '@language': locale }));

const descriptionOf = (one: Described, site: Settings) => ({
  'dc:description': inEach(site, (locale) => localized(one, 'description', locale)),
});
const wordsOf = (one: Described, site: Settings) => ({
  'dc:title': inEach(site, (locale) => localized(one, 'title', locale)),
  ...descriptionOf(one, site),
});

/** The columns and keys of a table of the dictionary as a CSVW schema (W3C Metadata Vocabulary for Tabular Data). */
function csvwSchema(table: DictionaryTable, { reports, site }: Tables) {
  const { name, columns, primaryKey, foreignKeys } = table;
  return {
    aboutUrl: aboutUrlOf(table, reports),
    columns: columns.map((column) => toColumn(name, column, site)),
    primaryKey,
    ...(foreignKeys.length > 0 && {
      foreignKeys: foreignKeys.map(({ column, table }) => ({
        columnReference: column,
        reference: { resource: `${table}.csv`, columnReference: 'id' },
      })),
    }),
  };
}

/** A row is about a thing: reports that all have an address are named by it, others within their table. */
function aboutUrlOf({ name, primaryKey }: DictionaryTable, reports: Tables['reports']): string | undefined {
  if (name === 'reports' && reports.every(({ url }) => url !== undefined)) return '{+url}';
  return primaryKey && `${name}.csv#{${primaryKey.join('}--{')}}`;
}

function toColumn(table: string, column: DictionaryColumn, site: Settings) {
  const { name, separator } = column;
  const lang = localeOfColumn(name);
  const stem = lang ? name.slice(0, -lang.length - 1) : name;
  const titles = site.locales.map((locale, at) => {
    const title = localized(column, 'title', locale);
    // The header has the name, which must be among the titles.
    return [locale, at === 0 ? [name, title] : [title]];
  });
  return {
    name,
    titles: Object.fromEntries(titles),
    ...descriptionOf(column, site),
    datatype: datatypeOf(column),
    required: column.constraints.required,
    separator,
    lang,
    propertyUrl: properties[`${table}.${stem}${lang ? '_*' : ''}`],
  };
}

function datatypeOf({ type, format, constraints }: DictionaryColumn) {
  if (type === 'number') return 'double';
  if (type === 'integer' || type === 'date') return type;
  if (format === 'uri') return 'anyURI';
  // CSVW has no list of values; a pattern says the same.
  const pattern = constraints.enum ? `^(?:${constraints.enum.join('|')})$` : constraints.pattern;
  return pattern ? { base: 'string', format: pattern } : 'string';
}

/** The first row of a CSV is its header (RFC 7111 counts it), so the first record is on the second. */
const FIRST_ROW = 2;

/** A Web Annotation (W3C) for each reported value: its cell (RFC 7111) leads to the words and place (RFC 5147) in the report. */
function evidenceNotes(tables: Tables) {
  const { observations, evidence, reports } = tables;
  return observations.flatMap((observation) => {
    const place = byId(evidence).get(observation.evidence);
    const row = reports.findIndex((report) => report.id === place?.report);
    const source = reports[row]?.url;
    if (!place || !source) return [];
    return {
      type: 'Annotation',
      motivation: 'linking',
      target: valueCells(tables).get(observationKey(observation)),
      body: {
        type: 'SpecificResource',
        source,
        selector: selectorOf(place),
        state: { type: 'State', 'dc:source': `reports.csv#row=${row + FIRST_ROW}` },
      },
    };
  });
}

function selectorOf({ line, column, phrase, after }: Evidence) {
  if (line === undefined || column === undefined) return undefined;
  // RFC 5147 counts the places between lines: the first line is from 0 to 1. Characters are those of Unicode, from 0.
  const start = column - 1;
  return [
    { type: 'TextQuoteSelector', exact: phrase, ...(after !== '' && { suffix: ` ${after}` }) },
    {
      type: 'FragmentSelector',
      conformsTo: 'http://tools.ietf.org/rfc/rfc5147',
      value: `line=${line - 1},${line}`,
      refinedBy: { type: 'TextPositionSelector', start, end: start + [...phrase].length },
    },
  ];
}

/** `/data/csvw.json`: a CSVW table group (W3C). URLs of tables are relative, so that it holds in the archive too. */
export function csvw(tables: Tables, site: Site): string {
  return prettyJson({
    '@context': ['http://www.w3.org/ns/csvw', { '@language': site.locales[0] }],
    ...wordsOf(site, site),
    'dc:publisher': publisherName(site, site.locales[0]),
    'dc:license': { '@id': licenceOf(site).url },
    'dc:isPartOf': { '@id': fileUrl(site, 'catalog.jsonld') },
    'dc:source': tables.reports.flatMap(({ url }) => (url === undefined ? [] : { '@id': url })),
    tables: dictionary(site).map((table) => ({
      url: `${table.name}.csv`,
      ...wordsOf(table, site),
      tableSchema: csvwSchema(table, tables),
      ...(table.name === 'observations' && {
        'rdfs:comment': inEach(site, (locale) => t(locale, 'csvw.notes')),
        notes: evidenceNotes(tables),
      }),
    })),
  });
}
