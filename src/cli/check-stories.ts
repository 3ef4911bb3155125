/**
 * `npm run check:stories`: checks that the stories hold no digit of their own, name what the data has, and tell the same
 * in all languages. Exits with 1 when there is a problem; of the data too, for stories are checked against it.
 */
import { foldersFromEnvironment, loadTables } from '../dataset/load.ts';
import { printProblems } from './print.ts';
import { printStoryProblems } from './stories.ts';

const folders = foldersFromEnvironment();
const { tables, problems } = await loadTables(folders);
if (problems.length > 0) {
  printProblems(problems, folders);
  process.exitCode = 1;
} else process.exitCode = (await printStoryProblems(tables)).length > 0 ? 1 : 0;
