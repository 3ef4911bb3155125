/**
 * `npm run freeze -- CHART …`, or `-- --all`: keeps charts as they are today, for good, each as a folder
 * `public/frozen/<id>/<date>-<digest>/` that the editor commits. A version that is there is never written again; a chart
 * that has not changed since gets no new one. `--date 2026-01-31` for another day than today.
 * Exits with 1 when a chart cannot be frozen, with 2 when called wrongly; then nothing was written.
 */
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { closest } from '../csv/problem.ts';
import { foldersFromEnvironment, loadTables } from '../dataset/load.ts';
import { digestInName, frozenVersion } from '../embed/frozen.ts';
import { siteAt } from '../formats/site.ts';
import { problemText } from '../i18n/problems.ts';
import { readCell } from '../tables/error-map.ts';
import { date as day } from '../tables/periods.ts';
import type { Chart } from '../tables/tables.ts';
import {
  FROZEN,
  type Freezing,
  fontCopies,
  freezing,
  shown,
  versionProblems,
  versionsOf,
  writeVersion,
} from './frozen.ts';
import { printProblems } from './print.ts';
import { addressProblems, today } from './project.ts';
import { printStoryProblems } from './stories.ts';

process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
const { names, all, date } = readArguments();
const folders = foldersFromEnvironment();
const { tables, problems } = await loadTables(folders);
if (problems.length > 0) {
  printProblems(problems, folders);
  process.exit(1);
}
const charts = chosenCharts(tables.charts);
const base = process.env['NGUON_BASE'] || '/';
const address = siteAt(readSite(), base);
if ((await printStoryProblems(tables)).length > 0) process.exit(1);

const asked = await Promise.all(charts.map((chart) => freezing(chart, tables, address)));
const changed: (Freezing & { number: number })[] = [];
const refused: string[] = [];
for (const one of asked) {
  const { id } = one.chart;
  const versions = await versionsOf(id);
  const same = versions.find((version) => digestInName(version) === one.digest);
  const latest = versions.at(-1)?.slice(0, date.length) ?? date;
  if (same === undefined && latest > date)
    refused.push(
      `${id} has a version of ${latest}, so there can be none of ${date} any more. Write a later --date.`,
    );
  else if (same === undefined) changed.push({ ...one, number: versions.length + 1 });
  else {
    const wrong = await versionProblems(`${id}/${same}`);
    refused.push(...wrong);
    if (wrong.length > 0) continue;
    const isOfDay = same === frozenVersion({ date, digest: one.digest });
    console.log(
      isOfDay
        ? `${id} is frozen already, as ${same}, and every file is as it was: nothing to do.`
        : `${id} has not changed since ${same}: nothing to do.`,
    );
  }
}
if (refused.length > 0) stop(1, [...refused, 'Nothing was frozen.'].join('\n'));
if (changed.length > 0) await freeze(changed);
// After a page has thrown, Astro's servers stay behind and would keep the process waiting for ever.
process.exit();

/** All versions come about beside the project's folders, and take their places when all are whole. */
async function freeze(versions: typeof changed): Promise<void> {
  process.env['NGUON_FREEZE'] = [date, ...versions.map(({ chart }) => chart.id)].join(' ');
  const site = path.join('.nguon', 'freeze', 'site');
  const area = path.join('.nguon', 'freeze', 'versions');
  const done: string[] = [];
  try {
    // Astro takes a second to load, and most of the time nothing is to be built.
    const { build } = await import('astro');
    await build({ outDir: site, logLevel: 'warn' });
    const fonts = await fontCopies();
    const problems: string[] = [];
    const made: string[] = [];
    for (const { number, ...one } of versions) {
      const version = path.join(one.chart.id, frozenVersion({ date, digest: one.digest }));
      const moment = { date, number, site: address, base, fonts };
      problems.push(...(await writeVersion(one, moment, site, path.join(area, version))));
      made.push(version);
    }
    if (problems.length > 0) throw problems.join('\n');
    for (const version of made) {
      const place = path.join(FROZEN, version);
      await mkdir(path.dirname(place), { recursive: true });
      await rename(path.join(area, version), place);
      done.push(version);
      console.log(`${shown(place)}: frozen. Commit the folder; from now on it never changes.`);
    }
  } catch (error) {
    console.error((error as Error).stack ?? error);
    console.error(`\n${done.length > 0 ? 'Nothing else' : 'Nothing'} was frozen.`);
    process.exitCode = 1;
  } finally {
    await rm(path.join('.nguon', 'freeze'), { recursive: true, force: true });
  }
}

function readArguments(): { names: string[]; all: boolean; date: string } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { all: { type: 'boolean', default: false }, date: { type: 'string', default: today() } },
    });
    if (values.all && positionals.length > 0)
      throw new Error('Name charts, or write --all for every chart; not both.');
    const { date } = values;
    const { wrong } = readCell(day, date);
    if (wrong) {
      const { message, fix } = problemText(wrong, 'en');
      throw new Error(`--date: ${message} ${fix}`);
    }
    if (date > today()) throw new Error(`--date: ${date} is yet to come. Write today's day or one before.`);
    return { names: [...new Set(positionals)], all: values.all, date };
  } catch (error) {
    return stop(2, (error as Error).message);
  }
}

function chosenCharts(known: readonly Chart[]): Chart[] {
  if (all) return [...known];
  const ids = known.map(({ id }) => id);
  if (names.length === 0)
    stop(
      2,
      `Name the charts to freeze, or write --all: npm run freeze -- CHART …\nThere are ${ids.join(', ')}.`,
    );
  const wrong = names
    .filter((name) => !ids.includes(name))
    .map((name) => {
      const near = closest(name, ids);
      return `There is no chart "${name}". ${near ? `Did you mean ${near}?` : `There are ${ids.join(', ')}.`}`;
    });
  if (wrong.length > 0) stop(2, wrong.join('\n'));
  return known.filter(({ id }) => names.includes(id));
}

/** The origin of the site. Its address is in the files for good, so it must be the true one. */
function readSite(): string {
  const origin = process.env['NGUON_SITE'];
  const wrong = addressProblems(process.env);
  if (!origin)
    wrong.unshift(
      'NGUON_SITE is not set, but a frozen version names the address of the site for good. Say where the site is: NGUON_SITE=https://example.org npm run freeze -- CHART',
    );
  if (wrong.length > 0 || !origin) return stop(1, wrong.join('\n'));
  return origin;
}

function stop(code: number, message: string): never {
  console.error(message);
  process.exit(code);
}
