import type * as z from 'zod';
import { excerpt, type Problem } from '../csv/problem.ts';
import type { Sheet } from '../csv/read.ts';
import { Fault } from './cells.ts';
import { type RecordOf, schemas, type TableName } from './schemas/index.ts';

/** A file's rows as records of its table. */
export interface ParsedRows<Name extends TableName> {
  records: RecordOf<Name>[];
  /** Rows that are no records, as text: what they name must not be reported as missing too. */
  failed: Record<string, string>[];
  problems: Problem[];
}

/** Rows → records through the table's schema. Every cell that cannot be taken is a located problem. */
export function parseRows<Name extends TableName>(sheet: Sheet, name: Name): ParsedRows<Name> {
  const schema = schemas[name] as unknown as z.ZodType<RecordOf<Name>>;
  const { file, labels } = sheet;
  const absent = Object.keys(schemas[name].shape).filter((column) => !labels.includes(column));
  const pairs = translationPairs(labels);
  const parsed: ParsedRows<Name> = { records: [], failed: [], problems: [] };
  for (let at = 0; at < sheet.rows.length; at++) {
    const cells = sheet.rows[at] as string[];
    const line = sheet.lines[at] as number;
    const row: Record<string, string> = {};
    for (let column = 0; column < labels.length; column++)
      row[labels[column] as string] = cells[column] as string;
    for (const column of absent) row[column] = '';
    const result = schema.safeParse(row);
    const untranslated = missingTranslations(row, pairs, file, line);
    if (result.success && untranslated.length === 0) {
      const record = result.data;
      record.file = file;
      record.row = line;
      parsed.records.push(record);
      continue;
    }
    const faults = result.success
      ? []
      : result.error.issues.map((issue) => toProblem(issue, row, file, line));
    const told = new Set(faults.map((problem) => problem.column));
    parsed.problems.push(...faults, ...untranslated.filter((problem) => !told.has(problem.column)));
    parsed.failed.push(row);
  }
  return parsed;
}

function toProblem(
  issue: z.core.$ZodIssue,
  row: Record<string, string>,
  file: string,
  line: number,
): Problem {
  const column = String(issue.path[0] ?? '');
  const cell = row[column] ?? '';
  const fault = issue.code === 'custom' ? issue.params?.['fault'] : undefined;
  const { code, message, mend } =
    fault instanceof Fault ? fault : new Fault('constraint-error', issue.message, 'Correct the cell.');
  return { code, file, line, column, text: excerpt(cell), message, mend };
}

/** Columns that hold one text in two languages. */
function translationPairs(labels: string[]): [en: string, vi: string][] {
  return labels
    .filter((label) => label.endsWith('_en') && labels.includes(label.replace(/_en$/, '_vi')))
    .map((label) => [label, label.replace(/_en$/, '_vi')]);
}

/** Optional texts must be there in both languages or in neither. */
function missingTranslations(
  row: Record<string, string>,
  pairs: [en: string, vi: string][],
  file: string,
  line: number,
): Problem[] {
  const problems: Problem[] = [];
  for (const [en, vi] of pairs) {
    if ((row[en] === '') === (row[vi] === '')) continue;
    const [column, other, language] = row[en] === '' ? [en, vi, 'English'] : [vi, en, 'Vietnamese'];
    const message = `The ${language} text is missing; "${other}" has one.`;
    const mend = `Write it in ${language}, or clear "${other}".`;
    problems.push({ code: 'translation-missing', file, line, column, text: '', message, mend });
  }
  return problems;
}
