import type { Problem } from '../csv/problem.ts';
import { numberCell } from '../figures/figure.ts';
import { readPhrase } from '../figures/phrase.ts';
import { figureOf } from '../figures/reading.ts';
import { type Locale, locales } from '../i18n/locales.ts';
import { tableOfFile } from '../tables/canonical.ts';
import { memoize } from '../tables/memoize.ts';
import { columnsOfNew } from '../tables/rows.ts';
import type { Pasted } from './paste.ts';

export type Row = readonly string[];
/** The rows of a CSV, the column names first. They are never mutated: a changed row is another array. */
export type Rows = readonly Row[];

/** What a file holds: rows, a text that cannot be rows, or bytes that cannot be shown, such as a picture. */
export type Content = Rows | string | Uint8Array;

/** A file's new content; undefined removes the file. */
export type Change = readonly [file: string, content: Content | undefined];

/** A place in a file: a row, a cell of it, or a line of a text. */
export interface FilePosition {
  file: string;
  row?: number | undefined;
  column?: number | undefined;
  line?: number | undefined;
  /** Of the line, from 1. */
  character?: number | undefined;
}

/** The edited files by name: `subjects.csv`, `observations/games.csv`, `stories/en/<report>.mdx`. Never mutated, for undo. */
export type Workbook = ReadonlyMap<string, Content>;

export function applyChanges(workbook: Workbook, changes: readonly Change[]): Workbook {
  const files = new Map(workbook);
  for (const [file, content] of changes)
    if (content === undefined) files.delete(file);
    else files.set(file, content);
  return files;
}

/** True for the MDX of a story: `stories/<language>/<report>.mdx`. */
export const isStory = (file: string): boolean => file.startsWith('stories/');

export const storyFile = (report: string, locale: Locale) => `stories/${locale}/${report}.mdx`;

/** Observations come first: they are edited most. */
const groups = ['figures', 'tables', 'stories', 'evidence', 'others'] as const;

export function groupOf(file: string): (typeof groups)[number] {
  if (file.startsWith('observations/')) return 'figures';
  if (file.startsWith('seeds/')) return 'evidence';
  if (isStory(file)) return 'stories';
  return /^[a-z]+\.csv$/.test(file) ? 'tables' : 'others';
}

/** The files in the order of their groups. */
export function fileNames(workbook: Workbook): string[] {
  const rank = (file: string) => groups.indexOf(groupOf(file));
  return [...workbook.keys()].toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** The path of a workbook's file in the project. */
export function projectPath(file: string): string {
  if (isStory(file)) return `src/${file}`;
  return file.startsWith('seeds/') ? file : `data/${file}`;
}

export const isRows = (content: Content | undefined): content is Rows => Array.isArray(content);

/** The rows of a file; undefined if it has none. */
export function rowsOf(workbook: Workbook, file: string): Rows | undefined {
  const content = workbook.get(file);
  return isRows(content) ? content : undefined;
}

/** The cells of a column, without its name; [] if the file lacks it. */
export function columnOf(workbook: Workbook, file: string, name: string): string[] {
  const rows = rowsOf(workbook, file) ?? [];
  const at = columnNames(rows).indexOf(name);
  return at < 0 ? [] : rows.slice(1).map((cells) => cells[at]?.trim() ?? '');
}

export const columnNames = (rows: Rows): string[] => (rows[0] ?? []).map((name) => name.trim());

/** The line of the file in which each row starts, from 1. */
export const linesOf = memoize((rows: Rows): number[] => {
  let next = 1;
  return rows.map((cells) => {
    const line = next;
    next += cells.join('').split('\n').length;
    return line;
  });
});

/** Where a line and a named column are in a file. Without a row, the whole file is meant. */
export function positionOf(workbook: Workbook, problem: Pick<Problem, 'file' | 'line'> & Partial<Problem>) {
  const { file, line, column, character, code = '' } = problem;
  const rows = rowsOf(workbook, file) ?? [];
  const row = linesOf(rows).findLastIndex((start) => start <= line);
  const at = columnNames(rows).indexOf(column ?? '');
  // Line 1 stands for the whole file, except in problems of the column names.
  const isWhole = row < 0 || (row === 0 && at < 0 && !/-(?:label|header)$/.test(code));
  return { file, line, character, row: isWhole ? undefined : row, column: at < 0 ? undefined : at };
}

/** The day where the editor is: `2026-01-31`, which is how Swedish writes it. */
export const today = () => new Date().toLocaleDateString('sv');

/** Puts a block of cells at a place, from 0; row 0 has the column names. Adds rows beyond the last, drops cells beyond the last column. */
export function setCells(rows: Rows, row: number, column: number, block: Rows): Rows {
  const columns = columnNames(rows).length;
  const room = Math.max(1, Math.max(columns, rows[row]?.length ?? 0) - column);
  const edited = block.map((texts, at) => {
    const isHeader = row + at === 0;
    const cells = [...(rows[row + at] ?? [])];
    for (const [nth, text] of (isHeader ? texts : texts.slice(0, room)).entries())
      cells[column + nth] = clean(text);
    while (!isHeader && cells.length > columns && !cells.at(-1)?.trim()) cells.pop();
    return Array.from({ length: Math.max(cells.length, columns) }, (_, nth) => cells[nth] ?? '');
  });
  return rows.toSpliced(row, edited.length, ...edited);
}

type Cells = Readonly<Record<string, string>>;

/** Writes a record into a row by its columns, or into a new row at the end. */
function putRecord(rows: Rows, record: Cells, row = rows.length): Rows {
  const cells = columnNames(rows).map((name, at) => clean(record[name] ?? rows[row]?.[at] ?? ''));
  return rows.toSpliced(row, 1, cells);
}

/** Adds records as rows by their columns; the same rows where there is none. */
function addRecords(rows: Rows, records: readonly Cells[]): Rows {
  const names = columnNames(rows);
  return records.length === 0
    ? rows
    : [...rows, ...records.map((record) => names.map((name) => clean(record[name] ?? '')))];
}

/** A text as a cell may hold it: no control characters except line breaks, and NFC. */
function clean(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
    .normalize('NFC');
}

/** A correction: its row, as a check gives it, with the reasons by their columns. A file without the column of the report gets it. */
export function correctionChange(
  workbook: Workbook,
  row: Content,
  reasons: Readonly<Record<string, string>>,
): Change {
  const file = 'corrections.csv';
  let rows = rowsOf(workbook, file) ?? [];
  const [cells = []] = isRows(row) ? row : [];
  const own = columnNames(rows);
  const columns = cells.length === own.length ? own : columnsOfNew('corrections');
  for (const name of columns)
    if (!own.includes(name)) rows = setCells(rows, 0, columnNames(rows).length, [[name]]);
  const record = Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? '']));
  return [file, putRecord(rows, { ...record, ...reasons })];
}

