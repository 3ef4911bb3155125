import type { Source } from '../csv/decode.ts';
import type { Problem } from '../csv/problem.ts';
import { readTables } from '../dataset/read.ts';
import type { Locale } from '../i18n/locales.ts';
import { problemText } from '../i18n/problems.ts';
import type { Tables } from '../tables/tables.ts';
import type { Checked, FileState, PlacedProblem } from './protocol.ts';
import type { Workbook } from './sheet.ts';

/** What the last check found, by cell, kept in its place while rows come and go until the next one. */
export class Marks {
  private found: PlacedProblem[] = [];
  private states: Record<string, FileState> = {};
  private readonly byCell = new Map<string, string[]>();
  private readonly changed = new Map<string, Map<number, number[] | 'new'>>();
  private readonly locale: Locale;

  constructor(locale: Locale) {
    this.locale = locale;
  }

  get problems(): readonly PlacedProblem[] {
    return this.found;
  }

  state(file: string): FileState | undefined {
    return Object.hasOwn(this.states, file) ? this.states[file] : undefined;
  }

  /** The files that differ from the published ones. */
  get changedFiles(): string[] {
    return Object.keys(this.states).filter((file) => (this.states[file]?.changes ?? 0) > 0);
  }

  take({ problems, states }: Pick<Checked, 'problems' | 'states'>): void {
    this.found = [...problems];
    this.states = states;
    this.changed.clear();
    for (const [file, { rows }] of Object.entries(states)) this.changed.set(file, new Map(rows));
    this.index();
  }

  /** Moves what is known of a file's rows when `removed` rows from `at` on were replaced by `inserted` others. */
  shift(file: string, at: number, removed: number, inserted: number): void {
    const by = inserted - removed;
    if (by === 0) return;
    const moved = (row: number) => (row < at ? row : row >= at + removed ? row + by : undefined);
    this.found = this.found.flatMap((problem) => {
      if (problem.file !== file || problem.row === undefined) return problem;
      const row = moved(problem.row);
      return row === undefined ? [] : { ...problem, row };
    });
    const rows = [...(this.changed.get(file) ?? [])].flatMap(([row, cells]) => {
      const to = moved(row);
      return to === undefined ? [] : [[to, cells] as const];
    });
    this.changed.set(file, new Map(rows));
    this.index();
  }

  /** What is wrong with a cell, or (column null) with a row as a whole. */
  of(file: string, row: number, column: number | null): readonly string[] {
    return this.byCell.get(`${row} ${column} ${file}`) ?? [];
  }

  isChanged(file: string, row: number, column: number): boolean {
    const cells = this.changed.get(file)?.get(row);
    return cells === 'new' || (cells?.includes(column) ?? false);
  }

  private index(): void {
    this.byCell.clear();
    for (const problem of this.found) {
      const { file, row, at } = problem;
      if (row === undefined) continue;
      const key = `${row} ${at ?? null} ${file}`;
      const { message, fix } = problemText(problem, this.locale);
      const words = `${message} ${fix}`;
      const known = this.byCell.get(key);
      if (known) known.push(words);
      else this.byCell.set(key, [words]);
    }
  }
}

/** What a check found. */
export interface Inspection {
  problems: PlacedProblem[];
  /** How many problems each file has, those that are not in `problems` among them. */
  counts: Map<string, number>;
  total: number;
  tables: Tables;
  /** False where values could not be read, so that no chart can be drawn. */
  sound: boolean;
  /** Charts that have a problem of their own. */
  brokenCharts: Set<string>;
  /** Reports whose text was at hand, and agrees with their evidence or not. */
  verified: string[];
}

/** More problems than this are counted only: nobody reads them, and a page should not wait for them. */
export const MAX_LISTED = 1000;

/** What charts are drawn from: as long as something is wrong there, their values are not all there. */
const CHART_INPUTS = /^(?:observations\/|seeds\/|reports|measures|subjects|units|statements)/;

/** Checks the files, as `npm run check:data` does, and finds the cell of each problem. `sources` are the workbook's files. */
export async function inspect(workbook: Workbook, sources: readonly Source[]): Promise<Inspection> {
  const { tables, problems, verified } = await readTables(sources);
  const counts = new Map<string, number>();
  for (const { file } of problems) counts.set(file, (counts.get(file) ?? 0) + 1);
  const places = new ProblemLocator(workbook);
  const ofCharts = problems.filter(({ file }) => file === 'charts.csv').map((problem) => places.put(problem));
  const charts = workbook.sheet('charts.csv');
  const id = charts?.labels.indexOf('id') ?? -1;
  return {
    problems: problems.slice(0, MAX_LISTED).map((problem) => places.put(problem)),
    counts,
    total: problems.length,
    tables,
    sound:
      !problems.some(({ file }) => CHART_INPUTS.test(file)) && ofCharts.every(({ row }) => row !== undefined),
    brokenCharts: new Set(ofCharts.map(({ row = 0 }) => charts?.row(row)[id]?.trim() ?? '')),
    verified,
  };
}

/** Finds lines and columns in sheets; each sheet's lines are counted once. */
export class ProblemLocator {
  private readonly workbook: Workbook;
  private readonly lines = new Map<string, Uint32Array>();

  constructor(workbook: Workbook) {
    this.workbook = workbook;
  }

  put(problem: Problem): PlacedProblem {
    const row = this.row(problem.file, problem.line);
    const labels = this.workbook.sheet(problem.file)?.labels ?? [];
    const at = problem.column === null ? -1 : labels.indexOf(problem.column);
    // Elsewhere than at the names of the columns, the first line stands for the whole file.
    const isWhole = row === 0 && at < 0 && !/-(?:label|header)$/.test(problem.code);
    return { ...problem, row: isWhole ? undefined : row, at: at < 0 ? undefined : at };
  }

  /** The row that starts in a line, or the last before it; undefined for a file that is no sheet. */
  row(file: string, line: number): number | undefined {
    const sheet = this.workbook.sheet(file);
    if (!sheet || sheet.rowCount === 0) return undefined;
    const lines = this.lines.get(file) ?? sheet.lines();
    this.lines.set(file, lines);
    let [low, high] = [0, lines.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((lines[middle] ?? 0) <= line) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
