import { line as lineShape, scaleLinear } from 'd3';
import { byTime, timeOf } from '../figures/period.ts';
import type { ChartType } from '../tables/schemas/chart.ts';
import type { Observation } from '../tables/tables.ts';
import { dodge } from './parts/dodge.ts';
import { domainOf } from './parts/domain.ts';
import { type PeriodName, periodAxis } from './parts/period-axis.ts';
import {
  FONT,
  group,
  LINE,
  mark,
  round,
  rule,
  SMALL,
  SPACE,
  stroke,
  svgDocument,
  text,
} from './parts/svg.ts';
import { textWidth, wrap } from './parts/text.ts';
import { type Span, spanOf, uncertainDot } from './parts/uncertainty.ts';
import { hasSeveralPeriods, seriesOf } from './series.ts';
import type { ChartData, Datum } from './types.ts';

export { check, dropValues, headlineFinding, key, label, subtitleMeasures } from './series.ts';

export const maxValues = Number.POSITIVE_INFINITY;
export const hasOneGroup = true;

/** Bars until a subject has a second period. */
export const drawAs = (shown: readonly Observation[]): ChartType =>
  hasSeveralPeriods(shown) ? 'line' : 'bar';

/** Where everything of a line chart stands, in pixels. */
export interface LinePlacement {
  width: number;
  height: number;
  base: number;
  series: PointPlace[][];
  periods: PeriodName[];
}

export interface PointPlace {
  datum: Datum;
  x: number;
  y: number;
  span: Span | undefined;
  words: { text: string; x: number; y: number; anchor: 'start' | 'middle' | 'end' }[];
  /** Where a line from the point to its words ends, for a series that ends before the others. */
  leader?: { x: number; y: number };
}

const PLOT = 170;
const DOT = 5;
const TOP = 24;

/**
 * Values over periods, from zero; with exactly two periods, a slope. The first and last values are written at their
 * points, those between above theirs where there is one series; several series have their names at the end.
 */
export function place({ data }: ChartData, width: number): LinePlacement {
  const series = seriesOf({ data });
  const isOne = series.length === 1;
  const endWords = (datum: Datum) => (isOne ? datum.value : `${datum.label} ${datum.value}`);
  // A series of one point has its words at the end only.
  const firsts = series.flatMap((points) => (points.length > 1 ? points.slice(0, 1) : []));
  const lasts = series.flatMap((points) => points.slice(-1));
  const most = width * 0.36;
  const left =
    Math.min(most, Math.max(0, ...firsts.map(({ value }) => textWidth(value, FONT, 600)))) + SPACE + DOT;
  const right =
    Math.min(most, Math.max(...lasts.map((datum) => textWidth(endWords(datum), FONT, 600)))) + SPACE + DOT;

  const names = new Map(data.map(({ observation, period }) => [observation.period, period]));
  const periods = [...names.keys()].toSorted(byTime);
  const [start, end] = [left, width - right];
  const x = scaleLinear([periods[0] ?? '', periods.at(-1) ?? ''].map(timeOf), [start, end]);
  const linesOf = (words: string) => wrap(words, FONT, 600, most);
  const needed = lasts.reduce((sum, datum) => sum + linesOf(endWords(datum)).length * LINE, 0);
  const bottom = TOP + Math.max(PLOT, needed);
  const y = scaleLinear(domainOf(data), [bottom, TOP]);

  const placed = series.map((points) =>
    points.map((datum): PointPlace => {
      const at = { x: x(timeOf(datum.observation.period)), y: y(datum.figure.value) };
      return { datum, ...at, span: spanOf(datum.figure, y), words: [] };
    }),
  );
  const blocksOf = (points: PointPlace[], words: (datum: Datum) => string) =>
    points.map((point) => ({ point, x: point.x, y: point.y, lines: linesOf(words(point.datum)) }));
  // All names stand at the right edge, whenever their series ends; values on the left only where it starts there.
  const heads = placed
    .flatMap((points) => (points.length > 1 ? points.slice(0, 1) : []))
    .filter((point) => point.x < start + DOT);
  for (const { point, y, lines } of dodge(
    blocksOf(heads, ({ value }) => value),
    bottom,
  ))
    point.words = lines.map((text, at) => ({
      text,
      x: start - DOT - SPACE,
      y: y + 5 + at * LINE,
      anchor: 'end',
    }));
  const tails = placed.flatMap((points) => points.slice(-1));
  for (const { point, y, lines } of dodge(blocksOf(tails, endWords), bottom)) {
    const words = lines.map((text, at): PointPlace['words'][number] => ({
      text,
      x: end + DOT + SPACE,
      y: y + 5 + at * LINE,
      anchor: 'start',
    }));
    point.words = words;
    if (point.x < end - DOT) point.leader = { x: end + DOT + SPACE - 4, y };
  }
  if (isOne)
    placed[0]?.forEach((point, at, all) => {
      const [before, after] = [all[at - 1], all[at + 1]];
      if (!before || !after) return;
      const room = Math.min(point.x - before.x, after.x - point.x);
      if (textWidth(point.datum.value, FONT, 600) < room - 4)
        point.words = [{ text: point.datum.value, x: point.x, y: point.y - 12, anchor: 'middle' }];
    });

  const places = periods.map((period) => ({ period, text: names.get(period) ?? '', x: x(timeOf(period)) }));
  const axis = periodAxis(places, width, bottom + LINE);
  return {
    width,
    height: Math.max(...axis.map(({ y }) => y)) + 8,
    base: y(0),
    series: placed,
    periods: axis,
  };
}

/** The drawing as SVG text. */
export function draw(placement: LinePlacement, data: ChartData, id: string, description: string): string {
  const { width, base, series, periods } = placement;
  const shape = lineShape<PointPlace>(
    ({ x }) => round(x),
    ({ y }) => round(y),
  );
  const body = [
    rule(`M0,${round(base)}H${width}`),
    ...periods.map((period) => text(period.text, 'quiet', { ...period, size: SMALL })),
    ...series.map((points) => {
      const tone = points[0]?.datum.colorRole ?? 'neutral';
      const path = stroke(shape(points) ?? '', tone);
      return group(nameOf(points, data), path + points.map(drawPoint).join(''));
    }),
  ];
  return svgDocument(id, placement, data, description, body.join(''));
}

/** The name of a series; a single one needs none. */
function nameOf(points: PointPlace[], { chart }: ChartData): string {
  return chart.subjects.length > 1 ? (points[0]?.datum.label ?? '') : '';
}

/** A point: its dot, its whisker, its words. */
function drawPoint({ datum, x, y, span, words, leader }: PointPlace): string {
  const shapes = uncertainDot(datum, { x, y, span }, DOT, 'y');
  const area = { x: x - 14, y: y - 14, width: 28, height: 28 };
  const line = leader ? rule(`M${round(x)},${round(y)}L${round(leader.x)},${round(leader.y)}`, 'leader') : '';
  return line + mark(datum, area, shapes) + words.map((one) => text(one.text, 'value', one)).join('');
}
