import type { Tables } from '../../tables/tables.ts';
import { datasetDescription, datasetTitle, keywords, publisherName } from '../about.ts';
import { prettyJson } from '../json.ts';
import { licence } from '../licence.ts';
import { fileUrl, type Site } from '../site.ts';
import { tableDictionary } from '../table/dictionary.ts';
import { dataVersion, tableFiles } from './files.ts';
import { tableSchema } from './table-schema.ts';

/**
 * `/data/datapackage.json`: all tables as a Data Package v2 (datapackage.org), each CSV with its Table Schema, bytes
 * and SHA-256. Paths are relative, so that it holds in the archive too.
 */
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
      title: `${author}: ${title}. ${publisher}`,
      path: url,
    })),
    contributors: [{ title: publisherName('en'), path: site.root, roles: ['creator', 'publisher'] }],
    keywords: [...keywords.en, ...keywords.vi],
    resources: tableDictionary().map((table, at) => ({
      name: table.name,
      type: 'table',
      path: files[at]?.path,
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
