/**
 * `npm run build`: checks the data, the stories and the frozen charts, builds the site into a folder of its own, and puts
 * it in the place of `dist/` only when all went well. A build that fails leaves the last good `dist/` as it was and exits
 * with 1. `NGUON_DIST` builds into another folder.
 */
import path from 'node:path';
import { build } from 'astro';
import { foldersFromEnvironment, loadTables } from '../tables/load.ts';
import { addressProblems } from './address.ts';
import { frozenProblems } from './frozen-folders.ts';
import { tellProblems } from './print.ts';
import { prepareStaging, publish } from './staging.ts';
import { tellStoryProblems } from './stories.ts';

process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
const wrong = addressProblems(process.env);
if (wrong.length > 0) {
  console.error(wrong.join('\n'));
  process.exit(1);
}
const dist = path.resolve(process.env['NGUON_DIST'] || 'dist');
const folders = foldersFromEnvironment();
const { tables, problems } = await loadTables(folders);
if (problems.length > 0) {
  tellProblems(problems, folders);
  process.exit(1);
}
if ((await tellStoryProblems(tables)).length > 0) process.exit(1);
const { problems: unlike } = await frozenProblems();
if (unlike.length > 0) {
  console.error(unlike.join('\n'));
  process.exit(1);
}

const staging = await prepareStaging(dist);
try {
  await build({
    outDir: staging.site,
    cacheDir: staging.cache,
    logLevel: process.env['CI'] ? 'warn' : 'info',
  });
  await publish(staging, dist);
} catch (error) {
  console.error(`${(error as Error).stack ?? error}\n\nThe build failed. Nothing was published.`);
  process.exitCode = 1;
} finally {
  await staging.remove();
}
// After a page has thrown, Astro's servers stay behind and would keep the process waiting for ever.
process.exit();
