import { writeDownloadCsv } from '../../csv/write.ts';
import type { Tables } from '../../tables/tables.ts';
import { publishedTable } from './cells.ts';
import { dictionaryOf } from './dictionary.ts';
import type { PublishedName } from './table-titles.ts';

/** A table as `/data/<table>.csv`: RFC 4180, UTF-8; the items of a list are parted as its column says. */
export function tableCsv(name: PublishedName, tables: Tables): string {
  return write(name, tables, false);
}

/** The same as `/data/<table>.excel.csv`: with the byte-order mark by which Excel knows UTF-8. */
export function tableCsvForExcel(name: PublishedName, tables: Tables): string {
  return write(name, tables, true);
}

function write(name: PublishedName, tables: Tables, bom: boolean): string {
  const { columns, rows } = publishedTable(name, tables);
  const separators = dictionaryOf(name).columns.map(({ separator = '' }) => separator);
  const cells = rows.map((row) =>
    row.map((cell, at) => (typeof cell === 'object' && cell !== null ? cell.join(separators[at]) : cell)),
  );
  return writeDownloadCsv(columns, cells, { bom });
}
