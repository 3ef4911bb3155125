import { readFileSync } from 'node:fs';
import { create, type Font } from 'fontkitten';
import { describe, expect, test } from 'vitest';
import { weights } from '../../src/charts/parts/text.ts';
import { fontFile, siteFont } from '../../src/formats/fonts.ts';
import en from '../../src/i18n/en.json' with { type: 'json' };
import problems from '../../src/i18n/problems.vi.json' with { type: 'json' };
import vi from '../../src/i18n/vi.json' with { type: 'json' };

const codeOf = (letter: string) => letter.codePointAt(0) ?? 0;
const texts = JSON.stringify([en, vi, problems]);

describe.each(weights)('the font of the site in the weight %i', async (weight) => {
  const bytes = await siteFont(weight);
  const [whole, font] = [readFileSync(fontFile(weight)), bytes].map(
    (file) => create(Buffer.from(file)) as Font,
  ) as [Font, Font];

  test('is the same each time, and of at most 14 KB', async () => {
    expect(Buffer.compare(await siteFont(weight), bytes)).toBe(0);
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
