import * as z from 'zod/mini';
import { roles } from '../../evidence/roles.ts';
import { qualifiers } from '../../figures/figure.ts';
import { type Locale, localeOfColumn, readLanguages } from '../../i18n/locales.ts';
import * as column from '../cells.ts';
import { date, period, valuePeriod } from '../periods.ts';
import { settingNames } from '../settings.ts';
import { categoryId, confirmed, evidenceId, formula, measureId, page, unitId, words } from './columns.ts';

/** The chart types that can be drawn; `src/charts/index.ts` has a drawing for each. */
export const chartTypes = [
  'bar',
  'stack',
  'dots',
  'range',
  'line',
  'change',
  'multiples',
  'table',
  'card',
] as const;
export type ChartType = (typeof chartTypes)[number];

/** The schema of every table. Its keys are the columns, in order; `i18n/columns.en.json` says what they mean. */
export const schemas = {
  /** What the site is called and set to; `settings.ts` has the settings. */
  site: z.object({
    setting: z.enum(settingNames),
    value: column.anyText,
    ...column.texts('text', column.longest.prose),
  }),
  /** Source documents. */
  reports: z.object({
    id: column.id,
    title: column.text,
    ...column.translated('title'),
    author: column.optional(column.text),
    author_vi: column.optional(column.text),
    publisher: column.text,
    language: z.enum(readLanguages),
    url: column.optional(column.url),
    ...column.translated('event'),
    event_date: date,
    published: column.optional(date),
    text_sha256: column.optional(column.sha256),
    line_lengths: column.optional(column.lengths),
    evidence_sha256: column.optional(column.sha256),
  }),
  /** What numbers count. */
  units: z.object({
    id: unitId,
    kind: z.enum(['count', 'quantity', 'percent', 'currency', 'ratio']),
    factor: column.factor,
    ...column.unitNames,
  }),
  /** What colours distinguish: kinds of subjects, or what a whole chart is of. */
  categories: z.object({ id: categoryId, colour: column.colour, ...column.translated('label') }),
  /** What figures are about. */
  subjects: z.object({
    id: column.id,
    category: column.optional(column.idOf('categories')),
    part_of: column.optional(column.idOf('subjects')),
    ...column.translated('label'),
    synonyms: column.anyText,
  }),
  /** What is measured, with its definition; a derived measure has a formula. Synonyms, in any language, are separated by `;`. */
  measures: z.object({
    id: measureId,
    unit: column.unitIdText,
    formula: column.optional(formula),
    period_offset: column.optional(column.years),
    ...column.translated('label'),
    ...column.translated('definition', column.longest.prose),
    synonyms: column.anyText,
  }),
  /** What is drawn, and the words around it. */
  charts: z.object({
    id: column.id,
    type: z.enum(chartTypes),
    measures: column.idsOf('measures'),
    subjects: column.idsOf('subjects'),
    period: z.union([z.literal('all'), period]),
    whole: column.optional(column.idOf('measures')),
    beside: column.optional(column.idOf('measures')),
    colour: column.id,
    claim: column.claim,
    ...column.translated('title'),
    ...column.texts('note'),
  }),
  /** What a report says without a number, in our own words. */
  statements: z.object({
    id: column.id,
    report: column.idOf('reports'),
    line: column.optional(column.position),
    before: words,
    phrase: words,
    after: words,
    subject: column.optional(column.idOf('subjects')),
    measure: column.optional(column.idOf('measures')),
    period: column.optional(period),
    direction: column.optional(z.enum(['up', 'down', 'steady'])),
    ...column.translated('text', column.longest.note),
  }),
  /** Bodies, persons, laws and terms that a report names. */
  glossary: z.object({
    id: column.id,
    kind: z.enum(['term', 'body', 'person', 'law', 'event']),
    report: column.idOf('reports'),
    line: column.optional(column.position),
    ...column.translated('term'),
    ...column.translated('definition', column.longest.prose),
  }),
  /** Published values that were wrong, and what was done. */
  corrections: z.object({
    date,
    subject: column.idOf('subjects'),
    measure: column.idOf('measures'),
    period: valuePeriod,
    report: column.optional(column.idOf('reports')),
    before: column.text,
    after: column.text,
    ...column.translated('reason', column.longest.prose),
  }),
  /** Values that look wrong and are not: the check that an editor has settled (`name`: a name published as another id's), with a reason for readers. */
  confirmations: z.object({
    check: z.enum(['fraction', 'share', 'jump', 'formula', 'name']),
    subject: column.optional(column.id),
    measure: column.optional(column.id),
    period: column.optional(valuePeriod),
    ...column.translated('reason', column.longest.note),
  }),
  /** Published pages that are gone: where they moved, or why they were withdrawn. */
  moved: z.object({
    page,
    to: column.optional(page),
    date,
    ...column.translated('reason', column.longest.note),
  }),
  /** One value of one measure for one subject in one period, entered twice: as a number and as printed. */
  observations: z.object({
    subject: column.idOf('subjects'),
    measure: column.idOf('measures'),
    period: valuePeriod,
    value: column.numberOrRange,
    reported: column.text,
    evidence: evidenceId,
    ...column.texts('note'),
    prefer: column.optional(z.enum(['yes'])),
  }),
  /** A figure's place in a report, found by extraction. */
  evidence: z.object({
    id: evidenceId,
    line: column.optional(column.position),
    column: column.optional(column.position),
    phrase: column.text,
    number: column.optional(column.numberOrRange),
    unit: column.anyText,
    qualifier: column.optional(z.enum(qualifiers)),
    role: z.enum(roles),
    before: words,
    after: words,
    subject: column.optional(column.id),
    measure: column.optional(column.id),
    period: column.optional(period),
    confirmed,
  }),
};
export type TableName = keyof typeof schemas;
/** Columns that a file may lack. */
export const optionalColumns: Partial<Record<TableName, readonly string[]>> = {
  reports: ['author_vi', 'line_lengths', 'evidence_sha256'],
  subjects: ['category', 'synonyms'],
  measures: ['synonyms'],
  statements: ['before', 'phrase', 'after'],
  corrections: ['report'],
  observations: ['prefer'],
  evidence: ['before', 'after', 'subject', 'measure', 'period', 'confirmed'],
};

