/** A line of points in pixels: x, y, x, y … */
export interface Line {
  points: number[];
  /** Whether its last point leads back to its first. */
  closed: boolean;
}

/** A place and a size in pixels for what is told in units of its own; `flipped` where y points upwards, as in fonts. */
export interface Placing {
  scale: number;
  x: number;
  y: number;
  flipped?: boolean;
}

/** A command of a path with its points, all absolute: a start, a line, a curve with one or two control points, a return. */
interface Command {
  kind: 'M' | 'L' | 'Q' | 'C' | 'Z';
  points: number[];
}

/** The commands of SVG path data that the drawings and HarfBuzz's outlines have. */
export type Path = readonly Command[];

/** How many numbers each command takes. */
const counts: Record<string, number> = { M: 2, L: 2, H: 1, V: 1, Q: 4, C: 6, Z: 0 };

/**
 * Reads SVG path data (SVG 2, section 9.3): M, L, H, V, Q, C and Z, absolute or relative.
 * @throws Error for other commands: no drawing of ours has them
 */
export function pathOf(d: string): Path {
  const path: Command[] = [];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  for (const [, letter = '', numbers = ''] of d.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const command = letter.toUpperCase();
    const count = counts[command];
    const values = (numbers.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
    if (count === undefined || values.length % (count || 1) > 0 || (count === 0) !== (values.length === 0))
      throw new Error(`The path “${d}” has “${letter}${numbers}”, which pictures cannot draw.`);
    const relative = letter !== command;
    for (let at = 0; at === 0 || at < values.length; at += count || 1) {
      const given = values.slice(at, at + count);
      const [left, top] = relative ? [x, y] : [0, 0];
      if (command === 'Z') {
        path.push({ kind: 'Z', points: [] });
        [x, y] = [startX, startY];
        continue;
      }
      const points =
        command === 'H'
          ? [left + (given[0] ?? 0), y]
          : command === 'V'
            ? [x, top + (given[0] ?? 0)]
            : given.map((value, index) => value + (index % 2 === 0 ? left : top));
      [x = 0, y = 0] = points.slice(-2);
      // What follows the start without a letter of its own are lines.
      const kind = command === 'M' && at === 0 ? 'M' : command === 'Q' || command === 'C' ? command : 'L';
      if (kind === 'M') [startX, startY] = [x, y];
      path.push({ kind, points });
    }
  }
  return path;
}

/** How far a curve may be from the lines that stand for it, in pixels: less than the eye or a level of a pixel tells. */
const TOLERANCE = 0.04;

/** A path as lines in their place; curves become as many as they need there. */
export function linesOf(path: Path, { scale, x: left, y: top, flipped = false }: Placing): Line[] {
  const lines: Line[] = [];
  const up = flipped ? -scale : scale;
  let [x, y, startX, startY] = [0, 0, 0, 0];
  let line: Line = { points: [], closed: false };
  for (const { kind, points } of path) {
    const p = points.map((value, at) => (at % 2 === 0 ? left + value * scale : top + value * up));
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = p;
    if (kind === 'Z') {
      line.closed = true;
      [x, y] = [startX, startY];
      continue;
    }
    if (kind === 'M' || line.closed) {
      if (kind === 'M') [startX, startY] = [a, b];
      line = { points: [startX, startY], closed: false };
      lines.push(line);
    }
    if (kind === 'L') line.points.push(a, b);
    else if (kind === 'Q') quadratic(line.points, x, y, a, b, c, d);
    else if (kind === 'C') cubic(line.points, x, y, a, b, c, d, e, f);
    [x = 0, y = 0] = p.slice(-2);
  }
  return lines;
}

/** In how many pieces a curve is as near to its lines as {@link TOLERANCE}: `bend` is its second difference. */
function piecesFor(bend: number, share: number): number {
  return Math.max(1, Math.ceil(Math.sqrt((bend * share) / TOLERANCE)));
}

function quadratic(to: number[], x: number, y: number, a: number, b: number, c: number, d: number): void {
  const bend = Math.abs(x - 2 * a + c) + Math.abs(y - 2 * b + d);
  const pieces = piecesFor(bend, 1 / 4);
  for (let at = 1; at <= pieces; at++) {
    const t = at / pieces;
    const s = 1 - t;
    to.push(s * s * x + 2 * s * t * a + t * t * c, s * s * y + 2 * s * t * b + t * t * d);
  }
}

function cubic(
  to: number[],
  x: number,
  y: number,
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
  f: number,
): void {
  const bend = Math.max(
    Math.abs(x - 2 * a + c) + Math.abs(y - 2 * b + d),
    Math.abs(a - 2 * c + e) + Math.abs(b - 2 * d + f),
  );
  const pieces = piecesFor(bend, 3 / 4);
  for (let at = 1; at <= pieces; at++) {
    const t = at / pieces;
    const s = 1 - t;
    const [first, second, third, fourth] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
    to.push(first * x + second * a + third * c + fourth * e, first * y + second * b + third * d + fourth * f);
  }
}

/** How far the control points of a quarter of a circle are from its ends, of its radius. */
const ROUND = 0.5522847498;

/** A rectangle with round corners as lines; a circle where the radius is half of either side. */
export function roundedLines(x: number, y: number, width: number, height: number, radius: number): Line[] {
  const [right, bottom, inner] = [x + width, y + height, radius * (1 - ROUND)];
  const points = [x + radius, y, right - radius, y];
  cubic(points, right - radius, y, right - inner, y, right, y + inner, right, y + radius);
  points.push(right, bottom - radius);
  cubic(points, right, bottom - radius, right, bottom - inner, right - inner, bottom, right - radius, bottom);
  points.push(x + radius, bottom);
  cubic(points, x + radius, bottom, x + inner, bottom, x, bottom - inner, x, bottom - radius);
  points.push(x, y + radius);
  cubic(points, x, y + radius, x, y + inner, x + inner, y, x + radius, y);
  return [{ points, closed: true }];
}

/**
 * A half of a circle as a line: from a unit across to the other side, by way of a unit along; both are unit vectors.
 * @param to gets the points, the first aside
 */
export function halfCircle(
  to: number[],
  centre: Vector,
  across: Vector,
  along: Vector,
  radius: number,
): void {
  quarter(to, centre, across, along, radius);
  quarter(to, centre, along, [-across[0], -across[1]], radius);
}

type Vector = readonly [x: number, y: number];

function quarter(to: number[], [x, y]: Vector, from: Vector, end: Vector, radius: number): void {
  const at = (first: number, second: number): Vector => [
    x + (from[0] * first + end[0] * second) * radius,
    y + (from[1] * first + end[1] * second) * radius,
  ];
  cubic(to, ...at(1, 0), ...at(1, ROUND), ...at(ROUND, 1), ...at(0, 1));
}

/** A circle as lines. */
export function circleLines(x: number, y: number, radius: number): Line[] {
  return roundedLines(x - radius, y - radius, 2 * radius, 2 * radius, radius);
}
