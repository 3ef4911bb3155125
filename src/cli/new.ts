/**
 * `npm run new -- chart ID`, `report ID` or `topic ID`: adds a row, or a file of observations, with all that is known filled in,
 * and explains each blank column. `story REPORT` starts a story in each language. Options fill in columns: `--type bar`.
 * Exits with 1 when a file cannot be read or written, with 2 when called wrongly; then nothing was written.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { excerpt } from '../csv/problem.ts';
import { writeRows } from '../csv/text.ts';
import { foldersFromEnvironment, loadSources, pathOf } from '../dataset/load.ts';
import { newStory } from '../desk/charts.ts';
import { lineLengths } from '../evidence/extract.ts';
import { findLanguage } from '../evidence/language.ts';
import { sha256 } from '../evidence/verify.ts';
import { chartPage } from '../formats/site.ts';
import { t } from '../i18n/index.ts';
import { localPath } from '../i18n/locales.ts';
import { storiesFolder } from '../stories/parse.ts';
import { explainBlanks, idsIn, type TemplateName, templates, withRow } from '../tables/canonical.ts';
import { id as idSchema } from '../tables/cells.ts';
import { columnsOf, columnsOfNew } from '../tables/rows.ts';
import { siteLocales } from '../tables/settings.ts';
import { displayPath, forPeople, parseCall, stop } from './print.ts';
import { pathFromHere, replaceFile, soundTables, writeError } from './project.ts';

if (process.argv[2] === 'site') {
  await import('./new-site.ts');
  process.exit();
}
const names = Object.keys(templates) as TemplateName[];
const template = names.find((one) => one === process.argv[2]);
const columns =
  !template || template === 'topic' ? [] : columnsOf(templates[template]).filter((one) => one !== 'id');
const options = Object.fromEntries(columns.map((column) => [column, { type: 'string' as const }]));
const { words, values, locale } = parseCall(options, { most: Number.POSITIVE_INFINITY });
const { lang, ...given } = values as Record<string, string>;
const [kind, id = '', ...more] = words;
const isStory = kind === 'story';
if (id === '' || !(template || isStory)) stop(2, t(locale, 'new.usage'));
if (!idSchema.safeParse(id).success) stop(2, t(locale, 'new.badId', { id: excerpt(id) }));
if (more.length > 0) stop(2, ...more.map((word) => t(locale, 'new.extra', { word: excerpt(word) })));
if (isStory) {
  await startStories();
  process.exit();
}
const name = template ?? stop(2, t(locale, 'new.usage'));
/** What the options fill in, by column. */
const asked = Object.fromEntries(Object.entries(given).map(([column, value]) => [column, value.trim()]));
const table = templates[name];
const folders = foldersFromEnvironment();
const { sources, problems } = await loadSources(folders);
if (problems.length > 0) stopFor(problems);

const file = name === 'topic' ? `observations/${id}.csv` : `${table}.csv`;
const shown = displayPath(file, folders);
const source = sources.find((one) => one.file.toLowerCase() === file);
/** The ids of the tables that name things. One that cannot be read is left out: what seems unknown may be in it. */
const ids = Object.fromEntries(
  (['reports', 'units', 'subjects', 'measures', 'charts'] as const).flatMap((one) => {
    const own = sources.find((other) => other.file === `${one}.csv`);
    const found = own && idsIn(own, one);
    return found ? [[one, found]] : [];
  }),
);
const languages = siteLocales(sources);
const text = sources.find((one) => one.file === `seeds/${id}.txt`);
const cells: Record<string, string> = name === 'topic' ? {} : { id, ...(await knownOfReport()), ...asked };
const row = name === 'topic' ? await addTopic() : await addRow();
console.log(explain());

/** Makes the file; it has no row. */
async function addTopic(): Promise<undefined> {
  if (source) stop(2, t(locale, 'new.fileExists', { file: shown }));
  const empty = writeRows([columnsOfNew(table, languages)]);
  await writeFile(pathOf(file, folders), empty, { flag: 'wx' }).catch(notWritten);
}

