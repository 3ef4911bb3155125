import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createFontStack } from '@capsizecss/core';
import { type Weight, weights } from '../charts/parts/text.ts';
import { inEveryLocale, type Locale } from '../i18n/locales.ts';
import metrics from './font-metrics.json' with { type: 'json' };

/** A build bundles this module into a folder of its own, so packages are resolved from the project's folder. */
const require = createRequire(path.resolve('package.json'));

const names: Record<Weight, string> = {
  400: '400Regular/BeVietnamPro_400Regular',
  600: '600SemiBold/BeVietnamPro_600SemiBold',
};

/** The path of the whole font, a TrueType file with every glyph. */
export const fontFile = (weight: Weight): string =>
  require.resolve(`@expo-google-fonts/be-vietnam-pro/${names[weight]}.ttf`);

/** The path of the site's font, WOFF2 with the letters and signs of our languages, which `tests/formats/fonts.test.ts` makes. */
export const siteFont = (weight: Weight) => path.resolve(`src/formats/be-vietnam-pro-${weight}.woff2`);

/** Metrics in units of the font file, and those of the fallbacks. `xWidthAvg` is the mean width of letters by frequency: ours is fitted to 400, and 600 wider as its letters are. */
const { beVietnamPro, fallbacks } = metrics;
const meanWidths = inEveryLocale<Record<Weight, number>>({
  en: { 400: 487, 600: 500 },
  vi: { 400: 477, 600: 490 },
});

/** An SVG file with its fonts in it: in an `<img>` it can load none, and words in wider ones would be cut. */
export function withFonts(svg: string): string {
  const data = (weight: Weight) => `data:font/woff2;base64,${readFileSync(siteFont(weight), 'base64')}`;
  const faces = weights.map((weight) => fontFace(beVietnamPro.familyName, 'block', weight, data(weight)));
  // Otherwise Chromium rounds the width of each letter, and spaces get too narrow.
  return svg.replace('<style>', `<style>text{text-rendering:geometricprecision}${faces.join('')}`);
}

const fontFace = (family: string, display: string, weight: Weight, url: string) =>
  `@font-face{font-family:"${family}";font-weight:${weight};font-display:${display};src:url("${url}") format("woff2")}`;

export type FontUrls = Readonly<Record<Weight, string>>;

/**
 * The style rules of the font. Where it is late, text keeps the scaled fallback, since lines would move. Drawings swap, and the
 * text of frames, whose height is for our font.
 */
export function fontStyle(locale: Locale, urls: FontUrls): string {
  const drawing = `${beVietnamPro.familyName} Drawing`;
  const faces = weights.flatMap((weight) => [
    fontFace(beVietnamPro.familyName, 'optional', weight, urls[weight]),
    fontFace(drawing, 'swap', weight, urls[weight]),
  ]);
  const stacks = weights.map((weight) => {
    const ours = { ...beVietnamPro, xWidthAvg: meanWidths[locale][weight] };
    return createFontStack([ours, ...fallbacks[weight]], { fontFaceProperties: { fontWeight: weight } });
  });
  const families = [drawing, ...fallbacks[400].map(({ familyName }) => familyName)]
    .map((name) => `"${name}"`)
    .join(',');
  const variables = `:root{--font-text:${stacks[0]?.fontFamily},sans-serif;--font-frame:"${drawing}",var(--font-text);--font-drawing:${families},sans-serif}`;
  return [...faces, ...stacks.map(({ fontFaces }) => fontFaces.replace(/\s+/g, ' ')), variables].join('');
}
