/**
 * `npm run new -- site --name "County Figures" --languages en`: replaces all data, evidence, stories and frozen charts of this copy
 * by empty tables. Exits with 1 where git does not have what is lost (`--force` deletes it), with 2 when called wrongly.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { writeRows } from '../csv/text.ts';
import { foldersFromEnvironment } from '../dataset/load.ts';
import { today } from '../desk/workbook.ts';
import { t } from '../i18n/index.ts';
import { type Locale, locales } from '../i18n/locales.ts';
import { storiesFolder } from '../stories/parse.ts';
import { columnsOfNew } from '../tables/rows.ts';
import { singleTables } from '../tables/schemas/index.ts';
import { settingNames } from '../tables/settings.ts';
import { parseCall, stop } from './print.ts';
import { filesIn } from './project.ts';
import { git } from './published.ts';

const text = { type: 'string' } as const;
const options = { name: text, languages: text, force: { type: 'boolean' } } as const;
const { values, locale } = parseCall(options, { args: process.argv.slice(3) });
const name = values.name ?? (await answer('new.site.name'));
const wanted = (values.languages ?? (await answer('new.site.languages', { all: locales.join(' ') })))
  .split(/[\s,]+/)
  .filter(Boolean);
const languages = wanted.flatMap((one) => locales.find((known) => known === one) ?? []);
if (name.trim() === '') stop(2, t(locale, 'new.site.usage'));
if (languages.length === 0 || languages.length < wanted.length)
  stop(2, t(locale, 'new.site.noLanguage', { all: locales.join(', ') }));

const { data, seeds } = foldersFromEnvironment();
const stories = path.resolve(storiesFolder(process.env));
const frozen = path.resolve('public/frozen');
// Files with changes that are not in git, one a line.
const unsaved = await git('status', '--porcelain', '--', data, seeds, stories);
if (!values.force && typeof unsaved === 'string') stop(1, t(locale, 'new.site.noGit'));
if (!values.force && unsaved.length > 0) stop(1, t(locale, 'new.site.unsaved'), `${unsaved}`.trimEnd());

for (const [folder, ending] of [
  [data, '.csv'],
  [seeds, '.csv'],
  [stories, '.mdx'],
] as const)
  for (const file of await filesIn(folder)) if (file.endsWith(ending)) await rm(path.join(folder, file));
await rm(frozen, { recursive: true, force: true });
for (const table of singleTables) {
  const columns = columnsOfNew(table, languages);
  const rows = table === 'site' ? settingNames.map((setting) => settingRow(setting)) : [];
  await writeFile(path.join(data, `${table}.csv`), writeRows([columns, ...rows]));
}
// Git keeps no empty folders.
for (const folder of [
  path.join(data, 'observations'),
  seeds,
  ...languages.map((one) => path.join(stories, one)),
]) {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, '.gitkeep'), '');
}
console.log(t(locale, 'new.site.done', { name }));
for (const step of ['settings', 'start', 'report', 'guide'] as const)
  console.log(`  ${t(locale, `new.site.${step}`)}`);

/** A setting as a new site has it: `setting,value,text_en,…`. */
function settingRow(setting: (typeof settingNames)[number]): string[] {
  const valueBySetting: Partial<Record<typeof setting, string>> = { licence: 'CC-BY-4.0', began: today() };
  const textIn = (language: Locale) =>
    ({
      name,
      title: name,
      description: t(language, 'site.tagline'),
      licence: t(language, 'new.site.licence'),
    })[setting as string] ?? '';
  return [setting, valueBySetting[setting] ?? '', ...languages.map(textIn)];
}

/** Asks at the terminal; where there is none, the command was called wrongly. */
async function answer(question: 'new.site.name' | 'new.site.languages', params = {}): Promise<string> {
  if (!process.stdin.isTTY) return stop(2, t(locale, 'new.site.usage'));
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const given = await terminal.question(`${t(locale, question, params)} `);
  terminal.close();
  return given;
}
