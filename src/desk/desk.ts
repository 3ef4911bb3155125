import { strToU8 } from 'fflate';
import type { Locale } from '../i18n/locales.ts';
import { type FileState, stateOf } from './changes.ts';
import {
  contentOf,
  diffOf,
  type OpenedFile,
  type OpenResult,
  readOpened,
  textOf,
  toChanges,
  zipOf,
} from './files.ts';
import { type Inspection, inspect, type PlacedProblem } from './inspect.ts';
import type { PasteTables } from './paste.ts';
import { type ChartChange, type ChartSnapshot, chartChanges, chartSnapshots } from './redraw.ts';
import { type Change, type Content, columnNames, Workbook } from './workbook.ts';

export interface CheckResult {
  problems: PlacedProblem[];
  /** The number of problems, including those that are not in the list. */
  total: number;
  states: Record<string, FileState>;
  /** Reports whose text was available and compared with their evidence. */
  verified: string[];
}

export interface Charts {
  /** False if values cannot be read: then there are no charts. */
  isSound: boolean;
  charts: ChartChange[];
}

/**
 * The part of the desk that runs in a worker: the published files, and a copy of the page's workbook. Results are those of
 * the workbook at the time of the call.
 */
export class Desk {
  private readonly locale: Locale;
  private readonly published = new Workbook();
  private readonly workbook = new Workbook();
  private publishedCharts: Promise<Map<string, ChartSnapshot>> | undefined;
  private inspection: Promise<Inspection> | undefined;

  constructor(locale: Locale) {
    this.locale = locale;
  }

  /** Reads the published files. The workbook stays as it is. */
  publish(files: readonly { file: string; text: string }[]): Change[] {
    const read = files.map(({ file, text }) => [file, contentOf({ file, bytes: strToU8(text) })] as const);
    return this.compareWith(toChanges(read));
  }

  /** Reads dropped or chosen files. The workbook stays as it is. Without published files, changes are compared with these. */
  open(files: readonly OpenedFile[], known: readonly string[]): OpenResult {
    const result = readOpened(files, known);
    if (this.published.names.length === 0) this.compareWith(result.changes);
    return result;
  }

  /** Reads a text as the file's content. */
  read(file: string, text: string): Content {
    return contentOf({ file, bytes: strToU8(text) });
  }

  /** Applies changes of the page's workbook. */
  change(changes: readonly Change[]): void {
    for (const change of changes) this.workbook.apply(change);
    this.inspection = undefined;
  }

  async check(): Promise<CheckResult> {
    const { problems, counts, verified } = await this.inspected();
    const names = new Set([...this.workbook.names, ...this.published.names, ...counts.keys()]);
    const states = [...names].map((file) => {
      const state = stateOf(this.published.get(file), this.workbook.get(file), counts.get(file) ?? 0);
      return [file, state] as const;
    });
    const total = counts.values().reduce((sum, count) => sum + count, 0);
    return { problems, total, states: Object.fromEntries(states), verified };
  }

  /** The charts that differ from the published ones, drawn for a width in px. */
  async charts(width: number): Promise<Charts> {
    const { isSound, tables, brokenCharts, rowOf } = await this.inspected();
    if (!isSound) return { isSound, charts: [] };
    this.publishedCharts ??= inspect(this.published).then((before) =>
      before.isSound ? chartSnapshots(before.tables, this.locale, before.brokenCharts) : new Map(),
    );
    const now = chartSnapshots(tables, this.locale, brokenCharts);
    return {
      isSound,
      charts: chartChanges(await this.publishedCharts, now, brokenCharts, width, tables, rowOf),
    };
  }

  /** A file's text in canonical form; undefined if it is missing or not text. */
  text(file: string): string | undefined {
    return textOf(file, this.workbook.get(file));
  }

  zip(files: readonly string[]): Uint8Array {
    const texts = files.map((file) => [file, this.text(file)] as const);
    return zipOf(new Map(texts.filter((entry): entry is [string, string] => entry[1] !== undefined)));
  }

  /** The files' differences from the published ones as one patch, and the files that differ too much for one. */
  diff(files: readonly string[]): { text: string; tooLong: string[] } {
    const parts = files.map((file) => diffOf(file, textOf(file, this.published.get(file)), this.text(file)));
    return { text: parts.join(''), tooLong: files.filter((_, at) => parts[at] === undefined) };
  }

  /** The tables that a pasted report is read against. */
  async tables(): Promise<PasteTables> {
    const { subjects, measures, units, reports, observations, evidence, alternatives } = (
      await this.inspected()
    ).tables;
    const used = this.usedEvidence();
    return { subjects, measures, units, reports, observations, evidence, alternatives, used };
  }

  /** The evidence ids in all observation rows, including rows that cannot be read. */
  private usedEvidence(): string[] {
    const files = this.workbook.names.filter((name) => name.startsWith('observations/'));
    return files.flatMap((file) => {
      const rows = this.workbook.rows(file) ?? [];
      const at = columnNames(rows).indexOf('evidence');
      return rows.slice(1).map((cells) => cells[at]?.trim() ?? '');
    });
  }

  private compareWith(changes: Change[]): Change[] {
    for (const change of changes) this.published.apply(change);
    this.publishedCharts = undefined;
    return changes;
  }

  private inspected(): Promise<Inspection> {
    this.inspection ??= inspect(this.workbook);
    return this.inspection;
  }
}
