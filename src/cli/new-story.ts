/**
 * `npm run new -- story REPORT`: starts the story of a report in each language of the site, with the report's charts. What is
 * blank in it, `npm run check:stories` asks for. Exits with 1 where a file is there already, with 2 when called wrongly.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { excerpt } from '../csv/problem.ts';
import { foldersFromEnvironment } from '../dataset/load.ts';
import { newStory } from '../desk/new-story.ts';
import { t } from '../i18n/index.ts';
import { storiesFolder } from '../stories/parse.ts';
import { fromArguments, localeOf, stop } from './print.ts';
import { slashed, soundTables, writeError } from './project.ts';

const { values, positionals } = fromArguments(() =>
  parseArgs({ args: process.argv.slice(3), options: { lang: { type: 'string' } }, allowPositionals: true }),
);
const locale = fromArguments(() => localeOf(values.lang));
const [id = '', ...more] = positionals;
if (id === '') stop(2, t(locale, 'new.usage'));
if (more.length > 0) stop(2, ...more.map((word) => t(locale, 'new.extra', { word: excerpt(word) })));
const tables = await soundTables(foldersFromEnvironment());
const report =
  tables.reports.find((one) => one.id === id) ??
  stop(
    2,
    t(locale, 'new.story.noReport', { id: excerpt(id), all: tables.reports.map((one) => one.id).join(', ') }),
  );

for (const language of tables.site.locales) {
  const file = slashed(path.join(path.relative('', storiesFolder(process.env)), language, `${id}.mdx`));
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, newStory(report, tables, language), { flag: 'wx' });
    console.log(t(locale, 'new.story.file', { file }));
  } catch (error) {
    const hasFile = (error as NodeJS.ErrnoException).code === 'EEXIST';
    const why = writeError(error);
    console.error(t(locale, hasFile ? 'new.story.exists' : 'new.notWritten', { file, why }));
    process.exitCode = 1;
  }
}
console.log(t(locale, 'new.next.story'));