/**
 * A pasted report as changes: its evidence, its observations appended to a file of its own, its row in reports.csv; `digests` are
 * cells of that row. What is unknown stays blank, which the check reports.
 */
export function pasteChanges(
  workbook: Workbook,
  { report, locale, evidence, drafts }: Pick<Pasted, 'report' | 'locale' | 'evidence' | 'drafts'>,
  digests: Record<'text_sha256' | 'line_lengths' | 'evidence_sha256', string>,
  languages: readonly Locale[],
): Change[] {
  const file = `observations/${report}.csv`;
  const observations = rowsOf(workbook, file) ?? [columnsOfNew('observations', languages)];
  const reports = rowsOf(workbook, 'reports.csv') ?? [columnsOfNew('reports', languages)];
  const row = columnOf(workbook, 'reports.csv', 'id').indexOf(report) + 1;
  const added = { id: report, language: locale, ...digests };
  const rowsOfDrafts = drafts.map(({ row }) => row);
  const changes: Change[] = [
    [`seeds/${report}.csv`, addRecords([columnsOfNew('evidence')], evidence)],
    [file, addRecords(observations, rowsOfDrafts)],
    ['reports.csv', row > 0 ? putRecord(reports, digests, row) : putRecord(reports, added)],
  ];
  return changes.filter(([, rows]) => rows !== observations);
}

/** The columns of a printed phrase, of its number, and of the id that begins with the report's. */
const columns = {
  observations: ['reported', 'value', 'evidence'],
  evidence: ['phrase', 'number', 'id'],
} as const;

/**
 * Edited rows in which phrases and numbers go together: an edited phrase gives the number that it reads as, an edited value the
 * phrase of its evidence, if that reads as it. What is no certain number changes nothing.
 */
export function withNumbers(file: string, before: Rows, edited: Rows, workbook: Workbook): Rows {
  const table = tableOfFile(file);
  if (table !== 'observations' && table !== 'evidence') return edited;
  const names = columnNames(edited);
  const [phraseAt = -1, numberAt = -1, idAt = -1] = columns[table].map((name) => names.indexOf(name));
  if (phraseAt < 0 || numberAt < 0) return edited;
  return edited.map((cells, row) => {
    const old = before[row];
    if (row === 0 || cells === old) return cells;
    const [phrase = '', number = '', id = ''] = [phraseAt, numberAt, idAt].map((at) => cells[at]?.trim());
    const [report = ''] = id.split('#');
    const language = cellBeside(workbook, 'reports.csv', report, 'language');
    const unit = cellBeside(workbook, `seeds/${report}.csv`, id, 'unit');
    const numberOf = (text: string) => {
      const locale = locales.find((one) => one === language);
      const reading = locale && readPhrase(text, locale, unit);
      const figure = reading && figureOf(reading);
      return figure && numberCell(figure);
    };
    const isSame = (at: number) => cells[at]?.trim() === (old?.[at]?.trim() ?? '');
    if (isSame(numberAt)) return isSame(phraseAt) ? cells : cells.with(numberAt, numberOf(phrase) ?? number);
    if (!isSame(phraseAt) || table === 'evidence') return cells;
    const printed = cellBeside(workbook, `seeds/${report}.csv`, id, 'phrase');
    return printed && numberOf(printed) === number ? cells.with(phraseAt, printed) : cells;
  });
}

/** The cell of a column in the row with an id. */
const cellBeside = (workbook: Workbook, file: string, id: string, column: string): string | undefined =>
  columnOf(workbook, file, column)[columnOf(workbook, file, 'id').indexOf(id)];
