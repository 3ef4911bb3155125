import { description } from './describe.ts';
import { sizeOf } from './parts/svg.ts';
import { registry } from './registry.ts';
import type { ChartData } from './types.ts';

/**
 * A chart as SVG text for a width in pixels. `id` is unique on the page and starts the ids inside.
 *
 *     chart row ─ selectFor() ─► observations ─ chartData() ─► words and figures ─ place() ─► numbers ─ draw() ─► SVG text
 */
export function renderChart(data: ChartData, width: number, id: string): string {
  const type = registry[data.chart.type];
  return type.draw(type.place(data, width), data, id, description(data));
}

/** The size in pixels of what {@link renderChart} draws for a width. */
export function chartSize(data: ChartData, width: number): { width: number; height: number } {
  return sizeOf(registry[data.chart.type].place(data, width), data);
}
