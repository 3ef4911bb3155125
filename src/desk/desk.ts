import { strToU8 } from 'fflate';
import { colourStyle } from '../charts/parts/palette.ts';
import type { Source } from '../csv/decode.ts';
import type { Problem } from '../csv/problem.ts';
import { readTables } from '../dataset/read.ts';
import type { Locale } from '../i18n/locales.ts';
import { chartChanges, chartSnapshots, type Snapshots, stateOf } from './changes.ts';
import { contentOf, readOpened, sourceOf, textOf, zipOf } from './files.ts';
import type { PasteTables } from './paste.ts';
import {
  applyChanges,
  type Change,
  type Content,
  columnNames,
  fileNames,
  linesOf,
  rowsOf,
  type Workbook,
} from './workbook.ts';

/** A problem with its place in the rows of its file. */
export interface PlacedProblem extends Problem {
  /** The row, from 0; undefined if the whole file is meant. */
  row: number | undefined;
  /** The column, from 0; undefined if no single column is meant, or the file lacks it. */
  at: number | undefined;
}

export type CheckResult = Awaited<ReturnType<Desk['check']>>;

/** The part of the desk that runs in a worker. The page sends its workbook with each call; the published files stay here. */
export class Desk {
  private readonly locale: Locale;
  private published: Workbook = new Map();
  private publishedCharts: Promise<Snapshots> | Snapshots = new Map();
  readonly text = textOf;
  readonly zip = zipOf;

  constructor(locale: Locale) {
    this.locale = locale;
  }

  /** Reads the published files. */
  publish(files: readonly { file: string; text: string }[]): Change[] {
    return this.compareWith(files.map(({ file, text }) => ({ file, content: this.read(file, text) })));
  }

  /** Reads dropped or chosen files. Without published files, changes are compared with these. */
  open(files: readonly Source[], known: readonly string[]) {
    const result = readOpened(files, known);
    if (this.published.size === 0) this.compareWith(result.changes);
    return result;
  }

  read(file: string, text: string): Content {
    return contentOf({ file, bytes: strToU8(text) });
  }

  /**
   * Checks the workbook and draws the charts that differ from the published ones, for a width in px; undefined if values cannot
   * be read. `total` also counts problems that are not in the list; `verified` are reports whose text was compared.
   */
  async check(workbook: Workbook, width: number) {
    const now = await inspect(workbook);
    const { problems, total, verified, counts, isSound } = now;
    const names = new Set([...workbook.keys(), ...this.published.keys(), ...counts.keys()]);
    const states = [...names].map((file) => {
      const count = counts.get(file)?.length ?? 0;
      return [file, stateOf(this.published.get(file), workbook.get(file), count)] as const;
    });
    const found = { problems, total, verified, states: new Map(states) };
    if (!isSound) return { ...found, charts: undefined, colours: undefined };
    const colours = colourStyle(now.tables.site, now.tables.categories);
    const [before, after] = [await this.publishedCharts, chartSnapshots(now, this.locale)];
    return { ...found, charts: chartChanges(before, after, now, width), colours };
  }

  /** The tables that a pasted report is read against. */
  async tables(workbook: Workbook): Promise<PasteTables> {
    const { tables } = await inspect(workbook);
    const used = [...workbook.keys()].flatMap((file) => {
      const rows = file.startsWith('observations/') ? (rowsOf(workbook, file) ?? []) : [];
      const at = columnNames(rows).indexOf('evidence');
      return rows.slice(1).map((cells) => cells[at]?.trim() ?? '');
    });
    return { ...tables, used };
  }

  private compareWith(changes: Change[]): Change[] {
    this.published = applyChanges(this.published, changes);
    this.publishedCharts = inspect(this.published).then((before) =>
      before.isSound ? chartSnapshots(before, this.locale) : new Map(),
    );
    return changes;
  }
}

/** Further problems are only counted. */
const MAX_PROBLEMS = 1000;

/** Files whose problems mean that values of charts may be missing. */
const CHART_INPUTS = /^(?:observations\/|seeds\/|reports|measures|subjects|units|statements)/i;

/** Checks a workbook, as `npm run check:data` does, and finds the cell of each problem. */
async function inspect(workbook: Workbook) {
  const lines = new Map([...workbook.keys()].map((file) => [file, linesOf(rowsOf(workbook, file) ?? [])]));
  const sources = fileNames(workbook).map((file) => sourceOf(file, workbook.get(file)!));
  const { tables, problems, verified } = await readTables(sources);
  /** The row of a line; undefined if the file has no rows. */
  const rowOf = (file: string, line: number) => {
    const row = lines.get(file)?.findLastIndex((start) => start <= line) ?? -1;
    return row < 0 ? undefined : row;
  };
  const place = (problem: Problem): PlacedProblem => {
    const { file, line, column, code } = problem;
    const row = rowOf(file, line);
    const at = column === null ? -1 : columnNames(rowsOf(workbook, file) ?? []).indexOf(column);
    // Line 1 stands for the whole file, except in problems of the column names.
    const isWhole = row === 0 && at < 0 && !/-(?:label|header)$/.test(code);
    return { ...problem, row: isWhole ? undefined : row, at: at < 0 ? undefined : at };
  };
  const counts = Map.groupBy(problems, ({ file }) => file);
  const charts = rowsOf(workbook, 'charts.csv') ?? [];
  const id = columnNames(charts).indexOf('id');
  const ofCharts = (counts.get('charts.csv') ?? []).map(place);
  return {
    problems: problems.slice(0, MAX_PROBLEMS).map(place),
    total: problems.length,
    counts,
    tables,
    // False if values cannot be read, so that no chart can be drawn.
    isSound:
      !problems.some(({ file }) => CHART_INPUTS.test(file)) && ofCharts.every(({ row }) => row !== undefined),
    // Charts with a problem of their own.
    brokenCharts: new Set(ofCharts.map(({ row = 0 }) => charts[row]?.[id]?.trim() ?? '')),
    verified,
    rowOf,
  };
}
