import { max, min, scaleLinear } from 'd3';
import { box, FONT, group, LINE, mark, rule, SPACE, svgDocument, text } from './parts/svg.ts';
import { textWidth, wrap } from './parts/text.ts';
import { ARROW, horizontalWhisker, type Span, spanOf } from './parts/uncertainty.ts';
import type { ChartData, Datum } from './types.ts';

/** Where everything of a bar chart stands, in pixels from the top left. Numbers only. */
export interface BarPlacement {
  width: number;
  height: number;
  zero: number;
  groups: { heading: string; lines: { text: string; y: number }[]; bars: BarPlace[] }[];
}

export interface BarPlace {
  datum: Datum;
  /** Lines of the label, each with the y of its baseline. */
  label: { text: string; y: number }[];
  top: number;
  x: number;
  y: number;
  width: number;
  height: number;
  /** A whisker over the interval. */
  span: Span | undefined;
  /** The softened end of what the report says "about": from where to where the bar fades. */
  soft: { from: number; to: number } | undefined;
  value: { text: string; x: number; y: number; anchor: 'start' | 'end' };
}

const BAR = 22;
const GAP = 14;
/** The least that a softened end reaches to either side. */
const SOFT = 3;

/**
 * Horizontal bars from zero, the largest on top of its group. The label stands above its bar, the value at its end,
 * so neither can meet the other.
 */
export function place({ groups, data }: ChartData, width: number): BarPlacement {
  const ends = data.flatMap(({ figure }) => [figure.value, figure.low, figure.high].filter(Number.isFinite));
  const open = data.some(({ figure }) => !Number.isFinite(figure.high) || !Number.isFinite(figure.low));
  const reserve =
    Math.max(...data.map(({ value }) => textWidth(value, FONT, 600))) + SPACE + SOFT + (open ? ARROW : 0);
  const [low, high] = [Math.min(0, min(ends) ?? 0), Math.max(0, max(ends) ?? 0)];
  const scale = scaleLinear([low, high === low ? low + 1 : high], [low < 0 ? reserve : 0, width - reserve]);

  let y = 0;
  const placed = groups.map(({ heading, data }) => {
    const lines = (heading === '' ? [] : wrap(heading, FONT, 600, width)).map((text, at) => {
      y += y === 0 || at > 0 ? 0 : 10;
      y += LINE;
      return { text, y: y - LINE + FONT };
    });
    y += lines.length > 0 ? 6 : 0;
    const bars = data.map((datum) => {
      const words = datum.secondaryValue === '' ? datum.label : `${datum.label} · ${datum.secondaryValue}`;
      const label = wrap(words, FONT, 400, width);
      const top = y;
      y += label.length * LINE + 4;
      const bar = placeBar(
        datum,
        label.map((text, at) => ({ text, y: top + at * LINE + FONT })),
        { top, y },
        scale,
      );
      y += BAR + GAP;
      return bar;
    });
    return { heading, lines, bars };
  });
  return { width, height: Math.max(1, y - GAP + 2), zero: scale(0), groups: placed };
}

function placeBar(
  datum: Datum,
  label: BarPlace['label'],
  { top, y }: { top: number; y: number },
  scale: (value: number) => number,
): BarPlace {
  const { value } = datum.figure;
  const [from, to] = [scale(Math.min(0, value)), scale(Math.max(0, value))];
  const soft = softEnd(datum, scale);
  const span = soft ? undefined : spanOf(datum.figure, scale);
  const left = Math.min(from, soft?.from ?? from, span ? (span.from ?? from - ARROW) : from);
  const right = Math.max(to, soft?.to ?? to, span ? (span.to ?? to + ARROW) : to);
  const end = {
    x: value < 0 ? left - SPACE : right + SPACE,
    anchor: value < 0 ? ('end' as const) : ('start' as const),
  };
  return {
    datum,
    label,
    top,
    x: from,
    y,
    width: to - from,
    height: BAR,
    span,
    soft,
    value: { text: datum.value, y: y + BAR / 2 + 5, ...end },
  };
}

/** Fades over the interval, but never over so little that it could not be seen. */
function softEnd({ figure, observation }: Datum, scale: (value: number) => number): BarPlace['soft'] {
  if (figure.qualifier !== 'about' || observation.origin === 'derived') return undefined;
  const middle = scale(figure.value);
  const half = Math.min(Math.max(SOFT, scale(figure.high) - middle), Math.abs(middle - scale(0)));
  return { from: middle - half, to: middle + half };
}

/** The drawing as SVG text. */
export function draw(placement: BarPlacement, data: ChartData, id: string, description: string): string {
  const { width, height, zero, groups } = placement;
  const body = [
    ...groups.map(({ heading, lines, bars }) => {
      const words = lines.map((line) => text(line.text, 'value', { x: 0, y: line.y }));
      return group(heading, [...words, ...bars.map((bar) => drawBar(bar, width, id))].join(''));
    }),
    // Bars that all start at the left edge show where zero is.
    zero === 0 ? '' : rule(`M${zero},0V${height}`),
  ];
  return svgDocument(id, placement, data, description, body.join(''));
}

function drawBar(bar: BarPlace, width: number, id: string): string {
  const { datum, y, height, span, value, top } = bar;
  const words = [
    ...bar.label.map((line) => text(line.text, 'label', { x: 0, y: line.y })),
    text(value.text, 'value', value),
  ];
  const tip = datum.figure.value < 0 ? bar.x : bar.x + bar.width;
  const whisker = span ? horizontalWhisker(span, tip, y + height / 2) : '';
  const area = { x: 0, y: top, width, height: y + height - top };
  return words.join('') + mark(datum, area, drawBox(bar, id) + whisker);
}

/** The bar: whole up to its softened end, if it has one, and half as strong over that. */
function drawBox(bar: BarPlace, id: string): string {
  const { datum, soft, x, y, height } = bar;
  if (!soft) return box(bar, datum, id);
  const isBelow = datum.figure.value < 0;
  const solid = isBelow ? { x: soft.to, width: x + bar.width - soft.to } : { x, width: soft.from - x };
  const faded = box({ x: soft.from, y, width: soft.to - soft.from, height }, datum, id);
  return `${box({ ...solid, y, height }, datum, id)}<g opacity="0.45">${faded}</g>`;
}
