import { scaleLinear } from 'd3';
import { byTime } from '../figures/period.ts';
import type { Observation } from '../tables/tables.ts';
import { FONT, group, mark, paragraph, round, rule, SMALL, SPACE, stroke, text } from './parts/svg.ts';
import { textWidth, unbroken, widest } from './parts/text.ts';
import { ARROW, domainOf, isSoft, SOFT, type Span, spanOf, uncertainDot } from './parts/uncertainty.ts';
import { type AxisName, drawNames, periodAxis, seriesOf } from './series.ts';
import type { ChartData, Datum, Drawing } from './types.ts';

export * from './series.ts';

/** The last two values of each subject. */
export const keepValues = (values: readonly Observation[]): Observation[] =>
  values.filter(({ subject, period }) => {
    const later = values.filter((one) => one.subject === subject && byTime(one.period, period) > 0);
    return later.length < 2;
  });

const FROM = 4;
const TO = 6;
const TRACK = 24;
const GAP = 12;
/** The least that is left for the marks beside their values. */
const LEAST = 180;

/** A row a subject: an arrow from the value before to the last, on a scale from zero; the values beside, or above with their periods. */
export function draw({ data }: ChartData, width: number): Drawing {
  const series = seriesOf(data);
  const pairs = new Set(
    series.filter(({ length }) => length > 1).map((ends) => ends.map(({ period }) => period).join()),
  );
  // The periods at the ends of the first row are those of all.
  const isShort = (ends: Datum[]) => pairs.size === 1 && ends.length > 1;
  const { scale, hasRoom } = scaleFor(series, width, isShort);
  const x = ({ figure }: Datum) => scale(figure.value);
  const zero = scale(0);

  let y = 0;
  let names: AxisName[] = [];
  const bases: string[] = [];
  const rows = series.map((ends) => {
    const top = y;
    let above = '';
    const add = (words: string, kind: 'label' | 'value') => {
      const { svg, bottom } = paragraph(words, kind, { y, width });
      [above, y] = [above + svg, bottom];
    };
    const last = ends.at(-1);
    const name = last?.subject ?? '';
    const words = last?.secondaryValue ? `${name} · ${unbroken(last.secondaryValue)}` : name;
    // A single subject stands in the subtitle.
    if (series.length > 1 || words !== name) add(words, 'label');
    if (!hasRoom) for (const datum of ends) add(unbroken(wordsOf(datum, false)), 'value');
    if (names.length === 0 && (!hasRoom || isShort(ends))) {
      const periods = hasRoom ? periodAxis(ends, x, width, y + SMALL) : [];
      names = withZero(periods, zero, y + SMALL);
      y = Math.max(...names.map((one) => one.y)) + 6;
    }
    y += above === '' ? 0 : 2;
    const middle = y + TRACK / 2;
    y += TRACK + GAP;
    const placed = ends.map((datum, at): End => {
      const other = ends[1 - at];
      // The earlier stands on the left where both are equal.
      const isLeft = other !== undefined && (x(datum) < x(other) || (x(datum) === x(other) && at === 0));
      const span = spanOf(datum.figure, scale);
      const end = { datum, x: x(datum), isLeft, span };
      if (!hasRoom) return end;
      const words = wordsOf(datum, isShort(ends));
      const length = textWidth(words, FONT, 600);
      const from = isLeft
        ? Math.min(end.x - TO, span ? (span.from ?? end.x - ARROW) : width) - SPACE - length
        : Math.max(end.x + TO, span ? (span.to ?? end.x + ARROW) : 0) + SPACE;
      const [start, anchor] = isLeft ? ([from + length, 'end'] as const) : ([from, 'start'] as const);
      const svg = text(words, 'value', { x: start, y: middle + 5, anchor });
      return { ...end, words: { svg, from, to: from + length } };
    });
    bases.push(drawBase(placed, middle, zero));
    const beside = placed.map(({ words }) => words?.svg ?? '');
    // Each end can be pointed at on its side of the row.
    const [from, to] = placed;
    const center = from && to ? (from.x + to.x) / 2 : 0;
    const marks = placed.map((end, at) => {
      const side = end.isLeft ? { x: 0, width: center } : { x: center, width: width - center };
      const dot = uncertainDot(end.datum, { ...end, y: middle }, at < ends.length - 1 ? FROM : TO, 'x');
      return mark(end.datum, { ...side, y: top, height: y - GAP - top }, dot);
    });
    const arrow = from && to ? drawArrow(from, to, middle) : '';
    return group(name, above + beside.join('') + arrow + marks.join(''));
  });
  return { height: Math.max(1, y - GAP + 2), body: bases.join('') + drawNames(names) + rows.join('') };
}

