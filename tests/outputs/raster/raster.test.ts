import { describe, expect, it, test } from 'vitest';
import { Canvas } from '../../../src/outputs/picture/raster/canvas.ts';
import { LEVELS, maskOf } from '../../../src/outputs/picture/raster/coverage.ts';
import { drawSvg } from '../../../src/outputs/picture/raster/draw.ts';
import { indexedPng } from '../../../src/outputs/picture/raster/indexed-png.ts';
import { lettersOf } from '../../../src/outputs/picture/raster/letters.ts';
import { linesOf, pathOf } from '../../../src/outputs/picture/raster/path.ts';
import { pixelsOf } from '../png-pixels.ts';

const bounds = { left: 0, top: 0, right: 10, bottom: 10 };
const coverage = (d: string) => {
  const mask = maskOf(linesOf(pathOf(d), { scale: 1, x: 0, y: 0 }), bounds);
  return mask && { ...mask, levels: [...mask.levels] };
};
const all = LEVELS - 1;

describe('how much of a pixel is covered', () => {
  it('is the exact area', () => {
    expect(coverage('M1.2,3H2.6V4H1.2Z')?.levels).toEqual([Math.round(0.8 * all), Math.round(0.6 * all)]);
    expect(coverage('M1,1L3,1L1,3Z')?.levels).toEqual([all, Math.round(all / 2), Math.round(all / 2), 0]);
  });

  it('is no more than all where parts lie above each other', () => {
    expect(coverage('M1,1H3V2H1ZM2,1H4V2H2Z')?.levels).toEqual([all, all, all]);
  });

  it('is nothing outside of the bounds', () => {
    expect(coverage('M-9,-9H20V20H-9Z')).toMatchObject({ left: 0, top: 0, width: 10, height: 10 });
    expect(coverage('M12,1H14V3H12Z')).toBeUndefined();
    expect(coverage('')).toBeUndefined();
  });
});

describe('colours', () => {
  it('are mixed with what lies under them', () => {
    const canvas = new Canvas(2, 1);
    canvas.fill({ left: 0, top: 0, right: 2, bottom: 1 }, '#ffffff');
    canvas.paint([{ left: 0, top: 0, width: 1, height: 1, levels: Uint8Array.of(5) }], {
      colour: '#000',
      opacity: 1,
    });
    const { data } = pixelsOf(indexedPng(canvas));
    expect([...data]).toEqual([170, 170, 170, 255, 255, 255, 255, 255]);
  });

  it('let the ground through where nothing was painted', () => {
    const canvas = new Canvas(2, 1);
    canvas.paint([{ left: 0, top: 0, width: 1, height: 1, levels: Uint8Array.of(5) }], {
      colour: '#102030',
      opacity: 1,
    });
    const { data } = pixelsOf(indexedPng(canvas));
    expect([...data]).toEqual([0x10, 0x20, 0x30, 85, 0, 0, 0, 0]);
  });

  it('are told to let nothing through where all of a picture was filled', () => {
    const canvas = new Canvas(2, 1);
    const hasAlpha = () => Buffer.from(indexedPng(canvas)).includes('tRNS');
    canvas.fill({ left: 0, top: 0, right: 1, bottom: 1 }, '#ffffff');
    expect(hasAlpha()).toBe(true);
    canvas.fill({ left: -1, top: 0, right: 9, bottom: 3 }, '#ffffff');
    expect(hasAlpha()).toBe(false);
    expect(pixelsOf(indexedPng(canvas)).data[3]).toBe(255);
  });

  it('are the nearest that there are where a picture has more than a palette holds', () => {
    const canvas = new Canvas(400, 1);
    const grey = (at: number) =>
      `#${Math.trunc(at / 2)
        .toString(16)
        .padStart(2, '0')
        .repeat(2)}${at % 2 ? 'ff' : '00'}`;
    for (let x = 0; x < 400; x++) canvas.fill({ left: x, top: 0, right: x + 1, bottom: 1 }, grey(x));
    expect(canvas.palette.length).toBe(256);
    const { data } = pixelsOf(indexedPng(canvas));
    expect([...data.subarray(399 * 4, 400 * 4)]).toEqual([126, 126, 255, 255]);
  });
});

