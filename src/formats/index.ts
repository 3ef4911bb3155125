import { chartCsv } from './chart-csv.ts';
import { chartJson } from './chart-json.ts';
import { chartPng } from './picture/png.ts';
import { chartSvg } from './picture/svg.ts';
import type { Site } from './site.ts';
import type { ChartView } from './view.ts';

/** A file format of charts. */
export interface ChartFormat {
  /** With its character set, where it is text. */
  mediaType: string;
  /** @param cache folder that keeps what takes long to draw between builds */
  write(view: ChartView, site: Site, cache?: URL): string | Promise<Uint8Array<ArrayBuffer>>;
}

/** The formats of charts, by extension: `/charts/<id>.<extension>`. To add one, add its file and a line here. */
export const chartFormats = {
  csv: { mediaType: 'text/csv; charset=utf-8', write: (view) => chartCsv(view) },
  'excel.csv': { mediaType: 'text/csv; charset=utf-8', write: (view) => chartCsv(view, true) },
  json: { mediaType: 'application/json', write: chartJson },
  svg: { mediaType: 'image/svg+xml', write: (view, site) => chartSvg(view, site) },
  png: { mediaType: 'image/png', write: chartPng },
} as const satisfies Record<string, ChartFormat>;
export type ChartExtension = keyof typeof chartFormats;
