import { scaleLinear } from 'd3';
import { type BarBox, drawBarBox, placeBarBox, roomBeyond } from './parts/bar-box.ts';
import { domainOf } from './parts/domain.ts';
import { FONT, group, LINE, mark, rule, SPACE, svgDocument, text, type Words } from './parts/svg.ts';
import { textWidth, wrap } from './parts/text.ts';
import type { ChartData, Datum } from './types.ts';

export { barKey as key } from './parts/bar-box.ts';

/** Where everything of a bar chart stands, in pixels from the top left. Numbers only. */
export interface BarPlacement {
  width: number;
  height: number;
  zero: number;
  groups: { heading: string; lines: { text: string; y: number }[]; bars: BarPlace[] }[];
}

export interface BarPlace {
  bar: BarBox;
  /** Lines of the label, each with the y of its baseline. */
  label: { text: string; y: number }[];
  top: number;
  value: Words;
}

const BAR = 22;
const GAP = 14;

/**
 * Horizontal bars from zero, the largest on top of its group. The label stands above its bar, the value at its end,
 * so neither can meet the other.
 */
export function place({ groups, data }: ChartData, width: number): BarPlacement {
  const reserve =
    Math.max(...data.map(({ value }) => textWidth(value, FONT, 600))) + SPACE + roomBeyond(data);
  const domain = domainOf(data);
  const scale = scaleLinear(domain, [domain[0] < 0 ? reserve : 0, width - reserve]);

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
  const bar = placeBarBox(datum, scale, { y, height: BAR });
  const end =
    datum.figure.value < 0
      ? { x: bar.left - SPACE, anchor: 'end' as const }
      : { x: bar.right + SPACE, anchor: 'start' as const };
  return { bar, label, top, value: { text: datum.value, y: y + BAR / 2 + 5, ...end } };
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

function drawBar({ bar, label, top, value }: BarPlace, width: number, id: string): string {
  const words = [
    ...label.map((line) => text(line.text, 'label', { x: 0, y: line.y })),
    text(value.text, 'value', value),
  ];
  const area = { x: 0, y: top, width, height: bar.y + bar.height - top };
  return words.join('') + mark(bar.datum, area, drawBarBox(bar, id));
}
