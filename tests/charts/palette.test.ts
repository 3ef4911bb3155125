import { readFileSync } from 'node:fs';
import path from 'node:path';
import { rgb } from 'd3';
import { describe, expect, test } from 'vitest';
import { palettes, tones } from '../../src/charts/parts/palette.ts';
import { root } from '../support/folders.ts';

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(colour: string): number {
  const { r, g, b } = rgb(colour);
  const [red = 0, green = 0, blue = 0] = [r, g, b].map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(Object.entries(palettes))('the %s palette', (_, { ground, ink, quiet, tones: fills }) => {
  test.each(tones)('%s: 3:1 against the ground, 4.5:1 under text of the colour of the ground', (tone) => {
    expect(contrast(fills[tone], ground)).toBeGreaterThanOrEqual(4.5);
  });
  test('text is at least 4.5:1', () => {
    expect(contrast(ink, ground)).toBeGreaterThanOrEqual(7);
    expect(contrast(quiet, ground)).toBeGreaterThanOrEqual(4.5);
  });
});

test('the style sheet has the same colours, wherever it says them', () => {
  const css = readFileSync(path.join(root, 'src/styles/colours.css'), 'utf8');
  const [light = '', dark = '', chosen = ''] = css.split(/prefers-color-scheme: dark|data-theme="dark"/);
  for (const [sheet, { ground, ink, quiet, tones: fills }] of [
    [light, palettes.light],
    [dark, palettes.dark],
    [chosen, palettes.dark],
  ] as const)
    for (const [name, colour] of Object.entries({ ground, ink, quiet, ...fills }))
      expect(sheet).toContain(`--${name}: ${colour};`);
  const colours = (sheet: string) => sheet.match(/--\w+: #\w+;/g);
  expect(colours(chosen)).toEqual(colours(dark));
});
