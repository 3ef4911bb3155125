import { decode } from 'fast-png';

/** A decoded picture: three bytes (red, green, blue) a pixel, with alpha four, from the top left. */
export interface Pixels {
  width: number;
  height: number;
  channels: number;
  data: Uint8Array;
}

/** Decodes a PNG as we write it: eight bits a channel, in colour. */
export function pixelsOf(png: Uint8Array): Pixels {
  const { width, height, data, depth, channels } = decode(png);
  if (depth !== 8 || channels < 3) throw new Error('This PNG is of another kind.');
  return { width, height, channels, data: Uint8Array.from(data) };
}

/** A part of a picture, in its pixels. */
export interface Region {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The columns from the first to the last with a dark pixel in a region; undefined where there is none. */
export function inkIn(pixels: Pixels, { left, right, top, bottom }: Region): [number, number] | undefined {
  const { width, height, channels, data } = pixels;
  const columns: number[] = [];
  for (let x = Math.max(0, Math.floor(left)); x < Math.min(width, right); x++)
    for (let y = Math.max(0, Math.floor(top)); y < Math.min(height, bottom); y++)
      if ((data[(y * width + x) * channels + 1] ?? 255) < 128) {
        columns.push(x);
        break;
      }
  const [first, last] = [columns[0], columns.at(-1)];
  return first === undefined || last === undefined ? undefined : [first, last];
}