/** The columns of a table that its file may lack in one site or another: optional ones, and texts in languages that the site does not have. */
export const omissibleColumns = (table: TableName) => [
  ...(optionalColumns[table] ?? []),
  ...Object.keys(schemas[table].shape).filter(localeOfColumn),
];

/** The tables that are one CSV each, named after them. */
export const singleTables = (Object.keys(schemas) as TableName[]).filter(
  (name) => name !== 'observations' && name !== 'evidence',
);
/** The tables that every site needs. */
export const requiredTables = singleTables.filter(
  (name) => name !== 'categories' && name !== 'confirmations' && name !== 'moved',
);
/** Confirmations are in the notes of their values, moved pages have pages, and settings are everywhere. */
export const publishedSingles = singleTables.filter(
  (name) => name !== 'confirmations' && name !== 'moved' && name !== 'site',
);

/** The columns with the names of units. */
export const unitNameColumns = Object.keys(column.unitNames) as (keyof typeof column.unitNames)[];

/** A record of a table, as its schema gives it, with its place. It has texts in the languages of its site only. */
export type RecordOf<Name extends TableName> = OfAnyLanguages<z.infer<(typeof schemas)[Name]>> &
  RecordPosition;

type TextIn<T> = Extract<keyof T, `${string}_${Locale}`>;
type OfAnyLanguages<T> = Omit<T, TextIn<T>> & Partial<Pick<T, TextIn<T>>>;

/** Where a record stands: its file, relative to the data folder, and the line of the file that its row starts in. */
export interface RecordPosition {
  file: string;
  row: number;
}
