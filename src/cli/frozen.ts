import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { weights } from '../charts/parts/text.ts';
import {
  chartVersion,
  digestInName,
  frozenDigest,
  frozenFont,
  frozenFonts,
  frozenValues,
  frozenVersion,
  type ManifestHead,
  manifestText,
  readManifest,
} from '../embed/frozen.ts';
import { liveFiles, relativeLinks } from '../embed/frozen-page.ts';
import { siteFont } from '../formats/fonts.ts';
import { type ChartExtension, chartFormats } from '../formats/index.ts';
import { chartFile, frozenFile, frozenPage, localPath, type Site } from '../formats/site.ts';
import { sha256 } from '../formats/tables.ts';
import { type ChartView, chartView } from '../formats/view.ts';
import { defaultLocale, type Locale, locales } from '../i18n/locales.ts';
import type { Chart, Tables } from '../tables/tables.ts';

/** Where frozen versions are: `<chart>/<date>-<digest>/`. The site serves them as they are. */
export const FROZEN = path.join('public', 'frozen');
export const MANIFEST = 'frozen.json';

/** The names of a chart's versions, the earliest day first. */
export async function versionsOf(chart: string, root: string = FROZEN): Promise<string[]> {
  const files = await filesIn(path.join(root, chart));
  const names = files.map((file) => file.split('/')[0] ?? '');
  return [...new Set(names)].filter((name) => digestInName(name) !== undefined);
}

/** The manifests of a chart's versions, as they stand. */
export async function frozenTexts(chart: string, root: string = FROZEN): Promise<string[]> {
  const files = (await versionsOf(chart, root)).map((version) => path.join(root, chart, version, MANIFEST));
  return Promise.all(files.map((file) => readFile(file, 'utf8')));
}

/** What is wrong with the frozen versions of all charts: a sentence each, with the file and how to fix it. */
export async function frozenProblems(
  root: string = FROZEN,
): Promise<{ versions: number; problems: string[] }> {
  const problems: string[] = [];
  const versions = new Set<string>();
  for (const file of await filesIn(root)) {
    const [chart = '', version = '', inside] = file.split('/');
    if (inside !== undefined && digestInName(version) !== undefined) versions.add(`${chart}/${version}`);
    else problems.push(`${shown(path.join(root, file))} is in no frozen version. Delete it.`);
  }
  for (const version of versions) problems.push(...(await versionProblems(version, root)));
  return { versions: versions.size, problems };
}

/** The same of one version, `<chart>/<date>-<digest>`. */
export async function versionProblems(version: string, root: string = FROZEN): Promise<string[]> {
  const folder = path.join(root, version);
  const restore = (file: string) =>
    `A version never changes: restore it with "git checkout -- ${shown(path.join(folder, file))}" or, where it was never committed, delete the folder and freeze the chart again.`;
  const name = shown(path.join(folder, MANIFEST));
  const bytes = await bytesOf(path.join(folder, MANIFEST));
  if (!bytes) return [`${name} is missing. ${restore(MANIFEST)}`];
  const manifest = readManifest(new TextDecoder().decode(bytes));
  if (!manifest) return [`${name} is no manifest of a frozen version. ${restore(MANIFEST)}`];
  const named = `${manifest.chart}/${frozenVersion(manifest)}`;
  if (named !== version)
    return [
      `${name} is that of ${named}, but the folder is ${version}. If the folder was renamed, give it its name back. ${restore(MANIFEST)}`,
    ];
  const problems: string[] = [];
  const present = (await filesIn(folder)).filter((file) => file !== MANIFEST);
  for (const file of new Set([...Object.keys(manifest.files), ...present])) {
    const where = shown(path.join(folder, file));
    const known = Object.hasOwn(manifest.files, file) ? manifest.files[file] : undefined;
    const found = present.includes(file) ? await bytesOf(path.join(folder, file)) : undefined;
    if (known === undefined)
      problems.push(`${where} is not in the manifest. Delete it; a version has no more files than it had.`);
    else if (!found) problems.push(`${where} is missing. ${restore(file)}`);
    else if ((await sha256(found)) !== known)
      problems.push(`${where} is not as it was frozen. ${restore(file)}`);
  }
  if (problems.length === 0 && (await digestOf(folder, manifest)) !== manifest.digest)
    problems.push(
      `${name} is not as it was frozen: its digest is not that of the files. ${restore(MANIFEST)}`,
    );
  return problems;
}

