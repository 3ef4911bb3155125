import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { create, type Font } from 'fontkitten';
import { expect, test } from 'vitest';
import metrics from '../../src/charts/parts/metrics.json' with { type: 'json' };
import { baseOf, unbrokenHtml, weights } from '../../src/charts/parts/text.ts';
import { fontFile } from '../../src/formats/fonts.ts';
import { root } from '../support/folders.ts';

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at));
// Without ≈ ≤ ≥: drawings give those the room of an unknown letter, which is more than they take.
const plain = [...range(0x20, 0x7e), ...'\u00a0«»·×÷ßæøÆØ–—‘’“”…•€₫−đĐơƠưƯ'];
const marked = [...range(0xc0, 0x17f), ...range(0x1ea0, 0x1ef9)].filter((letter) => !plain.includes(letter));

test('the width table is what the font says', () => {
  const table = Object.fromEntries(
    weights.map((weight) => {
      const font = create(readFileSync(fontFile(weight))) as Font;
      /** In thousandths of the font size; undefined if the font does not have the character. */
      const width = (character: string) => {
        const code = character.codePointAt(0) ?? 0;
        if (!font.hasGlyphForCodePoint(code)) return undefined;
        return Math.round((font.glyphForCodePoint(code).advanceWidth / font.unitsPerEm) * 1000);
      };
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

test('pages break neither within numbers and codes nor before signs', () => {
  const html =
    '<p title="> 5 a">72 million two-thirds UTF-8</p><code>5 a-1</code>, <b>x<span>y</span></span>).';
  const unbroken =
    '<p title="> 5 a">72\u00a0million two-thirds {UTF-8</span></p>{<code>5 a-1</code>,</span> ';
  expect(unbrokenHtml(html).replaceAll('<span class="unbroken">', '{')).toBe(
    `${unbroken}<b>x<span>y</span>).</span>`,
  );
});
