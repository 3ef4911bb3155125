import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkitten';
import { describe, expect, it, test } from 'vitest';
import { t } from '../../src/i18n/index.ts';
import { locales } from '../../src/i18n/locales.ts';
import { chartPng, drawPng } from '../../src/outputs/picture/png.ts';
import { homeShareSvg, shareSvg } from '../../src/outputs/picture/share.ts';
import { chartSvg, DENSITY } from '../../src/outputs/picture/svg.ts';
import { frame } from '../charts/drawn.ts';
import { pictureTexts } from './picture-boxes.ts';
import { inkIn, pixelsOf } from './png-pixels.ts';
import { everyData, site, viewOf } from './support.ts';

const require = createRequire(import.meta.url);
const fonts = ['400Regular/BeVietnamPro_400Regular', '600SemiBold/BeVietnamPro_600SemiBold'].map(
  (name) => create(readFileSync(require.resolve(`@expo-google-fonts/be-vietnam-pro/${name}.ttf`))) as Font,
);

/** The characters of a picture that one of its fonts has no glyph for: they would be left out. */
function missingFrom(svg: string): string[] {
  const letters = new Set(pictureTexts(svg).flatMap(({ what }) => [...what]));
  return [...letters].filter((letter) =>
    fonts.some((font) => !font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)),
  );
}

const views = everyData.flatMap(([, tables]) =>
  locales.flatMap((locale) => tables.charts.map(({ id }) => viewOf(id, locale, tables))),
);
const pictures = [
  ...views.flatMap((view) => [chartSvg(view, site), shareSvg(view, site)]),
  ...locales.map((locale) =>
    homeShareSvg(t(locale, 'jsonld.name'), t(locale, 'site.description'), locale, site),
  ),
];
const letters = [...new Set(pictures.flatMap((svg) => pictureTexts(svg).flatMap(({ what }) => [...what])))];

describe('fonts', () => {
  it('have a glyph for each character in any picture', () => {
    expect(pictures.flatMap(missingFrom)).toEqual([]);
    expect(letters.length).toBeGreaterThan(100);
  });

  it('would be missed where a character had none', () => {
    expect(missingFrom('<text x="0" y="0">a → b</text>')).toEqual(['→']);
  });

  it('have the signs of each qualifier', () => {
    expect(missingFrom('<text x="0" y="0">≈ &gt; &lt; ≥ ≤ − × ÷ · “ ” ’ – … ₫</text>')).toEqual([]);
  });

  test.each([400, 600])('are found: each letter is drawn as itself in the weight %i', (weight) => {
    const draw = (letter: string) =>
      Buffer.from(
        drawPng(
          `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="80" font-family="'Be Vietnam Pro'" font-weight="${weight}"><text x="10" y="55" font-size="40">${letter.replace('&', '&amp;').replace('<', '&lt;')}</text></svg>`,
        ),
      ).toString('base64');
    const blank = draw(' ');
    const visible = letters.filter((letter) => !/\s/.test(letter));
    const drawn = visible.map(draw);
    expect(drawn).not.toContain(blank);
    expect(drawn).not.toContain(draw('\u{10fffd}'));
    expect(new Set(drawn).size).toBe(visible.length);
  });

  it('differ in weight', () => {
    const draw = (weight: number) =>
      drawPng(
        `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="80" font-family="'Be Vietnam Pro'"><text y="55" font-size="40" font-weight="${weight}">N</text></svg>`,
      );
    expect(Buffer.compare(draw(400), draw(600))).not.toBe(0);
  });
});

describe('the PNG of a chart', () => {
  const view = viewOf('items-removed', 'vi');
  const png = chartPng(view, site);
  const svg = chartSvg(view, site);

  it('has two pixels for each of the SVG, the same bytes each time', () => {
    const { width, height } = frame(svg);
    const pixels = pixelsOf(png);
    expect([pixels.width, pixels.height]).toEqual([width * DENSITY, height * DENSITY]);
    expect(Buffer.compare(png, chartPng(view, site))).toBe(0);
  });

  it('stands on the ground, not on nothing', () => {
    expect([...pixelsOf(png).data.subarray(0, 4)]).toEqual([0xfd, 0xfc, 0xf9, 0xff]);
  });

  it('has the words where they were measured, from the first letter to the last', () => {
    const pixels = pixelsOf(png);
    const { title, subtitle, note } = view.data;
    const lines = pictureTexts(svg).filter(({ what }) =>
      [title, subtitle, note].some((text) => what !== '' && text.includes(what)),
    );
    expect(lines.length).toBeGreaterThan(1);
    for (const { what, left, right, top, bottom } of lines) {
      const region = { left: 0, right: pixels.width, top: top * DENSITY, bottom: bottom * DENSITY };
      const [first = 0, last = 0] = inkIn(pixels, region) ?? [];
      // Kerning and the sides of letters leave some pixels.
      expect(Math.abs(first / DENSITY - left), what).toBeLessThan(4);
      expect(Math.abs(last / DENSITY - right), what).toBeLessThan(6);
    }
  });
});
