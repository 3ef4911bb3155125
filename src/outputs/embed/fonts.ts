import { createFontStack, type FontMetrics } from '@capsizecss/core';
import subsetFont from 'subset-font';
import type { Locale } from '../../i18n/locales.ts';
import { fontFile } from '../font-file.ts';
import { woff2 } from './woff2/woff2.ts';

const faces = ([400, 600] as const).map((weight) => ({ weight, whole: fontFile(weight) }));

/** Hints are for screens of old, and are as large as the letters. */
const options = {
  targetFormat: 'sfnt' as const,
  noHinting: true,
  keepFeatures: ['ccmp', 'kern', 'locl', 'mark', 'mkmk', 'tnum'],
};

/** What a text may need beside its letters: the hyphen that browsers add, and what stands in HTML as references. */
const ALWAYS = ' \u00a0-‐&<>"\'…';

/** What is bold in a page: headings, `<b>`, and texts of drawings that say so. */
const BOLD = /<(h1|b|text)\b([^>]*)>(.*?)<\/\1>/gs;

/** The letters of a page's texts, by weight: sorted, each once. */
export type Letters = Readonly<Record<400 | 600, string>>;

const known = new Map<string, Promise<string>>();

/**
 * The `@font-face` rules of Be Vietnam Pro for the body of a page, with no more than its letters in each weight and as data
 * within the rules: a frame's font is there with its page, whatever the host forbids, and nothing moves because it is late.
 * It has the signs that the web's subsets lack, such as ≈. About 6 KB. The same letters give the same bytes.
 */
export function fontFaces(body: string): Promise<string> {
  const letters = lettersOf(body);
  const key = JSON.stringify(letters);
  const before = known.get(key);
  if (before) return before;
  const rules = fontFacesOf(letters);
  known.set(key, rules);
  return rules;
}

/** The same of letters that are known already. */
export async function fontFacesOf(letters: Letters): Promise<string> {
  const rules = await Promise.all(
    faces.map(async ({ weight, whole }) => {
      const part = Buffer.from(woff2(await subsetFont(whole, letters[weight], options)));
      return `@font-face{font-family:"Be Vietnam Pro";font-weight:${weight};src:url(data:font/woff2;base64,${part.toString('base64')})}`;
    }),
  );
  return rules.join('');
}

function lettersOf(body: string): Letters {
  const bold = body
    .matchAll(BOLD)
    .filter(([, name, attributes]) => name !== 'text' || attributes?.includes(' font-weight="600"'))
    .map(([, , , content = '']) => content);
  return { 400: each(body), 600: each([...bold].join('')) };
}

/** The characters of HTML's texts, sorted, each once; without those of two code units, which the font has none of. */
function each(html: string): string {
  const text = ALWAYS + html.replace(/<[^>]*>/g, '');
  const seen = new Uint8Array(0x1_00_00).fill(1, 0xd800, 0xe000);
  const units: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (seen[unit] !== 0) continue;
    seen[unit] = 1;
    units.push(unit);
  }
  return String.fromCharCode(...units.toSorted((a, b) => a - b));
}

/**
 * In units of the em, as the fonts' files have them. `xWidthAvg` is the mean width of letters, each as often as texts have
 * it; of ours, such that the widths of our charts' words come out, which Vietnamese marks do not make wider.
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

/** The machine's own fonts, where those of pages are switched off: Liberation Sans stands in for Arial, Roboto is Android's. */
const stand = [
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
 * Style rules for the font and what stands in for it: `--font-text`, set as wide and as high as ours, so that lines break
 * where they would; `--font-drawing`, not enlarged, for what must not grow out of its place.
 */
export function fontStacks(locale: Locale): string {
  const ours = { ...beVietnamPro, xWidthAvg: meanWidths[locale] };
  const { fontFamily, fontFaces: faces } = createFontStack([ours, ...stand]);
  const names = [beVietnamPro, ...stand].map(({ familyName }) => `"${familyName}"`).join(',');
  const rules = `:root{--font-text:${fontFamily},sans-serif;--font-drawing:${names},sans-serif}`;
  return faces.replace(/\s+/g, ' ') + rules;
}
