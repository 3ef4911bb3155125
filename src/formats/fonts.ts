import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createFontStack } from '@capsizecss/core';
import subsetFont from 'subset-font';
import { type Weight, weights } from '../charts/parts/text.ts';
import type { Locale } from '../i18n/locales.ts';
import metrics from './font-metrics.json' with { type: 'json' };

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

/** The code points that the site's font files cover: Windows-1252, Vietnamese, signs of figures and formulas. */
const RANGES =
  '20-7e a0-ff 102-103 110-111 128-129 152-153 160-161 168-169 178 17d-17e 192 1a0-1a1 1af-1b0 2c6 ' +
  '2dc 1ea0-1ef9 2010-2026 2030-203a 20ab-20ac 2122 2190-2193 2212 2248 2260-2265';

const options = {
  targetFormat: 'woff2' as const,
  noHinting: true,
  keepFeatures: ['ccmp', 'kern', 'locl', 'mark', 'mkmk', 'tnum'],
};

/** The font of all pages, as WOFF2: the glyphs of {@link RANGES}, without hints. The same bytes each time. */
export function siteFont(weight: Weight): Promise<Uint8Array> {
  const text = RANGES.split(' ').flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map((digits) => Number.parseInt(digits, 16));
    return Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at));
  });
  return subsetFont(readFileSync(fontFile(weight)), text.join(''), options);
}

/** The address of the font file of each weight. */
export type FontUrls = Readonly<Record<Weight, string>>;

/**
 * Font metrics in units of the font file, those of the fallbacks for Windows, Linux and Android. `xWidthAvg` is the mean
 * width of letters by frequency; ours is fitted to the words of our charts, for its Vietnamese marks.
 */
const { beVietnamPro, fallbacks } = metrics;
const meanWidths: Record<Locale, number> = { en: 487, vi: 477 };

/**
 * The style rules of the font, which pages preload. `display` is that of text: `optional` keeps the fallback, scaled to our
 * width, where the font is late, for lines that break elsewhere would move the page; a frame whose height is for our font
 * takes `swap`. Drawings always swap: nothing moves in them.
 */
export function fontStyle(locale: Locale, urls: FontUrls, display: 'optional' | 'swap'): string {
  const drawing = `${beVietnamPro.familyName} Drawing`;
  const face = (family: string, display: string, weight: Weight) =>
    `@font-face{font-family:"${family}";font-weight:${weight};font-display:${display};src:url("${urls[weight]}") format("woff2")}`;
  const faces = weights.flatMap((weight) => [
    face(beVietnamPro.familyName, display, weight),
    face(drawing, 'swap', weight),
  ]);
  const ours = { ...beVietnamPro, xWidthAvg: meanWidths[locale] };
  const { fontFamily, fontFaces } = createFontStack([ours, ...fallbacks]);
  const families = [drawing, ...fallbacks.map(({ familyName }) => familyName)]
    .map((name) => `"${name}"`)
    .join(',');
  const stacks = `:root{--font-text:${fontFamily},sans-serif;--font-drawing:${families},sans-serif}`;
  return faces.join('') + fontFaces.replace(/\s+/g, ' ') + stacks;
}
