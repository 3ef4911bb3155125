import { constants, crc32, deflateSync } from 'node:zlib';

/** The most colours that a palette holds. */
const MOST_COLOURS = 256;
const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/**
 * A picture as an indexed-colour PNG (W3C PNG 3, colour type 3): a byte a pixel in place of four, with nothing lost. Charts
 * have some fifty colours, those of softened edges among them, and their files are half as large as with full colours.
 * The same pixels give the same bytes on every machine: matches are only sought at distance one, and so do not depend on
 * how a processor hashes.
 * @param pixels four bytes a pixel, red, green, blue and alpha, row after row
 * @returns undefined where the picture has more than 256 colours, or some that let its ground through
 */
export function indexedPng(
  pixels: Uint8Array,
  width: number,
  height: number,
): Uint8Array<ArrayBuffer> | undefined {
  const palette: number[] = [];
  const known = new Map<number, number>();
  const rows = new Uint8Array(height * (width + 1));
  // Four bytes at once, in whichever order the machine has them: they are only compared.
  const colours = new Uint32Array(
    pixels.byteOffset % 4 === 0 ? pixels.buffer : pixels.slice().buffer,
    pixels.byteOffset % 4 === 0 ? pixels.byteOffset : 0,
    width * height,
  );
  for (let y = 0, from = 0; y < height; y++) {
    const end = from + width;
    // Each row begins with how it is filtered: 0, not at all.
    let to = y * (width + 1) + 1;
    while (from < end) {
      const start = from;
      const colour = colours[from] as number;
      do from++;
      while (from < end && colours[from] === colour);
      let index = known.get(colour);
      if (index === undefined) {
        const [red = 0, green = 0, blue = 0, alpha = 0] = pixels.subarray(start * 4, start * 4 + 4);
        if (known.size === MOST_COLOURS || alpha !== 255) return undefined;
        index = known.size;
        known.set(colour, index);
        palette.push(red, green, blue);
      }
      rows.fill(index, to, to + from - start);
      to += from - start;
    }
  }
  return png(width, height, Uint8Array.from(palette), rows);
}

function png(width: number, height: number, palette: Uint8Array, rows: Uint8Array): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  // Eight bits, indexed colour; then the only compression and filtering that there are, and no interlacing.
  header.set([8, 3, 0, 0, 0], 8);
  const packed = deflateSync(rows, { strategy: constants.Z_RLE, memLevel: 9 });
  const parts = [
    SIGNATURE,
    ...chunk('IHDR', header),
    ...chunk('PLTE', palette),
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
