import * as z from 'zod/mini';
import { column, id, longest, optional, text, translation } from '../cells.ts';
import { date, period } from '../periods.ts';

/** A published value that was wrong, and what was done. */
export const correctionSchema = z.object({
  date: column('Day of the correction.', 'Ngày đính chính.', date),
  subject: column('Subject of the observation.', 'Đối tượng của số liệu.', id),
  measure: column('Measure of the observation.', 'Chỉ tiêu của số liệu.', id),
  period: column('Period of the observation.', 'Kỳ của số liệu.', period),
  report: column(
    'Report whose telling of the value was corrected; blank: the only one, or the one that was shown that day.',
    'Bài nguồn có giá trị được đính chính; để trống nếu chỉ một bài nêu giá trị này, hoặc đó là bài được hiển thị vào ngày ấy.',
    optional(id),
  ),
  before: column('What was published.', 'Giá trị đã đăng.', text),
  after: column('What it is now.', 'Giá trị sau khi sửa.', text),
  reason_en: column('Why.', 'Lý do (tiếng Anh).', translation('en', longest.prose)),
  reason_vi: column('Why, in Vietnamese.', 'Lý do.', translation('vi', longest.prose)),
});
