import { readFileSync } from 'node:fs';
import path from 'node:path';
import { rgb } from 'd3';
import { describe, expect, test } from 'vitest';
import { palette } from '../../src/charts/parts/palette.ts';
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

const css = readFileSync(path.join(root, 'src/styles/colours.css'), 'utf8');
const sheets = css
  .split(/prefers-color-scheme: dark|data-theme="dark"/)
  .map((sheet) => Object.fromEntries([...sheet.matchAll(/--(\w+): (#\w+);/g)].map(([, ...pair]) => pair)));
const [light = {}, dark = {}, chosen] = sheets;
const { tones, ...others } = palette;

describe.each(Object.entries({ light, dark }))('the %s palette', (_, { ground = '', ...colours }) => {
  test.each(Object.keys(tones))('%s: 3:1 against the ground, 4.5:1 under text of its colour', (tone) => {
    expect(contrast(colours[tone] ?? '', ground)).toBeGreaterThanOrEqual(4.5);
  });
  test('text is at least 4.5:1', () => {
    expect(contrast(colours['ink'] ?? '', ground)).toBeGreaterThanOrEqual(7);
    expect(contrast(colours['quiet'] ?? '', ground)).toBeGreaterThanOrEqual(4.5);
  });
});

test('drawings have the colours of the style sheet, which says the dark ones twice', () => {
  expect(light).toMatchObject({ ...others, ...tones });
  expect(chosen).toEqual(dark);
});
