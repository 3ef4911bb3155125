import { readFileSync } from 'node:fs';
import { create, type Font } from 'fontkitten';
import { describe, expect, it, test } from 'vitest';
import { escapeXml } from '../../src/charts/parts/svg.ts';
import { weights } from '../../src/charts/parts/text.ts';
import { fontFile } from '../../src/formats/fonts.ts';
import { chartPng, drawPng } from '../../src/formats/picture/png.ts';
import { homeShareSvg, shareSvg } from '../../src/formats/picture/share.ts';
import { chartSvg, DENSITY } from '../../src/formats/picture/svg.ts';
import { t } from '../../src/i18n/index.ts';
import { locales } from '../../src/i18n/locales.ts';
import { frame } from '../charts/drawn.ts';
import { inkIn, pictureTexts, pixelsOf } from './pictures.ts';
import { everyChart, site, viewOf } from './support.ts';

const fonts = weights.map((weight) => create(readFileSync(fontFile(weight))) as Font);

const views = everyChart.map(([id, _, locale, tables]) => viewOf(id, locale, tables));
const pictures = [
  ...views.flatMap((view) => [chartSvg(view, site), shareSvg(view, site)]),
  ...locales.map((locale) =>
    homeShareSvg(
      { title: t(locale, 'jsonld.name'), standfirst: t(locale, 'site.description') },
      locale,
      site,
    ),
  ),
];
const letters = [...new Set(pictures.flatMap((svg) => pictureTexts(svg).flatMap(({ what }) => [...what])))];

describe('fonts', () => {
  it('have a glyph for each character in any picture', () => {
    const isMissing = (letter: string) =>
      fonts.some((font) => !font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0));
    expect(letters.filter(isMissing)).toEqual([]);
    expect(letters.length).toBeGreaterThan(100);
  });

  test.each([400, 600])('are found: each letter is drawn as itself in the weight %i', async (weight) => {
    const draw = async (letter: string) => {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="80" font-family="'Be Vietnam Pro'" font-weight="${weight}"><rect width="80" height="80" fill="#fff"/><text x="10" y="55" font-size="40">${escapeXml(letter)}</text></svg>`;
      return Buffer.from(await drawPng(svg)).toString('base64');
    };
    const blank = await draw(' ');
    const visible = letters.filter((letter) => !/\s/.test(letter));
    const drawn = await Promise.all(visible.map(draw));
    expect(drawn).not.toContain(blank);
    expect(drawn).not.toContain(await draw('\u{10fffd}'));
    expect(new Set(drawn).size).toBe(visible.length);
  });
});

describe('the PNG of a chart', async () => {
  const view = viewOf('items-removed', 'vi');
  const png = await chartPng(view, site);
  const svg = chartSvg(view, site);

  it('has two pixels for each of the SVG, the same bytes each time', async () => {
    const { width, height } = frame(svg);
    expect(pixelsOf(png)).toMatchObject({ width: width * DENSITY, height: height * DENSITY });
    expect(Buffer.compare(png, await chartPng(view, site))).toBe(0);
  });

  it('has the words where they were measured, from the first letter to the last', () => {
    const pixels = pixelsOf(png);
    const { title, subtitle, note } = view.data;
    const lines = pictureTexts(svg).filter(({ what }) =>
      [title, subtitle, note].some((text) => what !== '' && text.includes(what)),
    );
    expect(lines.length).toBeGreaterThan(1);
    for (const { what, left, right, top, bottom } of lines) {
      const [first = 0, last = 0] = inkIn(pixels, top * DENSITY, bottom * DENSITY) ?? [];
      // Kerning and the sides of letters leave some pixels.
      expect(Math.abs(first / DENSITY - left), what).toBeLessThan(4);
      expect(Math.abs(last / DENSITY - right), what).toBeLessThan(6);
    }
  });
});
