import { fontData } from 'astro:assets';
import type { APIContext } from 'astro';
import { weights } from '../charts/parts/text.ts';
import type { FontUrls } from '../formats/fonts.ts';
import { type Site, siteAt } from '../formats/site.ts';

/** The site that a page is part of: as configured, or else as `astro dev` serves it. */
export function siteOf({ site, url }: Pick<APIContext, 'site' | 'url'>): Site {
  return siteAt(site ?? url, import.meta.env.BASE_URL);
}

/** The source expression that lets a Content-Security-Policy run an inline script or apply an inline style: `sha256-…`. */
export async function policyHash(text: string): Promise<`sha256-${string}`> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}

/** The addresses of the site's font files, as Astro emits them. */
export const fontUrls = Object.fromEntries(
  weights.map((weight) => {
    const face = fontData['--font-text'].find((one) => one.weight === `${weight}`);
    return [weight, face?.src[0]?.url];
  }),
) as FontUrls;
