import * as z from 'zod/mini';
import { qualifiers } from '../../figures/figure.ts';
import { described } from '../cells.ts';
import { chartSchema } from './chart.ts';
import { measureSchema, subjectSchema, unitSchema } from './measure.ts';
import { evidenceSchema, observationSchema } from './observation.ts';
import {
  confirmationSchema,
  correctionSchema,
  glossarySchema,
  movedSchema,
  reportSchema,
  statementSchema,
} from './report.ts';

/** The schema of every table. Its keys are the columns, in order; each has a description in both languages. */
export const schemas = described({
  reports: reportSchema,
  units: unitSchema,
  subjects: subjectSchema,
  measures: measureSchema,
  charts: chartSchema,
  statements: statementSchema,
  glossary: glossarySchema,
  corrections: correctionSchema,
  confirmations: confirmationSchema,
  moved: movedSchema,
  observations: observationSchema,
  evidence: evidenceSchema,
});
export type TableName = keyof typeof schemas;
/** The tables that are published: confirmations are in the notes of their values, and moved pages have pages. */
export type RecordTableName = Exclude<TableName, 'confirmations' | 'moved'>;

/** Columns that a file may lack. */
export const optionalColumns: Partial<Record<TableName, readonly string[]>> = {
  reports: ['author_vi', 'line_lengths', 'evidence_sha256'],
  subjects: ['synonyms'],
  measures: ['synonyms'],
  corrections: ['report'],
  observations: ['prefer'],
  evidence: ['before', 'after', 'subject', 'measure', 'period', 'confirmed'],
};

/** The schema of what a column's cells are read as: the end of a pipe. */
type Output<Schema> =
  Schema extends z.ZodMiniPipe<infer _, infer End>
    ? Output<End>
    : Schema extends z.ZodMiniOptional<infer Inner>
      ? z.ZodMiniOptional<Extract<Output<Inner>, z.core.$ZodType>>
      : Schema;

function outputOf(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodMiniPipe) return outputOf(schema.def.out);
  return schema instanceof z.ZodMiniOptional ? z.optional(outputOf(schema.def.innerType)) : schema;
}

/** The schema of a table's records, for Astro's collections: the columns as they were read, and the record's place. */
export function recordSchema<Name extends TableName>(name: Name) {
  type Shape = (typeof schemas)[Name]['shape'];
  const shape = Object.entries(schemas[name].shape).map(([column, schema]) => [column, outputOf(schema)]);
  return z.object({
    ...(Object.fromEntries(shape) as { [Column in keyof Shape]: Output<Shape[Column]> }),
    file: z.string(),
    row: z.int(),
  });
}

const end = z.union([z.number(), z.literal([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])]);
/** See `Figure`. */
const figure = z.object({ value: z.number(), low: end, high: end, qualifier: z.enum(qualifiers) });

export const reportedSchema = z.extend(recordSchema('observations'), {
  origin: z.literal('reported'),
  figure,
});
export const derivedSchema = z.object({
  origin: z.literal('derived'),
  subject: z.string(),
  measure: z.string(),
  period: z.string(),
  figure,
  formula: z.string(),
  operands: z.array(z.string()),
  evidence: z.array(z.string()),
});

/** Where a record stands: its file, relative to the data folder, and the line of the file that its row starts in. */
export interface RecordPosition {
  file: string;
  row: number;
}

/** A record of a table, as its schema gives it, with its place. */
export type RecordOf<Name extends TableName> = z.infer<(typeof schemas)[Name]> & RecordPosition;

/** The tables that are one CSV each, named after them. */
export const singleTables = [
  'reports',
  'units',
  'subjects',
  'measures',
  'charts',
  'statements',
  'glossary',
  'corrections',
  'confirmations',
  'moved',
] as const satisfies readonly TableName[];

/** Those without which there is no site. */
export const requiredTables = singleTables.filter((name) => name !== 'confirmations' && name !== 'moved');
