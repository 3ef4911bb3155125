/**
 * `npm run format`: rewrites every CSV of the data and seeds folders in its canonical form (`tables/canonical.ts`), which
 * says the same in fewer differences; `-- FILE …` only those. `-- --check` lists what differs and writes nothing.
 * Exits with 1 when a file cannot be read or written, or differs with `--check`; with 2 when called wrongly.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Source } from '../csv/decode.ts';
import { closest } from '../csv/problem.ts';
import { foldersFromEnvironment, loadSources, pathOf } from '../dataset/load.ts';
import { canonicalCsv, isCanonical } from '../tables/canonical.ts';
import { count, displayPath, forPeople, fromArguments, stop } from './print.ts';
import { replaceFile, writeError } from './project.ts';

const options = { check: { type: 'boolean', default: false } } as const;
const { values, positionals: named } = fromArguments(() => parseArgs({ options, allowPositionals: true }));
const folders = foldersFromEnvironment();
const { sources, problems } = await loadSources(folders);
const tables = chosen(sources.filter(({ file }) => /\.csv$/i.test(file)));

let different = 0;
for (const source of tables) {
  const canonical = canonicalCsv(source);
  if ('problems' in canonical) problems.push(...canonical.problems);
  else if (!isCanonical(source, canonical.text))
    await rewrite(source.file, canonical.text, canonical.converted);
}
const done = values.check ? 'not in canonical form' : 'rewritten';
console.log(`${count(tables.length, 'file')} looked at, ${different} ${done}.`);
if (values.check && different > 0) console.log('Run "npm run format": it changes nothing that they say.');
if (problems.length > 0) {
  console.error(forPeople(problems, folders));
  console.error('These files were left as they are. Fix them, and run this again.');
}
process.exitCode ||= problems.length > 0 || (values.check && different > 0) ? 1 : 0;

async function rewrite(file: string, text: string, converted: number): Promise<void> {
  const name = displayPath(file, folders);
  try {
    if (!values.check) await replaceFile(pathOf(file, folders), text);
    different++;
    console.log(
      values.check
        ? `${name}: not in canonical form.`
        : `${name}: rewritten${converted > 0 ? `, ${count(converted, 'cell')} converted` : ''}.`,
    );
  } catch (error) {
    const why = writeError(error);
    console.error(
      `${name} cannot be written (${why}). Close it in other programs, and see who may change it.`,
    );
    process.exitCode = 1;
  }
}

/** The files that were asked for: all, or those that the arguments name. */
function chosen(all: Source[]): Source[] {
  const paths = named.map((name) => path.resolve(name));
  const isNamed = ({ file }: { file: string }) => paths.includes(pathOf(file, folders));
  const known = [...all, ...problems].map(({ file }) => pathOf(file, folders));
  const unknown = named.filter((name) => !known.includes(path.resolve(name)));
  if (unknown.length === 0) return named.length > 0 ? all.filter(isNamed) : all;
  const names = all.map(({ file }) => displayPath(file, folders));
  const sentences = unknown.map((name) => {
    const meant = closest(name, names);
    const hint = meant === undefined ? '' : ` Did you mean ${meant}?`;
    return `${name} is no CSV of the data or the seeds folder.${hint}`;
  });
  return stop(2, ...sentences);
}
