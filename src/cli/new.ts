/**
 * `npm run new -- chart ID`, `report ID` or `topic ID`: adds a row for a new chart or report, or a file of observations,
 * with all that is known filled in, and says of each blank column what is to be written there. Options fill in columns:
 * `--type bar --measures users`; `--lang vi` explains in Vietnamese, as a Vietnamese terminal asks for too.
 * Exits with 1 when a file cannot be read or written, with 2 when called wrongly; then nothing was written.
 */
import { writeFile } from 'node:fs/promises';
import { writeCsv } from '../csv/write.ts';
import { foldersFromEnvironment, loadSources, pathOf } from '../dataset/load.ts';
import { readTables } from '../dataset/read.ts';
import { lineLengths } from '../evidence/extract.ts';
import { findLanguage } from '../evidence/language.ts';
import { sha256 } from '../evidence/verify.ts';
import { t } from '../i18n/index.ts';
import { columnsOf } from '../tables/rows.ts';
import { type Extended, idsIn, refusal, templates, withRow } from '../tables/templates.ts';
import { explainNew, langIn, readNewArguments } from './new-arguments.ts';
import { displayPath, forPeople, fromArguments, localeOf, stop } from './print.ts';
import { replaceFile, writeError } from './project.ts';

const args = process.argv.slice(2);
const locale = fromArguments(() => localeOf(langIn(args)));
const read = readNewArguments(args, locale);
const asked = Array.isArray(read) ? stop(2, ...read) : read;
const { name, id } = asked;
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
const text = sources.find((one) => one.file === `seeds/${id}.txt`);
const cells = name === 'topic' ? {} : { id, ...(await knownOfReport()), ...asked.cells };
const row = name === 'topic' ? await addTopic() : await addRow();
const offered = { ...ids, subjects: await subjectsWithValues() };
const textFile = { file: displayPath(`seeds/${id}.txt`, folders), present: text !== undefined };
console.log(explainNew(locale, { name, id, cells, file: shown, row, ids: offered, text: textFile }));

/** Makes the file; it has no row. */
async function addTopic(): Promise<undefined> {
  if (source) stop(2, t(locale, 'new.fileExists', { file: shown }));
  await writeFile(pathOf(file, folders), writeCsv(columnsOf(table), []), { flag: 'wx' }).catch(notWritten);
}

async function addRow(): Promise<Extended> {
  if (!source) return stop(1, t(locale, 'new.noFile', { file: shown }));
  if (ids[table]?.includes(id)) stop(2, t(locale, 'new.exists', { file: shown, id }));
  const wrong = Object.entries(asked.cells).flatMap(
    ([column, cell]) => refusal(locale, table, column, cell, ids) ?? [],
  );
  if (wrong.length > 0) stop(2, ...wrong);
  const result = withRow(source, cells);
  if ('problems' in result) return stopFor(result.problems);
  await replaceFile(pathOf(file, folders), result.text).catch(notWritten);
  return result;
}

/** What follows of a report from its text, where that is at hand, and from its title. */
async function knownOfReport(): Promise<Record<string, string>> {
  if (name !== 'report') return {};
  const language = asked.cells['language'] ?? (text && findLanguage(new TextDecoder().decode(text.bytes)));
  return {
    ...(language && { language }),
    // The title in the report's own language is the printed one.
    ...(language && asked.cells['title'] && { [`title_${language}`]: asked.cells['title'] }),
    ...(text && {
      text_sha256: await sha256(text.bytes),
      line_lengths: lineLengths(new TextDecoder().decode(text.bytes)),
    }),
  };
}

/** The subjects that a chart of its measures can show; all where that is not known. */
async function subjectsWithValues(): Promise<readonly string[] | undefined> {
  const measures = asked.cells['measures']?.split(/\s+/);
  if (!measures) return ids['subjects'];
  const { tables } = await readTables(sources);
  const shown = [...tables.observations, ...tables.derived].filter((one) => measures.includes(one.measure));
  const subjects = new Set(shown.map((one) => one.subject));
  return subjects.size > 0 ? ids['subjects']?.filter((one) => subjects.has(one)) : ids['subjects'];
}

function notWritten(error: unknown): never {
  return stop(1, t(locale, 'new.notWritten', { file: shown, why: writeError(error) }));
}

function stopFor(found: Parameters<typeof forPeople>[0]): never {
  return stop(1, forPeople(found, folders), t(locale, 'new.unreadable'));
}
