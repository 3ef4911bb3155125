import { scaleLinear } from 'd3';
import type { Chart } from '../tables/tables.ts';
import { drawRows, ROW } from './bar.ts';
import { refuse } from './issues.ts';
import { box, FONT, round, rule, SPACE, stroke } from './parts/svg.ts';
import { widest } from './parts/text.ts';
import { withZero } from './parts/uncertainty.ts';
import type { ChartData, ChartIssue, Datum, Drawing, Selection } from './types.ts';

export const marks = ['hatched'] as const;

export const check = (_: Chart, { shown }: Selection): ChartIssue | undefined =>
  refuse(shown, ({ low, high }) => !Number.isFinite(high - low), 'constraint-error.range-open');

/** The block of a range, and of a value without one. */
const BLOCK = 14;
const LEAST = 4;

/** A stem from zero to a block over the interval, whose ends are written beside it. No value within is marked. */
export function draw(data: ChartData, width: number, id: string): Drawing {
  const wordsOf = ({ interval, value }: Datum) => (interval === '' ? value : interval);
  const reserve = widest(data.data.map(wordsOf), FONT, 600) + SPACE + LEAST;
  const domain = withZero(data.data.flatMap(({ figure }) => [figure.low, figure.high]));
  const scale = scaleLinear(domain, [domain[0] < 0 ? reserve : 1, width - reserve]);
  const zero = round(scale(0));
  const axis: string[] = [];
  const { height, body } = drawRows(data, width, wordsOf, (datum, y) => {
    axis.push(rule(`M${zero},${y - ROW / 2}v${ROW}`));
    const { colorRole, figure } = datum;
    const [left, right] = [scale(figure.low), scale(figure.high)];
    const stem = stroke(`M${zero},${y}H${round(figure.value < 0 ? right : left)}`, colorRole);
    const block = { x: left, y: y - BLOCK / 2, width: Math.max(LEAST, right - left), height: BLOCK };
    return { svg: stem + box(block, datum, id), left, right: left + block.width };
  });
  return { height, body: axis.join('') + body };
}
