/**
 * `npm run format`: rewrites every CSV of the data and seeds folders in its canonical form (`tables/canonical.ts`), which
 * says the same in fewer differences; `-- FILE …` only those. `-- --check` lists what differs and writes nothing.
 * Exits with 1 when a file cannot be read or written, or differs with `--check`; with 2 when called wrongly.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Source } from '../csv/decode.ts';
import { closest } from '../csv/problem.ts';
import { foldersFromEnvironment, loadSources } from '../dataset/load.ts';
import { canonicalCsv, isCanonical } from '../tables/canonical.ts';
import { count, displayPath, forPeople } from './print.ts';
import { pathOf, replaceFile } from './project.ts';

const { named, checkOnly } = readArguments();
const folders = foldersFromEnvironment();
const { sources, problems } = await loadSources(folders);
const tables = chosen(sources.filter(({ file }) => /\.csv$/i.test(file)));

let different = 0;
for (const source of tables) {
  const canonical = canonicalCsv(source);
  if ('problems' in canonical) problems.push(...canonical.problems);
  else if (!isCanonical(source, canonical.text)) await rewrite(source.file, canonical.text);
}
const done = checkOnly ? 'not in canonical form' : 'rewritten';
console.log(`${count(tables.length, 'file')} looked at, ${different} ${done}.`);
if (checkOnly && different > 0) console.log('Run "npm run format": it changes nothing that they say.');
if (problems.length > 0) {
  console.error(forPeople(problems, folders));
  console.error('These files were left as they are. Fix them, and run this again.');
}
process.exitCode ||= problems.length > 0 || (checkOnly && different > 0) ? 1 : 0;

async function rewrite(file: string, text: string): Promise<void> {
  const name = displayPath(file, folders);
  try {
    if (!checkOnly) await replaceFile(pathOf(file, folders), text);
    different++;
    console.log(checkOnly ? `${name}: not in canonical form.` : `${name}: rewritten.`);
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    console.error(
      `${name} cannot be written (${why}). Close it in other programs, and see who may change it.`,
    );
    process.exitCode = 1;
  }
}

/** The files that were asked for: all, or those that the arguments name. */
function chosen(all: Source[]): Source[] {
  if (named.length === 0) return all;
  const byPath = new Map(all.map((source) => [pathOf(source.file, folders), source]));
  const unread = new Set(problems.map(({ file }) => pathOf(file, folders)));
  const unknown = named.filter((name) => !byPath.has(path.resolve(name)) && !unread.has(path.resolve(name)));
  if (unknown.length === 0)
    return all.filter(({ file }) => named.some((name) => path.resolve(name) === pathOf(file, folders)));
  const names = all.map(({ file }) => displayPath(file, folders));
  for (const name of unknown) {
    const meant = closest(name, names);
    const hint = meant === undefined ? '' : ` Did you mean ${meant}?`;
    console.error(`${name} is no CSV of the data or the seeds folder.${hint}`);
  }
  process.exit(2);
}

function readArguments(): { named: string[]; checkOnly: boolean } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { check: { type: 'boolean', default: false } },
    });
    return { named: positionals, checkOnly: values.check };
  } catch (error) {
    console.error((error as Error).message);
    process.exit(2);
  }
}
