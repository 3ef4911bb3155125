import { decode } from 'fast-png';
import { expect } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { type Box, expectBoxes, rectangles, textBoxes } from '../charts/drawn.ts';

/** A picture cut into what stands around the drawing, and the drawing with its place in it. */
interface Parts {
  around: string;
  drawing: string;
  x: number;
  y: number;
  scale: number;
}

/** The boxes of all texts of a picture, by the metrics that placed them, in the picture's own pixels. */
export function pictureTexts(svg: string): Box[] {
  const parts = partsOf(svg);
  return [...textBoxes(parts.around), ...textBoxes(parts.drawing).map((box) => placed(box, parts))];
}

/** The sizes of all texts as they are seen. */
export function textSizes(svg: string): number[] {
  const { around, drawing, scale } = partsOf(svg);
  const sizes = (part: string) =>
    [...part.matchAll(/<text[^>]*>/g)].map(([tag]) => Number(/font-size="([\d.]+)"/.exec(tag)?.[1] ?? 14));
  return [...sizes(around), ...sizes(drawing).map((size) => size * scale)];
}

function partsOf(svg: string): Parts {
  const open = /<g transform="translate\(([\d.]+) ([\d.]+)\)(?: scale\(([\d.]+)\))?" font-size="14">/.exec(
    svg,
  );
  if (!open) return { around: svg, drawing: '', x: 0, y: 0, scale: 1 };
  const start = open.index + open[0].length;
  let depth = 1;
  let end = start;
  for (const tag of svg.slice(start).matchAll(/<(\/?)g[ >]/g)) {
    depth += tag[1] === '/' ? -1 : 1;
    end = start + tag.index;
    if (depth === 0) break;
  }
  return {
    around: svg.slice(0, open.index) + svg.slice(end),
    drawing: svg.slice(start, end),
    x: Number(open[1]),
    y: Number(open[2]),
    scale: Number(open[3] ?? 1),
  };
}

function placed({ what, left, right, top, bottom }: Box, { x, y, scale }: Parts): Box {
  const [atX, atY] = [(value: number) => x + value * scale, (value: number) => y + value * scale];
  return { what, left: atX(left), right: atX(right), top: atY(top), bottom: atY(bottom) };
}

/** Expects that no text or rectangle of a picture is outside some bounds, and no text on another. */
export function expectInPlace(svg: string, bounds: Omit<Box, 'what'>): void {
  const parts = partsOf(svg);
  const drawn = rectangles(parts.drawing).map((box) => placed(box, parts));
  expectBoxes(pictureTexts(svg), drawn, bounds);
}

/** Expects that pictures are well-formed XML. */
export async function expectWellFormed(...svgs: readonly string[]): Promise<void> {
  const xml = svgs.map((contents, at) => ({ fileName: `${at}.svg`, contents }));
  expect((await validateXML({ xml, normalization: 'format' })).errors).toEqual([]);
}

/** Decodes a PNG as we write it: three bytes (red, green, blue) a pixel, with alpha four, from the top left. */
export function pixelsOf(png: Uint8Array) {
  const { width, height, data, depth, channels } = decode(png);
  if (depth !== 8 || channels < 3) throw new Error('This PNG is of another kind.');
  return { width, height, channels, data: Uint8Array.from(data) };
}

/** The first and last column with a dark pixel in some rows; undefined if there is none. */
export function inkIn(
  { width, height, channels, data }: ReturnType<typeof pixelsOf>,
  top: number,
  bottom: number,
): [number, number] | undefined {
  const isDark = (x: number, y: number) => (data[(y * width + x) * channels + 1] ?? 255) < 128;
  const rows = Array.from({ length: height }, (_, y) => y).filter((y) => y >= Math.floor(top) && y < bottom);
  const columns = Array.from({ length: width }, (_, x) => x).filter((x) => rows.some((y) => isDark(x, y)));
  const [first, last] = [columns[0], columns.at(-1)];
  return first === undefined || last === undefined ? undefined : [first, last];
}
