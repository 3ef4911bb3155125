import { line as lineShape, scaleLinear } from 'd3';
import { byTime, timeOf } from '../figures/period.ts';
import type { ChartType } from '../tables/schemas/chart.ts';
import type { Observation } from '../tables/tables.ts';
import { domainOf } from './parts/domain.ts';
import {
  FONT,
  group,
  LINE,
  mark,
  round,
  rule,
  SMALL,
  stroke,
  svgDocument,
  text,
  type Words,
} from './parts/svg.ts';
import { textWidth, unbroken, wrap } from './parts/text.ts';
import { ARROW, type Span, spanOf, uncertainDot } from './parts/uncertainty.ts';
import { hasSeveralPeriods, seriesOf } from './series.ts';
import type { ChartData, Datum } from './types.ts';

export { check, dropValues, headlineFinding, key, label, subtitleMeasures } from './series.ts';

export const hasOneGroup = true;
export const needsFullWidth = true;
export const maxValues = 200;

/** Bars until a subject has a second period. */
export const drawAs = (shown: readonly Observation[]): ChartType =>
  hasSeveralPeriods(shown) ? 'multiples' : 'bar';

/** Where everything of small multiples stands, in pixels. */
export interface MultiplesPlacement {
  width: number;
  height: number;
  panels: Panel[];
}

export interface Panel {
  name: string;
  x: number;
  width: number;
  /** Of the plot. */
  top: number;
  bottom: number;
  zero: number;
  points: { datum: Datum; x: number; y: number; span: Span | undefined }[];
  heading: Words[];
  /** The first and the last value with their periods. */
  ends: (Words & { kind: 'quiet' | 'value' })[];
}

const NARROWEST = 124;
const GAP = 20;
const PLOT = 84;
const DOT = 3.5;
const MOST_COLUMNS = 5;

/**
 * A panel a subject, all with the same scales: a line from its first to its last value, which stand below it with their
 * periods, where they can meet neither the line nor each other.
 */
export function place(data: ChartData, width: number): MultiplesPlacement {
  const series = seriesOf(data);
  // A panel has room for its longest value.
  const least = Math.max(NARROWEST, ...data.data.map(({ value }) => textWidth(value, FONT, 600)));
  const columns = Math.max(
    1,
    Math.min(MOST_COLUMNS, series.length, Math.floor((width + GAP) / (least + GAP))),
  );
  const panelWidth = (width - (columns - 1) * GAP) / columns;
  const times = data.data.map(({ observation }) => observation.period).toSorted(byTime);
  const x = scaleLinear([times[0] ?? '', times.at(-1) ?? ''].map(timeOf), [DOT + 2, panelWidth - DOT - 2]);
  const domain = domainOf(data.data);
  const isOpen = (pick: (datum: Datum) => number) => data.data.some((datum) => !Number.isFinite(pick(datum)));
  const above = DOT + (isOpen(({ figure }) => figure.high) ? ARROW : 0);
  const below = DOT + (isOpen(({ figure }) => figure.low) ? ARROW : 0);

  let y = 0;
  const panels: Panel[] = [];
  for (let at = 0; at < series.length; at += columns) {
    const row = series.slice(at, at + columns);
    const headings = row.map((points) => wrap(points[0]?.subject ?? '', FONT, 600, panelWidth));
    const top = y + Math.max(...headings.map(({ length }) => length)) * LINE + 4;
    const bottom = top + above + PLOT + below;
    const scale = scaleLinear(domain, [bottom - below, top + above]);
    const placed = row.map((points, column): Panel => {
      const left = column * (panelWidth + GAP);
      const own = headings[column] ?? [];
      return {
        name: series.length > 1 ? (points[0]?.subject ?? '') : '',
        x: left,
        width: panelWidth,
        top,
        bottom,
        zero: scale(0),
        points: points.map((datum) => ({
          datum,
          x: left + x(timeOf(datum.observation.period)),
          y: scale(datum.figure.value),
          span: spanOf(datum.figure, scale),
        })),
        // Above the plot, whatever the others of the row need.
        heading: own.map((text, nth) => ({
          text,
          x: left,
          y: top - 4 - (own.length - nth) * LINE + FONT,
          anchor: 'start',
        })),
        ends: endWords(points, left, panelWidth, bottom),
      };
    });
    panels.push(...placed);
    y = Math.max(...placed.flatMap(({ ends }) => ends.map((one) => one.y))) + GAP;
  }
  return { width, height: Math.max(1, y - GAP + 6), panels };
}

/** The first value on the left and the last on the right, each below its period; under each other where they would meet. */
function endWords(points: Datum[], left: number, width: number, bottom: number): Panel['ends'] {
  const ends = points.length > 1 ? [points[0], points.at(-1)].filter((one) => one !== undefined) : points;
  const widths = ends.map(({ value, period }) =>
    Math.max(textWidth(value, FONT, 600), textWidth(period, SMALL)),
  );
  const isOneLine = widths.reduce((sum, one) => sum + one, (ends.length - 1) * 10) <= width;
  let y = bottom;
  const put = (words: string, kind: 'quiet' | 'value', place: Omit<Words, 'text' | 'y'>) =>
    wrap(unbroken(words), kind === 'quiet' ? SMALL : FONT, kind === 'quiet' ? 400 : 600, width).map(
      (text) => {
        y += LINE;
        return { text, kind, y: y - 3, ...place };
      },
    );
  return ends.flatMap(({ value, period }, at) => {
    const isLast = isOneLine && at > 0;
    if (isOneLine) y = bottom;
    const place = isLast
      ? { x: left + width, anchor: 'end' as const }
      : { x: left, anchor: 'start' as const };
    return [...put(period, 'quiet', place), ...put(value, 'value', place)];
  });
}

/** The drawing as SVG text. */
export function draw(
  placement: MultiplesPlacement,
  data: ChartData,
  id: string,
  description: string,
): string {
  const body = placement.panels.map((panel) => group(panel.name, drawPanel(panel)));
  return svgDocument(id, placement, data, description, body.join(''));
}

function drawPanel({ x, width, top, bottom, zero, points, heading, ends }: Panel): string {
  const shape = lineShape<Panel['points'][number]>(
    (point) => round(point.x),
    (point) => round(point.y),
  );
  const tone = points[0]?.datum.colorRole ?? 'neutral';
  const path = stroke(shape(points) ?? '', tone);
  const words = [
    ...heading.map((line) => text(line.text, 'value', line)),
    ...ends.map((line) =>
      text(line.text, line.kind, { ...line, ...(line.kind === 'quiet' && { size: SMALL }) }),
    ),
  ];
  // Each point can be pointed at half way to its neighbours, over the height of the plot.
  const marks = points.map((point, at) => {
    const [before, after] = [points[at - 1], points[at + 1]];
    const from = before ? (before.x + point.x) / 2 : x;
    const to = after ? (after.x + point.x) / 2 : x + width;
    const area = { x: from, y: top, width: to - from, height: bottom - top };
    return mark(point.datum, area, uncertainDot(point.datum, point, DOT, 'y'));
  });
  return `${rule(`M${round(x)},${round(zero)}h${round(width)}`)}${path}${words.join('')}${marks.join('')}`;
}
