import { memoize } from '../tables/memoize.ts';
import { description } from './describe.ts';
import { drawKey } from './parts/key.ts';
import { attributes, escapeXml, FONT, hatchPattern, isDerived } from './parts/svg.ts';
import { registry } from './registry.ts';
import type { ChartData } from './types.ts';

/**
 * A chart as SVG text for a width in pixels: a document of its own, named and described for screen readers
 * (Graphics-ARIA). `id` is unique on the page and starts the ids inside.
 *
 *     chart row ─ selectFor() ─► observations ─ chartData() ─► words and figures ─ draw() ─► SVG text
 */
export function renderChart(data: ChartData, width: number, id: string): string {
  const { body, ...size } = drawChart(data, width, id);
  const root = attributes({
    xmlns: 'http://www.w3.org/2000/svg',
    role: 'graphics-document',
    'aria-labelledby': `${id}-title`,
    'aria-describedby': `${id}-desc`,
    ...size,
    viewBox: `0 0 ${size.width} ${size.height}`,
    'font-size': FONT,
  });
  const names = `<title id="${id}-title">${escapeXml(data.title)}</title><desc id="${id}-desc">${escapeXml(description(data))}</desc>`;
  return `<svg${root}>${names}${body}</svg>`;
}

/** The height of what {@link renderChart} draws for a width, both in whole pixels. */
export const chartHeight = (data: ChartData, width: number) =>
  heightsOf(data).get(width) ?? drawChart(data, width, '').height;

/** By width: to find the size that fits a picture or a frame, a chart is measured at the same widths again. */
const heightsOf = memoize((_: ChartData) => new Map<number, number>());

/** The drawing with its patterns and its key, as SVG elements, and its size in whole pixels. */
export function drawChart(data: ChartData, width: number, id: string) {
  const { draw, marks } = registry[data.chart.type];
  const { height, body } = draw(data, width, id);
  const key = drawKey(data, marks, body, { width, top: Math.ceil(height), id });
  heightsOf(data).set(width, key.bottom);
  const hatched = new Set(data.data.filter(isDerived).map(({ colorRole }) => colorRole));
  const patterns = [...hatched].map((role) => hatchPattern(id, role)).join('');
  const defs = patterns && `<defs>${patterns}</defs>`;
  return { width: Math.ceil(width), height: key.bottom, body: defs + body + key.svg };
}
