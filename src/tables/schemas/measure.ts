import * as z from 'zod/mini';
import { type Formula, parseFormula } from '../../figures/formula.ts';
import { column, id, kind, longest, optional, pattern, text, translation, years } from '../cells.ts';
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
  id: column('Id of the measure.', 'Mã chỉ tiêu.', measureId),
  unit: column('Unit of its values.', 'Đơn vị tính.', text),
  formula: column(
    'Formula of a derived measure: measures, + - * /, sum(measure) over all parts, parent(measure). Blank for what reports say.',
    'Công thức của chỉ tiêu suy ra: các chỉ tiêu, + - * /, sum(chỉ tiêu) trên mọi phần, parent(chỉ tiêu). Để trống với chỉ tiêu có trong bài.',
    optional(formula),
  ),
  period_offset: column(
    'Years from the period of the operands to that of the result, such as -1; blank for none.',
    'Số năm lệch giữa kỳ của số liệu gốc và kỳ của kết quả, ví dụ -1; để trống nếu không lệch.',
    optional(years),
  ),
  label_en: column('Name in English.', 'Tên tiếng Anh.', translation('en')),
  label_vi: column('Name in Vietnamese.', 'Tên tiếng Việt.', translation('vi')),
  definition_en: column(
    'What exactly is counted.',
    'Định nghĩa (tiếng Anh).',
    translation('en', longest.prose),
  ),
  definition_vi: column(
    'What exactly is counted, in Vietnamese.',
    'Định nghĩa: đếm chính xác những gì.',
    translation('vi', longest.prose),
  ),
});
