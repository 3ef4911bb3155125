/**
 * `npm run check:data`: reads and checks all data. Prints problems for people, or with `-- --format json` for programs;
 * as annotations too where `GITHUB_ACTIONS` is set. Exits with 1 when there are problems, with 2 when called wrongly.
 */
import { parseArgs } from 'node:util';
import { foldersFromEnvironment, loadTables } from '../tables/load.ts';
import { asJson, count, tellProblems } from './print.ts';

const format = readFormat();
const folders = foldersFromEnvironment();
const { tables, problems, verified } = await loadTables(folders);

if (format === 'json') {
  console.log(asJson(problems));
} else if (problems.length > 0) {
  tellProblems(problems, folders);
} else {
  const figures = tables.evidence.filter(({ role }) => role !== 'context').length;
  console.log(
    `${count(tables.observations.length, 'observation')}, all as the reports print them; ${figures} of ${figures} figures used; ${tables.derived.length} derived.`,
  );
  for (const { id } of tables.reports)
    console.log(
      verified.includes(id)
        ? `${id}: compared with the report's text.`
        : `${id}: the report's text is not at hand; compared with the committed evidence only.`,
    );
}
process.exitCode = problems.length > 0 ? 1 : 0;

function readFormat(): 'people' | 'json' {
  try {
    const { values } = parseArgs({ options: { format: { type: 'string', default: 'people' } } });
    if (values.format === 'people' || values.format === 'json') return values.format;
    throw new Error(`There is no format "${values.format}"; there are people and json.`);
  } catch (error) {
    console.error((error as Error).message);
    process.exit(2);
  }
}
