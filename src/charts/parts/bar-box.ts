import type { ChartData, Datum, KeyMark } from '../types.ts';
import { box, isDerived } from './svg.ts';
import { ARROW, horizontalWhisker, isSoft, SOFT, type Span, spanOf } from './uncertainty.ts';

/** A bar from zero to a value, with what shows its interval. In pixels. */
export interface BarBox {
  datum: Datum;
  x: number;
  y: number;
  width: number;
  height: number;
  /** A whisker over the interval. */
  span: Span | undefined;
  /** The softened end of what the report says "about": from where to where the bar fades. */
  soft: { from: number; to: number } | undefined;
  /** Where bar and whisker end on either side. */
  left: number;
  right: number;
}

/** The room that a value's whisker or softened end may need beyond the ends of the scale. */
export function roomBeyond(data: readonly Datum[]): number {
  const isOpen = ({ figure }: Datum) => Number.isFinite(figure.high) !== Number.isFinite(figure.low);
  return SOFT + (data.some(isOpen) ? ARROW : 0);
}

/** What bars need a key for. */
export function barKey({ data }: ChartData): KeyMark[] {
  const spans = data.flatMap((datum) => (isSoft(datum) ? [] : (spanOf(datum.figure, Number) ?? [])));
  const isOpen = ({ from, to }: Span) => from === undefined || to === undefined;
  const marks: [KeyMark, boolean][] = [
    ['hatched', data.some(isDerived)],
    ['soft', data.some(isSoft)],
    ['range', spans.some((span) => !isOpen(span))],
    ['open', spans.some(isOpen)],
  ];
  return marks.filter(([, has]) => has).map(([mark]) => mark);
}

export function placeBarBox(
  datum: Datum,
  scale: (value: number) => number,
  { y, height }: { y: number; height: number },
): BarBox {
  const { value } = datum.figure;
  const [from, to] = [scale(Math.min(0, value)), scale(Math.max(0, value))];
  const soft = softEnd(datum, scale);
  const span = soft ? undefined : spanOf(datum.figure, scale);
  const left = Math.min(from, soft?.from ?? from, span ? (span.from ?? from - ARROW) : from);
  const right = Math.max(to, soft?.to ?? to, span ? (span.to ?? to + ARROW) : to);
  return { datum, x: from, y, width: to - from, height, span, soft, left, right };
}

/** Fades over the interval, but never over so little that it could not be seen. */
function softEnd(datum: Datum, scale: (value: number) => number): BarBox['soft'] {
  if (!isSoft(datum)) return undefined;
  const { figure } = datum;
  const middle = scale(figure.value);
  const half = Math.min(Math.max(SOFT, scale(figure.high) - middle), Math.abs(middle - scale(0)));
  return { from: middle - half, to: middle + half };
}

/** The bar: whole up to its softened end, if it has one, and half as strong over that; and its whisker. */
export function drawBarBox(bar: BarBox, id: string): string {
  const { datum, soft, span, x, y, width, height } = bar;
  const isBelow = datum.figure.value < 0;
  const whisker = span ? horizontalWhisker(span, isBelow ? x : x + width, y + height / 2) : '';
  if (!soft) return box(bar, datum, id) + whisker;
  const solid = isBelow ? { x: soft.to, width: x + width - soft.to } : { x, width: soft.from - x };
  const faded = box({ x: soft.from, y, width: soft.to - soft.from, height }, datum, id);
  return `${box({ ...solid, y, height }, datum, id)}<g opacity="0.45">${faded}</g>`;
}
