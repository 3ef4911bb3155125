import type * as z from 'zod/mini';
import type { Source } from '../csv/decode.ts';
import type { Problem } from '../csv/problem.ts';
import { readCsv } from '../csv/read.ts';
import { writeRows } from '../csv/write.ts';
import { t } from '../i18n/index.ts';
import { type Locale, localeOfColumn } from '../i18n/locales.ts';
import { canonicalCsv, isCanonical } from './canonical.ts';
import { kindOf, meaningOf } from './cells.ts';
import { columnsOf } from './rows.ts';
import { omissibleColumns, references, schemas, type TableName } from './schemas/index.ts';

/** What an editor can have started, and the table that its row goes into. A topic is a file of observations. */
export const templates = { chart: 'charts', report: 'reports', topic: 'observations' } as const;
export type TemplateName = keyof typeof templates;

/** Ids by their table, for what may stand in a cell; a table that could not be read is not among them. */
export type KnownIds = Partial<Record<TableName, readonly string[]>>;

/**
 * The blank columns of a row: whether the check refuses the row while they are blank, and sentences about what they hold
 * and what may stand there.
 */
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
    const { choices, blank } = kindOf(schema);
    const to = references.find((one) => one.table === table && one.column === column)?.to;
    const known = (to && ids[to]) ?? [];
    const stem = localeOfColumn(column) && column.replace(/[^_]+$/, '');
    const required = !blank || (stem !== undefined && languages.some((one) => cells[stem + one]));
    const sentences = [meaningOf(locale, table, column)];
    if (choices) sentences.push(t(locale, 'new.choices', { all: choices.join(', ') }));
    else if (required && known.length > 0) sentences.push(listIds(locale, known, `${to}.csv`));
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

/** A file with a new row. */
export interface Extended {
  text: string;
  /** The line of the new row. */
  line: number;
  /** The other rows were not in canonical form before. */
  reformatted: boolean;
}

/**
 * A table's file with one more row at its end, in canonical form.
 * @returns problems instead when the file cannot be read whole, or the row could not be.
 */
export function withRow(source: Source, cells: Record<string, string>): Extended | { problems: Problem[] } {
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
