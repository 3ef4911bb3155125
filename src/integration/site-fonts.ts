import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import type { AstroIntegration } from 'astro';
import { fontProviders } from 'astro/config';
import { weights } from '../charts/parts/text.ts';
import { siteFont } from '../outputs/font-file.ts';

/** Makes the site's font files in Astro's cache folder and gives them to Astro, which emits them under hashed names. */
export function siteFonts(): AstroIntegration {
  return {
    name: 'nguon-fonts',
    hooks: {
      'astro:config:setup': async ({ config, updateConfig }) => {
        const folder = new URL('be-vietnam-pro/', config.cacheDir);
        mkdirSync(folder, { recursive: true });
        const variants = weights.map(async (weight) => {
          const file = new URL(`${weight}.woff2`, folder);
          const part = new URL(`${weight}.${process.pid}.part`, folder);
          // Another build may be reading the file.
          writeFileSync(part, await siteFont(weight));
          renameSync(part, file);
          return { weight, style: 'normal' as const, src: [file] as [URL] };
        });
        const [first, ...more] = await Promise.all(variants);
        if (!first) throw new Error('The font has no weights.');
        updateConfig({
          fonts: [
            {
              provider: fontProviders.local(),
              name: 'Be Vietnam Pro',
              cssVariable: '--font-text',
              // The layouts write their own style rules: see `outputs/font-style.ts`.
              optimizedFallbacks: false,
              options: { variants: [first, ...more] },
            },
          ],
        });
      },
    },
  };
}
