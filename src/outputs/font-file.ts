import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import subsetFont from 'subset-font';
import type { Weight } from '../charts/parts/text.ts';

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
