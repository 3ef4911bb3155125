import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import cacache from 'cacache';
import { create, type Font } from 'fontkitten';
import { describe, expect, it, test } from 'vitest';
import { escapeXml } from '../../src/charts/parts/svg.ts';
import { weights } from '../../src/charts/parts/text.ts';
import { fontFile } from '../../src/formats/fonts.ts';
import { chartPng, drawPng } from '../../src/formats/picture/png.ts';
import { homeShareSvg, shareSvg } from '../../src/formats/picture/share.ts';
import { chartSvg, DENSITY } from '../../src/formats/picture/svg.ts';
import { locales, localized } from '../../src/i18n/locales.ts';
import { frame } from '../charts/drawn.ts';
import { temporaryFolder } from '../support/folders.ts';
import { inkIn, pictureTexts, pixelsOf } from './pictures.ts';
import { everyChart, site, viewOf } from './support.ts';

const fonts = weights.map((weight) => create(readFileSync(fontFile(weight))) as Font);

const views = everyChart.map(([id, _, locale, tables]) => viewOf(id, locale, tables));
const pictures = [
  ...views.flatMap((view) => [chartSvg(view, site), shareSvg(view, site)]),
  ...locales.map((locale) =>
    homeShareSvg(
      { title: localized(site, 'title', locale), standfirst: localized(site, 'description', locale) },
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

describe('the cache of PNGs', () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="80" font-family="\'Be Vietnam Pro\'"><text y="55" font-size="40">Số</text></svg>';
  const newCache = () => pathToFileURL(`${temporaryFolder()}/`);
  const filesIn = (cache: URL) =>
    readdirSync(cache, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => path.join(parentPath, name));

  it('gives the same bytes cold, warm and without it; what is damaged in it is drawn anew and kept', async () => {
    const cache = newCache();
    const cold = await drawPng(svg, 2, cache);
    expect(Buffer.compare(cold, await drawPng(svg, 2))).toBe(0);
    expect(Buffer.compare(cold, await drawPng(svg, 3, cache))).not.toBe(0);
    for (const file of filesIn(cache).filter((file) => file.includes('content-')))
      writeFileSync(file, 'damaged');
    expect(Buffer.compare(await drawPng(svg, 2, cache), cold)).toBe(0);
    const folder = fileURLToPath(cache);
    const kept = Object.keys(await cacache.ls(folder)).map((key) => cacache.get(folder, key));
    expect((await Promise.allSettled(kept)).map(({ status }) => status)).toContain('fulfilled');
  });

  it('is read: a picture that is in it is not drawn', async () => {
    const cache = newCache();
    await drawPng(svg, 2, cache);
    const [key = '', ...others] = Object.keys(await cacache.ls(fileURLToPath(cache)));
    expect(others).toEqual([]);
    await cacache.put(fileURLToPath(cache), key, 'from the cache');
    expect(Buffer.from(await drawPng(svg, 2, cache)).toString()).toBe('from the cache');
  });

  it('is no need: where it cannot be written, pictures are drawn all the same', async () => {
    const file = path.join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    const cold = await drawPng(svg, 2, pathToFileURL(`${file}/`));
    expect(Buffer.compare(cold, await drawPng(svg, 2))).toBe(0);
  });
});
