import * as z from 'zod/mini';
import { type Formula, parseFormula } from '../../figures/formula.ts';
import { type Sentence, sentence } from '../../i18n/problems.ts';
import * as column from '../cells.ts';
import { check } from '../error-map.ts';

/** A measure's id stands in formulas, so it is a name there: no hyphens. */
export const measureId = column.id.check(
  column.kind({ pattern: '^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$' }),
  z.regex(/^[^-]*$/, 'constraint-error.hyphen'),
);

const CURRENCY = /^[A-Z]{3}$/;
export const unitId = z
  .union([z.string().check(z.regex(CURRENCY)), column.id])
  .check(column.kind({ pattern: `${CURRENCY.source}|${column.kindOf(column.id).pattern}` }));

export const formula = column.parsed('string', (cell): { text: string; tree: Formula } | Sentence => {
  const tree = parseFormula(cell);
  return 'key' in tree ? tree : { text: cell, tree };
});

/** What `colour` of charts.csv says of categories is none itself. */
export const categoryId = column.id.check(
  z.regex(/^(?!(?:category|none)$)/, 'constraint-error.reserved-category'),
);

const EVIDENCE = /^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*#[1-9]\d*(?:\.[1-9]\d*)?$/;
/** An evidence id: report, line, nth figure on it; of a figure that is cited and not located, report and number. */
export const evidenceId = z
  .string()
  .check(
    column.kind({ pattern: EVIDENCE.source }),
    z.minLength(1, 'evidence-missing.blank'),
    z.regex(EVIDENCE, 'type-error.evidence-id'),
    z.maxLength(100, 'type-error.evidence-id'),
  );

/** No more of a report's words than a few enter the project. */
const MOST_WORDS = 3;
export const words = column.anyText.check(
  check((cell) => {
    const count = cell.trim().split(/\s+/).length;
    return count > MOST_WORDS ? sentence('constraint-error.words', { count, most: MOST_WORDS }) : undefined;
  }),
);
export const confirmed = column.anyText.check(
  z.regex(/^(?:(?:subject|measure|period)(?: (?!$)|$))*$/, 'constraint-error.confirmed'),
);

export const page = column.matching(
  /^(?:(?:charts|reports)\/[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*|figures(?:\/[a-z][a-z0-9_-]*){2}\/[A-Za-z0-9-]+)$/,
  'constraint-error.address',
);
