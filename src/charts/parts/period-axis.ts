import { range } from 'd3';
import { isWithin } from '../../tables/periods.ts';
import type { Datum } from '../types.ts';
import { LINE, SMALL, text } from './svg.ts';
import { textWidth } from './text.ts';

/** A name below the axis: its middle, its baseline, and half its width, in pixels. */
export interface AxisName {
  text: string;
  x: number;
  y: number;
  half: number;
}

/** Between two names on one line. */
const GAP = 4;
/** Points that are no further apart are taken for points of one time. */
const NEAR = 10;
const LINES = 3;

/**
 * The names of periods below their points, moved into the drawing where they would stand out of it. The first and the
 * last are always there, the last one lower where they would meet; of the others those that fit, the latest first. A day
 * in the middle of its year stands below the year's name: else its point would be read as the year's.
 * @param data a value of each period, by time.
 * @param y of the first line.
 */
export function periodAxis(
  data: readonly Datum[],
  xOf: (datum: Datum) => number,
  width: number,
  y: number,
): AxisName[] {
  const shown: (AxisName & { datum: Datum })[] = [];
  const add = (datum: Datum, lines: number) => {
    const half = textWidth(datum.period, SMALL) / 2;
    const x = Math.max(half, Math.min(xOf(datum), width - half));
    const meets = (one: AxisName, y: number) => one.y === y && Math.abs(one.x - x) < one.half + half + GAP;
    const free = range(y, y + lines * LINE, LINE).find((y) => !shown.some((one) => meets(one, y)));
    if (free !== undefined) shown.push({ text: datum.period, x, y: free, half, datum });
  };
  // One is of a year, the other of a day or quarter in its middle.
  const seemOne = (a: Datum, b: Datum) => {
    const [one, other] = [a.observation.period, b.observation.period];
    return Math.abs(xOf(a) - xOf(b)) < NEAR && (isWithin(one, other) || isWithin(other, one));
  };
  for (const first of data.slice(0, 1)) add(first, 1);
  for (const last of data.slice(1).slice(-1)) add(last, 2);
  for (const datum of data.slice(1, -1).toReversed())
    add(datum, shown.some((one) => seemOne(one.datum, datum)) ? LINES : 1);
  return shown.toSorted((a, b) => a.x - b.x);
}

export function drawNames(names: readonly AxisName[]): string {
  return names
    .map(({ x, y, ...name }) => text(name.text, 'muted', { x, y, anchor: 'middle', size: SMALL }))
    .join('');
}
