import { drawRows, ROW } from './parts/rows.ts';
import { FONT, rule, SPACE } from './parts/svg.ts';
import { widest } from './parts/text.ts';
import { BAR_MARKS, barScale, drawBar } from './parts/uncertainty.ts';
import type { ChartData, Drawing } from './types.ts';

export const marks = BAR_MARKS;

/** Horizontal bars from zero, the largest on top of its group. */
export function draw(data: ChartData, width: number, id: string): Drawing {
  const values = data.data.map(({ value }) => value);
  const scale = barScale(data.data, [0, width], widest(values, FONT, 600) + SPACE);
  const { height, body } = drawRows(
    data,
    width,
    ({ value }) => value,
    (datum, y) => drawBar(datum, scale, { y: y - ROW / 2, height: ROW }, id),
  );
  const zero = scale(0);
  // Bars that all start at the left edge show where zero is.
  return { height, body: zero === 0 ? body : body + rule(`M${zero},0V${height}`) };
}
