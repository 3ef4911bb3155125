import { execFile } from 'node:child_process';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import { storyWarnings } from '../changes/changed-facts.ts';
import { compare, readSnapshot, type Snapshot, snapshotOf } from '../changes/comparison.ts';
import { publishedProblems, publishedWarnings } from '../changes/published-checks.ts';
import { type Problem, problem } from '../csv/problem.ts';
import { firstLineOf } from '../csv/read.ts';
import { decode, MOST_BYTES, type Source } from '../csv/text.ts';
import { DataProblems, type Folders, loadSources } from '../dataset/load.ts';
import { concernsValues, readTables } from '../dataset/read.ts';
import { today } from '../desk/workbook.ts';
import type { Locale } from '../i18n/locales.ts';
import { inSentences } from '../i18n/problems.ts';
import { storiesFolder } from '../stories/parse.ts';
import type { Settings } from '../tables/settings.ts';
import type { Tables } from '../tables/tables.ts';
import { count, fileOf, printProblems, printWarning } from './print.ts';
import { pathFromHere } from './project.ts';

/** What was published, or why that is not to be had: a sentence. */
export type Published =
  | { name: string; snapshot: Snapshot; began?: string | undefined; locales?: readonly string[] }
  | { nothing: string }
  /** It is there, and does not read under today's schema. */
  | { unlike: string }
  | { missing: string };

/** What a name stands for: a site's address, a built site, a `nguon.zip`, a project, a revision of git; `none` for nothing. */
export async function readPublished(name: string, folders: Folders): Promise<Published> {
  if (name === 'none') return { nothing: 'Nothing has been published yet.' };
  if (/^https?:/.test(name)) return fromSite(name);
  const found = await stat(name).catch(() => undefined);
  if (found?.isDirectory()) return readFolder(name);
  if (found) return fromArchive(name, await readFile(name));
  return readRevision(name, folders);
}

/** What was last published: what `NGUON_PUBLISHED` names, else what the remote's default branch has. */
export async function readLastPublished(folders: Folders, site: Settings): Promise<Published> {
  const named = process.env['NGUON_PUBLISHED'];
  const published = await (named
    ? readPublished(named, folders)
    : readRevision(await publishedBranch(), folders));
  if ('missing' in published && !named)
    return { nothing: `There is nothing published to compare with. ${published.missing}` };
  if ('snapshot' in published && published.began !== site.values.began)
    return { nothing: `${published.name} is of another site: it did not begin on the same day.` };
  return published;
}

/** A file as it is at a revision, or on the remote's default branch; '' where it is not to be had. */
export async function publishedFile(file: string, revision?: string): Promise<string> {
  const found = await git('show', `${revision ?? (await publishedBranch())}:./${file}`);
  return typeof found === 'string' ? '' : found.toString('utf8');
}

/** The remote's default branch. */
async function publishedBranch(): Promise<string> {
  const head = await git('rev-parse', '--abbrev-ref', '--quiet', 'origin/HEAD');
  return typeof head === 'string' ? 'origin/main' : head.toString('utf8').trim();
}

/** The revision that `NGUON_PUBLISHED` names, or the remote's default branch. */
async function publishedRevision(): Promise<string> {
  const named = process.env['NGUON_PUBLISHED'];
  const commit = named ? await commitOf(named) : '';
  return typeof commit === 'string' ? publishedBranch() : commit.toString('utf8').trim();
}

