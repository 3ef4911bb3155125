import { isWithin } from '../../tables/periods.ts';
import { LINE, SMALL } from './svg.ts';
import { textWidth } from './text.ts';

/** A period, its name, and where its points stand, in pixels. */
export interface PeriodPlace {
  period: string;
  text: string;
  x: number;
}

/** The name of a period below the axis, in pixels. */
export interface PeriodName {
  text: string;
  x: number;
  y: number;
  anchor: 'middle';
}

/** Between two names on one line. */
const GAP = 4;
/** Points that are no further apart are taken for points of one time. */
const NEAR = 10;
const LINES = 3;

/**
 * The names of periods below the places of their points, moved into the drawing where they would stand out of it. The
 * first and the last are always there, the last one lower where they would meet; of the others those that fit, the
 * latest first. A day in the middle of its year stands below the year's name: else its point would be read as the year's.
 * @param places by time.
 * @param y of the first line.
 */
export function periodAxis(places: readonly PeriodPlace[], width: number, y: number): PeriodName[] {
  const shown: (PeriodName & { place: PeriodPlace })[] = [];
  const add = (place: PeriodPlace | undefined, lines: number) => {
    if (!place) return;
    const half = textWidth(place.text, SMALL) / 2;
    const x = Math.max(half, Math.min(place.x, width - half));
    for (let line = 0; line < lines; line++) {
      const name = { text: place.text, x, y: y + line * LINE, anchor: 'middle' as const };
      if (shown.some((one) => meet(one, name))) continue;
      shown.push({ ...name, place });
      return;
    }
  };
  const [first, ...others] = places;
  const last = others.pop();
  add(first, 1);
  add(last, 2);
  for (const place of others.toReversed())
    add(place, shown.some((one) => seemsOne(one.place, place)) ? LINES : 1);
  return shown.map(({ place: _, ...name }) => name).toSorted((a, b) => a.x - b.x);
}

/** Whether two points look like one time and are not: one is of a year, the other of a day or quarter in its middle. */
function seemsOne(a: PeriodPlace, b: PeriodPlace): boolean {
  const isNested = isWithin(a.period, b.period) || isWithin(b.period, a.period);
  return Math.abs(a.x - b.x) < NEAR && isNested;
}

function meet(a: PeriodName, b: PeriodName): boolean {
  const apart = (textWidth(a.text, SMALL) + textWidth(b.text, SMALL)) / 2 + GAP;
  return a.y === b.y && Math.abs(a.x - b.x) < apart;
}
