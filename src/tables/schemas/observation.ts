import * as z from 'zod/mini';
import { column, id, kind, note, numberOrRange, pattern, text } from '../cells.ts';
import { period } from '../periods.ts';

/** A report's id has at most 80 characters; lines and figures are numbers. */
const LONGEST_ID = 100;
const EVIDENCE = /^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*#[1-9]\d*(?:\.[1-9]\d*)?$/;

/** An evidence id: report, line, nth figure on it; of a figure that is cited and not located, report and number. */
export const evidenceId = z
  .string()
  .check(
    kind({ type: 'string', pattern: EVIDENCE.source }),
    z.minLength(1, 'evidence-missing.blank'),
    pattern(EVIDENCE, 'type-error.evidence-id'),
    z.maxLength(LONGEST_ID, 'type-error.evidence-id'),
  );

/** One value of one measure for one subject in one period, entered twice: as a number and as printed. */
export const observationSchema = z.object({
  subject: column('The subject.', 'Đối tượng.', id),
  measure: column('The measure.', 'Chỉ tiêu.', id),
  period: column(
    'The period: 2024, 2024-06 or 2024-06-30.',
    'Kỳ số liệu: 2024, 2024-06 hoặc 2024-06-30.',
    period,
  ),
  value: column(
    "A plain number in the measure's unit; both ends of a printed range, as 64000000..66000000.",
    'Giá trị ở dạng số, theo đơn vị của chỉ tiêu; khoảng thì ghi cả hai đầu: 64000000..66000000.',
    numberOrRange,
  ),
  reported: column(
    'The phrase exactly as the report prints it.',
    'Cụm từ đúng như in trong bài nguồn.',
    text,
  ),
  evidence: column(
    'Where: report#line.nth; report#number for a figure that is cited and not located.',
    'Vị trí: mã bài#dòng.thứ tự; mã bài#số nếu chỉ nêu nguồn, không xác định được vị trí.',
    evidenceId,
  ),
  note_en: column('A caveat of this value; may be blank.', 'Lưu ý riêng (tiếng Anh); có thể để trống.', note),
  note_vi: column('The caveat in Vietnamese.', 'Lưu ý riêng của số liệu; có thể để trống.', note),
});
