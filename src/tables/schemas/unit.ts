import * as z from 'zod/mini';
import { sentence } from '../../i18n/problems.ts';
import { column, id, kind, meaningOf, number, text, translation } from '../cells.ts';
import { issueOf } from '../error-map.ts';

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
