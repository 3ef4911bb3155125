import * as z from 'zod';
import { column, id, ids, oneOf, translation } from '../cells.ts';
import { period } from '../periods.ts';

/** The chart types that can be drawn; `src/charts/index.ts` has a drawing for each. */
export const chartTypes = ['bar'] as const;
export type ChartType = (typeof chartTypes)[number];

/** A chart: what is drawn, and the words around it. */
export const chartSchema = z.object({
  id: column('Id of the chart; part of its address.', 'Mã biểu đồ; là một phần của địa chỉ.', id),
  type: column('How it is drawn.', 'Kiểu biểu đồ.', oneOf(chartTypes)),
  measure: column('The measure shown.', 'Chỉ tiêu được thể hiện.', id),
  subjects: column(
    'The subjects shown, separated by spaces. Bars are sorted by value.',
    'Các đối tượng được thể hiện, cách nhau bằng dấu cách. Các thanh được xếp theo giá trị.',
    ids,
  ),
  period: column(
    'The period shown; values of days and months within it count.',
    'Kỳ được thể hiện; số liệu theo ngày và tháng trong kỳ cũng được tính.',
    period,
  ),
  title_en: column('Title: what the chart shows.', 'Tiêu đề tiếng Anh.', translation('en')),
  title_vi: column('Title in Vietnamese.', 'Tiêu đề: biểu đồ cho thấy điều gì.', translation('vi')),
  note_en: column(
    'A caveat below the chart; may be blank.',
    'Lưu ý dưới biểu đồ (tiếng Anh); có thể để trống.',
    (cell) => cell,
  ),
  note_vi: column('The caveat in Vietnamese.', 'Lưu ý dưới biểu đồ; có thể để trống.', (cell) => cell),
});
