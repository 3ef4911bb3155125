import { colourStyle } from '../charts/parts/palette.ts';
import type { Source } from '../csv/decode.ts';
import type { Problem } from '../csv/problem.ts';
import { concernsValues, readTables } from '../dataset/read.ts';
import { type Locale, locales } from '../i18n/locales.ts';
import { changesOf, chartChanges, chartSnapshots, render } from './changes.ts';
import { bytesOf, contentOf, readOpened, sourceOf, textOf } from './files.ts';
import type { PasteTables } from './paste.ts';
import {
  applyChanges,
  type Change,
  type Content,
  columnNames,
  fileNames,
  isStory,
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
  private publishedFound = this.inspectPublished();
  readonly text = textOf;

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
    return contentOf({ file, bytes: bytesOf(text) });
  }

  async zip(contents: readonly (readonly [file: string, Content | undefined])[]) {
    const { zipOf } = await import('./edited.ts');
    return zipOf(contents);
  }

  /**
   * Checks the workbook and draws the charts that differ from the published ones, for a width in px; undefined if values cannot
   * be read. `total` also counts problems that are not in the list; `verified` are reports whose text was compared.
   */
  async check(workbook: Workbook, width: number) {
    const [now, published] = [await inspect(workbook), await this.publishedFound];
    const { tables, verified } = now;
    const names = new Set([...workbook.keys(), ...this.published.keys()]);
    const changed = new Map(
      [...names].map((file) => [file, changesOf(this.published.get(file), workbook.get(file))]),
    );
    let { problems } = now;
    if (problems.length === 0 && [...changed.values()].some(({ changes }) => changes > 0)) {
      const { editedProblems } = await import('./edited.ts');
      const before = published.problems.some(concernsValues) ? undefined : published.tables;
      problems = editedProblems(before, tables, workbook, today(), this.locale);
    }
    const counts = Map.groupBy(problems, ({ file }) => file);
    const states = [...new Set([...names, ...counts.keys()])].map((file) => {
      const { changes = 0, rows = [] } = changed.get(file) ?? {};
      return [file, { problems: counts.get(file)?.length ?? 0, changes, rows }] as const;
    });
    const shown = problems.slice(0, MAX_PROBLEMS).map(now.place);
    const found = { problems: shown, total: problems.length, verified, states: new Map(states) };
    if (!now.isSound) return { ...found, charts: undefined, colours: undefined };
    const charts = chartChanges(published.charts, chartSnapshots(now, this.locale), now, width);
    return { ...found, charts, colours: colourStyle(now.tables.site, now.tables.categories) };
  }

  /** A story as it will be read, its charts drawn for a width in px; undefined while values cannot be read. */
  async preview(workbook: Workbook, file: string, width: number) {
    const content = workbook.get(file);
    const now = await inspect(workbook);
    if (content?.kind !== 'text' || !now.isSound) return undefined;
    const { previewStory } = await import('./edited.ts');
    const locale = locales.find((one) => file.includes(`/${one}/`)) ?? this.locale;
    const snapshots = chartSnapshots(now, locale);
    const drawn = [...snapshots].map(([id, chart]) => [id, render(chart, width, `story-${id}`)] as const);
    return { parts: previewStory(content.text, locale, now.tables), charts: new Map(drawn) };
  }

  /** What changed, as `diff` says it of sound data, compared with `what`, for a pull request. */
  async describe(workbook: Workbook, what: string): Promise<string> {
    const [{ tables }, published] = [await inspect(workbook), await this.publishedFound];
    const { changesText } = await import('./edited.ts');
    return changesText(published.tables, tables, what, this.locale);
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
    this.publishedFound = this.inspectPublished();
    return changes;
  }

  private async inspectPublished() {
    const found = await inspect(this.published);
    return { ...found, charts: found.isSound ? chartSnapshots(found, this.locale) : new Map() };
  }
}

/** The day where the editor is: `2026-01-31`, which is how Swedish writes it. */
const today = () => new Date().toLocaleDateString('sv');

/** Further problems are only counted. */
const MAX_PROBLEMS = 1000;

/** Files whose problems mean that values of charts may be missing. */
const CHART_INPUTS = /^(?:observations\/|seeds\/|reports|measures|subjects|units|statements)/i;

/** Checks a workbook, as `npm run check:data` does, and finds the cell of each problem. */
async function inspect(workbook: Workbook) {
  const lines = new Map([...workbook.keys()].map((file) => [file, linesOf(rowsOf(workbook, file) ?? [])]));
  const files = fileNames(workbook).filter((file) => !isStory(file));
  const sources = files.map((file) => sourceOf(file, workbook.get(file)!));
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
  const charts = rowsOf(workbook, 'charts.csv') ?? [];
  const id = columnNames(charts).indexOf('id');
  const ofCharts = problems.filter(({ file }) => file === 'charts.csv').map(place);
  return {
    problems,
    place,
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
