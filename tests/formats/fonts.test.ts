import { readFileSync, writeFileSync } from 'node:fs';
import { create, type Font } from 'fontkitten';
import subsetFont from 'subset-font';
import { describe, expect, test } from 'vitest';
import { weights } from '../../src/charts/parts/text.ts';
import { fontFile, siteFont } from '../../src/formats/fonts.ts';
import en from '../../src/i18n/en.json' with { type: 'json' };
import problems from '../../src/i18n/problems.vi.json' with { type: 'json' };
import vi from '../../src/i18n/vi.json' with { type: 'json' };

const codeOf = (letter: string) => letter.codePointAt(0) ?? 0;
const texts = JSON.stringify([en, vi, problems]);

/** The code points that the site's font has: Windows-1252, Vietnamese, signs of figures and formulas. */
const RANGES =
  '20-7e a0-ff 102-103 110-111 128-129 152-153 160-161 168-169 178 17d-17e 192 1a0-1a1 1af-1b0 2c6 ' +
  '2dc 1ea0-1ef9 2010-2026 2030-203a 20ab-20ac 2122 2190-2193 2212 2248 2260-2265';

function subset(whole: Buffer): Promise<Buffer> {
  const text = RANGES.split(' ').flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map((digits) => Number.parseInt(digits, 16));
    return Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at));
  });
  const keepFeatures = ['ccmp', 'kern', 'locl', 'mark', 'mkmk', 'tnum'];
  const options = { targetFormat: 'woff2' as const, noHinting: true, keepFeatures };
  return subsetFont(whole, text.join(''), options);
}

describe.each(weights)('the font of the site in the weight %i', async (weight) => {
  const written = await subset(readFileSync(fontFile(weight)));
  if (process.env['UPDATE_GOLDEN']) writeFileSync(siteFont(weight), written);
  const bytes = readFileSync(siteFont(weight));
  const [whole, font] = [readFileSync(fontFile(weight)), bytes].map(
    (file) => create(Buffer.from(file)) as Font,
  ) as [Font, Font];

  test('is the whole font without the letters of other languages, in at most 14 KB', () => {
    expect(Buffer.compare(written, bytes)).toBe(0);
    expect(bytes.length).toBeLessThanOrEqual(14_000);
  });

  // Read by another decoder than the one that belongs to the encoder.
  test('has each glyph as the whole font has it, outline and width', () => {
    expect(font.characterSet.length).toBeGreaterThan(300);
    for (const code of font.characterSet) {
      const [ours, theirs] = [font.glyphForCodePoint(code), whole.glyphForCodePoint(code)];
      expect(ours.path.commands, String.fromCodePoint(code)).toEqual(theirs.path.commands);
      expect(ours.advanceWidth, String.fromCodePoint(code)).toBe(theirs.advanceWidth);
    }
  });

  test('has every letter of the interface that the whole font has, and every sign of figures', () => {
    const signs = '≈ ≤ ≥ − + × ÷ < > % ± – — ‘ ’ “ ” … · • ₫ € $';
    for (const letter of new Set(texts + signs))
      if (whole.hasGlyphForCodePoint(codeOf(letter)))
        expect([letter, font.hasGlyphForCodePoint(codeOf(letter))]).toEqual([letter, true]);
    for (const letter of signs)
      expect([letter, whole.hasGlyphForCodePoint(codeOf(letter))]).toEqual([letter, true]);
  });
});
