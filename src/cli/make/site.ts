import path from 'node:path';
import { made } from '../../outputs/made.ts';
import { siteAt } from '../../outputs/site.ts';
import type { Tables } from '../../tables/tables.ts';
import { writeSbom } from '../sbom.ts';
import { makeCharts } from './charts.ts';
import { lendPages } from './kept-pages.ts';
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
  /** A folder of this build, for what Astro needs on its way. */
  cache: string;
}

/** What stays from build to build: pages, of this project, and what charts' files are made of, of any. Both may be deleted. */
const PAGES = path.join('.nguon', 'pages');
const CACHE = path.join('.nguon', 'cache');

/**
 * Makes the whole site from checked tables: Astro its pages, in this thread, and other threads the charts' files, each of
 * what an earlier build left as far as it was made from the same; then the list of all files.
 * `NGUON_CACHE` names another folder for what is kept of charts' files.
 */
export async function makeSite(tables: Tables, { site: folder, cache: work }: Workplace): Promise<MadeSite> {
  const cache = path.resolve(process.env['NGUON_CACHE'] || CACHE);
  const site = siteAt(process.env['NGUON_SITE'] || 'http://localhost:4321', process.env['NGUON_BASE'] || '/');
  const charts = await makeCharts(tables, site, folder, cache);
  let doing = () => `charts ${charts.done} of ${charts.whole}`;
  const endProgress = showProgress(() => doing());
  made.now = charts;
  const giveBack = lendPages(path.resolve(PAGES), work);
  try {
    const { build } = await import('astro');
    await build({
      outDir: folder,
      cacheDir: work,
      logLevel: 'warn',
      // The folder is new, and the charts' files come into it meanwhile.
      vite: { build: { emptyOutDir: false } },
    });
    await charts.finish();
    doing = () => 'the list of all files';
    await writeSbom(folder);
    const size = await writeManifest(folder, charts.pool);
    giveBack();
    return size;
  } finally {
    endProgress();
    await charts.end();
    made.now = undefined;
  }
}
