import { closest } from '../csv/closest.ts';
import { type Locale, locales } from '../i18n/locales.ts';
import type { Tables } from '../tables/tables.ts';
import { compareVersions, type Versions } from './compare.ts';
import { inWords, START, type StoryProblem } from './problem.ts';
import { readStory, type Story } from './read.ts';

export type { StoryProblem } from './problem.ts';

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
export function checkStory(file: string, source: string, tables: Tables): StoryProblem[] {
  return readStory(file, source, tables).problems;
}

/** Checks all stories, and that the languages of each tell the same. Problems by file, then place. */
export function checkStories(files: readonly StoryFile[], tables: Tables): StoryProblem[] {
  const problems: StoryProblem[] = [];
  const byName = new Map<string, Versions>();
  for (const { file, source } of files) {
    const [folder = '', base = ''] = file.split('/').slice(-2);
    const story: Story = readStory(file, source, tables);
    problems.push(...story.problems);
    const name = base.replace(/\.mdx$/, '');
    if ((locales as readonly string[]).includes(folder) && base !== name)
      byName.set(name, { ...byName.get(name), [folder as Locale]: story });
    else problems.push({ file, ...START, ...misplaced(folder, base) });
  }
  for (const [name, versions] of byName)
    problems.push(...compareVersions(name, versions), ...unshown(name, versions));
  return problems.toSorted((a, b) => compareText(a.file, b.file) || a.line - b.line || a.column - b.column);
}

/** Versions of a story that no page would show, for pages find them by the id of their report. */
function unshown(name: string, versions: Versions): StoryProblem[] {
  // Versions of different reports are told already.
  if (new Set(Object.values(versions).map(({ report }) => report)).size > 1) return [];
  return Object.values(versions).flatMap(({ file, report }) => {
    if (report === undefined || name === report || name === `${report}-notes`) return [];
    const message = `No page shows "${name}": a story is named after its report.`;
    return [{ file, ...START, message, mend: `Rename it to ${report}.mdx or ${report}-notes.mdx.` }];
  });
}

/** A file that no page would show, and nobody would be told. */
function misplaced(folder: string, base: string): Pick<StoryProblem, 'message' | 'mend'> {
  const places = inWords(
    locales.map((locale) => `src/stories/${locale}/`),
    'or',
  );
  if (!base.endsWith('.mdx'))
    return { message: 'A story is an .mdx file.', mend: 'Rename it, or move it away.' };
  const meant = closest(folder, locales);
  const hint = meant === undefined ? '' : ` Did you mean "${meant}"?`;
  return { message: `"${folder}" is no language of the site.${hint}`, mend: `Move the story to ${places}.` };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
