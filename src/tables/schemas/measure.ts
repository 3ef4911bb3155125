import * as z from 'zod/mini';
import { type Formula, parseFormula } from '../../figures/formula.ts';
import { sentence } from '../../i18n/problems.ts';
import {
  id,
  kind,
  longest,
  meaningOf,
  number,
  optional,
  pattern,
  synonyms,
  text,
  translated,
  translation,
  years,
} from '../cells.ts';
import { issueOf } from '../error-map.ts';

/** A measure's id stands in formulas, so it is a name there: no hyphens. */
const measureId = id.check(
  kind({ type: 'string', pattern: '^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$' }),
  pattern(/^[^-]*$/, 'constraint-error.hyphen'),
);

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

const formula = z.pipe(
  z.pipe(
    z.string(),
    z.transform((cell, { issues }) => {
      const tree = parseFormula(cell);
      if (!('key' in tree)) return { text: cell, tree };
      issues.push(issueOf(cell, tree));
      return z.NEVER;
    }),
  ),
  z.object({ text: z.string(), tree }),
);

/** What is measured, with its definition; a derived measure has a formula. */
export const measureSchema = z.object({
  id: measureId,
  unit: text,
  formula: optional(formula),
  period_offset: optional(years),
  ...translated('label'),
  ...translated('definition', longest.prose),
  synonyms,
});

const CURRENCY = /^[A-Z]{3}$/;
const unitId = z
  .union([z.string().check(z.regex(CURRENCY)), id])
  .check(kind({ type: 'string', pattern: `${CURRENCY.source}|${meaningOf(id).pattern}` }));

const factor = z
  .pipe(
    number,
    z.number().check(({ value, issues }) => {
      if (value <= 0)
        issues.push(issueOf(String(value), sentence('constraint-error.factor', { cell: value })));
    }),
  )
  .check(kind({ type: 'number' }));

/** What numbers count. */
export const unitSchema = z.object({
  id: unitId,
  kind: z.enum(['count', 'percent', 'currency', 'ratio']),
  factor,
  singular_en: text,
  plural_en: translation('en'),
  name_vi: translation('vi'),
});

/** What figures are about. */
export const subjectSchema = z.object({
  id,
  kind: z.enum(['platform', 'networks', 'websites', 'games', 'service', 'industry', 'sector']),
  origin: optional(z.enum(['domestic', 'foreign'])),
  part_of: optional(id),
  ...translated('label'),
  synonyms,
});
