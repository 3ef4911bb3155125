/**
 * `npm run check:frozen`: checks that every frozen version is, byte for byte, as it was when it was frozen; of another
 * folder with `-- FOLDER`. Tells all problems at once; exits with 1 when there is one, with 2 when called wrongly.
 */
import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { FROZEN, frozenProblems } from './frozen.ts';
import { count } from './print.ts';

const { versions, problems } = await frozenProblems(await readFolder());
for (const problem of problems) console.error(problem);
if (problems.length > 0) console.error(`${count(problems.length, 'problem')} in the frozen versions.`);
else console.log(`${count(versions, 'frozen version')}, each as it was frozen.`);
process.exitCode = problems.length > 0 ? 1 : 0;

async function readFolder(): Promise<string> {
  try {
    const [folder, ...more] = parseArgs({ allowPositionals: true }).positionals;
    if (more.length > 0) throw new Error('Name one folder, or none: npm run check:frozen -- FOLDER');
    if (folder === undefined) return FROZEN;
    if (!(await stat(folder).catch(() => undefined))?.isDirectory())
      throw new Error(`There is no folder ${folder}. Check the path.`);
    return folder;
  } catch (error) {
    console.error((error as Error).message);
    process.exit(2);
  }
}
