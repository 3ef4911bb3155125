import { readFileSync } from 'node:fs';
import path from 'node:path';
import { create, type Font } from 'fontkitten';
import { expect, inject, test } from 'vitest';
import { weights } from '../../src/charts/parts/text.ts';
import { fontFile } from '../../src/formats/fonts.ts';
import { filesOf, textsOf } from './built.ts';

const { dist } = inject('site');

const open = (file: string) => create(readFileSync(file)) as Font;
const codeOf = (letter: string) => letter.codePointAt(0) ?? 0;

/** The letters of a page's texts and attributes. */
function lettersOf(html: string): Set<string> {
  const text = html.replace(/<(script|style)\b.*?<\/\1>/gs, '');
  return new Set(text.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code))));
}

test('every letter of every page has its outline in every font file of the site', async () => {
  const fonts = (await filesOf(dist, '.woff2')).map((file) => open(path.join(dist, file)));
  expect(fonts.map(({ fullName }) => fullName).toSorted()).toEqual([
    'Be Vietnam Pro Regular',
    'Be Vietnam Pro SemiBold',
  ]);
  const whole = weights.map((weight) => open(fontFile(weight)));
  const letters = new Set(
    [...(await textsOf(dist, '.html')).values()].flatMap((html) => [...lettersOf(html)]),
  );
  for (const letter of '≈%<>−÷…“”’ệỡ') expect(letters).toContain(letter);
  // The system's fonts draw what Be Vietnam Pro does not have.
  const ours = [...letters].filter((letter) =>
    whole.some((font) => font.hasGlyphForCodePoint(codeOf(letter))),
  );
  for (const font of fonts)
    for (const letter of ours) {
      const glyph = font.glyphForCodePoint(codeOf(letter));
      expect([letter, glyph.id]).not.toEqual([letter, 0]);
      expect([letter, glyph.path.commands.length > 0]).toEqual([letter, letter.trim() !== '']);
    }
});
