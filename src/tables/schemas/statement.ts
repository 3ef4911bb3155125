import * as z from 'zod/mini';
import { column, id, longest, optional, position, translation } from '../cells.ts';
import { period } from '../periods.ts';

export const directions = ['up', 'down', 'steady'] as const;

/** What a report says without a number, in our own words. */
export const statementSchema = z.object({
  id: column('Id of the statement.', 'Mã nhận định.', id),
  report: column('The report that says it.', 'Bài nguồn.', id),
  line: column(
    'Line of the report; blank where it has no lines.',
    'Dòng trong bài nguồn; để trống nếu bài không có văn bản.',
    optional(position),
  ),
  subject: column('The subject it is about; may be blank.', 'Đối tượng; có thể để trống.', optional(id)),
  measure: column('The measure it is about; may be blank.', 'Chỉ tiêu; có thể để trống.', optional(id)),
  period: column('The period it is about; may be blank.', 'Kỳ số liệu; có thể để trống.', optional(period)),
  direction: column(
    'up, down or steady where it says how something changed.',
    'up (tăng), down (giảm) hoặc steady (giữ nguyên) nếu nói về xu hướng.',
    optional(z.enum(directions)),
  ),
  text_en: column(
    'What is said, in our own words.',
    'Nội dung tiếng Anh, diễn đạt lại.',
    translation('en', longest.note),
  ),
  text_vi: column('What is said, in Vietnamese.', 'Nội dung, diễn đạt lại.', translation('vi', longest.note)),
});
