import type { ChartType } from '../tables/schemas/chart.ts';
import * as bar from './bar.ts';
import * as card from './card.ts';
import * as dots from './dots.ts';
import * as line from './line.ts';
import { sizeOf } from './parts/svg.ts';
import * as range from './range.ts';
import * as stack from './stack.ts';
import type { ChartData } from './types.ts';

/**
 * How a type is drawn, in two steps: `place` gives numbers and `draw` makes text of them, so that a drawing can be
 * checked between the two.
 */
function drawing<Placement extends { width: number; height: number }>(type: {
  place(data: ChartData, width: number): Placement;
  draw(placement: Placement, data: ChartData, id: string): string;
}) {
  return {
    draw: (data: ChartData, width: number, id: string) => type.draw(type.place(data, width), data, id),
    size: (data: ChartData, width: number) => sizeOf(type.place(data, width)),
  };
}

/** A drawing for each chart type; a type without one does not compile. */
const registry: Record<ChartType, ReturnType<typeof drawing>> = {
  bar: drawing(bar),
  stack: drawing(stack),
  dots: drawing(dots),
  range: drawing(range),
  line: drawing(line),
  card: drawing(card),
};

/**
 * A chart as SVG text for a width in pixels. `id` is unique on the page and starts the ids inside.
 *
 *     chart row ─ selectFor() ─► observations ─ chartData() ─► words and figures ─ place() ─► numbers ─ draw() ─► SVG text
 */
export function renderChart(data: ChartData, width: number, id: string): string {
  return registry[data.chart.type].draw(data, width, id);
}

/** The size in pixels of what {@link renderChart} draws for a width. */
export function chartSize(data: ChartData, width: number): { width: number; height: number } {
  return registry[data.chart.type].size(data, width);
}
