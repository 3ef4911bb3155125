import type * as z from 'zod/mini';
import { chartSchema } from './chart.ts';
import { correctionSchema } from './correction.ts';
import { evidenceSchema } from './evidence.ts';
import { glossarySchema } from './glossary.ts';
import { measureSchema } from './measure.ts';
import { observationSchema } from './observation.ts';
import { reportSchema } from './report.ts';
import { statementSchema } from './statement.ts';
import { subjectSchema } from './subject.ts';
import { unitSchema } from './unit.ts';

/** The schema of every table. Its keys are the columns, in order; each has a description in both languages. */
export const schemas = {
  reports: reportSchema,
  units: unitSchema,
  subjects: subjectSchema,
  measures: measureSchema,
  charts: chartSchema,
  statements: statementSchema,
  glossary: glossarySchema,
  corrections: correctionSchema,
  observations: observationSchema,
  evidence: evidenceSchema,
} as const;
export type TableName = keyof typeof schemas;

/** Columns that a file may lack. */
export const optionalColumns: Partial<Record<TableName, readonly string[]>> = {
  corrections: ['report'],
  evidence: ['after'],
};

/** Where a record stands: its file, relative to the data folder, and the line of the file that its row starts in. */
export interface Place {
  file: string;
  row: number;
}

/** A record of a table, as its schema gives it, with its place. */
export type RecordOf<Name extends TableName> = z.infer<(typeof schemas)[Name]> & Place;

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
] as const satisfies readonly TableName[];
