import { t } from '../i18n/index.ts';
import { memoize } from '../tables/memoize.ts';
import { description } from './describe.ts';
import { type ColorRole, neutral } from './parts/palette.ts';
import {
  attributes,
  escapeXml,
  FONT,
  filled,
  hatched,
  hatchPattern,
  hollow,
  isDerived,
  LINE,
  SMALL,
  stroke,
  textLines,
  whiskerLine,
} from './parts/svg.ts';
import { wrap } from './parts/text.ts';
import { isSoft, type Span, spanOf } from './parts/uncertainty.ts';
import { registry } from './registry.ts';
import type { ChartData, KeyMark } from './types.ts';

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

const SWATCH = 26;
/** Between a drawing and its key. */
const GAP = 12;

/** Explains those marks that a drawing, `body`, has. It ends at `top`; `bottom` is where the key ends, in pixels. */
function drawKey(
  data: ChartData,
  marks: readonly KeyMark[],
  body: string,
  { width, top, id }: { width: number; top: number; id: string },
): { svg: string; bottom: number } {
  const roles = data.data.map(({ colorRole }) => colorRole);
  const isOne = new Set(roles.map(({ name }) => name)).size === 1;
  const role = (isOne ? roles[0] : data.data.find(isDerived)?.colorRole) ?? neutral;
  const isOfDots = marks.includes('hollow');
  let y = top;
  const rows = marksIn(data, marks, body).map((mark) => {
    const first = y === top ? y + GAP : y;
    const lines = wrap(t(data.locale, `key.${mark}`), SMALL, 400, width - SWATCH);
    y = first + lines.length * LINE;
    const words = textLines(lines, 'muted', { x: SWATCH, y: first + 14, size: SMALL });
    return swatch(isOfDots && mark === 'soft' ? 'softDot' : mark, first + 9, role, id) + words;
  });
  return { svg: rows.join(''), bottom: y };
}

function marksIn({ data, wholes, direction }: ChartData, marks: readonly KeyMark[], body: string): KeyMark[] {
  // Of a stack, only wholes have whiskers.
  const ranges = wholes.length > 0 ? wholes : data.filter((datum) => !isSoft(datum));
  const spans = ranges.flatMap(({ figure }) => spanOf(figure, Number) ?? []);
  const isOpen = ({ from, to }: Span) => from === undefined || to === undefined;
  const has: Record<KeyMark, boolean> = {
    hatched: data.some(isDerived),
    hollow: data.some(isDerived),
    soft: data.some(isSoft),
    // Beside those of open ends: a short interval has none.
    range: body.split('class="whisker"').length - 1 > spans.filter(isOpen).length,
    open: spans.some(isOpen),
    direction: direction !== undefined,
  };
  return marks.filter((mark) => has[mark]);
}

/** A mark in small; `y` is its middle. */
function swatch(mark: KeyMark | 'softDot', y: number, role: ColorRole, id: string): string {
  type Look = Record<string, string | number>;
  const block = (x: number, width: number, look: Look) =>
    `<rect${attributes({ x, y: y - 6, height: 12, width, ...look })}/>`;
  const circle = (r: number, look: Look) => `<circle${attributes({ cx: 9, cy: y, r, ...look })}/>`;
  switch (mark) {
    case 'hatched':
      return block(0.5, 17, { ...hatched(role, id), y: y - 5.5, height: 11 });
    case 'hollow':
      return circle(5, hollow(role));
    case 'soft':
      return block(0, 10, filled(role)) + block(10, 8, { ...filled(role), opacity: 0.45 });
    case 'softDot':
      return circle(7, { ...filled(role), opacity: 0.45 }) + circle(4, filled(role));
    case 'range':
      return whiskerLine(`M1,${y}h16M1,${y - 5}v10M17,${y - 5}v10`);
    case 'open':
      return whiskerLine(`M0,${y}h17M11,${y - 5}l6,5l-6,5`);
    case 'direction':
      return stroke(`M0,${y}h4m3,0h4m3,0h3M11,${y - 5}l6,5l-6,5`, role);
  }
}
