import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { create, type Font } from 'fontkitten';
import { expect, test } from 'vitest';
import metrics from '../../src/charts/parts/metrics.json' with { type: 'json' };
import { baseOf, textWidth } from '../../src/charts/parts/text.ts';
import { root } from '../support/folders.ts';

const require = createRequire(import.meta.url);
const fontOf = (subset: string, weight: number): Font => {
  const file = require.resolve(
    `@fontsource/be-vietnam-pro/files/be-vietnam-pro-${subset}-${weight}-normal.woff2`,
  );
  return create(readFileSync(file)) as Font;
};
const subsets = (weight: number) =>
  ['latin', 'vietnamese', 'latin-ext'].map((subset) => fontOf(subset, weight));

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at));
const plain = [...range(0x20, 0x7e), ...'\u00a0«»·×÷ßæøÆØ–—‘’“”…•€₫−≈≤≥đĐơƠưƯ'];
const marked = [...range(0xc0, 0x17f), ...range(0x1ea0, 0x1ef9)].filter((letter) => !plain.includes(letter));

/** The advance of a character in thousandths of the font size, from the first subset that has it. */
function advance(fonts: Font[], character: string): number | undefined {
  const code = character.codePointAt(0) ?? 0;
  const font = fonts.find((one) => one.hasGlyphForCodePoint(code));
  return font && Math.round((font.glyphForCodePoint(code).advanceWidth / font.unitsPerEm) * 1000);
}

test('the width table is what the font says', () => {
  const table = Object.fromEntries(
    ([400, 600] as const).map((weight) => {
      const fonts = subsets(weight);
      const width = (character: string) => advance(fonts, character);
      // Letters with marks stand in the table only where they are not as wide as their bases.
      const other = marked.filter((letter) => width(letter) !== width(baseOf(letter)));
      const entries = [...plain, ...other].map((character) => [character, width(character)] as const);
      return [weight, Object.fromEntries(entries.filter(([, width]) => width !== undefined))];
    }),
  );
  if (process.env['UPDATE_GOLDEN'])
    writeFileSync(path.join(root, 'src/charts/parts/metrics.json'), `${JSON.stringify(table, null, 2)}\n`);
  expect(metrics).toEqual(table);
});

test('texts in both languages are as wide as their glyphs, kerning aside', () => {
  for (const weight of [400, 600] as const) {
    const fonts = subsets(weight);
    for (const text of [
      'Trang thông tin điện tử tổng hợp',
      'Zalo (domestic): 76.5 million',
      'Nguyễn Ưu Đãi',
    ]) {
      const glyphs = [...text].map((character) => advance(fonts, character) ?? Number.NaN);
      const sum = (glyphs.reduce((a, b) => a + b, 0) / 1000) * 14;
      expect(textWidth(text, 14, weight)).toBeCloseTo(sum, 1);
    }
  }
});