async function addRow() {
  if (!source) return stop(1, t(locale, 'new.noFile', { file: shown }));
  if (ids[table]?.includes(id)) stop(2, t(locale, 'new.exists', { file: shown, id }));
  const result = withRow(source, cells);
  if ('problems' in result) return stopFor(result.problems);
  await replaceFile(pathOf(file, folders), result.text).catch(notWritten);
  return result;
}

/** What follows of a report from its text, where that is at hand, and from its title. */
async function knownOfReport(): Promise<Record<string, string>> {
  if (name !== 'report') return {};
  const language = asked['language'] ?? (text && findLanguage(new TextDecoder().decode(text.bytes)));
  return {
    ...(language && { language }),
    // The title in the report's own language is the printed one.
    ...(language && asked['title'] && { [`title_${language}`]: asked['title'] }),
    ...(text && {
      text_sha256: await sha256(text.bytes),
      line_lengths: lineLengths(new TextDecoder().decode(text.bytes)),
    }),
  };
}

function notWritten(error: unknown): never {
  return stop(1, t(locale, 'new.notWritten', { file: shown, why: writeError(error) }));
}

function stopFor(found: Parameters<typeof forPeople>[0]): never {
  return stop(1, forPeople(found, folders), t(locale, 'new.unreadable'));
}

/** Prints the new row, the meaning of each blank column, and the next step. */
function explain(): string {
  const all = columnsOf(table, languages);
  const width = Math.max(...all.map((column) => column.length));
  const line = (column: string, text: string) => `${column.padEnd(width)}  ${text}`;
  const help = explainBlanks(locale, table, cells, ids, languages);
  const blanks = (required: boolean) =>
    help.filter((one) => one.required === required).map(({ column, text }) => line(column, text));
  const sections: [title: string, lines: string[]][] = [
    [t(locale, 'new.filled'), all.flatMap((column) => (cells[column] ? line(column, cells[column]) : []))],
    [t(locale, name === 'topic' ? 'new.columns' : 'new.required'), blanks(true)],
    [t(locale, 'new.optional'), blanks(false)],
    [t(locale, 'new.next'), nextSteps()],
  ];
  return [
    row ? t(locale, 'new.row', { file: shown, line: row.line, id }) : t(locale, 'new.file', { file: shown }),
    ...(row?.reformatted ? [t(locale, 'new.reformatted')] : []),
    ...sections.flatMap(([title, lines]) =>
      lines.length > 0 ? ['', title, ...lines.map((one) => `  ${one}`)] : [],
    ),
  ].join('\n');
}

function nextSteps(): string[] {
  // Where `npm run dev` serves the site.
  const at = (page: string) => `http://localhost:4321/${localPath(page, locale, { locales: languages })}`;
  const file = displayPath(`seeds/${id}.txt`, folders);
  const steps = {
    chart: [t(locale, 'new.next.chart', { url: at(chartPage(id)) })],
    report: [t(locale, text ? 'new.next.extract' : 'new.next.text', { file }), t(locale, 'new.next.topic')],
    topic: [],
  };
  return [
    t(locale, name === 'topic' ? 'new.next.rows' : 'new.next.fill', { file: shown }),
    ...steps[name],
    t(locale, 'new.next.check'),
    t(locale, 'new.next.guide', {
      page: `/${localPath('guide/', locale, { locales: languages })}`,
      url: at('guide/'),
    }),
  ];
}

async function startStories(): Promise<void> {
  const tables = await soundTables(foldersFromEnvironment());
  const all = tables.reports.map((one) => one.id).join(', ');
  const report =
    tables.reports.find((one) => one.id === id) ??
    stop(2, t(locale, 'new.story.noReport', { id: excerpt(id), all }));
  for (const language of tables.site.locales) {
    const file = pathFromHere(path.join(storiesFolder(process.env), language, `${id}.mdx`));
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
}
