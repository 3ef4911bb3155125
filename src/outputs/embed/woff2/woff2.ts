import { brotliCompressSync, constants } from 'node:zlib';
import { Bytes } from './bytes.ts';
import { transformedGlyf } from './glyf.ts';

/** The tags that have a number in WOFF2 (4.1), in its order, as far as fonts with TrueType outlines have them. */
const KNOWN = [
  ...['cmap', 'head', 'hhea', 'hmtx', 'maxp', 'name', 'OS/2', 'post', 'cvt ', 'fpgm', 'glyf', 'loca', 'prep'],
  ...['CFF ', 'VORG', 'EBDT', 'EBLC', 'gasp', 'hdmx', 'kern', 'LTSH', 'PCLT', 'VDMX', 'vhea', 'vmtx', 'BASE'],
  ...['GDEF', 'GPOS', 'GSUB'],
];
const UNKNOWN = 63;
const HEADER = 48;
/** Of `head`'s flags: the font is another file than it was, and says the same. */
const RECODED = 0x0800;
/** Of `head`: where its flags are, and the format of `loca`. */
const HEAD_FLAGS = 16;
const HEAD_FORMAT = 50;
/** Of `maxp`: how many glyphs there are. */
const GLYPHS = 4;

/** One below the finest: a font comes out 4 % larger than at 11, and forty times sooner. */
const QUALITY = 9;

/**
 * A font with TrueType outlines as WOFF2 (W3C Recommendation of 2022), without what readers do not see: metadata, private data.
 * The encoder that is in npm gives the same font and knows the finest compression only, which takes thirty milliseconds for each
 * of the thousands of small fonts of a large site.
 * @param sfnt a font file with the tables `glyf`, `head`, `loca` and `maxp`
 * @throws {RangeError} where it is none
 */
export function woff2(sfnt: Uint8Array): Uint8Array<ArrayBuffer> {
  const view = new DataView(sfnt.buffer, sfnt.byteOffset, sfnt.byteLength);
  const tables = tablesOf(sfnt, view);
  const table = (tag: string): Uint8Array => {
    const found = tables.get(tag);
    if (!found) throw new RangeError(`The font has no table ${tag}.`);
    return found;
  };
  const head = new Uint8Array(table('head'));
  const headView = new DataView(head.buffer);
  headView.setUint16(HEAD_FLAGS, headView.getUint16(HEAD_FLAGS) | RECODED);
  const maxp = table('maxp');
  const glyphs = new DataView(maxp.buffer, maxp.byteOffset, maxp.byteLength).getUint16(GLYPHS);
  const glyf = transformedGlyf(table('glyf'), table('loca'), headView.getUint16(HEAD_FORMAT), glyphs);
  const directory = new Bytes();
  const content = new Bytes();
  for (const [tag, original] of tables) {
    const known = KNOWN.indexOf(tag);
    directory.u8(known < 0 ? UNKNOWN : known);
    if (known < 0) directory.add(new TextEncoder().encode(tag));
    directory.packed32(original.length);
    if (tag === 'glyf') directory.packed32(glyf.length);
    if (tag === 'loca') directory.packed32(0);
    else content.add(tag === 'glyf' ? glyf : tag === 'head' ? head : original);
  }
  const packed = brotliCompressSync(content.all, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: QUALITY,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_FONT,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      // A window that is no larger than the font: to clear one of 4 MB takes longer than to compress.
      [constants.BROTLI_PARAM_LGWIN]: windowOf(content.length),
    },
  });
  const length = round4(HEADER + directory.length + packed.length);
  const file = new Bytes();
  file.add(new TextEncoder().encode('wOF2'));
  file.u32(view.getUint32(0));
  file.u32(length);
  file.u16(tables.size);
  file.u16(0);
  file.u32([...tables.values()].reduce((sum, one) => sum + round4(one.length), 12 + 16 * tables.size));
  file.u32(packed.length);
  // The version, by our count; and no metadata and no private data, with two and three numbers each.
  file.u16(1);
  for (let zeros = file.length; zeros < HEADER; zeros++) file.u8(0);
  file.add(directory.all);
  file.add(packed);
  while (file.length < length) file.u8(0);
  return file.all.slice();
}

/** The tables by their tags, `loca` right after `glyf`, as WOFF2 wants them. */
function tablesOf(sfnt: Uint8Array, view: DataView): Map<string, Uint8Array> {
  const entries = Array.from({ length: view.getUint16(4) }, (_, index): [string, Uint8Array] => {
    const at = 12 + 16 * index;
    const start = view.getUint32(at + 8);
    return [
      String.fromCharCode(...sfnt.subarray(at, at + 4)),
      sfnt.subarray(start, start + view.getUint32(at + 12)),
    ];
  });
  const rank = ([tag]: [string, Uint8Array]) => (tag === 'loca' ? 'glyf ' : tag);
  return new Map(entries.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1)));
}

const round4 = (length: number) => 4 * Math.ceil(length / 4);

const windowOf = (length: number) =>
  Math.min(
    constants.BROTLI_MAX_WINDOW_BITS,
    Math.max(constants.BROTLI_MIN_WINDOW_BITS, Math.ceil(Math.log2(length + 16))),
  );
