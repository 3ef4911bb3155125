import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Folders, foldersFromEnvironment, loadTables } from '../dataset/load.ts';
import { repositoryFrom } from '../formats/site.ts';
import { checkStories, type StoryFile } from '../stories/check.ts';
import { storiesFolder } from '../stories/parse.ts';
import type { Tables } from '../tables/tables.ts';
import { printProblems } from './print.ts';

/** Where the site will be, as the environment says it: what is wrong with that, and how to fix it. */
export function addressProblems(env: Record<string, string | undefined>): string[] {
  const [site = '', base = ''] = [env['NGUON_SITE'], env['NGUON_BASE']];
  const problems: string[] = [];
  const url = URL.parse(site);
  if (site !== '' && (!url || !/^https?:$/.test(url.protocol) || url.host === ''))
    problems.push(
      `NGUON_SITE is "${site}", which is not an address. Write it in full, such as https://example.org.`,
    );
  else if (url && (url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== ''))
    problems.push(
      `NGUON_SITE is "${site}", but only the origin belongs there. Write ${url.origin}, and the folder in NGUON_BASE.`,
    );
  if (!/^\/?(?:[A-Za-z0-9._~-]+\/)*[A-Za-z0-9._~-]*$/.test(base) || /(?:^|\/)\.{1,2}(?:\/|$)/.test(base))
    problems.push(
      `NGUON_BASE is "${base}", which is not the path of a folder. Write one such as /some/folder/, with English letters, digits, - . _ and ~ only.`,
    );
  try {
    repositoryFrom(env);
  } catch (error) {
    problems.push((error as Error).message);
  }
  return problems;
}

/** Writes a file whole or not at all: beside it, then in its place; links and modes stay. @throws when it cannot be written. */
export async function replaceFile(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const target = await realpath(file).catch(() => file);
  const { mode } = (await stat(target).catch(() => undefined)) ?? {};
  const beside = `${target}.${process.pid}.tmp`;
  try {
    await writeFile(beside, text);
    if (mode !== undefined) await chmod(beside, mode);
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/** Why a file could not be written: `EACCES`. */
export const writeError = (error: unknown): string =>
  (error as NodeJS.ErrnoException).code ?? (error as Error).message;

export const slashed = (file: string) => file.replaceAll(path.sep, '/');

/** A path as the person at this terminal, and git, would name it. */
export const pathFromHere = (file: string) => slashed(path.relative('', file));

/** All files of a folder, however deep, by their paths with slashes, sorted by code unit; none where there is no such folder. */
export async function filesIn(folder: string): Promise<string[]> {
  const entries = existsSync(folder) ? await readdir(folder, { recursive: true, withFileTypes: true }) : [];
  return entries
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => slashed(path.relative(folder, path.join(parentPath, name))))
    .toSorted();
}

/** The checked data. Where they have problems, prints them and exits with 1. */
export async function soundTables(folders: Folders): Promise<Tables> {
  const { tables, problems } = await loadTables(folders);
  if (problems.length === 0) return tables;
  printProblems(problems, folders);
  process.exit(1);
}

/** Every story of the project, and whatever else lies in its folders. The code beside the folders is none. */
export async function readStories(): Promise<StoryFile[]> {
  // As from the project's folder, for that is how problems name it.
  const folder = pathFromHere(storiesFolder(process.env));
  const names = (await filesIn(folder)).filter(
    (name) => !path.basename(name).startsWith('.') && (name.includes('/') || name.endsWith('.mdx')),
  );
  const read = async (file: string) => ({ file, source: await readFile(file, 'utf8') });
  return Promise.all(names.map((name) => read(`${folder}/${name}`)));
}

/** Checks the stories and prints their problems. @returns true where there are none. */
export async function areStoriesSound(tables: Tables): Promise<boolean> {
  const problems = checkStories(await readStories(), tables);
  if (problems.length > 0) printProblems(problems, foldersFromEnvironment());
  return problems.length === 0;
}
