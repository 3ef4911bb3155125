import { constants, crc32, deflateSync } from 'node:zlib';
import type { Canvas } from './canvas.ts';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/**
 * A picture as an indexed-colour PNG (W3C PNG 3, colour type 3): a byte a pixel in place of four, with nothing lost. The
 * same picture gives the same bytes on every machine: matches are only sought at distance one, and so do not depend on how
 * a processor hashes.
 */
export function indexedPng({ width, height, rows, palette, isOpaque }: Canvas): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  // Eight bits, indexed colour; then the only compression and filtering that there are, and no interlacing.
  header.set([8, 3, 0, 0, 0], 8);
  const colours = Uint8Array.from(palette.flatMap((colour) => colour.slice(0, 3)));
  const alphas = Uint8Array.from(palette, ([, , , alpha]) => alpha);
  const packed = deflateSync(rows, { strategy: constants.Z_RLE, memLevel: 6 });
  const parts = [
    SIGNATURE,
    ...chunk('IHDR', header),
    ...chunk('PLTE', colours),
    // Some that show pictures give what may let its ground through another ground, even where nothing does.
    ...(isOpaque ? [] : chunk('tRNS', alphas)),
    ...chunk('IDAT', packed),
    ...chunk('IEND', new Uint8Array(0)),
  ];
  const file = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}

/** A chunk: its length, its name, its content, and the check of the last two. */
function chunk(name: string, content: Uint8Array): Uint8Array[] {
  const type = new TextEncoder().encode(name);
  const number = (value: number) => {
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setUint32(0, value);
    return bytes;
  };
  return [number(content.length), type, content, number(crc32(content, crc32(type)))];
}
