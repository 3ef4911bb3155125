import type { Problem } from '../csv/problem.ts';
import type { Locale } from '../i18n/locales.ts';
import type { ProblemText } from '../i18n/problems.ts';
import { compareSheets, countOf } from './changes.ts';
import type { PasteTables } from './paste.ts';
import type { ChartChange } from './redraw.ts';
import { type Book, type Change, type Content, Sheet } from './sheet.ts';

/**
 * What the page and its worker tell each other. The page owns the workbook; the worker makes the same changes to its
 * own, in the same order, and checks it whenever it has nothing else to do:
 *
 *     page ── begin ────────────► worker      the page's texts
 *     page ── start, open ──────► worker      files to read         ── files ──► page: shows them
 *     page ── change ───────────► worker      the same change       ── checked, then charts ──► page
 *     page ── text, zip, diff … ► worker      something made        ── made ──► page
 *
 * A change has a number; answers carry that of the last change that they know of, so that late ones are told from new.
 */
export type Request =
  | { kind: 'begin'; texts: Texts }
  | { kind: 'start'; url: string; width: number }
  | { kind: 'open'; files: OpenedFile[]; known: string[] }
  | { kind: 'change'; revision: number; changes: Change[] }
  | { kind: 'width'; width: number }
  | ({ kind: 'make'; id: number } & ExportRequest);

/** What the page brings of the interface texts, in its language. */
export interface Texts {
  locale: Locale;
  words: Record<string, string>;
  /** The sentences of problems, by their keys. */
  problems: Record<string, ProblemText>;
}

/** Something made of the workbook as it is. */
export type ExportRequest =
  | { what: 'text'; file: string }
  | { what: 'zip'; files: string[] }
  | { what: 'diff'; files: string[] }
  | { what: 'tables' };

export type Answer =
  | ({ kind: 'files' } & Files)
  | ({ kind: 'checked'; revision: number } & Checked)
  | ({ kind: 'charts'; revision: number } & Charts)
  | ({ kind: 'made'; id: number } & ExportResult)
  | { kind: 'failed'; what: Request['kind']; id?: number; message: string };

/** A file that was dropped or chosen; `path` is within the folder, where it was one. */
export interface OpenedFile {
  path: string;
  bytes: Uint8Array;
}

/** Files that were read, with the names that they have in the workbook. */
export interface Files {
  /** True for the published ones, with which a workbook begins. */
  published: boolean;
  files: { file: string; content: Content; from: string }[];
  /** What was there before and is not in the folder that takes its place. */
  gone: string[];
  /** Paths of files that were not read: an earlier one has the same name in the workbook. */
  passedOver: string[];
}

/** A problem with its place in the sheet. */
export interface PlacedProblem extends Problem {
  /** The row of the sheet, from 0, which has the column names; undefined where the whole file is meant. */
  row: number | undefined;
  /** The column, from 0; undefined where no one column is meant, or the sheet has none of that name. */
  at: number | undefined;
}

/** How a file differs from the published one, and what is wrong with it. */
export interface FileState {
  problems: number;
  /** How many rows differ. */
  changes: number;
  /** Not among the published ones; or among them only. */
  isNew: boolean;
  isGone: boolean;
  /** As in `Difference`. */
  rows: [number, number[] | 'new'][];
}

export interface Checked {
  problems: PlacedProblem[];
  /** All of them, those that are not in the list among them. */
  total: number;
  states: Record<string, FileState>;
  /** Reports whose text is at hand, so that their evidence was compared with it. */
  verified: string[];
}

/** A chart whose marks lead to rows of sheets. */
export interface PlacedChart extends Omit<ChartChange, 'places'> {
  places: Record<string, { file: string; row: number }>;
}

export interface Charts {
  /** False where values cannot be read: then there are none. */
  sound: boolean;
  charts: PlacedChart[];
  /** How many charts there are. */
  count: number;
}

export type ExportResult =
  | { what: 'text'; text: string | undefined }
  | { what: 'zip'; bytes: Uint8Array }
  | { what: 'diff'; text: string; tooLong: string[] }
  | { what: 'tables'; tables: PasteTables | undefined };

/** How a file differs from the published one; undefined for a file that is not there. */
export function stateOf(before: Book | undefined, now: Book | undefined): Omit<FileState, 'problems'> {
  const same = { changes: 0, isNew: false, isGone: false, rows: [] };
  if (!now) return { ...same, isGone: before !== undefined, changes: before ? 1 : 0 };
  if (!(now instanceof Sheet) || (before && !(before instanceof Sheet))) {
    const differs = before !== now && textIn(before) !== textIn(now);
    return { ...same, isNew: !before, changes: differs ? 1 : 0 };
  }
  // A new file is one change; its rows need no marks.
  if (!before) return { ...same, isNew: true, changes: Math.max(1, now.rowCount - 1) };
  if (before.pack() === now.pack()) return same;
  const difference = compareSheets(before, now);
  return { ...same, changes: countOf(difference), rows: [...difference.rows] };
}

/** What can be compared of a file that is no grid. */
function textIn(book: Book | undefined): string | undefined {
  return book instanceof Sheet || book?.kind !== 'text' ? undefined : book.text;
}
