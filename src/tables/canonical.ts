import type * as z from 'zod/mini';
import { type Problem, problem } from '../csv/problem.ts';
import { readCsv } from '../csv/read.ts';
import { type Source, writeRows } from '../csv/text.ts';
import { canonicalPeriod } from '../figures/period.ts';
import { t } from '../i18n/index.ts';
import { type Locale, localeOfColumn } from '../i18n/locales.ts';
import { kindOf, meaningOf, number, ungrouped } from './cells.ts';
import { columnsOf } from './rows.ts';
import { omissibleColumns, schemas, singleTables, type TableName } from './schemas/index.ts';

/** The table that a file, named relative to the data folder, is read as; undefined when none is. */
export function tableOfFile(file: string): TableName | undefined {
  if (/^observations\/.+\.csv$/.test(file)) return 'observations';
  if (/^seeds\/[^/]+\.csv$/.test(file)) return 'evidence';
  return singleTables.find((name) => file === `${name}.csv`);
}

/** A file that no table is read from; `meant` is the name that it should probably have. */
export function unknownFile(file: string, meant?: string): Problem {
  const place = { file, text: file };
  const isCsv = /\.csv$/i.test(file);
  const name = meant ?? (isCsv && !file.endsWith('.csv') ? `${file.slice(0, -4)}.csv` : undefined);
  if (name === undefined)
    return problem(isCsv ? 'source-error.unknown-file' : 'source-error.unknown-workbook', place);
  return problem(isCsv ? 'source-error.misnamed-file' : 'source-error.misnamed-workbook', place, { name });
}

/**
 * A table's file as it is best kept: comma, LF, UTF-8, NFC, columns as in the schema, plain numbers and periods, rows sorted where
 * their order says nothing. Cells that cannot be read stay. @returns problems instead when it cannot be read whole
 */
export function canonicalCsv(source: Source): { text: string; converted: number } | { problems: Problem[] } {
  const { file } = source;
  const table = tableOfFile(file);
  if (table === undefined) return { problems: [unknownFile(file)] };
  const shape: Record<string, z.ZodMiniType> = schemas[table].shape;
  const names = Object.keys(shape);
  const { sheet, problems } = readCsv(source, { all: names, optional: omissibleColumns(table) });
  if (problems.length > 0) return { problems };

  const kept = names.filter((name) => sheet.labels.includes(name));
  const columns = kept.map((name) => ({
    at: sheet.labels.indexOf(name),
    plain: name === 'period' ? canonicalPeriod : plainCell(shape[name] as z.ZodMiniType),
  }));
  // In place, so that a million rows are in memory only once.
  const { rows } = sheet;
  let converted = 0;
  for (const [at, cells] of rows.entries())
    rows[at] = columns.map(({ at, plain }) => {
      const cell = cells[at] ?? '';
      const written = plain(cell);
      if (written !== cell) converted++;
      return written;
    });
  return { text: writeRows([kept, ...sortRows(table, kept, rows)]), converted };
}

/** True when the file is its canonical form, byte for byte. */
export const isCanonical = ({ bytes }: Source, text: string): boolean =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) === text;

/** What makes a column's cells plain, by what the column holds. A cell that cannot be read stays as it is. */
function plainCell(schema: z.ZodMiniType): (cell: string) => string {
  const { type } = kindOf(schema);
  if (type !== 'number' && type !== 'integer' && type !== 'list') return (cell) => cell;
  const plain = type === 'list' ? (cell: string) => cell.replace(/\s+/g, ' ') : plainNumber;
  return (cell) => {
    if (schema.safeParse(cell).success) return plain(cell);
    const meant = cell
      .split('..')
      .map((end) => ungrouped(end) ?? end)
      .join('..');
    return type === 'number' && schema.safeParse(meant).success ? plain(meant) : cell;
  };
}

/** A number in digits: `1,25E+13` as `12500000000000`, `0,50` as `0.5`. One with more digits than the reader keeps stays. */
function plainNumber(cell: string): string {
  const { data } = number.safeParse(cell);
  if (data === undefined) return cell;
  const text = String(data);
  return digitsOf(text) === digitsOf(cell) ? text : cell.replace(',', '.');
}

