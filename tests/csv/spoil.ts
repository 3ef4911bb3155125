import fc from 'fast-check';
import type { Source } from '../../src/csv/text.ts';

const marks = [...'"\n\r,;\t\0?\ufeff\u0302=', '""', '\r\n', '__proto__'];

/** One of the files, its bytes spoilt in one to four ways: with marks of CSV, odd bytes, or further texts put in. */
export function spoilt(files: readonly Source[], texts: readonly string[] = []): fc.Arbitrary<Source> {
  const inserted = fc.oneof(
    fc.constantFrom(...marks, ...texts).map((text) => Buffer.from(text)),
    fc.uint8Array({ minLength: 1, maxLength: 4 }),
  );
  const place = fc.double({ min: 0, max: 1, noNaN: true });
  const how = fc.constantFrom('flip', 'insert', 'delete', 'repeat', 'swap', 'cut');
  const spoiling = fc.record({ how, a: place, b: place, extra: inserted });
  const source = fc.constantFrom(...files);
  return fc
    .record({ source, spoilings: fc.array(spoiling, { minLength: 1, maxLength: 4 }) })
    .map(({ source: { file, bytes }, spoilings }) => ({ file, bytes: spoilings.reduce(spoil, bytes) }));
}

interface Spoiling {
  how: 'flip' | 'insert' | 'delete' | 'repeat' | 'swap' | 'cut';
  /** Places in the file, from 0 to 1. */
  a: number;
  b: number;
  extra: Uint8Array;
}

function spoil(bytes: Uint8Array, { how, a, b, extra }: Spoiling): Uint8Array {
  const [from, to] = [Math.floor(Math.min(a, b) * bytes.length), Math.floor(Math.max(a, b) * bytes.length)];
  // Short spans mostly: where whole files are torn out, little is left to be read.
  const end = Math.min(to, from + 40);
  const [before, span, after] = [bytes.subarray(0, from), bytes.subarray(from, end), bytes.subarray(end)];
  const flipped = span.map((byte, at) => (at === 0 ? byte ^ (extra[0] ?? 1) : byte));
  const parts = {
    flip: [before, flipped, after],
    insert: [before, extra, span, after],
    delete: [before, after],
    repeat: [before, span, span, after],
    swap: [before, after.subarray(0, 40), span, after.subarray(40)],
    cut: [bytes.subarray(0, to)],
  };
  return Buffer.concat(parts[how]);
}
