import * as z from 'zod/mini';
import { claim, column, id, ids, note, optional, translation } from '../cells.ts';
import { period } from '../periods.ts';

/** The chart types that can be drawn; `src/charts/index.ts` has a drawing for each. */
export const chartTypes = ['bar', 'stack', 'dots', 'range', 'line', 'card'] as const;
export type ChartType = (typeof chartTypes)[number];

/** What a chart's colours tell apart. */
export const chartColours = ['origin', 'state', 'none'] as const;

/** A chart: what is drawn, and the words around it. */
export const chartSchema = z.object({
  id: column('Id of the chart; part of its address.', 'Mã biểu đồ; là một phần của địa chỉ.', id),
  type: column(
    'How it is drawn: bar; stack (parts of a whole); dots (one mark stands for so many); range (values with their intervals); line (over periods); card (a single figure).',
    'Kiểu biểu đồ: bar (thanh), stack (phần trong tổng thể), dots (biểu đồ chấm), range (giá trị kèm khoảng), line (theo thời gian), card (một con số).',
    z.enum(chartTypes),
  ),
  measures: column(
    'The measures shown, separated by spaces. Of a stack: the measure of its parts.',
    'Các chỉ tiêu được thể hiện, cách nhau bằng dấu cách. Với stack: chỉ tiêu của các phần.',
    ids,
  ),
  subjects: column(
    'The subjects shown, separated by spaces. Of a stack: the wholes, whose parts follow from subjects.csv.',
    'Các đối tượng được thể hiện, cách nhau bằng dấu cách. Với stack: các tổng thể; các phần lấy theo subjects.csv.',
    ids,
  ),
  period: column(
    'The period shown, values of days and months within it included; or all.',
    'Kỳ được thể hiện, gồm cả số liệu theo ngày và tháng trong kỳ; hoặc all (mọi kỳ).',
    z.union([z.literal('all'), period]),
  ),
  whole: column(
    'Of a stack: the measure of the wholes. Blank for other types.',
    'Với stack: chỉ tiêu của tổng thể. Để trống với các kiểu khác.',
    optional(id),
  ),
  beside: column(
    'A measure of the same subjects whose value stands beside each mark; may be blank.',
    'Chỉ tiêu của cùng đối tượng, ghi kèm bên mỗi giá trị; có thể để trống.',
    optional(id),
  ),
  colour: column(
    'What colours say: origin (domestic or foreign), state (what the authorities did), none.',
    'Ý nghĩa của màu: origin (trong nước hay nước ngoài), state (hoạt động của cơ quan quản lý), none (không).',
    z.enum(chartColours),
  ),
  claim: column(
    'What the title claims, as a formula over values that the chart shows, such as zalo users > facebook users; label for a title that claims nothing.',
    'Điều tiêu đề khẳng định, dưới dạng công thức trên các giá trị của biểu đồ, ví dụ zalo users > facebook users; ghi label nếu tiêu đề không khẳng định gì.',
    claim,
  ),
  title_en: column('Title: what the chart shows.', 'Tiêu đề tiếng Anh.', translation('en')),
  title_vi: column('Title in Vietnamese.', 'Tiêu đề: biểu đồ cho thấy điều gì.', translation('vi')),
  note_en: column(
    'A caveat below the chart; may be blank.',
    'Lưu ý dưới biểu đồ (tiếng Anh); có thể để trống.',
    note,
  ),
  note_vi: column('The caveat in Vietnamese.', 'Lưu ý dưới biểu đồ; có thể để trống.', note),
});
