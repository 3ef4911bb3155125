import * as z from 'zod/mini';
import { blank, column, Fault, id, oneOf, reader, text, translation } from '../cells.ts';
import { number } from '../numbers.ts';

export const unitKinds = ['count', 'percent', 'currency', 'ratio'] as const;

const unitId = reader({ type: 'string', pattern: `^[A-Z]{3}$|${id.kind?.pattern}` }, (cell) =>
  /^[A-Z]{3}$/.test(cell) ? cell : id(cell),
);

const factor = reader({ type: 'number' }, (cell) => {
  if (cell === '') return blank('a number');
  const value = number(cell);
  return value instanceof Fault || value > 0
    ? value
    : new Fault('constraint-error', `The factor ${cell} is not above 0.`, 'Write 1, or 0.01 for percent.');
});

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
    oneOf(unitKinds),
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
