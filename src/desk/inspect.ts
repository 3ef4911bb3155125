import type { Problem } from '../csv/problem.ts';
import { readTables } from '../tables/read.ts';
import type { Tables } from '../tables/tables.ts';
import { sourceOf } from './files.ts';
import { columnNames, linesOf, type Workbook } from './workbook.ts';

/** A problem with its place in the rows of its file. */
export interface PlacedProblem extends Problem {
  /** The row, from 0; undefined if the whole file is meant. */
  row: number | undefined;
  /** The column, from 0; undefined if no single column is meant, or the file lacks it. */
  at: number | undefined;
}

export interface Inspection {
  /** At most {@link MAX_PROBLEMS}. */
  problems: PlacedProblem[];
  /** The number of problems of each file, including those that are not in `problems`. */
  counts: Map<string, number>;
  tables: Tables;
  /** False if values cannot be read, so that no chart can be drawn. */
  isSound: boolean;
  /** Charts with a problem of their own. */
  brokenCharts: Set<string>;
  /** Reports whose text was available and compared with their evidence. */
  verified: string[];
  /** Finds the row of a line; undefined if the file has no rows. */
  rowOf(file: string, line: number): number | undefined;
}

/** Further problems are only counted. */
const MAX_PROBLEMS = 1000;

/** Files whose problems mean that values of charts may be missing. */
const CHART_INPUTS = /^(?:observations\/|seeds\/|reports|measures|subjects|units|statements)/;

/** Checks a workbook, as `npm run check:data` does, and finds the cell of each problem. */
export async function inspect(workbook: Workbook): Promise<Inspection> {
  const files = new Map(workbook.names.map((file) => [file, workbook.get(file)!]));
  const rowsOf = new Map(workbook.names.map((file) => [file, workbook.rows(file) ?? []]));
  const lines = new Map([...rowsOf].map(([file, rows]) => [file, linesOf(rows)]));
  const { tables, problems, verified } = await readTables(
    [...files].map(([file, content]) => sourceOf(file, content)),
  );
  const rowOf = (file: string, line: number) => {
    const row = lines.get(file)?.findLastIndex((start) => start <= line) ?? -1;
    return row < 0 ? undefined : row;
  };
  const place = (problem: Problem): PlacedProblem => {
    const { file, line, column, code } = problem;
    const row = rowOf(file, line);
    const at = column === null ? -1 : columnNames(rowsOf.get(file) ?? []).indexOf(column);
    // Line 1 stands for the whole file, except in problems of the column names.
    const isWhole = row === 0 && at < 0 && !/-(?:label|header)$/.test(code);
    return { ...problem, row: isWhole ? undefined : row, at: at < 0 ? undefined : at };
  };
  const charts = rowsOf.get('charts.csv') ?? [];
  const id = columnNames(charts).indexOf('id');
  const ofCharts = problems.filter(({ file }) => file === 'charts.csv').map(place);
  return {
    problems: problems.slice(0, MAX_PROBLEMS).map(place),
    counts: new Map([...Map.groupBy(problems, ({ file }) => file)].map(([file, all]) => [file, all.length])),
    tables,
    isSound:
      !problems.some(({ file }) => CHART_INPUTS.test(file)) && ofCharts.every(({ row }) => row !== undefined),
    brokenCharts: new Set(ofCharts.map(({ row = 0 }) => charts[row]?.[id]?.trim() ?? '')),
    verified,
    rowOf,
  };
}
