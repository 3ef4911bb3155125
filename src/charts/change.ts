import { scaleLinear } from 'd3';
import { byTime } from '../figures/period.ts';
import type { ChartType } from '../tables/schemas/chart.ts';
import type { Observation } from '../tables/tables.ts';
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
  type Words,
} from './parts/svg.ts';
import { textWidth, unbroken, wrap } from './parts/text.ts';
import { ARROW, type Span, spanOf, uncertainDot } from './parts/uncertainty.ts';
import { hasSeveralPeriods, seriesOf } from './series.ts';
import type { ChartData, Datum } from './types.ts';

export { check, dropValues, headlineFinding, key, label, subtitleMeasures } from './series.ts';

export const hasOneGroup = true;

/** The last two values of each subject. */
export const keepValues = (values: readonly Observation[]): Observation[] =>
  values.filter(({ subject, period }) => {
    const later = values.filter((one) => one.subject === subject && byTime(one.period, period) > 0);
    return later.length < 2;
  });

/** Bars until a subject has a second period. */
export const drawAs = (shown: readonly Observation[]): ChartType =>
  hasSeveralPeriods(shown) ? 'change' : 'bar';

/** Where everything of a change chart stands, in pixels. */
export interface ChangePlacement {
  width: number;
  height: number;
  zero: number;
  rows: ChangeRow[];
  /** The periods at the ends of the first row, where they are those of all; and zero. */
  periods: PeriodName[];
}

export interface ChangeRow {
  name: string;
  /** The subject; and the values, where they have no room beside their marks. */
  above: (Words & { kind: 'label' | 'value' })[];
  top: number;
  bottom: number;
  /** The middle of the marks. */
  y: number;
  ends: { datum: Datum; x: number; isLeft: boolean; span: Span | undefined; words: Words | undefined }[];
  /** Whether the intervals leave no doubt which way it went: only then is there an arrow. */
  isCertain: boolean;
}

const FROM = 4;
const TO = 6;
const TRACK = 24;
const GAP = 12;
/** The least that is left for the marks beside their values. */
const LEAST = 176;

/**
 * A row a subject, on a scale from zero: a small dot at the value before, a large one at the last, between them an arrow.
 * The values stand beside the dots; where there is no room, above them with their periods.
 */
export function place(data: ChartData, width: number): ChangePlacement {
  const series = seriesOf(data);
  const pairs = new Set(
    series.filter(({ length }) => length > 1).map((ends) => ends.map(({ period }) => period).join()),
  );
  const isShort = (ends: Datum[]) => pairs.size === 1 && ends.length > 1;
  const { scale, hasRoom } = scaleFor(series, width, isShort);

  let y = 0;
  let periods: PeriodName[] = [];
  const rows = series.map((ends): ChangeRow => {
    const top = y;
    const last = ends.at(-1);
    const name = last?.subject ?? '';
    const words = last?.secondaryValue ? `${name} · ${last.secondaryValue}` : name;
    const above: ChangeRow['above'] = [];
    const add = (words: string, kind: 'label' | 'value') => {
      for (const line of wrap(words, FONT, kind === 'value' ? 600 : 400, width)) {
        above.push({ text: line, kind, x: 0, y: y + FONT, anchor: 'start' });
        y += LINE;
      }
    };
    // A single subject stands in the subtitle.
    if (series.length > 1 || words !== name) add(words, 'label');
    const x = ({ figure }: Datum) => scale(figure.value);
    if (hasRoom && isShort(ends) && periods.length === 0) {
      const places = ends.map((one) => ({ period: one.observation.period, text: one.period, x: x(one) }));
      periods = withZero(periodAxis(places, width, y + SMALL), scale(0));
      y = Math.max(...periods.map((one) => one.y)) + 6;
    }
    if (!hasRoom) for (const datum of ends) add(unbroken(wordsOf(datum, false)), 'value');
    y += above.length > 0 ? 2 : 0;
    const middle = y + TRACK / 2;
    y += TRACK + GAP;
    const placed = ends.map((datum, at) => {
      const other = ends[1 - at];
      // The earlier stands on the left where both are equal.
      const isLeft = other !== undefined && (x(datum) < x(other) || (x(datum) === x(other) && at === 0));
      const span = spanOf(datum.figure, scale);
      const extent = isLeft
        ? Math.min(x(datum) - TO, span ? (span.from ?? x(datum) - ARROW) : width) - SPACE
        : Math.max(x(datum) + TO, span ? (span.to ?? x(datum) + ARROW) : 0) + SPACE;
      const anchor = isLeft ? ('end' as const) : ('start' as const);
      const beside = { text: wordsOf(datum, isShort(ends)), x: extent, y: middle + 5, anchor };
      return { datum, x: x(datum), isLeft, span, words: hasRoom ? beside : undefined };
    });
    const [low, high] = ends.map(({ figure }) => figure).toSorted((a, b) => a.value - b.value);
    const isCertain = low !== undefined && high !== undefined && low.high < high.low;
    return { name, above, top, bottom: y - GAP, y: middle, ends: placed, isCertain };
  });
  return { width, height: Math.max(1, y - GAP + 2), zero: scale(0), rows, periods };
}

