import * as z from 'zod/mini';
import { type Formula, parseFormula } from '../../figures/formula.ts';
import { sentence } from '../../i18n/problems.ts';
import {
  column,
  id,
  kind,
  longest,
  meaningOf,
  number,
  optional,
  pattern,
  text,
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

export const unitKinds = ['count', 'percent', 'currency', 'ratio'] as const;

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
  id: column(
    'Id of the unit; a currency has its ISO 4217 code.',
    'Mã đơn vị; tiền tệ dùng mã ISO 4217.',
    unitId,
  ),
  kind: column(
    'count (whole things), percent, currency, or ratio (one thing per another).',
    'count (đếm), percent (phần trăm), currency (tiền tệ) hoặc ratio (tỷ số).',
    z.enum(unitKinds),
  ),
  factor: column(
    'What one of it is in formulas: 0.01 for percent, else 1.',
    'Giá trị của một đơn vị trong công thức: 0.01 với phần trăm, còn lại là 1.',
    factor,
  ),
  singular_en: column('English name behind the number 1.', 'Tên tiếng Anh, số ít.', text),
  plural_en: column('English name behind other numbers.', 'Tên tiếng Anh, số nhiều.', translation('en')),
  name_vi: column('Vietnamese name behind a number.', 'Tên tiếng Việt, đứng sau con số.', translation('vi')),
});

export const subjectKinds = [
  'platform',
  'networks',
  'websites',
  'games',
  'service',
  'industry',
  'sector',
] as const;
export const origins = ['domestic', 'foreign'] as const;

/** What figures are about. */
export const subjectSchema = z.object({
  id: column('Id of the subject.', 'Mã đối tượng.', id),
  kind: column('What sort of thing it is.', 'Loại đối tượng.', z.enum(subjectKinds)),
  origin: column(
    'domestic or foreign; blank where that is not the question.',
    'domestic (trong nước) hoặc foreign (nước ngoài); để trống nếu không phân biệt.',
    optional(z.enum(origins)),
  ),
  part_of: column(
    'The subject that it is a part of; sums run over all parts.',
    'Đối tượng bao trùm; tổng được tính trên mọi phần.',
    optional(id),
  ),
  label_en: column('Name in English.', 'Tên tiếng Anh.', translation('en')),
  label_vi: column('Name in Vietnamese.', 'Tên tiếng Việt.', translation('vi')),
});
