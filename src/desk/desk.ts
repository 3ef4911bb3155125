import type { Source } from '../csv/decode.ts';
import type { Locale } from '../i18n/locales.ts';
import { diffOf, readOpened, readPublished, sourceOf, textOf, zipOf } from './files.ts';
import { type Inspection, inspect, ProblemLocator } from './marks.ts';
import type { PasteTables } from './paste.ts';
import {
  type Charts,
  type Checked,
  type Files,
  type OpenedFile,
  type PlacedChart,
  stateOf,
} from './protocol.ts';
import { type ChartChange, type ChartSnapshot, chartChanges, chartSnapshots } from './redraw.ts';
import { type Change, Workbook } from './sheet.ts';

/** The desk's memory and judgement, in a worker: the published files, and the workbook as it is on the page. */
export class Desk {
  private readonly locale: Locale;
  private readonly published = new Workbook();
  private readonly workbook = new Workbook();
  /** The files of the workbook as bytes, until they change. */
  private readonly sources = new Map<string, Source>();
  /** The published charts, once they are needed. */
  private before: Map<string, ChartSnapshot> | undefined;
  /** What is known of the workbook as it is. */
  private inspection: Inspection | undefined;
  /** Counts the changes: a check during which one was made says nothing of what is there now. */
  private revision = 0;

  constructor(locale: Locale) {
    this.locale = locale;
  }

  /** Takes the published files, from their canonical texts. The workbook stays as it is. */
  publish(files: readonly { file: string; text: string }[]): Files {
    const read = readPublished(files);
    this.compareWith(read);
    return read;
  }

  /**
   * Reads files that were dropped or chosen. The workbook stays as it is. Where no files are published, these are what
   * changes are compared with.
   */
  open(files: readonly OpenedFile[], known: readonly string[]): Files {
    const read = readOpened(files, known);
    if (this.published.names.length === 0) this.compareWith(read);
    return read;
  }

  /** Makes the page's changes to the workbook here. */
  change(changes: readonly Change[]): void {
    for (const change of changes) {
      this.workbook.apply(change);
      this.sources.delete(change.file);
    }
    this.inspection = undefined;
    this.revision++;
  }

  /** Checks the workbook as it is. */
  async check(): Promise<Checked> {
    const { problems, total, counts, verified } = await this.inspected();
    const names = new Set([...this.workbook.names, ...this.published.names, ...counts.keys()]);
    const states = [...names].map((file) => {
      const state = stateOf(this.published.get(file), this.workbook.get(file));
      return [file, { ...state, problems: counts.get(file) ?? 0 }] as const;
    });
    return { problems, total, states: Object.fromEntries(states), verified };
  }

  /** The charts that differ from the published ones, drawn for a width in px. */
  async charts(width: number): Promise<Charts> {
    const { sound, tables, brokenCharts } = await this.inspected();
    if (!sound) return { sound, charts: [], count: 0 };
    const before = await this.publishedCharts();
    const now = chartSnapshots(tables, this.locale, brokenCharts);
    const charts = chartChanges(before, now, tables, brokenCharts, width);
    const places = new ProblemLocator(this.workbook);
    return { sound, charts: charts.map((chart) => placed(chart, places)), count: now.size };
  }

  /** A file as it is to be kept; undefined for what is no text, or not there. */
  text(file: string): string | undefined {
    const book = this.workbook.get(file);
    return book && textOf(this.source(file), book);
  }

  zip(files: readonly string[]): Uint8Array {
    const texts = files.flatMap((file) => {
      const text = this.text(file);
      return text === undefined ? [] : [[file, text] as const];
    });
    return zipOf(new Map(texts));
  }

  /** The differences of files from the published ones as one patch, and the files that differ too much for one. */
  diff(files: readonly string[]): { text: string; tooLong: string[] } {
    const tooLong: string[] = [];
    const parts = files.map((file) => {
      const book = this.published.get(file);
      const part = diffOf(file, book && textOf(sourceOf(file, book), book), this.text(file));
      if (part === undefined) tooLong.push(file);
      return part ?? '';
    });
    return { text: parts.join(''), tooLong };
  }

  /** What a pasted report is read against. */
  async tables(): Promise<PasteTables> {
    const { tables } = await this.inspected();
    const { subjects, measures, units, reports, observations, evidence, alternatives } = tables;
    const used = usedEvidence(this.workbook);
    return { subjects, measures, units, reports, observations, evidence, alternatives, used };
  }

  private compareWith({ files }: Files): void {
    for (const { file, content } of files) this.published.apply({ kind: 'file', file, content });
  }

  private async inspected(): Promise<Inspection> {
    if (this.inspection) return this.inspection;
    const { revision } = this;
    const sources = this.workbook.names.map((file) => this.source(file));
    const found = await inspect(this.workbook, sources);
    if (revision === this.revision) this.inspection = found;
    return found;
  }

  private async publishedCharts(): Promise<Map<string, ChartSnapshot>> {
    if (this.before) return this.before;
    const sources = this.published.names.flatMap((file) => {
      const book = this.published.get(file);
      return book ? [sourceOf(file, book)] : [];
    });
    const { sound, tables, brokenCharts } = await inspect(this.published, sources);
    this.before = sound ? chartSnapshots(tables, this.locale, brokenCharts) : new Map();
    return this.before;
  }

  private source(file: string): Source {
    const book = this.workbook.get(file);
    const source =
      this.sources.get(file) ?? (book ? sourceOf(file, book) : { file, bytes: new Uint8Array() });
    this.sources.set(file, source);
    return source;
  }
}

/** A chart whose marks lead to rows of sheets, not to lines of files. */
function placed(chart: ChartChange, places: ProblemLocator): PlacedChart {
  const rows = Object.entries(chart.places).flatMap(([mark, { file, line }]) => {
    const row = places.row(file, line);
    return row === undefined ? [] : [[mark, { file, row }] as const];
  });
  return { ...chart, places: Object.fromEntries(rows) };
}

/** The evidence that rows of observations name, those that cannot be read among them. */
function usedEvidence(workbook: Workbook): string[] {
  const used = new Set<string>();
  for (const file of workbook.names.filter((name) => name.startsWith('observations/'))) {
    const sheet = workbook.sheet(file);
    const at = sheet?.labels.indexOf('evidence') ?? -1;
    for (let row = 1; row < (sheet?.rowCount ?? 0); row++) used.add(sheet?.row(row)[at]?.trim() ?? '');
  }
  return [...used];
}
