import { inflateSync } from 'node:zlib';

/** A decoded picture: four bytes (red, green, blue, alpha) a pixel, from the top left. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8Array;
}

const BYTES = 4;

/**
 * Decodes a PNG of eight bits a channel with alpha, or of eight bits a palette's colour, not interlaced: what resvg writes
 * and what we do (W3C PNG, section 9).
 */
export function pixelsOf(png: Uint8Array): Pixels {
  const file = Buffer.from(png);
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const isIndexed = file[25] === 3;
  if (file[24] !== 8 || !(isIndexed || file[25] === 6) || file[28] !== 0)
    throw new Error('This PNG is of another kind.');
  const named = (name: string): Buffer => {
    const parts: Buffer[] = [];
    for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at))
      if (file.toString('latin1', at + 4, at + 8) === name)
        parts.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
    return Buffer.concat(parts);
  };
  const raw = inflateSync(named('IDAT'));
  if (isIndexed) return { width, height, data: inColours(raw, named('PLTE'), width, height) };
  const stride = width * BYTES;
  const data = new Uint8Array(height * stride);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x++) {
      const left = x < BYTES ? 0 : (data[y * stride + x - BYTES] ?? 0);
      const up = y === 0 ? 0 : (data[(y - 1) * stride + x] ?? 0);
      const corner = x < BYTES || y === 0 ? 0 : (data[(y - 1) * stride + x - BYTES] ?? 0);
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      data[y * stride + x] = (raw[y * (stride + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return { width, height, data };
}

/** Rows of numbers of colours, each after a byte that says that it is not filtered. */
function inColours(rows: Uint8Array, palette: Uint8Array, width: number, height: number): Uint8Array {
  const data = new Uint8Array(width * height * BYTES);
  for (let y = 0; y < height; y++) {
    if (rows[y * (width + 1)] !== 0) throw new Error('This row is filtered.');
    for (let x = 0; x < width; x++) {
      const colour = (rows[y * (width + 1) + 1 + x] ?? 0) * 3;
      data.set([...palette.subarray(colour, colour + 3), 255], (y * width + x) * BYTES);
    }
  }
  return data;
}

/** Whichever of the three is nearest to left + up − corner. */
function paeth(left: number, up: number, corner: number): number {
  const to = (value: number) => Math.abs(left + up - corner - value);
  if (to(left) <= to(up) && to(left) <= to(corner)) return left;
  return to(up) <= to(corner) ? up : corner;
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
  const { width, height, data } = pixels;
  const columns: number[] = [];
  for (let x = Math.max(0, Math.floor(left)); x < Math.min(width, right); x++)
    for (let y = Math.max(0, Math.floor(top)); y < Math.min(height, bottom); y++)
      if ((data[(y * width + x) * BYTES + 1] ?? 255) < 128) {
        columns.push(x);
        break;
      }
  const [first, last] = [columns[0], columns.at(-1)];
  return first === undefined || last === undefined ? undefined : [first, last];
}
