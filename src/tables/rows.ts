import * as z from 'zod/mini';
import { type Problem, problem } from '../csv/problem.ts';
import { readCsv, type Sheet } from '../csv/read.ts';
import type { Source } from '../csv/text.ts';
import { isColumnIn, type Locale, locales } from '../i18n/locales.ts';
import { parsing, sentenceOf } from './error-map.ts';
import { optionalColumns, type RecordOf, schemas, type TableName } from './schemas/index.ts';
import { type CellIssue, textIssues } from './texts.ts';

/** A row of a file as text, by the schema's columns; blank where the file lacks an optional column. */
type Cells = Record<string, string>;

export interface TableRead<Name extends TableName> {
  records: RecordOf<Name>[];
  /** The ids of all rows, those that are no records among them. */
  ids: Set<string>;
  /** Rows that are no records, as text: what they name must not be reported as missing too. */
  failed: Cells[];
  /** False where a file, a row or an id could not be read: what seems missing may be there. */
  complete: boolean;
  sheets: Sheet[];
}

/** The columns of a table's file in a site of some languages, in order. */
export const columnsOf = (table: TableName, languages: readonly Locale[] = locales): string[] =>
  Object.keys(schemas[table].shape).filter((column) => isColumnIn(column, languages));

/** The columns of a new file: `prefer` is added where it is needed. */
export const columnsOfNew = (table: TableName, languages?: readonly Locale[]): string[] =>
  columnsOf(table, languages).filter((column) => column !== 'prefer');

/** Reads the rows of a table's files through its schema, as far as it is of the site's languages. Every cell that is refused is a located problem. */
export function readTable<Name extends TableName>(
  name: Name,
  sources: readonly Source[],
  languages: readonly Locale[],
  add: (problem: Problem) => void,
): TableRead<Name> {
  const columns = columnsOf(name, languages);
  const whole: z.ZodMiniObject = schemas[name];
  const schema = z.pick(whole, Object.fromEntries(columns.map((column) => [column, true])));
  // A site may have no categories, but then it can name none.
  const complete = sources.length > 0 || name === 'categories';
  const table: TableRead<Name> = { records: [], ids: new Set(), failed: [], complete, sheets: [] };
  for (const source of sources) {
    const { sheet, problems } = readCsv(source, { all: columns, optional: optionalColumns[name] });
    const { file, rows, lines } = sheet;
    for (const one of problems) add(one);
    table.sheets.push(sheet);
    table.complete &&= sheet.complete;
    const places = columns.map((column) => sheet.labels.indexOf(column));
    for (const [at, row] of rows.entries()) {
      const line = lines[at] ?? 1;
      const cells = Object.fromEntries(columns.map((column, nth) => [column, row[places[nth] ?? -1] ?? '']));
      if (cells['id'] !== undefined) table.ids.add(cells['id']);
      const { data, error } = schema.safeParse(cells, parsing);
      const refused = error?.issues.map((one) => ({ column: String(one.path[0]), ...sentenceOf(one) })) ?? [];
      const issues: CellIssue[] = [...refused, ...textIssues(cells, languages)];
      if (issues.length === 0) {
        table.records.push({ ...data, file, row: line } as unknown as RecordOf<Name>);
        continue;
      }
      table.failed.push(cells);
      // One problem a cell, in the order of the columns.
      const byColumn = new Map(issues.toReversed().map((one) => [one.column, one]));
      for (const column of columns) {
        const { key, params } = byColumn.get(column) ?? {};
        if (key) add(problem(key, { file, line, column, text: cells[column] ?? '' }, params));
      }
      if (byColumn.has('id')) table.complete = false;
    }
  }
  return table;
}
