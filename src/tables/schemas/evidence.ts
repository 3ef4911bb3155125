import * as z from 'zod/mini';
import { roles } from '../../evidence/roles.ts';
import { qualifiers } from '../../figures/figure.ts';
import { anyText, column, numberOrRange, optional, position, text } from '../cells.ts';
import { evidenceId } from './observation.ts';

/** A figure's place in a report, found by extraction. */
export const evidenceSchema = z.object({
  id: column(
    'report#line.nth; report#number for a figure without a line.',
    'mã bài#dòng.thứ tự; mã bài#số nếu không có số dòng.',
    evidenceId,
  ),
  line: column(
    'Line of the text, from 1; blank for a figure that is cited and not located: one of a table, of an interview.',
    'Dòng trong bài, tính từ 1; để trống nếu chỉ nêu nguồn, không xác định được vị trí: số liệu trong bảng, trong cuộc phỏng vấn.',
    optional(position),
  ),
  column: column(
    'Character of the line, from 1; blank without a line.',
    'Ký tự trong dòng, tính từ 1; để trống nếu không có số dòng.',
    optional(position),
  ),
  phrase: column('The figure exactly as printed.', 'Con số đúng như được in.', text),
  number: column(
    'The number in base units: 76500000 for 76.5 million, 64000000..66000000 for a range.',
    'Giá trị theo đơn vị cơ sở: 76500000 cho 76,5 triệu, 64000000..66000000 cho một khoảng.',
    optional(numberOrRange),
  ),
  unit: column(
    'percent, a currency code, or blank for a count.',
    'percent, mã tiền tệ, hoặc để trống với số đếm.',
    anyText,
  ),
  qualifier: column(
    'How sure the report is of it; blank for context.',
    'Mức độ chắc chắn; để trống với context.',
    optional(z.enum(qualifiers)),
  ),
  role: column(
    'figure (used once), shared (said of several things at once), or context (no data: dates, codes, names).',
    'figure (dùng một lần), shared (nói chung cho nhiều đối tượng) hoặc context (không phải số liệu: ngày tháng, mã, tên).',
    z.enum(roles),
  ),
  after: column(
    'Up to three words that follow, so that a link finds this place.',
    'Tối đa ba từ đứng sau, để liên kết tìm đúng chỗ.',
    anyText,
  ),
});