/** The digits that distinguish a number from others, wherever its point stands. */
function digitsOf(text: string): string {
  return text.replace(/e.*$|[-.,]/gi, '').replace(/^0+|0+$/g, '');
}

/** The columns by which rows are sorted where their order says nothing: pages show corrections by their day. */
const sortedBy: Partial<Record<TableName, readonly string[]>> = {
  corrections: ['date', 'subject', 'measure', 'period'],
  evidence: ['line', 'column'],
};

function sortRows(table: TableName, names: readonly string[], rows: string[][]): string[][] {
  const columns = sortedBy[table]?.map((name) => names.indexOf(name));
  if (!columns) return rows;
  // Lines and columns are whole numbers: padded, they sort as texts, whatever else may stand in such a cell.
  const width = table === 'evidence' ? BLANK_LAST.length : 0;
  const keyOf = (cells: string[]) =>
    columns.map((at) => (cells[at] || BLANK_LAST).padStart(width, '0')).join('\0');
  return rows.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : Number(keyOf(a) > keyOf(b))));
}

/** Extraction, too, puts figures that are cited without a line behind those of the text. */
const BLANK_LAST = '\uffff'.repeat(9);

/** What an editor can have started, and the table that its row goes into. A topic is a file of observations. */
export const templates = { chart: 'charts', report: 'reports', topic: 'observations' } as const;
export type TemplateName = keyof typeof templates;

/** Ids by their table, for what may stand in a cell; a table that could not be read is not among them. */
export type KnownIds = Partial<Record<TableName, readonly string[]>>;

/** The blank columns of a row: whether the check refuses the row for it, and sentences about what may stand there. */
export function explainBlanks(
  locale: Locale,
  table: TableName,
  cells: Record<string, string>,
  ids: KnownIds,
  languages: readonly Locale[],
): { column: string; required: boolean; text: string }[] {
  const own = columnsOf(table, languages);
  const columns = Object.entries<z.ZodMiniType>(schemas[table].shape).filter(
    ([column]) => own.includes(column) && !cells[column],
  );
  return columns.map(([column, schema]) => {
    const { choices, blank, references } = kindOf(schema);
    const known = ids[references as TableName] ?? [];
    const stem = localeOfColumn(column) && column.replace(/[^_]+$/, '');
    const required = !blank || (stem !== undefined && languages.some((one) => cells[stem + one]));
    const sentences = [meaningOf(locale, table, column)];
    if (choices) sentences.push(t(locale, 'new.choices', { all: choices.join(', ') }));
    else if (required && known.length > 0) sentences.push(listIds(locale, known, `${references}.csv`));
    return { column, required, text: sentences.join(' ') };
  });
}

/** More ids than these are counted. */
const MOST_LISTED = 40;

function listIds(locale: Locale, ids: readonly string[], file: string): string {
  const all = ids.slice(0, MOST_LISTED).join(', ');
  const left = ids.length - MOST_LISTED;
  return left > 0 ? t(locale, 'new.knownMore', { all, count: left, file }) : t(locale, 'new.known', { all });
}

/** A table's file with one more row, its line, and whether the other rows were in another form. @returns problems instead when the file or the row cannot be read */
export function withRow(source: Source, cells: Record<string, string>) {
  const before = canonicalCsv(source);
  if ('problems' in before) return before;
  // The file may lack optional columns.
  const [header = ''] = before.text.split('\n', 1);
  const row = writeRows([header.split(',').map((column) => cells[column] ?? '')]);
  const bytes = new TextEncoder().encode(before.text + row);
  const after = canonicalCsv({ file: source.file, bytes });
  if ('problems' in after) return after;
  const line = before.text.split('\n').length;
  return { text: after.text, line, reformatted: !isCanonical(source, before.text) };
}

/** The ids of a table's file, those of rows with problems among them; undefined when it cannot be read whole. */
export function idsIn(source: Source, table: TableName): string[] | undefined {
  const { sheet, problems } = readCsv(source, { all: columnsOf(table), optional: omissibleColumns(table) });
  if (problems.length > 0) return undefined;
  const at = sheet.labels.indexOf('id');
  return sheet.rows.map((cells) => cells[at] ?? '');
}
