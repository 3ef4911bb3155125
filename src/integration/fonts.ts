import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import type { AstroConfig } from 'astro';
import { fontProviders } from 'astro/config';
import { weights } from '../charts/parts/text.ts';
import { siteFont } from '../formats/fonts.ts';

/** Makes the site's font files in Astro's cache folder. Astro emits them under hashed names. */
export async function siteFonts(cacheDir: URL): Promise<NonNullable<AstroConfig['fonts']>> {
  const folder = new URL('be-vietnam-pro/', cacheDir);
  mkdirSync(folder, { recursive: true });
  const variants = weights.map(async (weight) => {
    const file = new URL(`${weight}.woff2`, folder);
    const part = new URL(`${weight}.${process.pid}.part`, folder);
    // A development server may be reading the file.
    writeFileSync(part, await siteFont(weight));
    renameSync(part, file);
    return { weight, style: 'normal' as const, src: [file] as [URL] };
  });
  const [first, ...more] = await Promise.all(variants);
  if (!first) throw new Error('The font has no weights.');
  return [
    {
      provider: fontProviders.local(),
      name: 'Be Vietnam Pro',
      cssVariable: '--font-text',
      // The layouts write their own style rules: see `fontStyle`.
      optimizedFallbacks: false,
      options: { variants: [first, ...more] },
    },
  ];
}
