import { fontData } from 'astro:assets';
import { weights } from '../charts/parts/text.ts';
import type { FontUrls } from '../formats/fonts.ts';

/** The addresses of the site's font files, as Astro emits them. */
export const fontUrls = Object.fromEntries(
  weights.map((weight) => {
    const face = fontData['--font-text'].find((one) => one.weight === `${weight}`);
    return [weight, face?.src[0]?.url];
  }),
) as FontUrls;
