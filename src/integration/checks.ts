import { frozenProblems } from '../cli/frozen.ts';
import { forPeople, printProblems } from '../cli/print.ts';
import { addressProblems, pathOf } from '../cli/project.ts';
import { printStoryProblems, readStories } from '../cli/stories.ts';
import { foldersFromEnvironment, loadTables } from '../dataset/load.ts';
import { checkStories } from '../stories/check.ts';

/**
 * Checks all that a site is built from: its address, the data, the stories, and the frozen charts. Prints every problem
 * and exits with 1 if there is one, since an error thrown in a hook would be printed with Astro's stack.
 */
export async function checkAll(): Promise<void> {
  const address = addressProblems(process.env);
  if (address.length > 0) fail(address);
  const folders = foldersFromEnvironment();
  const { tables, problems } = await loadTables(folders);
  if (problems.length > 0) {
    printProblems(problems, folders);
    process.exit(1);
  }
  if ((await printStoryProblems(tables)).length > 0) process.exit(1);
  const frozen = await frozenProblems();
  if (frozen.problems.length > 0) fail(frozen.problems);
}

function fail(sentences: readonly string[]): never {
  console.error(sentences.join('\n'));
  process.exit(1);
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
