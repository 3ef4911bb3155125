import type { ChartType } from '../tables/schemas/chart.ts';
import type { Chart, Observation } from '../tables/tables.ts';
import { FONT, LINE, mark, svgDocument, text } from './parts/svg.ts';
import { textWidth, wrap } from './parts/text.ts';
import type { ChartData, ChartIssue, Datum, Selection } from './types.ts';

export const printsUnits = true;
export const showsStatements = true;

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
}

const LARGEST = 44;
const SMALLEST = 24;

/** One figure in large type, on one line if it fits at any size that is still large; below it, interval and remarks. */
export function place({ data, remarks }: ChartData, width: number): CardPlacement {
  const [datum] = data;
  const value = datum?.value ?? '';
  const fitting = (LARGEST * width) / Math.max(1, textWidth(value, LARGEST, 600));
  const size = Math.floor(Math.max(SMALLEST, Math.min(LARGEST, fitting)));
  let y = 0;
  const big = wrap(value, size, 600, width).map((text) => {
    y += size * 1.1;
    return { text, y, size };
  });
  y += 10;
  const notes = [datum?.interval ?? '', ...remarks].filter((one) => one !== '');
  const small = notes
    .flatMap((note) => wrap(note, FONT, 400, width))
    .map((text) => {
      y += LINE;
      return { text, y };
    });
  return { width, height: y + 6, datum, big, small };
}

/** The drawing as SVG text. */
export function draw(placement: CardPlacement, data: ChartData, id: string, description: string): string {
  const { datum, big, small, width, height } = placement;
  const words = [
    ...big.map((line) => text(line.text, 'big', { x: 0, y: line.y, size: line.size })),
    ...small.map((line) => text(line.text, 'quiet', { x: 0, y: line.y })),
  ];
  const link = datum ? mark(datum, { x: 0, y: 0, width, height }, '') : '';
  return svgDocument(id, placement, data, description, words.join('') + link);
}
