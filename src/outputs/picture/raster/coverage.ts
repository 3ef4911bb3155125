import type { Line } from './path.ts';

/** Shades from nothing, 0, to all of a pixel: so few that a picture needs few colours, and none that the eye misses. */
export const LEVELS = 16;

/** How much of each pixel a shape covers. */
export interface Mask {
  /** Where its first pixel lies in the picture. */
  left: number;
  top: number;
  width: number;
  height: number;
  /** A byte a pixel, row after row, below {@link LEVELS}. */
  levels: Uint8Array;
}

/** Where a mask may lie, in whole pixels; `right` and `bottom` are no longer part of it. */
export interface Bounds {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The room that areas are added up in: as large as the largest shape yet, and all zeros between two shapes. */
let areas = new Float32Array(0);

/**
 * The pixels that lie within lines, by the exact share of each that is covered: each edge adds, to the pixels that it
 * crosses, by how much the covered area changes there from left to right, and sums along the rows are the areas. Where
 * lines of the same direction lie above each other all is covered once (non-zero winding).
 * @param lines each is taken as closed
 * @returns undefined where there is nothing within the bounds
 */
export function maskOf(lines: readonly Line[], bounds: Bounds): Mask | undefined {
  const box = boxOf(lines, bounds);
  if (!box) return undefined;
  const { left, top } = box;
  const [width, height] = [box.right - left, box.bottom - top];
  // An edge may end on the right side of the last pixel: what it adds there is of no pixel.
  const stride = width + 2;
  if (areas.length < stride * height) areas = new Float32Array(stride * height);
  const place = (value: number, from: number, size: number) => Math.min(Math.max(value - from, 0), size);
  for (const { points } of lines) {
    let x = place(points.at(-2) ?? 0, left, width);
    let y = place(points.at(-1) ?? 0, top, height);
    for (let at = 0; at < points.length; at += 2) {
      const toX = place(points[at] as number, left, width);
      const toY = place(points[at + 1] as number, top, height);
      if (y < toY) addEdge(stride, x, y, toX, toY, 1);
      else if (y > toY) addEdge(stride, toX, toY, x, y, -1);
      x = toX;
      y = toY;
    }
  }
  const levels = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    const from = row * stride;
    let sum = 0;
    for (let column = 0; column < width; column++) {
      sum += areas[from + column] as number;
      const area = sum < 0 ? -sum : sum;
      levels[row * width + column] = area >= 1 ? LEVELS - 1 : area * (LEVELS - 1) + 0.5;
    }
  }
  areas.fill(0, 0, stride * height);
  return { left, top, width, height, levels };
}

/** The pixels that lines reach within bounds. */
function boxOf(lines: readonly Line[], bounds: Bounds): Bounds | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { points } of lines)
    for (let at = 0; at < points.length; at += 2) {
      const [x, y] = [points[at] as number, points[at + 1] as number];
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  const box = {
    left: Math.max(bounds.left, Math.floor(left)),
    top: Math.max(bounds.top, Math.floor(top)),
    right: Math.min(bounds.right, Math.ceil(right)),
    bottom: Math.min(bounds.bottom, Math.ceil(bottom)),
  };
  return box.left < box.right && box.top < box.bottom ? box : undefined;
}

/** Adds an edge from its upper end to its lower one; `winding` is 1 where its line goes down there, −1 where it goes up. */
function addEdge(
  stride: number,
  fromX: number,
  fromY: number,
  toX: number,
  toY: number,
  winding: 1 | -1,
): void {
  const slope = (toX - fromX) / (toY - fromY);
  let x = fromX;
  for (let row = Math.floor(fromY); row < toY; row++) {
    const height = Math.min(row + 1, toY) - Math.max(row, fromY);
    const next = x + slope * height;
    const [from, to] = x < next ? [x, next] : [next, x];
    addInRow(row * stride, from, to, height * winding);
    x = next;
  }
}

/** Adds the part of an edge within a row: between two places there, over so much of the row's height. */
function addInRow(row: number, from: number, to: number, height: number): void {
  const first = Math.floor(from);
  const last = Math.ceil(to);
  const start = row + first;
  if (last <= first + 1) {
    // Within one pixel: what lies to the right of the edge is covered, on average from its middle.
    const beyond = height * ((from + to) / 2 - first);
    add(start, height - beyond);
    add(start + 1, beyond);
    return;
  }
  // Across several: triangles in the first and the last, and equal steps between them.
  const step = height / (to - from);
  const [inFirst, inLast] = [first + 1 - from, to - last + 1];
  const firstArea = (step * inFirst * inFirst) / 2;
  const lastArea = (step * inLast * inLast) / 2;
  add(start, firstArea);
  if (last === first + 2) add(start + 1, height - firstArea - lastArea);
  else {
    const second = step * (inFirst + 0.5);
    add(start + 1, second - firstArea);
    for (let at = first + 2; at < last - 1; at++) add(row + at, step);
    add(row + last - 1, height - second - (last - first - 3) * step - lastArea);
  }
  add(row + last, lastArea);
}

function add(at: number, area: number): void {
  areas[at] = (areas[at] as number) + area;
}
