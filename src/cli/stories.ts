import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Problem } from '../csv/problem.ts';
import { foldersFromEnvironment } from '../dataset/load.ts';
import { checkStories, type StoryFile } from '../stories/check.ts';
import { storiesFolder } from '../stories/parse.ts';
import type { Tables } from '../tables/tables.ts';
import { printProblems } from './print.ts';

/** Every story of the project, and whatever else lies in its folders. The code beside the folders is none. */
export async function readStories(): Promise<StoryFile[]> {
  // As from the project's folder, for that is how problems name it.
  const folder = path.relative('', storiesFolder(process.env)).split(path.sep).join('/');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => path.join(entry.parentPath, entry.name).split(path.sep).join('/'))
    .filter((name) => path.posix.dirname(name) !== folder || name.endsWith('.mdx'));
  return Promise.all(names.toSorted().map(async (file) => ({ file, source: await readFile(file, 'utf8') })));
}

/** Checks the stories and prints their problems. */
export async function printStoryProblems(tables: Tables): Promise<Problem[]> {
  const problems = checkStories(await readStories(), tables);
  if (problems.length > 0) printProblems(problems, foldersFromEnvironment());
  return problems;
}
