/**
 * `npm run freeze -- CHART …`, or `-- --all`: keeps charts for good, each as `public/frozen/<id>/<date>-<digest>/`; one that has
 * not changed gets no new version. `--date 2026-01-31` for another day. Exits with 1 or (called wrongly) 2, having written nothing.
 */
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { weights } from '../charts/parts/text.ts';
import { closest } from '../csv/problem.ts';
import { foldersFromEnvironment } from '../dataset/load.ts';
import { today } from '../desk/workbook.ts';
import { chartVersion, digestInName, frozenFont, frozenValues, frozenVersion } from '../embed/frozen.ts';
import { sha256 } from '../evidence/verify.ts';
import { prettyJson } from '../formats/about.ts';
import { siteFont } from '../formats/fonts.ts';
import { type ChartExtension, chartFormats } from '../formats/index.ts';
import { chartFile, embedPage, frozenPage, siteAt } from '../formats/site.ts';
import { chartView } from '../formats/view.ts';
import { type Locale, localPath } from '../i18n/locales.ts';
import { date as day } from '../tables/periods.ts';
import type { Chart } from '../tables/tables.ts';
import { FROZEN, listVersion, MANIFEST, relativeLinks, versionProblems, versionsOf } from './frozen.ts';
import { parseCall, refusal, stop } from './print.ts';
import { addressProblems, areStoriesSound, pathFromHere, soundTables } from './project.ts';

const FORMATS = ['svg', 'png', 'csv', 'json'] as const satisfies ChartExtension[];

process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
const options = { all: { type: 'boolean' }, date: { type: 'string' } } as const;
const { words, values } = parseCall(options, { most: Number.POSITIVE_INFINITY });
const { all, date = today() } = values;
if (all && words.length > 0) stop(2, 'Name charts, or write --all for every chart; not both.');
const wrong = refusal(day, date);
if (wrong) stop(2, `--date: ${wrong}`);
if (date > today()) stop(2, `--date: ${date} is yet to come. Write today's day or one before.`);
const tables = await soundTables(foldersFromEnvironment());
const charts = chosenCharts(tables.charts);
const base = process.env['NGUON_BASE'] || '/';
const address = siteAt(readSite(), base, tables.site);
if (!(await areStoriesSound(tables))) process.exit(1);

const asked = await Promise.all(charts.map(freezing));
const changed: typeof asked = [];
const refused: string[] = [];
for (const one of asked) {
  const same = one.versions.find((version) => digestInName(version) === one.digest);
  const latest = one.versions.at(-1)?.slice(0, date.length) ?? date;
  if (same !== undefined) {
    const wrong = await versionProblems(`${one.id}/${same}`);
    refused.push(...wrong);
    if (wrong.length === 0) console.log(`${one.id} has not changed since ${same}: nothing to do.`);
  } else if (latest > date)
    refused.push(
      `${one.id} has a version of ${latest}, so there can be none of ${date} any more. Write a later --date.`,
    );
  else changed.push(one);
}
if (refused.length > 0) stop(1, ...refused, 'Nothing was frozen.');
if (changed.length > 0) await freeze(changed);
// Astro leaves servers running after a page throws, so exit explicitly.
process.exit();

/** Writes all versions to a temporary folder, and moves them into place when all are complete. */
async function freeze(versions: typeof changed): Promise<void> {
  process.env['NGUON_FREEZE'] = [date, ...versions.map(({ id }) => id)].join(' ');
  const site = path.join('.nguon', 'freeze', 'site');
  const area = path.join('.nguon', 'freeze', 'versions');
  let done = 'Nothing';
  try {
    // Astro takes a second to load, and most of the time nothing is to be built.
    const { build } = await import('astro');
    await build({ outDir: site, logLevel: 'warn' });
    for (const one of versions) await writeVersion(one, site, path.join(area, one.id, one.version));
    for (const { id, version } of versions) {
      const place = path.join(FROZEN, id, version);
      await mkdir(path.dirname(place), { recursive: true });
      await rename(path.join(area, id, version), place);
      await listVersion(`${id}/${version}`);
      done = 'Nothing else';
      console.log(`${pathFromHere(place)}: frozen. Commit the folder; from now on it never changes.`);
    }
  } catch (error) {
    console.error((error as Error).stack ?? error);
    console.error(`\n${done} was frozen.`);
    process.exitCode = 1;
  } finally {
    await rm(path.join('.nguon', 'freeze'), { recursive: true, force: true });
  }
}

function chosenCharts(known: readonly Chart[]): Chart[] {
  if (all) return [...known];
  const ids = known.map(({ id }) => id);
  const list = `There are ${ids.join(', ')}.`;
  if (words.length === 0)
    stop(2, 'Name the charts to freeze, or write --all: npm run freeze -- CHART …', list);
  const wrong = [...new Set(words).difference(new Set(ids))].map((name) => {
    const near = closest(name, ids);
    return `There is no chart "${name}". ${near ? `Did you mean ${near}?` : list}`;
  });
  if (wrong.length > 0) stop(2, ...wrong);
  return known.filter(({ id }) => words.includes(id));
}

/** The origin of the site. Its address is in the files for good, so it must be the true one. */
function readSite(): string {
  const origin = process.env['NGUON_SITE'];
  const wrong = addressProblems(process.env);
  if (!origin)
    wrong.unshift(
      'NGUON_SITE is not set, but a frozen version names the address of the site for good. Say where the site is: NGUON_SITE=https://example.org npm run freeze -- CHART',
    );
  return wrong.length > 0 || !origin ? stop(1, ...wrong) : origin;
}

/** A chart that is to be frozen: what its version would be made from, and the names of the earlier ones. */
async function freezing(chart: Chart) {
  const { id } = chart;
  const views = address.locales.map((locale) => chartView(chart, tables, locale));
  const digest = await chartVersion(views, address);
  return { id, views, digest, version: frozenVersion({ date, digest }), versions: await versionsOf(id) };
}

/** Writes the files of a version into a new folder, its manifest last. `built` has its pages. */
async function writeVersion(
  { id, views, digest, versions }: (typeof asked)[number],
  built: string,
  folder: string,
): Promise<void> {
  const files: Record<string, string> = {};
  const write = async (file: string, content: string | Uint8Array) => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), bytes);
    files[file] = await sha256(bytes);
  };
  for (const view of views) {
    const { locale } = view;
    const page = frozenPage(id, 'now', locale, address);
    const html = await readFile(
      path.join(built, localPath(`${embedPage(id)}index.html`, locale, address)),
      'utf8',
    );
    const linked = relativeLinks(html, base, page, copies(id, locale));
    await write(localPath('index.html', locale, address), linked);
    for (const format of FORMATS) {
      const content = await chartFormats[format].write(view, address);
      await write(localPath(`${id}.${format}`, locale, address), content);
    }
  }
  for (const weight of weights) await write(frozenFont(weight), await readFile(siteFont(weight)));
  const [values = []] = views.map(frozenValues);
  const number = versions.length + 1;
  const manifest = { chart: id, date, digest, number, site: address.root, values, files };
  await writeFile(path.join(folder, MANIFEST), prettyJson(manifest));
}

/** The files of a live chart that a version has copies of: where links to them lead instead. */
function copies(id: string, locale: Locale): Map<string, string> {
  const linkOf = (format: ChartExtension) => localPath(chartFile(id, format), locale, address);
  const folder = frozenPage(id, 'now', locale, address);
  return new Map(FORMATS.map((format) => [linkOf(format), `${folder}${id}.${format}`]));
}
