import type * as z from 'zod/mini';
import { excerpt, type Problem } from '../csv/problem.ts';
import type { TakeRow } from '../csv/read.ts';
import { Fault } from './cells.ts';
import { recordMaker } from './records.ts';
import { type RecordOf, schemas, type TableName } from './schemas/index.ts';

/** The rows of a table's files as its records. */
export interface ParsedRows<Name extends TableName> {
  records: RecordOf<Name>[];
  /** Rows that are no records, as text: what they name must not be reported as missing too. */
  failed: Record<string, string>[];
  problems: Problem[];
}

/**
 * Makes a taker of rows that turns them into records through the table's schema, and gathers them in `into`.
 * Every cell that cannot be taken is a located problem.
 */
export function rowParser<Name extends TableName>(
  name: Name,
  file: string,
  labels: string[],
  into: ParsedRows<Name>,
): TakeRow {
  const columns = Object.entries(schemas[name].shape).map(
    ([column, schema]) => new ColumnReader(column, schema, labels),
  );
  const pairs = translationPairs(labels);
  const make = recordMaker(
    name,
    columns.map((column) => column.name),
  );
  const values: unknown[] = columns.map(() => undefined);
  return (cells, line) => {
    let sound = true;
    for (const { en, vi } of pairs) if ((cells[en] === '') !== (cells[vi] === '')) sound = false;
    for (let at = 0; at < columns.length; at++) {
      const value = (columns[at] as ColumnReader).read(cells);
      if (value instanceof Fault) sound = false;
      values[at] = value;
    }
    if (sound) {
      into.records.push(make(values, file, line));
      return;
    }
    const faults = columns.flatMap((column) => {
      const fault = column.read(cells);
      return fault instanceof Fault ? toProblem(fault, column.name, column.text(cells), file, line) : [];
    });
    const told = new Set(faults.map((problem) => problem.column));
    const untranslated = missingTranslations(cells, pairs, labels, file, line);
    into.problems.push(...faults, ...untranslated.filter((problem) => !told.has(problem.column)));
    into.failed.push(Object.fromEntries(columns.map((column) => [column.name, column.text(cells)])));
  };
}

/**
 * Reads the cells of one column through its part of the schema. Most columns of a large table hold few different
 * texts, so what a text gives is remembered; the same text is also kept once, not once a row.
 */
class ColumnReader {
  readonly name: string;
  private readonly schema: z.ZodMiniType;
  private readonly index: number;
  private readonly known = new Map<string, unknown>();
  private lastText: string | undefined;
  private lastValue: unknown;

  constructor(name: string, schema: z.ZodMiniType, labels: string[]) {
    this.name = name;
    this.schema = schema;
    this.index = labels.indexOf(name);
  }

  text(cells: string[]): string {
    return cells[this.index] ?? '';
  }

  read(cells: string[]): unknown {
    const text = this.text(cells);
    // Most tables are in some order, so that the same text stands in many rows one after the other.
    if (text !== this.lastText) {
      this.lastText = text;
      this.lastValue = this.readNew(text);
    }
    return this.lastValue;
  }

  private readNew(text: string): unknown {
    const known = this.known.get(text);
    if (known !== undefined || this.known.has(text)) return known;
    const result = this.schema.safeParse(text);
    const value = result.success ? result.data : faultOf(result.error);
    if (this.known.size < MOST_REMEMBERED) this.known.set(text, value);
    return value;
  }
}

const MOST_REMEMBERED = 20_000;

/** Why a cell was refused: what the column's reader said, or Zod's own words. */
function faultOf(error: z.core.$ZodError): Fault {
  const [issue] = error.issues;
  const fault = issue?.code === 'custom' ? issue.params?.['fault'] : undefined;
  return fault instanceof Fault
    ? fault
    : new Fault('constraint-error', issue?.message ?? '', 'Correct the cell.');
}

function toProblem(fault: Fault, column: string, cell: string, file: string, line: number): Problem {
  const { code, message, mend } = fault;
  return { code, file, line, column, text: excerpt(cell), message, mend };
}

interface TranslationPair {
  en: number;
  vi: number;
}

/** Columns that hold one text in two languages, by their places in a row. */
function translationPairs(labels: string[]): TranslationPair[] {
  return labels
    .map((label, en) => ({
      en,
      vi: label.endsWith('_en') ? labels.indexOf(label.replace(/_en$/, '_vi')) : -1,
    }))
    .filter(({ vi }) => vi >= 0);
}

/** Optional texts must be there in both languages or in neither. */
function missingTranslations(
  cells: string[],
  pairs: TranslationPair[],
  labels: string[],
  file: string,
  line: number,
): Problem[] {
  return pairs.flatMap(({ en, vi }) => {
    if ((cells[en] === '') === (cells[vi] === '')) return [];
    const isEnglish = cells[en] === '';
    const language = isEnglish ? 'English' : 'Vietnamese';
    const [column = '', other] = isEnglish ? [labels[en], labels[vi]] : [labels[vi], labels[en]];
    const message = `The ${language} text is missing; "${other}" has one.`;
    const mend = `Write it in ${language}, or clear "${other}".`;
    return [{ code: 'translation-missing' as const, file, line, column, text: '', message, mend }];
  });
}
