import type { Tables } from '../tables/tables.ts';
import { chartCsv, chartJson } from './chart-files.ts';
import { type PublishedName, publishedTables } from './dictionary.ts';
import { type FigureView, figureCsv, figureFile } from './figure/view.ts';
import { withFonts } from './fonts.ts';
import { chartMarkdown, figureMarkdown } from './markdown.ts';
import { figureFeed } from './meta/feed.ts';
import { csvw } from './package/csvw.ts';
import { archive, dataPackage } from './package/datapackage.ts';
import { chartPng } from './picture/png.ts';
import { chartSvg } from './picture/svg.ts';
import type { Site } from './site.ts';
import { tableCsv, tableJson } from './tables.ts';
import type { ChartView } from './view.ts';

type Content = string | Promise<string | Uint8Array<ArrayBuffer>>;

interface Format<Of> {
  /** With its character set, if it is text. */
  mediaType: string;
  /** `cache` is a folder that keeps pictures between builds. */
  write(of: Of, site: Site, cache?: URL): Content;
}
/** A file that is made from all tables. */
type DataFile = Format<Tables>;

const [CSV, JSON_TYPE] = ['text/csv; charset=utf-8', 'application/json'];
const MARKDOWN = 'text/markdown; charset=utf-8';
export const ATOM = 'application/atom+xml; charset=utf-8';

/** The formats of charts, by extension: `/charts/<id>.<extension>`. To add one, add its file and a line here. */
export const chartFormats = {
  csv: { mediaType: CSV, write: (view) => chartCsv(view) },
  'excel.csv': { mediaType: CSV, write: (view) => chartCsv(view, true) },
  json: { mediaType: JSON_TYPE, write: chartJson },
  md: { mediaType: MARKDOWN, write: chartMarkdown },
  svg: { mediaType: 'image/svg+xml', write: (view, site) => withFonts(chartSvg(view, site)) },
  png: { mediaType: 'image/png', write: chartPng },
} as const satisfies Record<string, Format<ChartView>>;
export type ChartExtension = keyof typeof chartFormats;

/** The formats of figures: `/figures/<subject>/<measure>/<period>.<extension>`. */
export const figureFormats = {
  csv: { mediaType: CSV, write: figureCsv },
  json: { mediaType: JSON_TYPE, write: figureFile },
  md: { mediaType: MARKDOWN, write: figureMarkdown },
  xml: { mediaType: ATOM, write: figureFeed },
} as const satisfies Record<string, Format<FigureView>>;

/** The formats of one table. To add one, add its function and a line here. */
const formatsOf = (name: PublishedName): Record<string, DataFile> => ({
  [`${name}.csv`]: { mediaType: CSV, write: (tables) => tableCsv(name, tables) },
  [`${name}.excel.csv`]: { mediaType: CSV, write: (tables) => tableCsv(name, tables, true) },
  [`${name}.json`]: { mediaType: JSON_TYPE, write: (tables, site) => tableJson(name, tables, site) },
});

/** The files in `/data/`, by name: each table in its formats, and all tables together. */
export const dataFiles: Record<string, DataFile> = {
  ...Object.assign({}, ...publishedTables.map(formatsOf)),
  'nguon.zip': { mediaType: 'application/zip', write: archive },
  'datapackage.json': { mediaType: JSON_TYPE, write: dataPackage },
  'csvw.json': { mediaType: 'application/csvm+json', write: csvw },
};
