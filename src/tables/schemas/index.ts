import * as z from 'zod/mini';
import { roles } from '../../evidence/roles.ts';
import { qualifiers } from '../../figures/figure.ts';
import { type Formula, parseFormula } from '../../figures/formula.ts';
import { locales } from '../../i18n/locales.ts';
import { sentence } from '../../i18n/problems.ts';
import {
  anyText,
  described,
  factor,
  id,
  kind,
  lengths,
  longest,
  matching,
  meaningOf,
  notes,
  numberOrRange,
  optional,
  parsed,
  position,
  sha256,
  text,
  translated,
  translation,
  url,
  years,
} from '../cells.ts';
import { check } from '../error-map.ts';
import { date, period, valuePeriod } from '../periods.ts';
import { chartSchema } from './chart.ts';

/** A measure's id stands in formulas, so it is a name there: no hyphens. */
const measureId = id.check(
  kind({ pattern: '^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$' }),
  z.regex(/^[^-]*$/, 'constraint-error.hyphen'),
);

const CURRENCY = /^[A-Z]{3}$/;
const unitId = z
  .union([z.string().check(z.regex(CURRENCY)), id])
  .check(kind({ pattern: `${CURRENCY.source}|${meaningOf(id).pattern}` }));

const tree: z.ZodMiniType<Formula, Formula> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('number'), value: z.number() }),
  z.object({ kind: z.literal('measure'), name: z.string(), scope: z.enum(['self', 'sum', 'parent']) }),
  z.object({
    kind: z.literal('operation'),
    operator: z.enum(['+', '-', '*', '/']),
    left: z.lazy(() => tree),
    right: z.lazy(() => tree),
  }),
]);
const formula = parsed('string', z.object({ text: z.string(), tree }), (cell) => {
  const tree = parseFormula(cell);
  return 'key' in tree ? tree : { text: cell, tree };
});

const EVIDENCE = /^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*#[1-9]\d*(?:\.[1-9]\d*)?$/;
/** An evidence id: report, line, nth figure on it; of a figure that is cited and not located, report and number. */
const evidenceId = z
  .string()
  .check(
    kind({ pattern: EVIDENCE.source }),
    z.minLength(1, 'evidence-missing.blank'),
    z.regex(EVIDENCE, 'type-error.evidence-id'),
    z.maxLength(100, 'type-error.evidence-id'),
  );

/** No more of a report's words than a few enter the project. */
const MOST_WORDS = 3;
const words = anyText.check(
  check((cell) => {
    const count = cell.trim().split(/\s+/).length;
    return count > MOST_WORDS ? sentence('constraint-error.words', { count, most: MOST_WORDS }) : undefined;
  }),
);
const confirmed = anyText.check(
  z.regex(/^(?:(?:subject|measure|period)(?: (?!$)|$))*$/, 'constraint-error.confirmed'),
);

const page = matching(/^(?:charts|reports)\/[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*$/, 'constraint-error.address');

export const glossaryKinds = ['body', 'person', 'law', 'term', 'event'] as const;

/** The schema of every table. Its keys are the columns, in order; each has a description in both languages. */
export const schemas = described({
  /** Source documents. */
  reports: z.object({
    id,
    title: text,
    ...translated('title'),
    author: optional(text),
    author_vi: optional(text),
    publisher: text,
    language: z.enum(locales),
    url: optional(url),
    ...translated('event'),
    event_date: date,
    published: optional(date),
    text_sha256: optional(sha256),
    line_lengths: optional(lengths),
    evidence_sha256: optional(sha256),
  }),
  /** What numbers count. */
  units: z.object({
    id: unitId,
    kind: z.enum(['count', 'percent', 'currency', 'ratio']),
    factor,
    singular_en: text,
    plural_en: translation('en'),
    name_vi: translation('vi'),
  }),
  /** What figures are about. */
  subjects: z.object({
    id,
    kind: z.enum(['platform', 'networks', 'websites', 'games', 'service', 'industry', 'sector']),
    origin: optional(z.enum(['domestic', 'foreign'])),
    part_of: optional(id),
    ...translated('label'),
    synonyms: anyText,
  }),
  /** What is measured, with its definition; a derived measure has a formula. Synonyms, in any language, are separated by `;`. */
  measures: z.object({
    id: measureId,
    unit: text,
    formula: optional(formula),
    period_offset: optional(years),
    ...translated('label'),
    ...translated('definition', longest.prose),
    synonyms: anyText,
  }),
  charts: chartSchema,
  /** What a report says without a number, in our own words. */
  statements: z.object({
    id,
    report: id,
    line: optional(position),
    subject: optional(id),
    measure: optional(id),
    period: optional(period),
    direction: optional(z.enum(['up', 'down', 'steady'])),
    ...translated('text', longest.note),
  }),
  /** Bodies, persons, laws and terms that a report names. */
  glossary: z.object({
    id,
    kind: z.enum(glossaryKinds),
    report: id,
    line: optional(position),
    ...translated('term'),
    ...translated('definition', longest.prose),
  }),
  /** Published values that were wrong, and what was done. */
  corrections: z.object({
    date,
    subject: id,
    measure: id,
    period: valuePeriod,
    report: optional(id),
    before: text,
    after: text,
    ...translated('reason', longest.prose),
  }),
  /** Values that look wrong and are not: the check that an editor has settled (`name`: a name published as another id's), with a reason for readers. */
  confirmations: z.object({
    check: z.enum(['fraction', 'share', 'jump', 'formula', 'name']),
    subject: optional(id),
    measure: optional(id),
    period: optional(valuePeriod),
    ...translated('reason', longest.note),
  }),
  /** Pages that were published and are gone: where they moved, or why they were withdrawn. */
  moved: z.object({
    page,
    to: optional(page),
    date,
    ...translated('reason', longest.note),
  }),
  /** One value of one measure for one subject in one period, entered twice: as a number and as printed. */
  observations: z.object({
    subject: id,
    measure: id,
    period: valuePeriod,
    value: numberOrRange,
    reported: text,
    evidence: evidenceId,
    ...notes,
    prefer: optional(z.enum(['yes'])),
  }),
  /** A figure's place in a report, found by extraction. */
  evidence: z.object({
    id: evidenceId,
    line: optional(position),
    column: optional(position),
    phrase: text,
    number: optional(numberOrRange),
    unit: anyText,
    qualifier: optional(z.enum(qualifiers)),
    role: z.enum(roles),
    before: words,
    after: words,
    subject: optional(id),
    measure: optional(id),
    period: optional(period),
    confirmed,
  }),
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

/** The tables that are one CSV each, named after them. */
export const singleTables = (Object.keys(schemas) as TableName[]).filter(
  (name) => name !== 'observations' && name !== 'evidence',
);
/** Those without which there is no site. */
export const requiredTables = singleTables.filter((name) => name !== 'confirmations' && name !== 'moved');

/** A record of a table, as its schema gives it, with its place. */
export type RecordOf<Name extends TableName> = z.infer<(typeof schemas)[Name]> & RecordPosition;

/** Where a record stands: its file, relative to the data folder, and the line of the file that its row starts in. */
export interface RecordPosition {
  file: string;
  row: number;
}
