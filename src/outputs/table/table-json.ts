import type { Tables } from '../../tables/tables.ts';
import { prettyJson } from '../json.ts';
import { licence } from '../licence.ts';
import { tableFile } from '../paths.ts';
import { fileUrl, type Site } from '../site.ts';
import { publishedTable } from './cells.ts';
import { dictionaryOf } from './dictionary.ts';
import type { PublishedName } from './table-titles.ts';

/**
 * A table as `/data/<table>.json`: its name, titles, licence, reports, columns, and `rows` as objects with typed
 * values: numbers as numbers, lists as arrays, blank cells and open ends of intervals as null.
 */
export function tableJson(name: PublishedName, tables: Tables, site: Site): string {
  const { columns, rows } = publishedTable(name, tables);
  const table = dictionaryOf(name);
  return prettyJson({
    name,
    title_en: table.title_en,
    title_vi: table.title_vi,
    description_en: table.description_en,
    description_vi: table.description_vi,
    url: fileUrl(site, tableFile(name, 'json')),
    dictionary: fileUrl(site, 'data/datapackage.json'),
    licence,
    sources: tables.reports.map(({ id, title, author, publisher, url }) => ({
      id,
      title,
      author,
      publisher,
      url,
    })),
    columns,
    rows: rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at] ?? null]))),
  });
}
