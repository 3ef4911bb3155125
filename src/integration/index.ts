import { rmSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroConfig, AstroIntegration } from 'astro';
import { fontProviders } from 'astro/config';
import { weights } from '../charts/parts/text.ts';
import { noTexts, sharedWorker } from '../desk/browser/bundle.ts';
import { siteFont } from '../formats/fonts.ts';
import { checkAll } from './checks.ts';
import { followChanges } from './dev.ts';
import { npmBill, writeManifest, writeSbom } from './manifest.ts';
import { lockProject, prepare, type Replacement, recover } from './replace.ts';

/**
 * What Nguồn adds to Astro. `astro build` checks data, stories and frozen charts first, builds into `.nguon/next`, and
 * replaces the output folder only when everything succeeded. `astro dev` follows the data and shows problems in Vite's
 * overlay. `astro preview` restores an output folder that a killed build left aside.
 */
export function nguon(): AstroIntegration {
  let replacement: Replacement | undefined;
  let bill: Promise<string> | undefined;
  let isDone = false;
  return {
    name: 'nguon',
    hooks: {
      'astro:config:setup': async ({ command, config, updateConfig, injectRoute }) => {
        const outDir = fileURLToPath(config.outDir);
        if (command === 'preview') return recover(outDir);
        updateConfig({
          fonts: [siteFonts()],
          vite: { plugins: [noTexts(), sharedWorker()] },
        });
        if (command === 'dev') {
          injectRoute({ pattern: '/gallery/', entrypoint: './tests/charts/gallery.astro' });
          // Otherwise Astro's server, unlike a build, requires a slash after names such as `[id].[format].ts`.
          updateConfig({ trailingSlash: 'ignore' });
        }
        if (command !== 'build') return;
        await lockProject(fileURLToPath(config.root));
        if (process.env['NGUON_FREEZE']) {
          injectRoute({
            pattern: '/frozen/[id]/now/[...locale]',
            entrypoint: './src/components/FrozenEmbed.astro',
          });
          return;
        }
        process.once('exit', () => {
          if (isDone) return;
          if (replacement) rmSync(replacement.folder, { recursive: true, force: true });
          console.error(`The build failed. Nothing was published. ${outDir} is as it was.`);
        });
        await checkAll();
        replacement = prepare(outDir, fileURLToPath(config.root));
        updateConfig({ outDir: pathToFileURL(`${replacement.folder}/`) });
      },
      'astro:server:setup': followChanges,
      'astro:build:start': () => {
        if (!replacement) return;
        // npm takes a second, during which the pages are built.
        bill = npmBill();
        bill.catch(() => {});
      },
      'astro:build:done': async ({ logger }) => {
        if (!replacement || !bill) return;
        writeSbom(replacement.folder, await bill);
        const { files, bytes } = await writeManifest(replacement.folder);
        replacement.publish();
        isDone = true;
        logger.info(
          `${replacement.target}: ${files.toLocaleString('en')} files, ${(bytes / 1e6).toFixed(1)} MB`,
        );
      },
    },
  };
}

/** The site's font for Astro, which emits the files under hashed names. The layouts write their own style rules: `fontStyle`. */
function siteFonts(): NonNullable<AstroConfig['fonts']>[number] {
  const [first, ...more] = weights.map((weight) => ({
    weight,
    style: 'normal' as const,
    src: [pathToFileURL(siteFont(weight))] as [URL],
  }));
  if (!first) throw new Error('The font has no weights.');
  return {
    provider: fontProviders.local(),
    name: 'Be Vietnam Pro',
    cssVariable: '--font-text',
    optimizedFallbacks: false,
    options: { variants: [first, ...more] },
  };
}