/** The names of the periods and, left of them where there is room, that of zero. */
function withZero(periods: PeriodName[], zero: number): PeriodName[] {
  const [first] = periods;
  const half = textWidth('0', SMALL) / 2;
  if (!first || zero + half + GAP > first.x - textWidth(first.text, SMALL) / 2) return periods;
  return [{ text: '0', x: Math.max(zero, half), y: first.y, anchor: 'middle' }, ...periods];
}

const wordsOf = ({ value, period }: Datum, isShort: boolean) => (isShort ? value : `${period}: ${value}`);

/** A scale that leaves room for the values on both sides of their marks, or one without where that leaves too little. */
function scaleFor(
  series: Datum[][],
  width: number,
  isShort: (ends: Datum[]) => boolean,
): { scale: (value: number) => number; hasRoom: boolean } {
  const data = series.flat();
  const domain = domainOf(data);
  const part = scaleLinear(domain, [0, 1]);
  const open = (end: number) => TO + (Number.isFinite(end) ? 0 : ARROW);
  const sides = series.flatMap((points) => {
    const sorted = points.toSorted((a, b) => a.figure.value - b.figure.value);
    return sorted.map((datum, at) => {
      const words = textWidth(wordsOf(datum, isShort(points)), FONT, 600) + SPACE;
      const isLeft = at === 0 && points.length > 1;
      return {
        left: {
          at: part(Number.isFinite(datum.figure.low) ? datum.figure.low : datum.figure.value),
          need: open(datum.figure.low) + (isLeft ? words : 0),
        },
        right: { need: open(datum.figure.high) + (isLeft ? 0 : words) },
      };
    });
  });
  const end = width - Math.max(...sides.map(({ right }) => right.need));
  // What stands further right needs less room on the left.
  const starts = sides.map(({ left: { at, need } }) => (at < 1 ? (need - at * end) / (1 - at) : 0));
  const start = Math.max(0, ...starts);
  const isWithin = sides.every(({ left }) => start + left.at * (end - start) >= left.need - 0.01);
  if (end - start >= LEAST && isWithin) return { scale: scaleLinear(domain, [start, end]), hasRoom: true };
  const pad = Math.max(...data.map(({ figure }) => Math.max(open(figure.low), open(figure.high))));
  return { scale: scaleLinear(domain, [pad, width - pad]), hasRoom: false };
}

/** The drawing as SVG text. */
export function draw(placement: ChangePlacement, data: ChartData, id: string, description: string): string {
  const { width, zero, rows, periods } = placement;
  const body = [
    ...rows.map((row) => drawBase(row, zero)),
    ...periods.map((period) => text(period.text, 'quiet', { ...period, size: SMALL })),
    ...rows.map((row) => group(row.name, drawRow(row, width))),
  ];
  return svgDocument(id, placement, data, description, body.join(''));
}

/** Where zero is, and a thin line from there to the marks and their words; nothing where words stand. */
function drawBase({ y, ends }: ChangeRow, zero: number): string {
  const spans = ends.flatMap(({ words }) => {
    if (!words) return [];
    const from = words.anchor === 'end' ? words.x - textWidth(words.text, FONT, 600) : words.x;
    return [[from, from + textWidth(words.text, FONT, 600)] as const];
  });
  if (spans.some(([from, to]) => zero > from - 3 && zero < to + 3)) return '';
  const edges = [...ends.map(({ x }) => x), ...spans.flat()];
  const [left, right] = [Math.min(...edges) - SPACE, Math.max(...edges) + SPACE];
  const to = Math.max(left, Math.min(zero, right));
  return (
    rule(`M${round(zero)},${y - TRACK / 2}v${TRACK}`) + rule(`M${round(zero)},${y}H${round(to)}`, 'leader')
  );
}

function drawRow({ above, top, bottom, y, ends, isCertain }: ChangeRow, width: number): string {
  const [from, to] = ends;
  const beside = ends.flatMap(({ words }) => (words ? [{ ...words, kind: 'value' as const }] : []));
  const words = [...above, ...beside].map((line) => text(line.text, line.kind, line));
  const arrow = from && to ? drawArrow(from, to, y, isCertain) : '';
  // Each end can be pointed at on its side of the row.
  const middle = from && to ? (from.x + to.x) / 2 : 0;
  const marks = ends.map((end, at) => {
    const sides = end.isLeft ? { x: 0, width: middle } : { x: middle, width: width - middle };
    const dot = uncertainDot(end.datum, { ...end, y }, at < ends.length - 1 ? FROM : TO, 'x');
    return mark(end.datum, { ...sides, y: top, height: bottom - top }, dot);
  });
  return words.join('') + arrow + marks.join('');
}

/** From dot to dot, with an open head before the last where the direction is certain and there is room for it. */
function drawArrow(
  from: ChangeRow['ends'][number],
  to: ChangeRow['ends'][number],
  y: number,
  isCertain: boolean,
): string {
  const sign = Math.sign(to.x - from.x);
  const [start, end] = [from.x + sign * FROM, to.x - sign * TO];
  const length = (end - start) * sign;
  if (length <= 0) return '';
  const tip = round(end - sign * 2);
  const head =
    isCertain && length > 12
      ? `M${round(tip - sign * 7)},${y - 6}L${tip},${y}L${round(tip - sign * 7)},${y + 6}`
      : '';
  return stroke(`M${round(start)},${y}H${round(end)}${head}`, to.datum.colorRole);
}
