/**
 * `npm run diff -- FOLDER`: how the data differ from those of a built site, a `nguon.zip`, another project or a revision of git;
 * without FOLDER from `dist/` or what was last published. `--lang vi`, `--format json` or `markdown` (for a pull request).
 * Exits with 1 only when one of the two cannot be read, with 2 when called wrongly.
 */
import { stat } from 'node:fs/promises';
import { asMarkdown, type Changes, changes, forPeople as changesForPeople } from '../changes/changes.ts';
import { snapshotOf } from '../changes/comparison.ts';
import { foldersFromEnvironment, loadTables } from '../dataset/load.ts';
import { prettyJson } from '../formats/about.ts';
import { t } from '../i18n/index.ts';
import { forPeople, readCall } from './print.ts';
import { type Published, readLastPublished, readPublished } from './published.ts';

const formats = ['people', 'json', 'markdown'] as const;
const usage = 'Name one folder, or none: npm run diff -- FOLDER';
const { word: folder, format, locale } = readCall(formats, usage);
const folders = foldersFromEnvironment();
const { tables, problems } = await loadTables(folders);
if (problems.length > 0) {
  // Marking them at their cells is for check:data.
  const text = forPeople(problems, folders, locale);
  console.error(text);
  if (format === 'markdown')
    process.stdout.write(asMarkdown(`${t(locale, 'diff.first')}\n\n${text}`, locale));
  process.exitCode = 1;
} else {
  const published = await readBefore();
  if ('snapshot' in published) {
    const found = changes(published.snapshot, snapshotOf(tables), locale);
    print(published.name, found, changesForPeople(found, published.name, locale));
  } else if ('nothing' in published)
    print(null, { values: [], alternatives: [], charts: [], tables: [] }, published.nothing);
  else {
    const why = 'missing' in published ? published.missing : published.unlike;
    console.error(why);
    if (format === 'markdown') process.stdout.write(asMarkdown(why, locale));
    process.exitCode = 1;
  }
}

function print(comparedWith: string | null, found: Changes, text: string): void {
  const written = {
    people: () => `${text}\n`,
    markdown: () => asMarkdown(text, locale),
    json: () => prettyJson({ comparedWith, ...found }),
  };
  process.stdout.write(written[format]());
}

async function readBefore(): Promise<Published> {
  if (folder !== undefined) return readPublished(folder, folders);
  const dist = process.env['NGUON_DIST'] || 'dist';
  const isBuilt = (await stat(dist).catch(() => undefined)) !== undefined;
  return isBuilt ? readPublished(dist, folders) : readLastPublished(folders, tables.site);
}
