import { tableFile } from '../paths.ts';
import type { DictionaryColumn, DictionaryTable } from '../table/dictionary.ts';

const SDMX = 'http://purl.org/linked-data/sdmx/2009';
/** What columns mean in vocabularies that others know; names are those of the dictionary, as `table.column`. */
const properties: Readonly<Record<string, string>> = {
  'observations.period': `${SDMX}/dimension#refPeriod`,
  'observations.value': `${SDMX}/measure#obsValue`,
  'observations.unit': `${SDMX}/attribute#unitMeasure`,
  'observations.note_en': 'rdfs:comment',
  'observations.note_vi': 'rdfs:comment',
  'subjects.label_en': 'rdfs:label',
  'subjects.label_vi': 'rdfs:label',
  'measures.label_en': 'rdfs:label',
  'measures.label_vi': 'rdfs:label',
  'measures.definition_en': 'skos:definition',
  'measures.definition_vi': 'skos:definition',
  'glossary.term_en': 'skos:prefLabel',
  'glossary.term_vi': 'skos:prefLabel',
  'glossary.definition_en': 'skos:definition',
  'glossary.definition_vi': 'skos:definition',
  'charts.title_en': 'dc:title',
  'charts.title_vi': 'dc:title',
  'reports.title': 'dc:title',
  'reports.author': 'dc:creator',
  'reports.publisher': 'dc:publisher',
  'reports.language': 'dc:language',
  'reports.published': 'dc:issued',
};

/** A text in both languages, as CSVW has it in common properties. */
export const bilingual = (en: string, vi: string) => [
  { '@value': en, '@language': 'en' },
  { '@value': vi, '@language': 'vi' },
];

/** The columns and keys of a table of the dictionary as a CSVW schema (W3C Metadata Vocabulary for Tabular Data). */
export function csvwSchema(table: DictionaryTable) {
  const aboutUrl = aboutUrlOf(table);
  return {
    ...(aboutUrl && { aboutUrl }),
    columns: table.columns.map((column) => toColumn(table.name, column)),
    ...(table.primaryKey.length > 0 && { primaryKey: table.primaryKey }),
    ...(table.foreignKeys.length > 0 && {
      foreignKeys: table.foreignKeys.map((key) => ({
        columnReference: key.column,
        reference: { resource: csvName(key.table), columnReference: key.to },
      })),
    }),
  };
}

/** The URL of a table's CSV beside the metadata. */
export const csvName = (table: DictionaryTable['name']) => tableFile(table, 'csv').replace(/^data\//, '');

/** A row is about a thing: a report has an address of its own, others are named within their table. */
function aboutUrlOf({ name, primaryKey }: DictionaryTable): string | undefined {
  if (name === 'reports') return '{+url}';
  if (primaryKey.length === 0) return undefined;
  return `${csvName(name)}#{${primaryKey.join('}--{')}}`;
}

function toColumn(table: string, column: DictionaryColumn) {
  const propertyUrl = properties[`${table}.${column.name}`];
  const lang = /_(en|vi)$/.exec(column.name)?.[1];
  return {
    name: column.name,
    // The header has the name, which must be among the titles.
    titles: { en: [column.name, column.title_en], vi: [column.title_vi] },
    'dc:description': bilingual(column.description_en, column.description_vi),
    datatype: datatypeOf(column),
    ...(column.constraints.required && { required: true }),
    ...(column.separator && { separator: column.separator }),
    ...(lang && { lang }),
    ...(propertyUrl && { propertyUrl }),
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
