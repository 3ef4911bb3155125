/**
 * `npm run diff -- FOLDER`: tells in what the data differ from those of a built site, of its `nguon.zip` (unzipped or not),
 * of another project's folder, or of a revision of git: values before and after, charts touched, rows changed. Without a
 * FOLDER: from `dist/` or, where there is none, from what was last published (see `check:published`).
 * `--lang vi` for Vietnamese; `--format json` for programs, `--format markdown` for a pull request.
 * Changes are no problem: exits with 1 only when one of the two cannot be read, with 2 when called wrongly.
 */
import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Changes, changes } from '../changes/changes.ts';
import {
  asMarkdown,
  forPeople as changesForPeople,
  problemsAsMarkdown,
  sentenceAsMarkdown,
} from '../changes/report.ts';
import { snapshotOf } from '../changes/snapshot.ts';
import { prettyJson } from '../formats/json.ts';
import type { Locale } from '../i18n/locales.ts';
import { problemText } from '../i18n/problems.ts';
import { foldersFromEnvironment, loadTables } from '../tables/load.ts';
import { displayPath, forPeople, localeOf } from './print.ts';
import { type Published, readLastPublished, readPublished } from './published.ts';

const FORMATS = ['people', 'json', 'markdown'] as const;
type Format = (typeof FORMATS)[number];

const { folder, format, locale } = readArguments();
const folders = foldersFromEnvironment();
const { tables, problems } = await loadTables(folders);
if (problems.length > 0) {
  // Marking them at their cells is for check:data.
  console.error(forPeople(problems, folders, locale));
  const texts = problems.map((problem) => {
    const { message, fix } = problemText(problem, locale);
    return `${displayPath(problem.file, folders)}:${problem.line}. ${message} ${fix}`;
  });
  if (format === 'markdown') process.stdout.write(problemsAsMarkdown(texts, locale));
  process.exitCode = 1;
} else {
  const published = await readBefore();
  if ('snapshot' in published) tell(changes(published.snapshot, snapshotOf(tables), locale), published.name);
  else if ('nothing' in published) tellNone(published.nothing);
  else fail('missing' in published ? published.missing : published.unlike);
}

function tell(found: Changes, name: string): void {
  if (format === 'json') process.stdout.write(prettyJson({ comparedWith: name, ...found }));
  else if (format === 'markdown') process.stdout.write(asMarkdown(found, name, locale));
  else console.log(changesForPeople(found, name, locale));
}

function tellNone(sentence: string): void {
  const none: Changes = { values: [], alternatives: [], charts: [], tables: [] };
  if (format === 'json') process.stdout.write(prettyJson({ comparedWith: null, ...none }));
  else if (format === 'markdown') process.stdout.write(sentenceAsMarkdown(sentence, locale));
  else console.log(sentence);
}

function fail(sentence: string): void {
  console.error(sentence);
  if (format === 'markdown') process.stdout.write(sentenceAsMarkdown(sentence, locale));
  process.exitCode = 1;
}

async function readBefore(): Promise<Published> {
  if (folder !== undefined) return readPublished(folder, folders);
  const dist = process.env['NGUON_DIST'] || 'dist';
  const isBuilt = (await stat(dist).catch(() => undefined)) !== undefined;
  return isBuilt ? readPublished(dist, folders) : readLastPublished(folders);
}

function readArguments(): { folder: string | undefined; format: Format; locale: Locale } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'people' },
        lang: { type: 'string' },
      },
    });
    const [folder, ...more] = positionals;
    if (more.length > 0) throw new Error('Name one folder, or none: npm run diff -- FOLDER');
    return {
      folder,
      format: choose('format', values.format, FORMATS),
      locale: localeOf(values.lang),
    };
  } catch (error) {
    console.error((error as Error).message);
    process.exit(2);
  }
}

function choose<const T extends string>(what: string, name: string, choices: readonly T[]): T {
  const found = choices.find((one) => one === name);
  if (found === undefined) throw new Error(`There is no ${what} "${name}"; there are ${choices.join(', ')}.`);
  return found;
}