/** Asks for a correction of each published value that changed or is gone; warns of changed names. True where there is no problem. */
export async function isSoundAgainstPublished(tables: Tables, folders: Folders, locale: Locale) {
  const published = await readLastPublished(folders, tables.site);
  if ('missing' in published) {
    console.error(
      `${published.missing} Correct NGUON_PUBLISHED; "none" says that nothing was published yet.`,
    );
    return false;
  }
  if ('nothing' in published) {
    console.log(`${published.nothing} No correction is asked for.`);
    return true;
  }
  if ('unlike' in published) {
    // The past cannot be changed, so an editor must not be stopped by it. On GitHub, what is compared with is the archive of
    // the site, which is read as it is, whatever the schemas say today.
    const text = `The published data cannot be compared: ${published.unlike}\nCheck for yourself whether a published value changes.`;
    printWarning('Not compared with what is published', text);
    return true;
  }
  const file = 'corrections.csv';
  const decoded = decode({ file, bytes: await readFile(path.join(folders.data, file)) });
  const editing = { today: today(), head: 'text' in decoded ? firstLineOf(decoded.text) : '', locale };
  const comparison = compare(published.snapshot, tables, editing);
  const moved = languageProblems(published.locales ?? [], tables.site.locales);
  const stories = storyWarnings(await changedStories(), tables.site.locales);
  for (const warning of [...stories, ...moved, ...publishedWarnings(comparison)]) {
    const file = fileOf(warning, folders);
    printWarning('Check yourself', `${file}:${warning.line}: ${inSentences(warning, locale)}`, file);
  }
  const problems = publishedProblems(comparison);
  const isSound = problems.length === 0;
  if (!isSound) printProblems(problems, folders, locale);
  const missing = problems.filter(({ code }) => code === 'correction-missing').length;
  console[isSound ? 'log' : 'error'](
    `Compared with ${published.name}: ${count(missing, 'correction')} missing.`,
  );
  return isSound;
}

/** Another first language moves every page, and one that is gone takes its pages with it. */
function languageProblems(before: readonly string[], now: readonly string[]): Problem[] {
  if (before.every((one, at) => (at === 0 ? one === now[0] : now.includes(one)))) return [];
  const params = { before: before.join(', '), after: now.join(', ') };
  return [problem('check-yourself.languages', { file: 'site.csv', line: 1 }, params)];
}

/** The stories that are not as they were published, each as it was then and is here. */
async function changedStories() {
  const [folder, revision] = [pathFromHere(storiesFolder(process.env)), await publishedRevision()];
  const changed = await git('diff', '-z', '--name-only', '--relative', revision, '--', folder);
  const added = await git('ls-files', '-z', '--others', '--exclude-standard', '--', folder);
  const files = `${changed}\0${added}`.split('\0');
  const read = async (file: string) => {
    const now = await readFile(file, 'utf8').catch(() => '');
    return [file, [await publishedFile(file, revision), now]] as const;
  };
  return new Map(await Promise.all(files.filter((file) => file.endsWith('.mdx')).map(read)));
}

async function readFolder(folder: string): Promise<Published> {
  const [data, seeds] = [path.join(folder, 'data'), path.join(folder, 'seeds')];
  const names = await readdir(data).catch((): string[] => []);
  if (names.includes('observations.csv')) {
    const read = async (file: string) => ({ file, bytes: await readFile(path.join(data, file)) });
    return fromTables(folder, await Promise.all(names.filter((name) => name.endsWith('.csv')).map(read)));
  }
  if (names.includes('observations'))
    return fromProject(folder, await readTables((await loadSources({ data, seeds })).sources));
  return {
    missing: `"${folder}" is neither a built site nor a project: it has neither data/observations.csv nor data/observations/.`,
  };
}

