import type { Chart, Observation } from '../tables/tables.ts';
import { dot, FONT, LINE, mark, round, stroke, text, textLines } from './parts/svg.ts';
import { widest, wrap } from './parts/text.ts';
import type { ChartData, ChartIssue, Datum, Drawing, Selection } from './types.ts';

export const printsUnits = true;
export const showsStatements = true;
export const marks = ['direction'] as const;

const namesOf = (shown: readonly Observation[]) =>
  new Set(shown.map(({ subject, measure }) => `${subject} ${measure}`));

export function check(chart: Chart, { shown }: Selection): ChartIssue | undefined {
  // One that asks for all periods becomes a comparison of them.
  if (shown.length === 1 || (chart.period === 'all' && namesOf(shown).size === 1)) return undefined;
  return ['subjects', chart.subjects.join(' '), 'constraint-error.card-of-many', { count: shown.length }];
}

/** Not as soon as there is something to compare. */
export const canDraw = (shown: readonly Observation[]): boolean => namesOf(shown).size === shown.length;

export const headlineFinding = ({ data: [first], remarks }: ChartData): string[] =>
  first ? [`${first.label}: ${first.spokenValue}.`, ...remarks] : [];

const LARGEST = 60;
const SMALLEST = 24;
/** How far an arrow rises or falls, whatever the change. */
const CHANGE = 24;
const DOT = 6;

/** One figure in large type, the interval below; above, what the report says of its direction, with an arrow. */
export function draw({ data: [datum], remarks, direction }: ChartData, width: number): Drawing {
  if (!datum) return { height: 0, body: '' };
  let y = 0;
  const small = (notes: readonly string[]) => {
    const lines = notes.flatMap((note) => (note === '' ? [] : wrap(note, FONT, 400, width)));
    const svg = textLines(lines, 'muted', { y: y + LINE });
    y += lines.length * LINE;
    return svg;
  };
  const above = small(direction ? remarks : []);
  const fitting = (LARGEST * width) / widest([datum.value], LARGEST, 600);
  const size = Math.floor(Math.max(SMALLEST, Math.min(LARGEST, fitting)));
  const lines = wrap(datum.value, size, 600, width);
  let arrow = '';
  if (direction) {
    const change = direction === 'steady' ? 0 : CHANGE;
    const [from, to] = direction === 'up' ? [y + 16 + change, y + 16] : [y + 16, y + 16 + change];
    arrow = drawArrow(datum, from, to, widest(lines, size, 600) - DOT);
    y += 16 + change + DOT;
  }
  const big = lines.map((line) => {
    y += size * 1.1;
    return text(line, 'big', { y, size });
  });
  y += 10;
  const words = [...big, above, small([datum.interval, ...(direction ? [] : remarks)])].join('');
  const height = y + 6;
  return { height, body: words + mark(datum, { x: 0, y: 0, width, height }, arrow) };
}

/** An arrow from a value before, which is not known, to the dot of this one: dashed, for nothing on it is measured. */
function drawArrow(datum: Datum, from: number, to: number, end: number): string {
  const tip = end - DOT - 3;
  const y = to - ((to - from) / end) * (end - tip);
  const line = `M0,${round(from)}L${round(tip)},${round(y)}`;
  const head = `M${round(tip - 8)},${round(y - 6)}L${round(tip)},${round(y)}L${round(tip - 8)},${round(y + 6)}`;
  const dashes = { 'stroke-dasharray': '7 5' };
  return stroke(line, datum.colorRole, dashes) + stroke(head, datum.colorRole) + dot(end, to, DOT, datum);
}
