import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createFontStack, type FontMetrics } from '@capsizecss/core';
import subsetFont from 'subset-font';
import { type Weight, weights } from '../charts/parts/text.ts';
import type { Locale } from '../i18n/locales.ts';

/** A build bundles this module into a folder of its own, so packages are resolved from the project's folder. */
const require = createRequire(path.resolve('package.json'));

const names: Record<Weight, string> = {
  400: '400Regular/BeVietnamPro_400Regular',
  600: '600SemiBold/BeVietnamPro_600SemiBold',
};

/** The path of the whole font, a TrueType file with every glyph. */
export function fontFile(weight: Weight): string {
  return require.resolve(`@expo-google-fonts/be-vietnam-pro/${names[weight]}.ttf`);
}

/** First and last code point of what the site's font files cover: Windows-1252, Vietnamese, signs of figures and formulas. */
const RANGES: readonly (readonly [first: number, last: number])[] = [
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x102, 0x103],
  [0x110, 0x111],
  [0x128, 0x129],
  [0x152, 0x153],
  [0x160, 0x161],
  [0x168, 0x169],
  [0x178, 0x178],
  [0x17d, 0x17e],
  [0x192, 0x192],
  [0x1a0, 0x1a1],
  [0x1af, 0x1b0],
  [0x2c6, 0x2c6],
  [0x2dc, 0x2dc],
  [0x1ea0, 0x1ef9],
  [0x2010, 0x2026],
  [0x2030, 0x203a],
  [0x20ab, 0x20ac],
  [0x2122, 0x2122],
  [0x2190, 0x2193],
  [0x2212, 0x2212],
  [0x2248, 0x2248],
  [0x2260, 0x2265],
];

const options = {
  targetFormat: 'woff2' as const,
  noHinting: true,
  keepFeatures: ['ccmp', 'kern', 'locl', 'mark', 'mkmk', 'tnum'],
};

/**
 * The font that all pages of the site load, as WOFF2: the glyphs of {@link RANGES} that the whole font has, without hints.
 * The same bytes each time.
 */
export function siteFont(weight: Weight): Promise<Uint8Array> {
  const text = RANGES.map(([first, last]) =>
    String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, at) => first + at)),
  ).join('');
  return subsetFont(readFileSync(fontFile(weight)), text, options);
}

/** The address of the font file of each weight. */
export type FontUrls = Readonly<Record<Weight, string>>;

/**
 * Font metrics in the units of the font file. `xWidthAvg` is the mean width of letters, weighted by their frequency. For
 * Be Vietnam Pro it is fitted to the words of our charts, as the mean of letters counts Vietnamese marks wrongly.
 */
const beVietnamPro: FontMetrics = {
  familyName: 'Be Vietnam Pro',
  fullName: 'Be Vietnam Pro Regular',
  postscriptName: 'BeVietnamPro-Regular',
  unitsPerEm: 1000,
  capHeight: 740,
  xHeight: 530,
  ascent: 1000,
  descent: -265,
  lineGap: 0,
  xWidthAvg: 0,
};
const meanWidths: Record<Locale, number> = { en: 487, vi: 477 };
const arial: FontMetrics = {
  familyName: 'Arial',
  fullName: 'Arial',
  postscriptName: 'ArialMT',
  unitsPerEm: 2048,
  capHeight: 1467,
  xHeight: 1062,
  ascent: 1854,
  descent: -434,
  lineGap: 67,
  xWidthAvg: 913,
};
const roboto: FontMetrics = {
  familyName: 'Roboto',
  fullName: 'Roboto Regular',
  postscriptName: 'Roboto-Regular',
  unitsPerEm: 2048,
  capHeight: 1456,
  xHeight: 1082,
  ascent: 1900,
  descent: -500,
  lineGap: 0,
  xWidthAvg: 911,
};

/** System fonts used until ours has loaded, or where it is blocked: Liberation Sans is Linux's Arial, Roboto is Android's. */
const fallbacks = [
  arial,
  {
    ...arial,
    familyName: 'Liberation Sans',
    fullName: 'Liberation Sans',
    postscriptName: 'LiberationSans',
  },
  roboto,
];

/**
 * The style rules of the site's font. `--font-text` falls back to system fonts scaled to our width and height, so that no
 * line breaks elsewhere when the font arrives; `--font-drawing` to unscaled ones, so that no label outgrows its place.
 */
export function fontStyle(locale: Locale, urls: FontUrls): string {
  const faces = weights.map(
    (weight) =>
      `@font-face{font-family:"Be Vietnam Pro";font-weight:${weight};font-display:swap;src:url("${urls[weight]}") format("woff2")}`,
  );
  const ours = { ...beVietnamPro, xWidthAvg: meanWidths[locale] };
  const { fontFamily, fontFaces } = createFontStack([ours, ...fallbacks]);
  const families = [beVietnamPro, ...fallbacks].map(({ familyName }) => `"${familyName}"`).join(',');
  const stacks = `:root{--font-text:${fontFamily},sans-serif;--font-drawing:${families},sans-serif}`;
  return faces.join('') + fontFaces.replace(/\s+/g, ' ') + stacks;
}
