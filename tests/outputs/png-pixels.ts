import { inflateSync } from 'node:zlib';

/** A decoded picture: four bytes (red, green, blue, alpha) a pixel, from the top left. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8Array;
}

const BYTES = 4;

/** Decodes a PNG of eight bits a palette's colour, unfiltered and not interlaced, as we write it (W3C PNG, section 9). */
export function pixelsOf(png: Uint8Array): Pixels {
  const file = Buffer.from(png);
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  if (file[24] !== 8 || file[25] !== 3 || file[28] !== 0) throw new Error('This PNG is of another kind.');
  const named = (name: string): Buffer => {
    const parts: Buffer[] = [];
    for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at))
      if (file.toString('latin1', at + 4, at + 8) === name)
        parts.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
    return Buffer.concat(parts);
  };
  const [rows, palette, alphas] = [inflateSync(named('IDAT')), named('PLTE'), named('tRNS')];
  const data = new Uint8Array(width * height * BYTES);
  for (let y = 0, to = 0; y < height; y++) {
    if (rows[y * (width + 1)] !== 0) throw new Error('This row is filtered.');
    for (let x = 0; x < width; x++) {
      const colour = rows[y * (width + 1) + 1 + x] ?? 0;
      for (let channel = 0; channel < 3; channel++) data[to++] = palette[colour * 3 + channel] ?? 0;
      data[to++] = alphas[colour] ?? 255;
    }
  }
  return { width, height, data };
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