test('a picture does not lie within a picture where it is cut off', () => {
  const canvas = new Canvas(3, 3);
  canvas.paint([{ left: -1, top: 2, width: 6, height: 6, levels: new Uint8Array(36).fill(all) }], {
    colour: '#000000',
    opacity: 1,
  });
  expect(pixelsOf(indexedPng(canvas)).data.filter((_, at) => at % 4 === 3)).toEqual(
    Uint8Array.of(0, 0, 0, 0, 0, 0, 255, 255, 255),
  );
});

test('texts are set from left to right, whatever is among them', () => {
  const place = { x: 0, y: 20, size: 20, weight: 400, anchor: 'start' } as const;
  for (const text of ['א Zalo', 'م 76,5 Zalo', '\u202eZalo']) {
    const widths = lettersOf(text, place).map(({ width }) => width);
    const alone = lettersOf('Zalo', place).map(({ width }) => width);
    // Letters stand at quarters of a pixel.
    expect(widths.slice(-4).map((width, at) => Math.abs(width - (alone[at] ?? 0)) <= 1)).toEqual([
      true,
      true,
      true,
      true,
    ]);
  }
});

test('blanks and line ends within a text are one blank, and none at its ends', () => {
  const drawn = (text: string) => drawSvg(svg(`<text x="1" y="9" font-size="5">${text}</text>`), 2).rows;
  expect(drawn(' a \n\t b\r\n')).toEqual(drawn('a b'));
  expect(drawn('a\u00a0\u00a0b')).not.toEqual(drawn('a b'));
});

const svg = (body: string) => `<svg width="10" height="10">${body}</svg>`;
test.each([
  ['<ellipse/>', 'A drawing has <ellipse>, which pictures cannot draw.'],
  ['<defs><linearGradient/></defs>', '<defs> has <linearGradient>, which pictures cannot draw.'],
  ['<rect stroke-opacity="0.5"/>', '<rect> has “stroke-opacity”, which pictures cannot draw.'],
  [
    '<g opacity="0.5"><rect/><rect/></g>',
    '<g> with an opacity holds more than one element, which pictures cannot draw.',
  ],
  ['<g style="fill:red"/>', '<g> has “style”, which pictures cannot draw.'],
  ['<g transform="rotate(45)"/>', 'The transform “rotate(45)” is none that pictures can draw.'],
  [
    '<rect width="9" height="9" fill="red"/>',
    'The colour “red” is not written as pictures need it: #rrggbb.',
  ],
  ['<rect width="9" height="9" fill="url(#x)"/>', 'A drawing has no pattern for “url(#x)”.'],
  [
    '<path d="M0,0A5,5 0 0 1 9,9"/>',
    'The path “M0,0A5,5 0 0 1 9,9” has “A5,5 0 0 1 9,9”, which pictures cannot draw.',
  ],
  ['<rect x="NaN" width="9" height="9"/>', '<rect> has “NaN” for “x”.'],
  ['<path stroke-dasharray="0 0"/>', '“0” is to be a number above 0.'],
  ['<text font-weight="700">a</text>', '“700” is none of 400, 600.'],
  [
    '<defs><pattern width="2" height="2"><rect/></pattern></defs>',
    'A pattern is one path on a tile with a width and a height.',
  ],
  ["<rect x='1'/>", "No drawing is written like this: “<rect x='1'/></svg>”."],
  ['<g>', 'A drawing has one root, and each of its elements an end.'],
])('what cannot be drawn is said, not left out: %s', (body, message) => {
  expect(() => drawSvg(svg(body), 1)).toThrow(message);
});
