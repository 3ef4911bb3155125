import { createFontStack, type FontMetrics } from '@capsizecss/core';
import { type Weight, weights } from '../charts/parts/text.ts';
import type { Locale } from '../i18n/locales.ts';

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