/** The site as readers have it. Only 404 says that there is none yet: what was not compared must not be published. */
async function fromSite(address: string): Promise<Published> {
  const { href } = new URL('data/nguon.zip', address.replace(/\/*$/, '/'));
  try {
    const answer = await fetch(href, { cache: 'no-store', signal: AbortSignal.timeout(60_000) });
    if (answer.ok) return fromArchive(href, new Uint8Array(await answer.arrayBuffer()));
    if (answer.status === 404) return { nothing: `There is no site at ${address} yet.` };
    return { missing: `${href} cannot be fetched (HTTP ${answer.status}). Run this again.` };
  } catch (error) {
    const why = String((error as Error).cause ?? error);
    return { missing: `${href} cannot be fetched (${why}). Run this again.` };
  }
}

function fromArchive(file: string, bytes: Uint8Array): Published {
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => /^[^/]+\.(?:csv|json)$/.test(name) && originalSize <= MOST_BYTES,
    });
    const sources = Object.entries(files).map(([name, bytes]) => ({ file: name, bytes }));
    const description = files['datapackage.json'];
    if (!description) return fromTables(file, sources);
    const described = JSON.parse(strFromU8(description));
    const { homepage, version, created } = described;
    const labels = firstLineOf(strFromU8(files['measures.csv'] ?? new Uint8Array())).split(',');
    const languages = labels.flatMap((label) =>
      label.startsWith('label_') ? label.slice('label_'.length) : [],
    );
    // "https://example.org/ (version 0123456789ab)"
    return {
      ...fromTables(`${homepage} (version ${version})`, sources),
      began: created?.slice(0, '2026-01-31'.length),
      // The title in the first language has no language in its name.
      locales: languages.toSorted(
        (a, b) => Number(`title_${a}` in described) - Number(`title_${b}` in described),
      ),
    };
  } catch {
    return { missing: `"${file}" is neither a folder nor an archive such as nguon.zip.` };
  }
}

/** The project at a revision. The working tree stays as it is, and nothing is fetched. */
async function readRevision(revision: string, folders: Folders): Promise<Published> {
  const found = await commitOf(revision);
  if (typeof found === 'string') {
    const why = found || `git knows no "${revision}" here.`;
    return { missing: `"${revision}" is not a folder, an archive or a revision. ${why}` };
  }
  const commit = found.toString('utf8').trim();
  const [data, seeds] = [pathFromHere(folders.data), pathFromHere(folders.seeds)];
  if ([data, seeds].some((folder) => folder.startsWith('..') || path.isAbsolute(folder)))
    return { missing: 'NGUON_DATA and NGUON_SEEDS lead out of this folder, so that git does not have them.' };
  const zip = await git('archive', '--format=zip', commit, '--', data, seeds);
  if (typeof zip === 'string') return { missing: `${revision} has no such data. ${zip}` };
  const sources = Object.entries(unzipSync(zip)).flatMap(([name, bytes]): Source[] => {
    const within = name.startsWith(`${data}/`) ? name.slice(data.length + 1) : undefined;
    const file = within ?? `seeds/${name.slice(seeds.length + 1)}`;
    return /^(?:observations\/|seeds\/)?[^/.~][^/]*\.csv$/.test(file) ? [{ file, bytes }] : [];
  });
  const dated = String(await git('log', '-1', '--format=commit %h of %cs', commit)).trim();
  return fromProject(`${revision} (${dated})`, await readTables(sources));
}

function fromTables(name: string, sources: readonly Source[]): Published {
  const snapshot = readSnapshot(sources);
  return typeof snapshot === 'string' ? { unlike: `${name}: ${snapshot}` } : { name, snapshot };
}

/** Values must be sound. Charts and texts of that day need not keep the rules of today. */
function fromProject(name: string, { tables, problems }: Awaited<ReturnType<typeof readTables>>): Published {
  const doubts = problems.filter(concernsValues);
  if (doubts.length > 0) return { unlike: `${name}: ${new DataProblems(doubts).message}` };
  const { locales, values } = tables.site;
  return { name, snapshot: snapshotOf(tables), began: values.began, locales };
}

/** The commit that a name stands for, as {@link git} prints it. */
const commitOf = (name: string) =>
  git('rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`);

/** What git prints; or, as a text, what it says where it fails. */
export function git(...args: string[]): Promise<Buffer | string> {
  const options = { encoding: 'buffer', maxBuffer: Number.POSITIVE_INFINITY } as const;
  return promisify(execFile)('git', args, options).then(
    ({ stdout }) => stdout,
    ({ code, stderr }) =>
      code === 'ENOENT' ? 'git is not installed.' : firstLineOf(stderr.toString('utf8').trim()),
  );
}
