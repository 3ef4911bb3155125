import type * as z from 'zod/mini';
import { MOST_PROBLEMS, type Problem, problem, tooMany } from '../csv/problem.ts';
import type { Sheet } from '../csv/read.ts';
import { parsing, sentenceOf } from './error-map.ts';
import { type RecordOf, schemas, type TableName } from './schemas/index.ts';

/** A row of a file as text, by the schema's columns; blank where the file lacks an optional column. */
type Cells = Record<string, string>;

/** The rows of one file as a table's records. */
export interface ParsedRows<Name extends TableName> {
  records: RecordOf<Name>[];
  /** Rows that are no records, as text: what they name must not be reported as missing too. */
  failed: Cells[];
  problems: Problem[];
  /** False where there were so many problems that the rest of the rows was left unread. */
  complete: boolean;
}

/** Parses rows through their table's schema. Every cell that is refused is a located problem. */
export function parseRows<Name extends TableName>(name: Name, sheet: Sheet): ParsedRows<Name> {
  const { file, labels, rows, lines } = sheet;
  const schema = schemas[name] as unknown as z.ZodMiniType<z.infer<(typeof schemas)[Name]>>;
  const columns = Object.keys(schemas[name].shape);
  const parsed: ParsedRows<Name> = { records: [], failed: [], problems: [], complete: true };
  for (const [at, row] of rows.entries()) {
    const line = lines[at] ?? 1;
    if (parsed.problems.length >= MOST_PROBLEMS) {
      parsed.problems.push(tooMany({ file, line }));
      return { ...parsed, complete: false };
    }
    const cells = Object.fromEntries(columns.map((column) => [column, row[labels.indexOf(column)] ?? '']));
    const { data, error } = schema.safeParse(cells, parsing);
    const problems = [...refused(error, cells, file, line), ...untranslated(cells, file, line)];
    if (data && problems.length === 0) {
      parsed.records.push({ ...data, file, row: line } as RecordOf<Name>);
      continue;
    }
    parsed.failed.push(cells);
    // One problem a cell, in the order of the columns.
    const byColumn = new Map(problems.toReversed().map((one) => [one.column, one]));
    parsed.problems.push(...columns.flatMap((column) => byColumn.get(column) ?? []));
  }
  return parsed;
}

/** The cells that a schema refuses. */
function refused(error: z.core.$ZodError | undefined, cells: Cells, file: string, line: number): Problem[] {
  return (error?.issues ?? []).map((issue) => {
    const column = String(issue.path[0]);
    const { key, params } = sentenceOf(issue);
    return problem(key, { file, line, column, text: cells[column] ?? '' }, params);
  });
}

/** Optional texts must be there in both languages or in neither. */
function untranslated(cells: Cells, file: string, line: number): Problem[] {
  const stems = Object.keys(cells).flatMap((column) => /^(.+)_en$/.exec(column)?.[1] ?? []);
  return stems.flatMap((stem) => {
    const [en, vi] = [`${stem}_en`, `${stem}_vi`];
    if (cells[vi] === undefined || (cells[en] === '') === (cells[vi] === '')) return [];
    const isEnglish = cells[en] === '';
    const language = { words: isEnglish ? 'problem.language.en' : 'problem.language.vi' } as const;
    const [column, other] = isEnglish ? [en, vi] : [vi, en];
    return [problem('translation-missing.other-has-text', { file, line, column }, { language, other })];
  });
}
