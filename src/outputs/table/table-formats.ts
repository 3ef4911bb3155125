import type { Tables } from '../../tables/tables.ts';
import type { Site } from '../site.ts';
import { tableCsv, tableCsvForExcel } from './table-csv.ts';
import { tableJson } from './table-json.ts';
import { type PublishedName, tableWords } from './table-titles.ts';

/** A file format of tables. */
export interface TableFormat {
  /** With its character set, where it is text. */
  mediaType: string;
  write(name: PublishedName, tables: Tables, site: Site): string;
}

/** The formats of tables, by extension: `/data/<table>.<extension>`. To add one, add its file and a line here. */
export const tableFormats = {
  csv: { mediaType: 'text/csv; charset=utf-8', write: tableCsv },
  'excel.csv': { mediaType: 'text/csv; charset=utf-8', write: tableCsvForExcel },
  json: { mediaType: 'application/json', write: tableJson },
} as const satisfies Record<string, TableFormat>;
export type TableExtension = keyof typeof tableFormats;

/** The tables that are published, in the order in which they are listed. */
export const publishedTables = Object.keys(tableWords) as PublishedName[];
