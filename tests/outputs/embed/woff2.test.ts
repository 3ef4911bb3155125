import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { create, type Font } from 'fontkitten';
import subsetFont from 'subset-font';
import { describe, expect, test } from 'vitest';
import { Bytes } from '../../../src/outputs/embed/woff2/bytes.ts';
import { transformedGlyf } from '../../../src/outputs/embed/woff2/glyf.ts';
import { woff2 } from '../../../src/outputs/embed/woff2/woff2.ts';

/** The encoder and decoder of the format's authors. */
const require = createRequire(import.meta.url);
const reference = createRequire(require.resolve('fontverter'))('wawoff2') as Record<
  'compress' | 'decompress',
  (font: Uint8Array) => Promise<Uint8Array>
>;
const weights = ['400Regular/BeVietnamPro_400Regular', '600SemiBold/BeVietnamPro_600SemiBold'];
const whole = (name: string) =>
  readFileSync(require.resolve(`@expo-google-fonts/be-vietnam-pro/${name}.ttf`));

function subset(font: Buffer, letters: string, noHinting: boolean): Promise<Buffer> {
  const options = { targetFormat: 'sfnt' as const, noHinting };
  return subsetFont(font, letters, options);
}

async function expectSameAsReference(sfnt: Uint8Array): Promise<void> {
  const ours = woff2(sfnt);
  // What it returns lies in its memory, and is gone with its next word.
  const theirs = Buffer.from(await reference.compress(sfnt));
  const [decoded, expected] = [
    Buffer.from(await reference.decompress(ours)),
    await reference.decompress(theirs),
  ];
  expect(decoded.equals(expected)).toBe(true);
  // As finely as it goes would take twenty times as long.
  expect(ours.length).toBeLessThan(1.1 * theirs.length);
  expect(new DataView(ours.buffer).getUint32(8)).toBe(ours.length);
}

describe.each(weights)('%s', (name) => {
  test('the whole font, with its instructions, is decoded as the reference encoder’s is', async () => {
    await expectSameAsReference(whole(name));
  });

  test('so is every part of it', async () => {
    const font = whole(name);
    const characters = (create(font) as Font).characterSet.map((code) => String.fromCodePoint(code));
    const letters = fc.uniqueArray(fc.constantFrom(...characters), { maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(letters, fc.boolean(), async (some, noHinting) => {
        await expectSameAsReference(await subset(font, `-${some.join('')}`, noHinting));
      }),
      { numRuns: 15 },
    );
  });

  test('another program finds the letters in it', async () => {
    const part = await subset(whole(name), 'Nguồn 2024: ≈ 1,5 nghìn tỷ', true);
    const [ours, theirs] = [create(Buffer.from(woff2(part))) as Font, create(whole(name)) as Font];
    for (const letter of 'Nguồn 2024: ≈ 1,5 nghìn tỷ') {
      const code = letter.codePointAt(0) ?? 0;
      expect(ours.hasGlyphForCodePoint(code)).toBe(true);
      const [own, whole] = [ours, theirs].map((font) => font.glyphForCodePoint(code));
      expect(own?.advanceWidth).toBe(whole?.advanceWidth);
      expect(own?.path.toSVG()).toBe(whole?.path.toSVG());
    }
    expect(ours.hasGlyphForCodePoint('Z'.codePointAt(0) ?? 0)).toBe(false);
  });
});

test('what is no such font is refused', () => {
  expect(() => woff2(new Uint8Array(3))).toThrow(RangeError);
  expect(() => woff2(new Uint8Array(200))).toThrow('The font has no table head.');
});

test('glyphs that our fonts do not have: far points, own bounds, overlaps', () => {
  // A triangle whose points lie so far apart that each kind of triplet is needed, with bounds that are not its own.
  const glyph = new Bytes();
  for (const value of [1, 5, 0, 0, 0, 3, 0]) glyph.u16(value);
  for (const flag of [0x41, 0x01, 0x00, 0x01]) glyph.u8(flag);
  for (const x of [0, 5000, -500, 3000]) glyph.u16(x & 0xffff);
  for (const y of [2000, -5000, 700, 100]) glyph.u16(y & 0xffff);
  const loca = new Bytes();
  for (const offset of [0, glyph.length]) loca.u32(offset);
  const table = transformedGlyf(glyph.all.slice(), loca.all.slice(), 1, 1);
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
  const sizes = Array.from({ length: 7 }, (_, stream) => view.getUint32(8 + 4 * stream));
  expect(view.getUint16(2)).toBe(1);
  // One contour of four points; flags; distances of so many bytes each, and one for no instructions; bounds.
  expect(sizes).toEqual([2, 1, 4, 3 + 4 + 2 + 3 + 1, 0, 4 + 8, 0]);
  expect(table.length).toBe(36 + sizes.reduce((sum, size) => sum + size, 0) + 1);
  expect(table.at(-1)).toBe(0x80);
});
