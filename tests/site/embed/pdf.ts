import { constants, inflateSync } from 'node:zlib';

/** The colours that shapes and letters are filled with in a PDF of Chromium, as `#rrggbb`. */
export function pdfColours(pdf: Buffer): Set<string> {
  const found = new Set<string>();
  for (const { index } of pdf.toString('latin1').matchAll(/(?<=\/FlateDecode[\s\S]{0,200}?stream\r?\n)/g)) {
    const stream = inflate(pdf.subarray(index)).toString('latin1');
    for (const [, ...parts] of stream.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) rg\b/g)) {
      const bytes = parts.map((part) => Math.round(Number(part) * 255));
      found.add(`#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`);
    }
  }
  return found;
}

/** What stands after a stream is not its own. */
const inflate = (bytes: Buffer) => inflateSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
