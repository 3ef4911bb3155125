import * as z from 'zod/mini';
import { locales } from '../../i18n/locales.ts';
import {
  id,
  kind,
  lengths,
  longest,
  optional,
  pattern,
  position,
  sha256,
  text,
  translated,
  url,
} from '../cells.ts';
import { date, period, valuePeriod } from '../periods.ts';

/** A source document. */
export const reportSchema = z.object({
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
});

/** A published value that was wrong, and what was done. */
export const correctionSchema = z.object({
  date,
  subject: id,
  measure: id,
  period: valuePeriod,
  report: optional(id),
  before: text,
  after: text,
  ...translated('reason', longest.prose),
});

/** What can make a printed value implausible, and `name`: a name that was published as that of another id. */
export const plausibilityChecks = ['fraction', 'share', 'jump', 'formula', 'name'] as const;

/** A value that looks wrong and is not: the check that an editor has settled, with a reason for readers. */
export const confirmationSchema = z.object({
  check: z.enum(plausibilityChecks),
  subject: optional(id),
  measure: optional(id),
  period: optional(valuePeriod),
  ...translated('reason', longest.note),
});

const address = z
  .string()
  .check(
    kind({ type: 'string' }),
    pattern(/^(?:charts|reports)\/[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*$/, 'constraint-error.address'),
  );

/** A page that was published and is gone: where it moved, or why it was withdrawn. */
export const movedSchema = z.object({
  page: address,
  to: optional(address),
  date,
  ...translated('reason', longest.note),
});

/** What a report says without a number, in our own words. */
export const statementSchema = z.object({
  id,
  report: id,
  line: optional(position),
  subject: optional(id),
  measure: optional(id),
  period: optional(period),
  direction: optional(z.enum(['up', 'down', 'steady'])),
  ...translated('text', longest.note),
});

export const glossaryKinds = ['body', 'person', 'law', 'term', 'event'] as const;

/** Bodies, persons, laws and terms that a report names. */
export const glossarySchema = z.object({
  id,
  kind: z.enum(glossaryKinds),
  report: id,
  line: optional(position),
  ...translated('term'),
  ...translated('definition', longest.prose),
});
