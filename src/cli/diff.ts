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
import { asMarkdown, problemsAsMarkdown, sentenceAsMarkdown } from '../changes/markdown.ts';
import { forPeople as changesForPeople } from '../changes/sections.ts';
import { snapshotOf } from '../changes/snapshot.ts';
import { foldersFromEnvironment, loadTables } from '../dataset/load.ts';
import { prettyJson } from '../formats/json.ts';
import { problemText } from '../i18n/problems.ts';
import { displayPath, formatOf, forPeople, fromArguments, localeOf } from './print.ts';
import { type Published, readLastPublished, readPublished } from './published.ts';

const { folder, format, locale } = fromArguments(() => {
  const options = { format: { type: 'string', default: 'people' }, lang: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [folder, ...more] = positionals;
  if (more.length > 0) throw new Error('Name one folder, or none: npm run diff -- FOLDER');
  const locale = localeOf(values.lang);
  return { folder, locale, format: formatOf(values.format, ['people', 'json', 'markdown'], locale) };
});
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
  if ('snapshot' in published) {
    const found = changes(published.snapshot, snapshotOf(tables), locale);
    print(published.name, found, {
      markdown: () => asMarkdown(found, published.name, locale),
      people: () => `${changesForPeople(found, published.name, locale)}\n`,
    });
  } else if ('nothing' in published)
    print(null, { values: [], alternatives: [], charts: [], tables: [] }, sentence(published.nothing));
  else {
    const why = 'missing' in published ? published.missing : published.unlike;
    console.error(why);
    if (format === 'markdown') process.stdout.write(sentence(why).markdown());
    process.exitCode = 1;
  }
}

type Texts = Record<'markdown' | 'people', () => string>;

function print(comparedWith: string | null, found: Changes, texts: Texts): void {
  process.stdout.write(format === 'json' ? prettyJson({ comparedWith, ...found }) : texts[format]());
}

function sentence(text: string): Texts {
  return { markdown: () => sentenceAsMarkdown(text, locale), people: () => `${text}\n` };
}

async function readBefore(): Promise<Published> {
  if (folder !== undefined) return readPublished(folder, folders);
  const dist = process.env['NGUON_DIST'] || 'dist';
  const isBuilt = (await stat(dist).catch(() => undefined)) !== undefined;
  return isBuilt ? readPublished(dist, folders) : readLastPublished(folders);
}
