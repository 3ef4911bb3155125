import { scaleLinear } from 'd3';
import type { Figure } from '../../figures/figure.ts';
import type { Datum, KeyMark } from '../types.ts';
import { palette } from './palette.ts';
import { attributes, box, dot, round, stroke, whiskerLine } from './svg.ts';

/** How far the arrow of an open end reaches, in pixels. */
export const ARROW = 18;
const TICK = 5;
/** The least that the softened end of a mark reaches to either side, in pixels. */
export const SOFT = 3;
/** The ticks of shorter whiskers would look like a letter, in pixels. */
const SHORTEST = 12;
/** What stands out of a dot by less would only give it corners. */
const CLEAR = 4;

type Scale = (value: number) => number;
type Axis = 'x' | 'y';

/** The ends of an interval on a scale, in pixels; an open end is undefined. */
export type Span = { from: number | undefined; to: number | undefined };

/** The interval that is drawn: none for `exact`, `rounded` (finer than an edge) and `estimated` (unknown). Open ends are undefined. */
export function spanOf(figure: Figure, scale: Scale): Span | undefined {
  if (['exact', 'rounded', 'estimated'].includes(figure.qualifier)) return undefined;
  const at = (value: number) => (Number.isFinite(value) ? scale(value) : undefined);
  return { from: at(figure.low), to: at(figure.high) };
}

/** Whether a mark has a softened end: the report says "about". */
export const isSoft = ({ figure, observation }: Datum): boolean =>
  figure.qualifier === 'about' && observation.origin === 'reported';

/** What a scale has to hold: zero, the values, and the ends of the intervals that are drawn, as far as they have some. */
export function domainOf(data: readonly Datum[]): [low: number, high: number] {
  return withZero(
    data.flatMap(({ figure }) => {
      const { from, to } = spanOf(figure, Number) ?? {};
      return [figure.value, from ?? figure.value, to ?? figure.value];
    }),
  );
}

export function withZero(values: readonly number[]): [low: number, high: number] {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  return [low, high === low ? low + 1 : high];
}

/** A scale for bars. Beyond their ends is room for whiskers and words in pixels: on the left only if values are below zero. */
export function barScale(data: readonly Datum[], [left, right]: [left: number, right: number], words = 0) {
  const isOpen = ({ figure }: Datum) => Number.isFinite(figure.high) !== Number.isFinite(figure.low);
  const room = words + (data.some(isSoft) ? SOFT : 0) + (data.some(isOpen) ? ARROW : 0);
  const domain = domainOf(data);
  return scaleLinear(domain, [left + (domain[0] < 0 ? room : 0), right - room]);
}

export const BAR_MARKS: readonly KeyMark[] = ['hatched', 'soft', 'range', 'open'];

/** A bar from zero to a value, with what shows its interval; `left` and `right` are the ends of all that, in pixels. */
export function drawBar(
  datum: Datum,
  scale: Scale,
  { y, height }: { y: number; height: number },
  id: string,
): { svg: string; left: number; right: number } {
  const { value, high } = datum.figure;
  const isBelow = value < 0;
  const [left, right] = [scale(Math.min(0, value)), scale(Math.max(0, value))];
  const piece = (from: number, to: number) => box({ x: from, y, width: to - from, height }, datum, id);
  if (isSoft(datum)) {
    // Fades over the interval, but never over so little that it could not be seen.
    const half = Math.min(Math.max(SOFT, scale(high) - scale(value)), Math.abs(scale(value) - scale(0)));
    const [from, to] = [scale(value) - half, scale(value) + half];
    const solid = isBelow ? piece(to, right) : piece(left, from);
    const svg = `${solid}<g opacity="0.45">${piece(from, to)}</g>`;
    return { svg, left: Math.min(left, from), right: Math.max(right, to) };
  }
  const bar = { svg: piece(left, right), left, right };
  const span = spanOf(datum.figure, scale);
  if (!span || !isLegible(span)) return bar;
  return {
    svg: bar.svg + whisker(span, isBelow ? left : right, y + height / 2, 'x'),
    left: Math.min(left, span.from ?? left - ARROW),
    right: Math.max(right, span.to ?? right + ARROW),
  };
}

/** Whether the ticks at the ends of an interval stand apart; where they do not, words alone say it. */
export const isLegible = ({ from = -Infinity, to = Infinity }: Span): boolean =>
  Math.abs(to - from) >= SHORTEST;

/** A whisker along a mark: ticks at its ends, an open arrow where there is none. `at` is the mark's end, `across` its other place. */
export function whisker(span: Span, at: number, across: number, axis: Axis): string {
  if (!isLegible(span)) return '';
  const { from, to } = span;
  const up = axis === 'x' ? 1 : -1;
  const [start, end] = [from ?? at - up * ARROW, to ?? at + up * ARROW];
  const point = (along: number, other: number) => (axis === 'x' ? `${along},${other}` : `${other},${along}`);
  const side = round(across - TICK);
  const tick = (along: number) => `M${point(round(along), side)}${axis === 'x' ? 'v' : 'h'}${2 * TICK}`;
  const arrow = (along: number, back: number) =>
    `M${point(round(along + back), side)}l${point(-back, TICK)}l${point(back, TICK)}`;
  // An open end needs no tick at the other: that end is the mark's edge.
  const first = from === undefined ? arrow(start, up * 6) : to === undefined ? '' : tick(start);
  const last = to === undefined ? arrow(end, up * -6) : from === undefined ? '' : tick(end);
  const line = `M${point(round(start), round(across))}${axis === 'x' ? 'H' : 'V'}${round(end)}`;
  const d = line + first + last;
  // An edge in the background's color keeps it legible on dark marks.
  const edge = { d, class: 'hole', fill: 'none', stroke: palette.background, 'stroke-width': 4 };
  return `<path${attributes(edge)}/>${whiskerLine(d)}`;
}

/** A dot at a value: one of "about" has a soft edge as long as its interval, others a whisker where that stands out of the dot. */
export function uncertainDot(
  datum: Datum,
  { x, y, span }: { x: number; y: number; span: Span | undefined },
  radius: number,
  axis: Axis,
): string {
  const at = axis === 'x' ? x : y;
  const ends = span ? [span.from ?? Infinity, span.to ?? Infinity] : [];
  const reach = radius + SOFT;
  let edge = '';
  if (isSoft(datum)) {
    const from = round(Math.min(at, Math.min(...ends) + reach));
    const to = round(Math.max(at + 0.01, Math.max(...ends) - reach));
    const d = axis === 'x' ? `M${from},${round(y)}H${to}` : `M${round(x)},${from}V${to}`;
    const look = { 'stroke-width': 2 * reach, 'stroke-linecap': 'round', opacity: 0.45 };
    edge = stroke(d, datum.colorRole, look);
  } else if (span && ends.some((end) => Math.abs(end - at) > radius + CLEAR))
    edge = whisker(span, at, axis === 'x' ? y : x, axis);
  return edge + dot(x, y, radius, datum);
}
