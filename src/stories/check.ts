import { closest, type Problem } from '../csv/problem.ts';
import { type Locale, locales } from '../i18n/locales.ts';
import type { Tables } from '../tables/tables.ts';
import { compareVersions, type Versions } from './compare.ts';
import { START, sortStoryProblems, storyProblem } from './problem.ts';
import { readStory, type Story } from './read.ts';

/** A story as it is on the disk: `src/stories/<locale>/<name>.mdx`. */
export interface StoryFile {
  /** Path from the project's root, with slashes. */
  file: string;
  source: string;
}

/**
 * Checks one story: its prose holds no digit of its own, for each number must come from the data and lead to its source;
 * it computes nothing; and whatever it names is there. Never throws: what is no MDX is a problem at its place.
 */
export function checkStory(file: string, source: string, tables: Tables): Problem[] {
  return readStory(file, source, tables).problems;
}

/** Checks all stories, and that the languages of each say the same. Problems by file, then place. */
export function checkStories(files: readonly StoryFile[], tables: Tables): Problem[] {
  const problems: Problem[] = [];
  const byName = new Map<string, Versions>();
  for (const { file, source } of files) {
    const [folder = '', base = ''] = file.split('/').slice(-2);
    const story: Story = readStory(file, source, tables);
    problems.push(...story.problems);
    const name = base.replace(/\.mdx$/, '');
    if ((locales as readonly string[]).includes(folder) && base !== name)
      byName.set(name, { ...byName.get(name), [folder as Locale]: story });
    else problems.push(misplaced(file, folder, base));
  }
  for (const [name, versions] of byName)
    problems.push(...compareVersions(name, versions), ...unshown(name, versions));
  return sortStoryProblems(problems);
}

/** Versions of a story that no page would show, for pages find them by the id of their report. */
function unshown(name: string, versions: Versions): Problem[] {
  // Versions of different reports are reported already.
  if (new Set(Object.values(versions).map(({ report }) => report)).size > 1) return [];
  return Object.values(versions).flatMap(({ file, report }) => {
    if (report === undefined || name === report || name === `${report}-notes`) return [];
    return [storyProblem(file, START, 'story-error.no-page', { name, report })];
  });
}

/** A file that no page would show. */
function misplaced(file: string, folder: string, base: string): Problem {
  if (!base.endsWith('.mdx')) return storyProblem(file, START, 'story-error.no-mdx-file');
  const meant = closest(folder, locales);
  const params = { folder, folders: locales.map((locale) => `src/stories/${locale}/`) };
  return meant === undefined
    ? storyProblem(file, START, 'story-error.folder', params)
    : storyProblem(file, START, 'story-error.folder-near', { ...params, meant });
}
