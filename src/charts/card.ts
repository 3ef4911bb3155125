import type { ChartType } from '../tables/schemas/chart.ts';
import type { Chart, Observation } from '../tables/tables.ts';
import { palettes } from './parts/palette.ts';
import { attributes, dot, FONT, LINE, mark, round, stroke, svgDocument, text } from './parts/svg.ts';
import { textWidth, wrap } from './parts/text.ts';
import type { ChartData, ChartIssue, Datum, KeyMark, Selection } from './types.ts';

export const printsUnits = true;
export const showsStatements = true;

export const key = ({ direction }: ChartData): KeyMark[] => (direction ? ['direction'] : []);

export function check(chart: Chart, { shown }: Selection): ChartIssue | undefined {
  const [first] = shown;
  const isOne = shown.every(
    ({ subject, measure }) => subject === first?.subject && measure === first?.measure,
  );
  // One that asks for all periods becomes a comparison of them.
  if (shown.length === 1 || (chart.period === 'all' && isOne)) return undefined;
  return ['subjects', chart.subjects.join(' '), 'constraint-error.card-of-many', { count: shown.length }];
}

/** Bars as soon as there is something to compare. */
export function drawAs(shown: readonly Observation[]): ChartType {
  const values = Map.groupBy(shown, ({ subject, measure }) => `${subject} ${measure}`).values();
  return values.some(({ length }) => length > 1) ? 'bar' : 'card';
}

export function headlineFinding({ data: [first], remarks }: ChartData): string[] {
  return first ? [`${first.label}: ${first.longValue}.`, ...remarks] : [];
}

/** Where the words of a single figure stand, in pixels. */
export interface CardPlacement {
  width: number;
  height: number;
  datum: Datum | undefined;
  big: { text: string; y: number; size: number }[];
  small: { text: string; y: number }[];
  /** From a value before, which is not known, to this one. */
  arrow: { from: number; to: number; length: number } | undefined;
}

const LARGEST = 44;
const SMALLEST = 24;
/** How far an arrow rises or falls, whatever the change. */
const CHANGE = 24;
const DOT = 6;

/**
 * One figure in large type, on one line if it fits at any size that is still large; below it, the interval. What the report
 * says of its direction stands above, with an arrow.
 */
export function place({ data, remarks, direction }: ChartData, width: number): CardPlacement {
  const [datum] = data;
  const value = datum?.value ?? '';
  const fitting = (LARGEST * width) / Math.max(1, textWidth(value, LARGEST, 600));
  const size = Math.floor(Math.max(SMALLEST, Math.min(LARGEST, fitting)));
  let y = 0;
  const inSmall = (notes: readonly string[]) =>
    notes
      .flatMap((note) => wrap(note, FONT, 400, width))
      .map((text) => {
        y += LINE;
        return { text, y };
      });
  const above = inSmall(direction ? remarks : []);
  const lines = wrap(value, size, 600, width);
  const change = direction === 'steady' ? 0 : CHANGE;
  const [from, to] = direction === 'up' ? [change, 0] : [0, change];
  const length = Math.max(...lines.map((line) => textWidth(line, size, 600)));
  const arrow = direction && { from: y + 16 + from, to: y + 16 + to, length };
  if (direction) y += 16 + change + DOT;
  const big = lines.map((text) => {
    y += size * 1.1;
    return { text, y, size };
  });
  y += 10;
  const below = inSmall([datum?.interval ?? '', ...(direction ? [] : remarks)].filter((one) => one !== ''));
  return { width, height: y + 6, datum, big, small: [...above, ...below], arrow };
}

/** The drawing as SVG text. */
export function draw(placement: CardPlacement, data: ChartData, id: string, description: string): string {
  const { datum, big, small, arrow, width, height } = placement;
  const words = [
    ...big.map((line) => text(line.text, 'big', { x: 0, y: line.y, size: line.size })),
    ...small.map((line) => text(line.text, 'quiet', { x: 0, y: line.y })),
  ];
  const shapes = datum && arrow ? drawArrow(datum, arrow) : '';
  const link = datum ? mark(datum, { x: 0, y: 0, width, height }, shapes) : '';
  return svgDocument(id, placement, data, description, words.join('') + link);
}

/** Dashed, for nothing on it is measured. */
function drawArrow(datum: Datum, { from, to, length }: NonNullable<CardPlacement['arrow']>): string {
  const end = length - DOT;
  const tip = end - DOT - 3;
  const y = to - ((to - from) / end) * (end - tip);
  const { colorRole } = datum;
  const dashed = {
    d: `M0,${round(from)}L${round(tip)},${round(y)}`,
    class: `stroke ${colorRole}`,
    stroke: palettes.light.tones[colorRole],
    'stroke-width': 2,
    'stroke-dasharray': '7 5',
    fill: 'none',
  };
  const head = `M${round(tip - 8)},${round(y - 6)}L${round(tip)},${round(y)}L${round(tip - 8)},${round(y + 6)}`;
  return `<path${attributes(dashed)}/>${stroke(head, colorRole)}${dot(end, to, DOT, datum)}`;
}
