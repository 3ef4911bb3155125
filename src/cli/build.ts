/**
 * `npm run build`: checks the data, the stories and the frozen charts, builds the site into a folder of its own, and puts
 * it in the place of `dist/` only when all went well. A build that fails leaves the last good `dist/` as it was and exits
 * with 1; one that is stopped does so too, and exits as shells do. One build at a time: a second waits for the first.
 * `NGUON_DIST` builds into another folder.
 */
import path from 'node:path';
import { storiesFolder } from '../stories/folder.ts';
import { handedOn } from '../tables/live.ts';
import { foldersFromEnvironment } from '../tables/load.ts';
import { addressProblems } from './address.ts';
import { missingFiles } from './complete.ts';
import { told } from './faults.ts';
import { frozenProblems } from './frozen-folders.ts';
import { loadSteadily, remember } from './inputs.ts';
import { makeSite } from './make/site.ts';
import { tellProblems } from './print.ts';
import { Refusal } from './refusal.ts';
import { prepareStaging, type Staging } from './staging.ts';
import { stopTidily } from './stops.ts';
import { tellStoryProblems } from './stories.ts';

process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
const wrong = addressProblems(process.env);
if (wrong.length > 0) {
  console.error(wrong.join('\n'));
  process.exit(1);
}
const dist = path.resolve(process.env['NGUON_DIST'] || 'dist');
const relative = path.relative('', dist);
const shown = /^(?:\.\.|$)/.test(relative) ? dist : `${relative}${path.sep}`;
let isPublished = false;
stopTidily(() =>
  isPublished
    ? `The build was stopped when the new site was in ${shown} already.`
    : `The build was stopped. Nothing was published; ${shown} is as it was.`,
);
let staging: Staging | undefined;
try {
  let checked = await check();
  staging = await prepareStaging(dist);
  // Another build may have been waited for.
  if (checked.changed().length > 0) checked = await check();
  handedOn.checked = checked.data;
  const { files, bytes } = await makeSite(checked.data.tables, staging);
  const meanwhile = checked.torn();
  if (meanwhile.length > 0)
    throw new Refusal(
      `${meanwhile.join(', ')} changed while the site was built, so some of it may be from before and some from after. Build again.`,
    );
  const missing = missingFiles(staging.site, checked.data.tables, process.env['NGUON_BASE'] || '/');
  if (missing.length > 0)
    throw new Refusal(
      `${missing.slice(0, 5).join(', ')}${missing.length > 5 ? ` and ${missing.length - 5} more` : ''} are not in the new site: something deleted them from ${path.relative('', staging.site)} while it was built. Build again.`,
    );
  await staging.publish();
  isPublished = true;
  const seconds = (performance.now() / 1000).toFixed(1);
  console.log(
    `${shown}: ${files.toLocaleString('en')} files, ${(bytes / 1e6).toFixed(1)} MB, in ${seconds} s.`,
  );
} catch (error) {
  const outcome = isPublished
    ? `The new site is in ${shown} all the same.`
    : `The build failed. Nothing was published. ${shown} is as it was.`;
  console.error(`${told(error, dist, staging)}\n\n${outcome}`);
  process.exitCode = 1;
} finally {
  staging?.remove();
}
// After a page has thrown, Astro's servers stay behind and would keep the process waiting for ever.
process.exit();

/** Checks all that the site is made from; ends the process where there are problems. */
async function check() {
  const folders = foldersFromEnvironment();
  const open = [storiesFolder(process.env), 'public'];
  const changed = remember([folders.data, folders.seeds, ...open]);
  // The data are read once, now; stories, and what is served as it is, while the site is built: they must stay as they are.
  const torn = remember(open);
  const { tables, problems, sources } = await loadSteadily(folders);
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
  return { data: { tables, sources }, changed, torn };
}
