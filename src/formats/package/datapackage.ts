import { strToU8, type Zippable, zipSync } from 'fflate';
import { t } from '../../i18n/index.ts';
import { type Locale, locales } from '../../i18n/locales.ts';
import type { Tables } from '../../tables/tables.ts';
import { datasetDescription, datasetTitle, keywords, licence, publisherName } from '../about.ts';
import {
  type DictionaryColumn,
  type DictionaryTable,
  type ForeignKey,
  publishedTables,
  tableDictionary,
} from '../dictionary.ts';
import { prettyJson } from '../json.ts';
import { fileUrl, pageUrl, type Site } from '../site.ts';
import { dataVersion, tableFiles } from '../tables.ts';
import { csvw } from './csvw.ts';

/** `/data/datapackage.json`: a Data Package v2 (datapackage.org). Paths are relative, so that it holds in the archive too. */
export async function dataPackage(tables: Tables, site: Site): Promise<string> {
  const files = await tableFiles(tables);
  return prettyJson({
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'nguon',
    id: fileUrl(site, 'data/datapackage.json'),
    title: datasetTitle('en'),
    title_vi: datasetTitle('vi'),
    description: datasetDescription('en'),
    description_vi: datasetDescription('vi'),
    homepage: site.root,
    version: await dataVersion(tables),
    licenses: [{ name: licence.spdx, path: licence.url, title: licence.name }],
    sources: tables.reports.map(({ title, author, publisher, url }) => ({
      title: `${author === undefined ? '' : `${author}: `}${title}. ${publisher}`,
      ...(url !== undefined && { path: url }),
    })),
    contributors: [{ title: publisherName('en'), path: site.root, roles: ['creator', 'publisher'] }],
    keywords: locales.flatMap(keywords),
    resources: tableDictionary.map((table, at) => ({
      name: table.name,
      type: 'table',
      path: `${table.name}.csv`,
      title: table.title_en,
      title_vi: table.title_vi,
      description: table.description_en,
      description_vi: table.description_vi,
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      bytes: files[at]?.bytes.length,
      hash: `sha256:${files[at]?.sha256}`,
      dialect: {
        $schema: 'https://datapackage.org/profiles/2.0/tabledialect.json',
        header: true,
        delimiter: ',',
        lineTerminator: '\r\n',
        quoteChar: '"',
        doubleQuote: true,
      },
      schema: tableSchema(table),
    })),
  });
}

/** A table of the dictionary as Table Schema v2 (datapackage.org); titles and descriptions in English, `*_vi` beside. */
function tableSchema(table: DictionaryTable) {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
    fields: table.columns.map((column) => toField(column, table.listReferences)),
    missingValues: [''],
    ...(table.primaryKey.length > 0 && { primaryKey: table.primaryKey }),
    ...(table.foreignKeys.length > 0 && {
      foreignKeys: table.foreignKeys.map(({ column, table: to }) => ({
        fields: [column],
        // A key into its own table names none.
        reference: { ...(to !== table.name && { resource: to }), fields: ['id'] },
      })),
    }),
  };
}

function toField(column: DictionaryColumn, lists: readonly ForeignKey[]) {
  const { required, unique, pattern, enum: choices } = column.constraints;
  const list = lists.find((one) => one.column === column.name);
  const constraints = {
    ...(required && { required }),
    ...(unique && { unique }),
    ...(pattern && { pattern: xsdPattern(pattern) }),
    ...(choices && { enum: choices }),
  };
  return {
    name: column.name,
    type: column.type,
    ...(column.format && { format: column.format }),
    ...(column.type === 'list' && { delimiter: column.separator, itemType: 'string' }),
    title: column.title_en,
    title_vi: column.title_vi,
    description: column.description_en,
    description_vi: column.description_vi,
    ...(Object.keys(constraints).length > 0 && { constraints }),
    // Table Schema has no keys for the items of a list; programs that know this property can follow them.
    ...(list && { itemReference: { resource: list.table, field: 'id' } }),
  };
}

/** A pattern in the syntax that Table Schema asks for, that of XML Schema: it has no `^`, `$` and `(?:…)`. */
export function xsdPattern(pattern: string): string {
  const bare = pattern.replaceAll(/[$^](?![^[]*\])/g, '').replaceAll('(?:', '(');
  return bare.includes('|') ? `(${bare})` : bare;
}

/** A zip has wall-clock time, and fflate writes the local one: so this is made of local parts. Noon, which no zone skipped. */
const time = () => new Date(1980, 0, 1, 12);

/** `/data/nguon.zip`: all tables as CSV with their descriptions. The same data give the same bytes, in any time zone. */
export async function archive(tables: Tables, site: Site): Promise<Uint8Array<ArrayBuffer>> {
  const files: Zippable = {
    'README.txt': strToU8(archiveReadme(site, await dataVersion(tables))),
    'datapackage.json': strToU8(await dataPackage(tables, site)),
    'csvw.json': strToU8(csvw(tables, site)),
    ...Object.fromEntries((await tableFiles(tables)).map(({ path, bytes }) => [path, bytes])),
  };
  return zipSync(files, { mtime: time(), level: 9 });
}

/** `README.txt` of the archive: what the files are, in every language. */
function archiveReadme(site: Site, version: string): string {
  const width = Math.max(...publishedTables.map((name) => name.length)) + '.csv'.length;
  const { name, spdx, url } = licence;
  const about = (locale: Locale) =>
    [
      datasetTitle(locale),
      pageUrl(site, '', locale),
      t(locale, 'readme.version', { version, licence: `${name} (${spdx}), ${url}` }),
      '',
      ...publishedTables.map(
        (name) => `  ${`${name}.csv`.padEnd(width)}  ${t(locale, `tables.${name}.description`)}`,
      ),
      '',
      t(locale, 'readme.files'),
      '',
    ].join('\r\n');
  return locales.map(about).join(`\r\n${'-'.repeat(80)}\r\n\r\n`);
}
