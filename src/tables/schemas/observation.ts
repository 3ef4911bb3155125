import * as z from 'zod/mini';
import { roles } from '../../evidence/roles.ts';
import { qualifiers } from '../../figures/figure.ts';
import { sentence } from '../../i18n/problems.ts';
import { anyText, id, kind, notes, numberOrRange, optional, pattern, position, text } from '../cells.ts';
import { check } from '../error-map.ts';
import { period, valuePeriod } from '../periods.ts';

/** A report's id has at most 80 characters; lines and figures are numbers. */
const LONGEST_ID = 100;
const EVIDENCE = /^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*#[1-9]\d*(?:\.[1-9]\d*)?$/;

/** An evidence id: report, line, nth figure on it; of a figure that is cited and not located, report and number. */
const evidenceId = z
  .string()
  .check(
    kind({ type: 'string', pattern: EVIDENCE.source }),
    z.minLength(1, 'evidence-missing.blank'),
    pattern(EVIDENCE, 'type-error.evidence-id'),
    z.maxLength(LONGEST_ID, 'type-error.evidence-id'),
  );

/** One value of one measure for one subject in one period, entered twice: as a number and as printed. */
export const observationSchema = z.object({
  subject: id,
  measure: id,
  period: valuePeriod,
  value: numberOrRange,
  reported: text,
  evidence: evidenceId,
  ...notes,
  prefer: optional(z.enum(['yes'])),
});

const confirmed = z
  .string()
  .check(
    kind({ type: 'string', blank: true }),
    pattern(/^(?:(?:subject|measure|period)(?: (?!$)|$))*$/, 'constraint-error.confirmed'),
  );

/** No more of a report's words than a few enter the project. */
const MOST_WORDS = 3;
const words = anyText.check(
  check((cell) => {
    const count = cell.trim().split(/\s+/).length;
    return count > MOST_WORDS ? sentence('constraint-error.words', { count, most: MOST_WORDS }) : undefined;
  }),
);

/** A figure's place in a report, found by extraction. */
export const evidenceSchema = z.object({
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
});
