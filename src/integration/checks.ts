import { frozenProblems } from '../cli/frozen.ts';
import { forPeople, stop } from '../cli/print.ts';
import { addressProblems, areStoriesSound, readStories, soundTables } from '../cli/project.ts';
import { isSoundAgainstPublished } from '../cli/published.ts';
import { foldersFromEnvironment, loadTables, pathOf } from '../dataset/load.ts';
import { defaultLocale } from '../i18n/locales.ts';
import { checkStories } from '../stories/check.ts';

/**
 * Checks all that a site is built from: its address, the data, the stories, the frozen charts, and, where it is known what
 * was published, that each changed value has a correction. Prints every problem
 * and exits with 1 if there is one, since an error thrown in a hook would be printed with Astro's stack.
 */
export async function checkAll(): Promise<void> {
  const address = addressProblems(process.env);
  if (address.length > 0) stop(1, ...address);
  const tables = await soundTables(foldersFromEnvironment());
  if (!(await areStoriesSound(tables))) process.exit(1);
  if (!(await isSoundAgainstPublished(tables, foldersFromEnvironment(), defaultLocale))) process.exit(1);
  const frozen = await frozenProblems();
  if (frozen.problems.length > 0) stop(1, ...frozen.problems);
}

/** What is wrong while developing: all problems as text, and the place of the first. */
export interface DevProblems {
  text: string;
  file: string;
  line: number;
  /** Whether the problems are of stories; the data have none then. */
  isOfStories: boolean;
}

/** The problems of the data, or else of the stories; undefined if there are none. */
export async function devProblems(): Promise<DevProblems | undefined> {
  const folders = foldersFromEnvironment();
  const { tables, problems: ofData } = await loadTables(folders);
  const problems = ofData.length > 0 ? ofData : checkStories(await readStories(), tables);
  const [first] = problems;
  return (
    first && {
      text: forPeople(problems, folders),
      file: pathOf(first.file, folders),
      line: first.line,
      isOfStories: ofData.length === 0,
    }
  );
}
