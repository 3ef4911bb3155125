import { rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import sitemap, { type SitemapOptions } from '@astrojs/sitemap';
import type { AstroIntegration, ViteUserConfig } from 'astro';
import { frozenProblems } from '../cli/frozen.ts';
import { stop } from '../cli/print.ts';
import { addressProblems, areStoriesSound, slashed, soundTables } from '../cli/project.ts';
import { isSoundAgainstPublished } from '../cli/published.ts';
import { foldersFromEnvironment } from '../dataset/load.ts';
import { gonePages } from '../formats/row.ts';
import type { Tables } from '../tables/tables.ts';
import { followChanges } from './dev.ts';
import { lockProject, prepare, publish, recover, writeManifest, writeSbom } from './output.ts';

/**
 * What Nguồn adds: `astro build` checks first, builds into `.nguon/next`, and replaces the output when all succeeded; `astro dev`
 * shows problems in the overlay; `astro preview` restores an output that a killed build left aside.
 */
export function nguon(): AstroIntegration[] {
  let moved: ReturnType<typeof gonePages> = [];
  let replacement: ReturnType<typeof prepare> | undefined;
  let isDone = false;
  const sitemapOptions: SitemapOptions = {
    // A chart alone is a part of the chart's page.
    filter: (page) => !/\/embed\/[^/]+\/$/.test(page) && !moved.some((one) => page.endsWith(`/${one.page}/`)),
  };
  const ours: AstroIntegration = {
    name: 'nguon',
    hooks: {
      'astro:config:setup': async ({ command, config, updateConfig, injectRoute }) => {
        const outDir = fileURLToPath(config.outDir);
        if (command === 'preview') return recover(outDir);
        updateConfig({ vite: { plugins: [sharedWorker] } });
        if (command === 'dev') {
          injectRoute({ pattern: '/gallery/', entrypoint: './tests/charts/gallery.astro' });
          // Otherwise Astro's server, unlike a build, requires a slash after names such as `[id].[format].ts`.
          updateConfig({ trailingSlash: 'ignore' });
        }
        if (command !== 'build') return;
        // Under `umask 077`, a web server could not read the site.
        process.umask(process.umask() & 0o022);
        await lockProject(fileURLToPath(config.root));
        if (process.env['NGUON_FREEZE']) return;
        process.once('exit', () => {
          if (isDone) return;
          if (replacement) rmSync(replacement.folder, { recursive: true, force: true });
          console.error(`The build failed. Nothing was published. ${outDir} is as it was.`);
        });
        const tables = await checkAll();
        moved = gonePages(tables);
        const { locales } = tables.site;
        // Read at the end of the build.
        if (locales.length > 1)
          sitemapOptions.i18n = {
            defaultLocale: locales[0],
            locales: Object.fromEntries(locales.map((locale) => [locale, locale])),
          };
        replacement = prepare(outDir, fileURLToPath(config.root));
        updateConfig({ outDir: pathToFileURL(`${replacement.folder}/`) });
      },
      'astro:server:setup': followChanges,
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((prerenderer) => ({
          ...prerenderer,
          getStaticPaths: async () => spread(await prerenderer.getStaticPaths()),
        }));
      },
      'astro:build:done': async ({ logger }) => {
        if (!replacement) return;
        writeSbom(replacement.folder, await replacement.bill);
        const { files, bytes } = await writeManifest(replacement.folder);
        publish(replacement);
        isDone = true;
        logger.info(
          `${replacement.target}: ${files.toLocaleString('en')} files, ${(bytes / 1e6).toFixed(1)} MB`,
        );
      },
    },
  };
  return process.env['NGUON_FREEZE'] ? [ours] : [sitemap(sitemapOptions), ours];
}

/** Spreads the paths of each kind evenly over the build: while other threads draw pictures, this one writes pages. */
function spread<Path extends { pathname: string; route: { component: string } }>(paths: readonly Path[]) {
  // Freezing takes no other pages.
  const isWanted = ({ route }: Path) => !process.env['NGUON_FREEZE'] || /embed\/\[id\]/.test(route.component);
  const wanted = paths.filter(isWanted);
  const kinds = Map.groupBy(wanted, ({ pathname, route }) => route.component + path.extname(pathname));
  const placed = [...kinds.values()].flatMap((kind) =>
    kind.map((path, at) => ({ path, place: at / kind.length })),
  );
  return placed.toSorted((a, b) => a.place - b.place).map(({ path }) => path);
}

/**
 * Checks all that a site is built from, and, where it is known what was published, its corrections. Prints every problem and exits
 * with 1: an error thrown in a hook would be printed with Astro's stack.
 */
async function checkAll(): Promise<Tables> {
  const address = addressProblems(process.env);
  if (address.length > 0) stop(1, ...address);
  const tables = await soundTables(foldersFromEnvironment());
  if (!(await areStoriesSound(tables))) process.exit(1);
  if (!(await isSoundAgainstPublished(tables, foldersFromEnvironment(), tables.site.locales[0])))
    process.exit(1);
  const frozen = await frozenProblems();
  if (frozen.problems.length > 0) stop(1, ...frozen.problems);
  return tables;
}

type Plugin = Extract<NonNullable<ViteUserConfig['plugins']>[number], { name: string }>;

/** Emits the desk's worker as a chunk of the page's bundle: the code they share is downloaded once. Vite bundles workers separately. */
const sharedWorker: Plugin = {
  name: 'nguon-shared-worker',
  // A worker has no document: no preloading, and packages are resolved by their worker condition.
  configEnvironment: (name) =>
    name === 'client'
      ? {
          build: { modulePreload: false },
          resolve: { conditions: ['worker', 'module', 'browser', 'development|production'] },
          // Dependencies found late make `astro dev` reload the page, which would lose its edits.
          optimizeDeps: {
            include: 'd3 fflate yaml unified remark-parse remark-gfm remark-mdx @octokit/request'.split(' '),
          },
        }
      : undefined,
  enforce: 'pre',
  transform(code, id) {
    const { name, mode } = this.environment;
    if (name !== 'client' || mode !== 'build' || !slashed(id).endsWith('/src/desk/browser/desk.ts')) return;
    const worker = this.emitFile({
      type: 'chunk',
      id: id.replace(/desk\.ts$/, 'worker.ts'),
      name: 'desk-worker',
    });
    return code.replace("new URL('./worker.ts', import.meta.url)", `import.meta.ROLLUP_FILE_URL_${worker}`);
  },
};
