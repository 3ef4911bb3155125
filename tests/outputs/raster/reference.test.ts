/** Our pictures beside those that resvg, which reads all of SVG, makes of the same drawings. */
import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it, test } from 'vitest';
import { chartData } from '../../../src/charts/data.ts';
import { locales } from '../../../src/i18n/locales.ts';
import { chartDrawing } from '../../../src/outputs/picture/drawing.ts';
import { iconSvg } from '../../../src/outputs/picture/icons.ts';
import { drawPng } from '../../../src/outputs/picture/png.ts';
import { shareSvg } from '../../../src/outputs/picture/share.ts';
import { chartSvg, DENSITY } from '../../../src/outputs/picture/svg.ts';
import { examples } from '../../charts/examples.ts';
import { type Pixels, pixelsOf } from '../png-pixels.ts';
import { everyData, site, viewOf } from '../support.ts';

const require = createRequire(import.meta.url);
const fontFiles = ['400Regular/BeVietnamPro_400Regular', '600SemiBold/BeVietnamPro_600SemiBold'].map((name) =>
  require.resolve(`@expo-google-fonts/be-vietnam-pro/${name}.ttf`),
);

function reference(svg: string, zoom: number): Pixels {
  const { width, height, pixels } = new Resvg(svg, {
    font: { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Be Vietnam Pro' },
    fitTo: { mode: 'zoom', value: zoom },
  }).render();
  return { width, height, data: pixels };
}

/** Letters stand at quarters of a pixel across and at whole ones down: squares of so many pixels are as light all the same. */
const SQUARE = 8;

/** What of a pixel lets its ground through is seen on black, whatever its colour is called there. */
function lightness(data: Uint8Array, at: number): number {
  const [red = 0, green = 0, blue = 0, alpha = 0] = [data[at], data[at + 1], data[at + 2], data[at + 3]];
  return ((red + green + blue) * alpha) / 255;
}

/** By how much the lightness of squares differs, of 255: at most, and on average. */
function difference(one: Pixels, other: Pixels): { most: number; average: number } {
  expect([one.width, one.height]).toEqual([other.width, other.height]);
  const { width, height } = one;
  const [across, down] = [Math.ceil(width / SQUARE), Math.ceil(height / SQUARE)];
  const sums = new Float64Array(across * down);
  // Most pixels are the same: they are compared whole first.
  const [words, others] = [one, other].map(({ data }) => new Uint32Array(data.slice().buffer)) as [
    Uint32Array,
    Uint32Array,
  ];
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++) {
      if (words[at] === others[at]) continue;
      const square = Math.trunc(y / SQUARE) * across + Math.trunc(x / SQUARE);
      sums[square] = (sums[square] ?? 0) + lightness(one.data, at * 4) - lightness(other.data, at * 4);
    }
  const differences = [...sums].map((sum) => Math.abs(sum) / (3 * SQUARE * SQUARE));
  return {
    most: Math.max(...differences),
    average: differences.reduce((sum, value) => sum + value, 0) / differences.length,
  };
}

function expectAlike(svg: string, zoom: number): void {
  const { most, average } = difference(pixelsOf(drawPng(svg, zoom)), reference(svg, zoom));
  expect(most).toBeLessThan(24);
  expect(average).toBeLessThan(2);
}

describe.each(everyData)('the pictures of charts %s are as resvg draws them', (_, tables) => {
  test.each(tables.charts.flatMap(({ id }) => locales.map((locale) => [id, locale] as const)))(
    '%s, %s',
    (id, locale) => {
      const view = viewOf(id, locale, tables);
      expectAlike(chartSvg(view, site), DENSITY);
      expectAlike(shareSvg(view, site), 1);
    },
  );
});

test.each(Object.entries(examples))('so is an example of all that charts have: %s', (_, example) => {
  const data = chartData(example.chart, example.selection, example.tables, 'vi');
  const { width, height, body } = chartDrawing(data, { width: 328, id: 'x', page: '/', zoom: 2 });
  expectAlike(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="'Be Vietnam Pro'"><rect width="${width}" height="${height}" fill="#fff"/><g font-size="14">${body}</g></svg>`,
    2,
  );
});

it('is so for the sign, with round corners that let the ground through', () => {
  expectAlike(iconSvg(), 6);
  expectAlike(iconSvg(0), 180 / 32);
});

const shapes = {
  'a corner, and one that is too sharp for a point':
    '<path d="M10,10H60V50L20,44L58,40" fill="none" stroke="#123" stroke-width="8"/>',
  'a closed line': '<path d="M10,10H60V50Z" fill="none" stroke="#123" stroke-width="6"/>',
  'round ends': '<path d="M20,20L60,50" fill="none" stroke="#123" stroke-width="12" stroke-linecap="round"/>',
  dashes: '<path d="M10,10H60V50" fill="none" stroke="#123" stroke-width="5" stroke-dasharray="7 4 2"/>',
  curves: '<path d="M10,50C10,0 60,0 60,50Q40,20 10,50Z" fill="#123"/>',
  'a hole': '<path d="M10,10H60V50H10ZM20,20V40H50V20Z" fill="#123"/>',
  'parts over each other': '<path d="M10,10H50V40H10ZM20,20H60V50H20Z" fill="#123"/>',
  'relative places': '<path d="m10 10h50v40l-50-3z" fill="#123"/>',
  'round corners':
    '<rect x="10" y="10" width="50" height="40" rx="9" fill="#123" stroke="#b32" stroke-width="3"/>',
  'edges between pixels': '<rect x="10.3" y="10.6" width="49.25" height="39.1" fill="#123"/>',
  'less than a pixel': '<rect x="10.3" y="10.6" width="0.2" height="39.1" fill="#123"/>',
  'what reaches out of the picture':
    '<rect x="-5" y="40" width="200" height="200" fill="#123"/><circle cx="78" cy="2" r="9" fill="#b32"/>',
  'an opacity': '<g opacity="0.45"><rect x="10" y="10" width="49" height="39" fill="#123"/></g>',
  anchors:
    '<text x="40" y="20" text-anchor="middle" font-size="15" fill="#123">Lượt</text><text x="75" y="45" text-anchor="end" font-size="15" fill="#123">AVToV</text>',
  'marks that follow their letter': '<text x="10" y="40" font-size="24" fill="#123">ệợ̃</text>',
};
test.each(Object.entries(shapes))('%s', (_, shape) => {
  expectAlike(
    `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="60" font-family="'Be Vietnam Pro'"><rect width="80" height="60" fill="#fff"/>${shape}</svg>`,
    4,
  );
});

test('a difference would be seen', () => {
  const svg = (shape: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="60"><rect width="80" height="60" fill="#fff"/>${shape}</svg>`;
  const { most } = difference(
    pixelsOf(drawPng(svg(''), 2)),
    reference(svg('<path d="M10,10H60" stroke="#123" fill="none"/>'), 2),
  );
  expect(most).toBeGreaterThan(24);
});
