import type { Tables } from '../tables/tables.ts';
import { chartCsv } from './chart-csv.ts';
import { chartJson } from './chart-json.ts';
import { type PublishedName, publishedTables } from './dictionary.ts';
import { archive } from './package/archive.ts';
import { csvw } from './package/csvw.ts';
import { dataPackage } from './package/datapackage.ts';
import { chartPng } from './picture/png.ts';
import { chartSvg } from './picture/svg.ts';
import type { Site } from './site.ts';
import { tableCsv, tableJson } from './tables.ts';
import type { ChartView } from './view.ts';

type Content = string | Promise<string | Uint8Array<ArrayBuffer>>;

/** A file format of charts. */
export interface ChartFormat {
  /** With its character set, where it is text. */
  mediaType: string;
  /** @param cache folder that keeps what takes long to draw between builds */
  write(view: ChartView, site: Site, cache?: URL): Content;
}

const CSV = 'text/csv; charset=utf-8';

/** The formats of charts, by extension: `/charts/<id>.<extension>`. To add one, add its file and a line here. */
export const chartFormats = {
  csv: { mediaType: CSV, write: (view) => chartCsv(view) },
  'excel.csv': { mediaType: CSV, write: (view) => chartCsv(view, true) },
  json: { mediaType: 'application/json', write: chartJson },
  svg: { mediaType: 'image/svg+xml', write: (view, site) => chartSvg(view, site) },
  png: { mediaType: 'image/png', write: chartPng },
} as const satisfies Record<string, ChartFormat>;
export type ChartExtension = keyof typeof chartFormats;

/** A file that is made from all tables. */
export interface DataFile {
  mediaType: string;
  write(tables: Tables, site: Site): Content;
}

/** The formats of one table. To add one, add its function and a line here. */
function formatsOf(name: PublishedName): Record<string, DataFile> {
  return {
    [`${name}.csv`]: { mediaType: CSV, write: (tables) => tableCsv(name, tables) },
    [`${name}.excel.csv`]: { mediaType: CSV, write: (tables) => tableCsv(name, tables, true) },
    [`${name}.json`]: {
      mediaType: 'application/json',
      write: (tables, site) => tableJson(name, tables, site),
    },
  };
}

/** The files in `/data/`, by name: each table in its formats, and all tables together. */
export const dataFiles: Record<string, DataFile> = {
  ...Object.assign({}, ...publishedTables.map(formatsOf)),
  'nguon.zip': { mediaType: 'application/zip', write: archive },
  'datapackage.json': { mediaType: 'application/json', write: dataPackage },
  'csvw.json': { mediaType: 'application/csvm+json', write: csvw },
};
