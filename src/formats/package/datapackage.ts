import { strToU8, type Zippable, zipSync } from 'fflate';
import { t } from '../../i18n/index.ts';
import { type Locale, localized } from '../../i18n/locales.ts';
import type { Settings } from '../../tables/settings.ts';
import type { Tables } from '../../tables/tables.ts';
import { type Described, keywords, licenceOf, prettyJson, publisherName } from '../about.ts';
import { type DictionaryColumn, type DictionaryTable, dictionary } from '../dictionary.ts';
import { fileUrl, pageUrl, type Site, siteSlug } from '../site.ts';
import { dataVersion, tableFiles } from '../tables.ts';
import { csvw } from './csvw.ts';

const PROFILES = 'https://datapackage.org/profiles/2.0';

/** Title and description in the site's first language; those in others beside, as `title_vi`. */
function wordsOf(one: Described, { locales: [first, ...others] }: Settings) {
  return Object.fromEntries(
    (['title', 'description'] as const).flatMap((stem) => [
      [stem, localized(one, stem, first)],
      ...others.map((locale) => [`${stem}_${locale}`, localized(one, stem, locale)]),
    ]),
  );
}

/** `/data/datapackage.json`: a Data Package v2 (datapackage.org). Paths are relative, so that it holds in the archive too. */
export async function dataPackage(tables: Tables, site: Site): Promise<string> {
  const files = await tableFiles(tables);
  const licence = licenceOf(site);
  return prettyJson({
    $schema: `${PROFILES}/datapackage.json`,
    name: siteSlug(site),
    id: fileUrl(site, 'data/datapackage.json'),
    ...wordsOf(site, site),
    homepage: site.root,
    version: await dataVersion(tables),
    ...(site.values.began && { created: `${site.values.began}T00:00:00Z` }),
    licenses: [{ name: licence.spdx, path: licence.url, title: licence.name }],
    sources: tables.reports.map(({ title, author, publisher, url }) => ({
      title: `${author === undefined ? '' : `${author}: `}${title}. ${publisher}`,
      path: url,
    })),
    contributors: [
      { title: publisherName(site, site.locales[0]), path: site.root, roles: ['creator', 'publisher'] },
    ],
    keywords: site.locales.flatMap((locale) => keywords(site, locale)),
    resources: dictionary(site).map((table, at) => ({
      name: table.name,
      type: 'table',
      path: `${table.name}.csv`,
      ...wordsOf(table, site),
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      bytes: files[at]?.bytes.length,
      hash: `sha256:${files[at]?.sha256}`,
      dialect: {
        $schema: `${PROFILES}/tabledialect.json`,
        header: true,
        delimiter: ',',
        lineTerminator: '\r\n',
        quoteChar: '"',
        doubleQuote: true,
      },
      schema: tableSchema(table, site),
    })),
  });
}

/** A table of the dictionary as Table Schema v2 (datapackage.org). */
function tableSchema({ name, columns, primaryKey, foreignKeys }: DictionaryTable, site: Settings) {
  return {
    $schema: `${PROFILES}/tableschema.json`,
    fields: columns.map((column) => toField(column, site)),
    missingValues: [''],
    primaryKey,
    ...(foreignKeys.length > 0 && {
      foreignKeys: foreignKeys.map(({ column, table }) => ({
        fields: [column],
        // A key into its own table names none.
        reference: { ...(table !== name && { resource: table }), fields: ['id'] },
      })),
    }),
  };
}

function toField(column: DictionaryColumn, site: Settings) {
  const { name, type, format, separator, references } = column;
  const { pattern } = column.constraints;
  const constraints = { ...column.constraints, pattern: pattern && xsdPattern(pattern) };
  const isList = type === 'list';
  return {
    name,
    type,
    format,
    ...(isList && { delimiter: separator, itemType: 'string' }),
    ...wordsOf(column, site),
    constraints: Object.values(constraints).some(Boolean) ? constraints : undefined,
    // Table Schema has no keys for the items of a list; programs that know this property can follow them.
    ...(isList && references && { itemReference: { resource: references, field: 'id' } }),
  };
}

/** A pattern in the syntax that Table Schema asks for, that of XML Schema: it has no `^`, `$` and `(?:…)`. */
export function xsdPattern(pattern: string): string {
  const bare = pattern.replaceAll(/[$^](?![^[]*\])/g, '').replaceAll('(?:', '(');
  return bare.includes('|') ? `(${bare})` : bare;
}

/** `/data/nguon.zip`: all tables as CSV with their descriptions. The same data give the same bytes, in any time zone. */
export async function archive(tables: Tables, site: Site): Promise<Uint8Array<ArrayBuffer>> {
  const files: Zippable = {
    'README.txt': strToU8(archiveReadme(site, await dataVersion(tables))),
    'datapackage.json': strToU8(await dataPackage(tables, site)),
    'csvw.json': strToU8(csvw(tables, site)),
    ...Object.fromEntries((await tableFiles(tables)).map(({ name, bytes }) => [`${name}.csv`, bytes])),
  };
  // A zip has wall-clock time, and fflate writes the local one: so this is made of local parts. Noon, which no zone skipped.
  return zipSync(files, { mtime: new Date(1980, 0, 1, 12), level: 9 });
}

/** `README.txt` of the archive: what the files are, in every language. */
function archiveReadme(site: Site, version: string): string {
  const files = dictionary(site).map((table) => [`${table.name}.csv`, table] as const);
  const width = Math.max(...files.map(([file]) => file.length));
  const { name, spdx, url } = licenceOf(site);
  const about = (locale: Locale) =>
    [
      localized(site, 'title', locale),
      pageUrl(site, '', locale),
      t(locale, 'readme.version', { version, licence: `${name} (${spdx}), ${url}` }),
      '',
      ...files.map(([file, table]) => `  ${file.padEnd(width)}  ${localized(table, 'description', locale)}`),
      '',
      t(locale, 'readme.files'),
      '',
    ].join('\r\n');
  return site.locales.map(about).join(`\r\n${'-'.repeat(80)}\r\n\r\n`);
}
