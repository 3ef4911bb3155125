import type { Datum } from '../types.ts';

/** What a scale has to hold: zero, the values, and the ends of their intervals as far as they have some. */
export function domainOf(data: readonly Datum[]): [low: number, high: number] {
  const ends = data.flatMap(({ figure }) => [figure.low, figure.value, figure.high].filter(Number.isFinite));
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  return [low, high === low ? low + 1 : high];
}
