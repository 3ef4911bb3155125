/**
 * `npm run format`: rewrites every CSV in its canonical form (`tables/canonical.ts`), which says the same.
 * Exits with 1 when a file cannot be read or written, with 2 when called wrongly.
 */
import { foldersFromEnvironment, loadSources, pathOf } from '../dataset/load.ts';
import { canonicalCsv, isCanonical } from '../tables/canonical.ts';
import { count, displayPath, forPeople, parseCall } from './print.ts';
import { replaceFile, writeError } from './project.ts';

const { locale } = parseCall({});
const folders = foldersFromEnvironment();
const { sources, problems } = await loadSources(folders);
const tables = sources.filter(({ file }) => /\.csv$/i.test(file));

let rewritten = 0;
for (const source of tables) {
  const canonical = canonicalCsv(source);
  if ('problems' in canonical) problems.push(...canonical.problems);
  if ('problems' in canonical || isCanonical(source, canonical.text)) continue;
  const { text, converted } = canonical;
  const name = displayPath(source.file, folders);
  try {
    await replaceFile(pathOf(source.file, folders), text);
    rewritten++;
    console.log(`${name}: rewritten${converted > 0 ? `, ${count(converted, 'cell')} converted` : ''}.`);
  } catch (error) {
    const why = writeError(error);
    console.error(
      `${name} cannot be written (${why}). Close it in other programs, and see who may change it.`,
    );
    process.exitCode = 1;
  }
}
console.log(`${count(tables.length, 'file')} looked at, ${rewritten} rewritten.`);
if (problems.length > 0) {
  console.error(forPeople(problems, folders, locale));
  console.error('These files were left as they are. Fix them, and run this again.');
  process.exitCode = 1;
}
