import { circleLines, halfCircle, type Line } from './path.ts';

/** How a line is drawn, in pixels. */
export interface Stroke {
  width: number;
  /** Whether its ends are round, or else end where the line does. */
  round: boolean;
  /** Lengths of dashes and gaps in turn; none for a line without gaps. */
  dashes: readonly number[];
}

/** The most that a pointed corner reaches beyond its line, in half widths: SVG's own limit. A sharper one is cut. */
const MITER_LIMIT = 4;

/**
 * What a line of some width covers: rectangles, corners and round ends that lie above each other, all of one direction, so
 * that what two of them cover is covered once.
 */
export function strokeOf(lines: readonly Line[], { width, round, dashes }: Stroke): Line[] {
  const half = width / 2;
  return lines
    .flatMap((line) => (dashes.length > 0 ? dashed(line, dashes) : [line]))
    .flatMap(({ points, closed }) => {
      const path = closed ? [...points, ...points.slice(0, 2)] : points;
      const parts = [...sides(path, half), ...corners(path, half, closed)];
      const ends = round && !closed ? roundEnds(path, half) : [];
      return [...parts, ...ends].map(sameDirection);
    });
}

/** A rectangle along each piece of a line. */
function sides(path: readonly number[], half: number): number[][] {
  return steps(path).map(({ x, y, toX, toY, acrossX, acrossY }) => {
    const [dx, dy] = [acrossX * half, acrossY * half];
    return [x + dx, y + dy, toX + dx, toY + dy, toX - dx, toY - dy, x - dx, y - dy];
  });
}

/** What lies outside of two rectangles where they meet: a point, or where that would reach too far a triangle. */
function corners(path: readonly number[], half: number, closed: boolean): number[][] {
  const all = steps(path);
  return all.flatMap((step, at) => {
    const next = all[at + 1] ?? (closed ? all[0] : undefined);
    if (!next) return [];
    const turn = step.acrossX * next.acrossY - step.acrossY * next.acrossX;
    if (turn === 0) return [];
    // The outer side is that away from where the line turns to.
    const out = turn > 0 ? -half : half;
    const { toX: x, toY: y } = step;
    const from = [x + step.acrossX * out, y + step.acrossY * out];
    const to = [x + next.acrossX * out, y + next.acrossY * out];
    const [sumX, sumY] = [step.acrossX + next.acrossX, step.acrossY + next.acrossY];
    const square = sumX * sumX + sumY * sumY;
    const reach = 2 / square;
    const isPointed = square > 0 && 4 <= MITER_LIMIT * MITER_LIMIT * square;
    const point = isPointed ? [x + sumX * out * reach, y + sumY * out * reach] : [];
    return [[x, y, ...from, ...point, ...to]];
  });
}

/** Half a circle at each end, beside the rectangles: what two parts cover partly would be covered too much. */
function roundEnds(path: readonly number[], half: number): number[][] {
  const all = steps(path);
  const [first, last] = [all[0], all.at(-1)];
  const [x = 0, y = 0] = path;
  if (!first || !last) return circleLines(x, y, half).map(({ points }) => points);
  const end = (x: number, y: number, { acrossX, acrossY }: Step, forward: 1 | -1) => {
    const points = [x + acrossX * half, y + acrossY * half];
    halfCircle(points, [x, y], [acrossX, acrossY], [acrossY * forward, -acrossX * forward], half);
    return points;
  };
  return [end(first.x, first.y, first, -1), end(last.toX, last.toY, last, 1)];
}

interface Step {
  x: number;
  y: number;
  toX: number;
  toY: number;
  /** A unit across the step, to the right of it where y points down. */
  acrossX: number;
  acrossY: number;
}

/** A line's pieces that have a length. */
function steps(path: readonly number[]): Step[] {
  const found: Step[] = [];
  for (let at = 2; at < path.length; at += 2) {
    const [x = 0, y = 0, toX = 0, toY = 0] = path.slice(at - 2, at + 2);
    const length = distance(x, y, toX, toY);
    if (length > 0) found.push({ x, y, toX, toY, acrossX: -(toY - y) / length, acrossY: (toX - x) / length });
  }
  return found;
}

function dashed({ points, closed }: Line, dashes: readonly number[]): Line[] {
  const path = closed ? [...points, ...points.slice(0, 2)] : points;
  const found: Line[] = [];
  let [at, left] = [0, dashes[0] ?? 0];
  let dash = path.slice(0, 2);
  const turn = () => {
    if (at % 2 === 0) found.push({ points: dash, closed: false });
    at++;
    left = dashes[at % dashes.length] ?? 0;
  };
  for (const step of steps(path)) {
    const length = distance(step.x, step.y, step.toX, step.toY);
    let gone = 0;
    while (gone + left < length) {
      gone += left;
      const share = gone / length;
      const place = [step.x + (step.toX - step.x) * share, step.y + (step.toY - step.y) * share];
      dash.push(...place);
      turn();
      dash = place;
    }
    left -= length - gone;
    dash.push(step.toX, step.toY);
  }
  if (at % 2 === 0) found.push({ points: dash, closed: false });
  return found;
}

function distance(x: number, y: number, toX: number, toY: number): number {
  return Math.sqrt((toX - x) * (toX - x) + (toY - y) * (toY - y));
}

/** The same outline, in the direction that all have. */
function sameDirection(points: number[]): Line {
  let [area, x, y] = [0, points.at(-2) ?? 0, points.at(-1) ?? 0];
  for (let at = 0; at < points.length; at += 2) {
    const [toX, toY] = [points[at] as number, points[at + 1] as number];
    area += x * toY - toX * y;
    [x, y] = [toX, toY];
  }
  if (area >= 0) return { points, closed: true };
  const turned: number[] = [];
  for (let at = points.length - 2; at >= 0; at -= 2) turned.push(points[at] ?? 0, points[at + 1] ?? 0);
  return { points: turned, closed: true };
}