/** The digest that the files of a sound version give. */
async function digestOf(folder: string, { chart, files }: ManifestHead): Promise<string> {
  const names = locales.map((locale) => localPath(`${chart}.json`, locale));
  const texts = names
    .filter((name) => Object.hasOwn(files, name))
    .map((name) => readFile(path.join(folder, name), 'utf8'));
  return frozenDigest(await Promise.all(texts));
}

/** All files of a folder, however deep, by their paths with slashes, sorted; none where there is no such folder. */
async function filesIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory())
      .map(({ parentPath, name }) => slashed(path.relative(folder, path.join(parentPath, name))))
      .toSorted();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

async function bytesOf(file: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return readFile(file).then(
    (bytes) => new Uint8Array(bytes),
    () => undefined,
  );
}

/** A path as the person at this terminal, and git, would name it. */
export function shown(file: string): string {
  return slashed(path.relative('', file));
}

const slashed = (file: string) => file.replaceAll(path.sep, '/');

/** The formats that a frozen version has beside its page. */
const FORMATS = ['svg', 'png', 'csv', 'json'] as const satisfies ChartExtension[];

/** A chart that is to be frozen. */
export interface Freezing {
  chart: Chart;
  views: Record<Locale, ChartView>;
  digest: string;
}

/** What a version of a chart would be made from. */
export async function freezing(chart: Chart, tables: Tables, site: Site): Promise<Freezing> {
  const views = Object.fromEntries(
    locales.map((locale) => [locale, chartView(chart, tables, locale)]),
  ) as Freezing['views'];
  const digest = await chartVersion(
    locales.map((locale) => views[locale]),
    site,
  );
  return { chart, views, digest };
}

/** What a version is of, and for which site. */
export interface FreezeContext {
  date: string;
  /** See `Manifest.number`. */
  number: number;
  site: Site;
  /** The folder of the site on its origin: `/`, `/some/folder/`. */
  base: string;
  /** The font files of the pages, by their names in the folder. */
  fonts: ReadonlyMap<string, Uint8Array>;
}

/** The font files that every version has a copy of. */
export async function fontCopies(): Promise<Map<string, Uint8Array>> {
  const copies = weights.map(async (weight) => [frozenFont(weight), await siteFont(weight)] as const);
  return new Map(await Promise.all(copies));
}

/**
 * Writes a version's files into a new folder, its manifest last.
 * @param built A built site that has the version's pages as `frozen/<id>/now/`.
 * @returns what keeps it from being one: its pages take something from the site that would change under them. Sentences,
 * for a developer.
 */
export async function writeVersion(
  { chart, views, digest }: Freezing,
  { date, number, site, base, fonts }: FreezeContext,
  built: string,
  folder: string,
): Promise<string[]> {
  const problems: string[] = [];
  const files: Record<string, string> = {};
  const write = async (file: string, content: string | Uint8Array) => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), bytes);
    files[file] = await sha256(bytes);
  };
  for (const locale of locales) {
    const page = frozenPage(chart.id, 'now', locale);
    const html = await readFile(path.join(built, page, 'index.html'), 'utf8');
    const copy = relativeLinks(html, base, page, copies(chart.id, locale));
    problems.push(
      ...liveFiles(copy, Object.values(frozenFonts(locale))).map(
        (live) =>
          `The page ${page} would change with the site. ${live} Write it into the page (src/components/EmbedPage.astro, src/layouts/Embed.astro).`,
      ),
    );
    await write(localPath('index.html', locale), copy);
    for (const format of FORMATS)
      await write(
        localPath(`${chart.id}.${format}`, locale),
        await chartFormats[format].write(views[locale], site),
      );
  }
  for (const [name, font] of fonts) await write(name, font);
  const manifest = { chart: chart.id, date, digest, number, site: site.root, files };
  const values = frozenValues(views[defaultLocale]);
  await writeFile(path.join(folder, MANIFEST), manifestText({ ...manifest, values }));
  return problems;
}

/** The files of a live chart that a version has copies of: where links to them lead instead. */
function copies(id: string, locale: Locale): Map<string, string> {
  return new Map(
    FORMATS.map((format) => [
      localPath(chartFile(id, format), locale),
      frozenFile(id, 'now', locale, format),
    ]),
  );
}
