import { writeDownloadCsv } from '../../csv/write.ts';
import type { ChartView } from '../view.ts';
import { chartColumns } from './chart-columns.ts';
import { type ChartColumn, chartRecords } from './chart-rows.ts';

/**
 * A chart's values as `/charts/<id>.csv`: RFC 4180, UTF-8. Labels, units and notes are in the view's language; column
 * names, periods, numbers and ids are the same in all. What a reader wants stands first, what a program joins by last.
 */
export function chartCsv(view: ChartView): string {
  return write(view, false);
}

/** The same as `/charts/<id>.excel.csv`: with the byte-order mark by which Excel knows UTF-8. */
export function chartCsvForExcel(view: ChartView): string {
  return write(view, true);
}

function write(view: ChartView, bom: boolean): string {
  const columns = Object.keys(chartColumns) as ChartColumn[];
  const rows = chartRecords(view).map((record) => columns.map((column) => record[column]));
  return writeDownloadCsv(columns, rows, { bom });
}
