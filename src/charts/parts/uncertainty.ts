import type { Figure } from '../../figures/figure.ts';
import type { Datum } from '../types.ts';
import { palettes } from './palette.ts';
import { attributes, dot, round } from './svg.ts';

/** How far the arrow of an open end reaches, in pixels. */
export const ARROW = 18;
const TICK = 5;

/** The ends of an interval on a scale, in pixels; an open end is undefined. */
export interface Span {
  from: number | undefined;
  to: number | undefined;
}

/**
 * The interval that is drawn at a mark: none for `exact`, none for `rounded`, whose interval is finer than an edge, and
 * none for `estimated`, whose interval nobody knows.
 * `over` and `at_least` have no upper end, `under` and `at_most` no lower one.
 */
export function spanOf(figure: Figure, scale: (value: number) => number): Span | undefined {
  if (['exact', 'rounded', 'estimated'].includes(figure.qualifier)) return undefined;
  const at = (value: number) => (Number.isFinite(value) ? scale(value) : undefined);
  return { from: at(figure.low), to: at(figure.high) };
}

/** A whisker along a horizontal mark: ticks at ends, an open arrow where there is none. `at` is the mark's own end. */
export function horizontalWhisker({ from, to }: Span, at: number, y: number): string {
  const start = from ?? at - ARROW;
  const end = to ?? at + ARROW;
  const tick = (x: number) => `M${round(x)},${round(y - TICK)}v${2 * TICK}`;
  const arrow = (x: number, back: number) =>
    `M${round(x + back)},${round(y - TICK)}l${-back},${TICK}l${back},${TICK}`;
  // An open end needs no tick at the other: that end is the mark's edge.
  const left = from === undefined ? arrow(start, 6) : to === undefined ? '' : tick(start);
  const right = to === undefined ? arrow(end, -6) : from === undefined ? '' : tick(end);
  return whisker(`M${round(start)},${round(y)}H${round(end)}${left}${right}`);
}

/** A whisker along a vertical mark; `from` is its lower end, further down the page. */
export function verticalWhisker({ from, to }: Span, at: number, x: number): string {
  const start = from ?? at + ARROW;
  const end = to ?? at - ARROW;
  const tick = (y: number) => `M${round(x - TICK)},${round(y)}h${2 * TICK}`;
  const arrow = (y: number, back: number) =>
    `M${round(x - TICK)},${round(y + back)}l${TICK},${-back}l${TICK},${back}`;
  const lower = from === undefined ? arrow(start, -6) : to === undefined ? '' : tick(start);
  const upper = to === undefined ? arrow(end, 6) : from === undefined ? '' : tick(end);
  return whisker(`M${round(x)},${round(start)}V${round(end)}${lower}${upper}`);
}

/** The least that the softened end of a mark reaches to either side, in pixels. */
export const SOFT = 3;

/** Whether a mark has a softened end: the report says "about". */
export function isSoft({ figure, observation }: Datum): boolean {
  return figure.qualifier === 'about' && observation.origin === 'reported';
}

/** A dot at a value: one of "about" has a soft edge as long as its interval, others a whisker where that stands out of the dot. */
export function uncertainDot(
  datum: Datum,
  { x, y, span }: { x: number; y: number; span: Span | undefined },
  radius: number,
  along: 'x' | 'y',
): string {
  const at = along === 'x' ? x : y;
  const ends = span ? [span.from ?? Infinity, span.to ?? Infinity] : [];
  if (isSoft(datum)) {
    const reach = radius + SOFT;
    const from = round(Math.min(at, Math.min(...ends) + reach));
    const to = round(Math.max(at + 0.01, Math.max(...ends) - reach));
    const edge = {
      d: along === 'x' ? `M${from},${round(y)}H${to}` : `M${round(x)},${from}V${to}`,
      class: `stroke ${datum.colorRole}`,
      stroke: palettes.light.tones[datum.colorRole],
      'stroke-width': 2 * reach,
      'stroke-linecap': 'round',
      opacity: 0.45,
    };
    return `<path${attributes(edge)}/>${dot(x, y, radius, datum)}`;
  }
  // What hardly stands out would only give the dot corners.
  if (span && ends.some((end) => Math.abs(end - at) > radius + SOFT)) {
    const draw = along === 'x' ? horizontalWhisker : verticalWhisker;
    return draw(span, at, along === 'x' ? y : x) + dot(x, y, radius, datum);
  }
  return dot(x, y, radius, datum);
}

function whisker(d: string): string {
  return `<path${attributes({ d, class: 'whisker', fill: 'none', stroke: palettes.light.ink, 'stroke-width': 1.5 })}/>`;
}