/** An end of a row: its mark, and the words beside it where there is room. In pixels. */
interface End {
  datum: Datum;
  x: number;
  isLeft: boolean;
  span: Span | undefined;
  words?: { svg: string; from: number; to: number };
}

/** The names of the periods and, left of them where there is room, that of zero. */
function withZero(periods: AxisName[], zero: number, y: number): AxisName[] {
  const [first] = periods;
  const half = textWidth('0', SMALL) / 2;
  if (first && zero + half + GAP > first.x - first.half) return periods;
  return [{ text: '0', x: Math.max(zero, half), y, half }, ...periods];
}

const wordsOf = ({ value, period }: Datum, isShort: boolean) => (isShort ? value : `${period}: ${value}`);

/** A scale that leaves room for the values on both sides of their marks, or one without where that leaves too little. */
function scaleFor(series: Datum[][], width: number, isShort: (ends: Datum[]) => boolean) {
  const data = series.flat();
  const domain = domainOf(data);
  const part = scaleLinear(domain, [0, 1]);
  const open = (end: number) => TO + (Number.isFinite(end) ? 0 : ARROW);
  const sides = series.flatMap((points) =>
    points
      .toSorted((a, b) => a.figure.value - b.figure.value)
      .map((datum, at) => {
        const { low, high, value } = datum.figure;
        const words = widest([wordsOf(datum, isShort(points))], FONT, 600) + SPACE;
        const isLeft = at === 0 && points.length > 1;
        return {
          at: part(Number.isFinite(low) ? low : value),
          left: open(low) + (isLeft ? words : 0),
          right: open(high) + (isLeft ? 0 : words),
        };
      }),
  );
  const end = width - Math.max(...sides.map(({ right }) => right));
  // What stands further right needs less room on the left.
  const startOf = (room: typeof sides, end: number) =>
    Math.max(0, ...room.map(({ at, left }) => (at < 1 ? (left - at * end) / (1 - at) : 0)));
  const start = startOf(sides, end);
  const isWithin = sides.every(({ at, left }) => start + at * (end - start) >= left - 0.01);
  if (end - start >= LEAST && isWithin) return { scale: scaleLinear(domain, [start, end]), hasRoom: true };
  const pad = Math.max(...data.map(({ figure }) => Math.max(open(figure.low), open(figure.high))));
  const alone = sides.map((side) => ({ ...side, left: pad }));
  return { scale: scaleLinear(domain, [startOf(alone, width - pad), width - pad]), hasRoom: false };
}

/** Where zero is, and a thin line from there to the marks and their words; nothing where words stand. */
function drawBase(ends: End[], y: number, zero: number): string {
  const spans = ends.flatMap(({ words }) => words ?? []);
  if (spans.some(({ from, to }) => zero > from - 3 && zero < to + 3)) return '';
  const edges = [...ends.map(({ x }) => x), ...spans.flatMap(({ from, to }) => [from, to])];
  const [left, right] = [Math.min(...edges) - SPACE, Math.max(...edges) + SPACE];
  const to = Math.max(left, Math.min(zero, right));
  return (
    rule(`M${Math.max(0.5, round(zero))},${y - TRACK / 2}v${TRACK}`) +
    rule(`M${round(zero)},${y}H${round(to)}`, 'leader')
  );
}

/** From dot to dot, with an open head before the last where the intervals leave no doubt of the direction and there is room. */
function drawArrow(from: End, to: End, y: number): string {
  const sign = Math.sign(to.x - from.x);
  const { x, span, datum } = to;
  const edge = isSoft(datum) ? x - sign * (TO + SOFT) : sign > 0 ? span?.from : span?.to;
  const [start, end] = [from.x + sign * FROM, sign * Math.min(sign * x - TO, sign * (edge ?? x))];
  const length = (end - start) * sign;
  if (length <= 0) return '';
  const [a, b] = [from.datum.figure, datum.figure];
  const isCertain = a.high < b.low || b.high < a.low;
  const tip = round(end - sign * 2);
  const back = round(tip - sign * 7);
  const head = isCertain && length > 12 ? `M${back},${y - 6}L${tip},${y}L${back},${y + 6}` : '';
  return stroke(`M${round(start)},${y}H${round(end)}${head}`, datum.colorRole);
}
