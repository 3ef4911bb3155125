import path from 'node:path';
import { made } from '../../outputs/made.ts';
import { siteAt } from '../../outputs/site.ts';
import type { Tables } from '../../tables/tables.ts';
import { writeSbom } from '../sbom.ts';
import { makeCharts } from './charts.ts';
import { writeManifest } from './manifest.ts';
import { showProgress } from './progress.ts';

/** What was made. */
export interface MadeSite {
  files: number;
  bytes: number;
}

/** Where a site is made. */
export interface Workplace {
  /** Where it comes about. */
  site: string;
  /** Where the last one is, if there is one. */
  target: string;
  /** A folder of this build, for what Astro needs on its way. */
  cache: string;
}

/** What stays from build to build: charts' files and pages. It may be deleted. */
const CACHE = path.join('.nguon', 'cache');

/**
 * Makes the whole site from checked tables: Astro its pages, in this thread, and other threads the charts' files, each of
 * what an earlier build left as far as it was made from the same; then the list of all files.
 * `NGUON_CACHE` names another folder for what is kept.
 */
export async function makeSite(
  tables: Tables,
  { site: folder, target: last, cache: work }: Workplace,
): Promise<MadeSite> {
  const cache = path.resolve(process.env['NGUON_CACHE'] || CACHE);
  const site = siteAt(process.env['NGUON_SITE'] || 'http://localhost:4321', process.env['NGUON_BASE'] || '/');
  // It takes a second to read Astro; the other threads are at work meanwhile.
  const astro = import('astro');
  const charts = await makeCharts(tables, site, { folder, last }, cache);
  let doing = () => `charts ${charts.done} of ${charts.whole}`;
  const endProgress = showProgress(() => doing());
  made.now = charts;
  // Astro asks for its routes when the threads have answered, and makes the sitemap after all pages.
  const told = charts.keptPages().then((pages) => made.pages.push(...pages));
  told.catch(() => {});
  try {
    const { build } = await astro;
    await build({
      outDir: folder,
      cacheDir: work,
      logLevel: 'warn',
      // The folder is new, and the charts' files come into it meanwhile.
      vite: { build: { emptyOutDir: false } },
    });
    await told;
    await charts.finish();
    doing = () => 'the list of all files';
    await writeSbom(folder);
    return await writeManifest(folder, charts.pool, await charts.keepPages());
  } finally {
    endProgress();
    await charts.end();
    made.now = undefined;
    made.pages.length = 0;
  }
}
