/**
 * `npm run extract -- REPORT.txt`: writes the evidence `seeds/<id>.csv` of a text, id being its name, and completes its row in
 * reports.csv; what an editor set by hand is kept. `--draft` adds observations for figures that none uses, with reasons.
 * Exits with 1 when the text or an earlier CSV cannot be read, having written nothing; with 2 when called wrongly.
 */

import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readCsv, type Sheet } from '../csv/read.ts';
import { decode, type Source, writeCsv, writeRows } from '../csv/text.ts';
import { foldersFromEnvironment, loadTables } from '../dataset/load.ts';
import { comparisonText, readPasted, reasonText } from '../desk/paste.ts';
import { evidenceColumns, lineLengths, toEvidenceCells } from '../evidence/extract.ts';
import { unfitText } from '../evidence/language.ts';
import { evidenceDigest, sha256 } from '../evidence/verify.ts';
import { inSentences } from '../i18n/problems.ts';
import { id } from '../tables/cells.ts';
import { type Draft, type DraftRow, suggested } from '../tables/draft/types.ts';
import { columnsOf, columnsOfNew } from '../tables/rows.ts';
import { optionalColumns } from '../tables/schemas/index.ts';
import { count, displayPath, forPeople, fromArguments, localeOf, refusal, stop } from './print.ts';
import { replaceFile } from './project.ts';

const { file, lang, draft } = fromArguments(() => {
  const options = { lang: { type: 'string' }, draft: { type: 'boolean', default: false } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0)
    throw new Error('Name one text file: npm run extract -- REPORT.txt');
  return { file, lang: values.lang && localeOf(values.lang), draft: values.draft };
});
const folders = foldersFromEnvironment();
const report = path.basename(file).replace(/\.[^.]*$/, '');
const wrong = refusal(id, report);
if (wrong) stop(1, `The text's file name becomes the report's id. ${wrong}`);

const bytes = await readFile(file).catch(() => stop(1, `The text ${file} cannot be read. Check the path.`));
const text = new TextDecoder().decode(bytes);
const unfit = unfitText(text, (isUtf8(bytes) && lang) || undefined);
if (unfit) stop(1, `${file}: ${inSentences({ key: unfit, params: {} }, 'en')} Nothing was written.`);
if (!isUtf8(bytes)) stop(1, `The text ${file} is not UTF-8. Save it again as UTF-8.`);
const target = path.join(folders.seeds, `${report}.csv`);
const previous = await readPrevious();
const { tables, problems, sources } = await loadTables(folders);
const { locales: languages } = tables.site;
const files = sources.filter((source) => /^observations\/.+\.csv$/.test(source.file));
const against = { ...tables, used: files.flatMap(idsIn) };
const pasted = readPasted({ text, report, locale: lang || undefined }, against, previous);
const { locale, fresh, evidence: rows, drafts, unreadable } = pasted;
const drafted = draft ? draftFile() : undefined;

await replaceFile(target, writeCsv(evidenceColumns, rows));
if (drafted?.text !== undefined) await replaceFile(drafted.target, drafted.text);

const figures = rows.filter(({ role }) => role !== 'context').length;
const found = new Map(fresh.map(({ id, role }) => [id, role]));
const byHand = rows.filter(({ id, role }) => found.get(id) !== role).length;
console.log(
  `${displayPath(`seeds/${report}.csv`, folders)}: ${count(figures, 'figure')}, ${rows.length - figures} context, read as ${locale}.`,
);
if (byHand > 0) console.log(`${count(byHand, 'row')} kept as set by hand.`);
await completeReport({
  text_sha256: await sha256(bytes),
  line_lengths: lineLengths(text),
  evidence_sha256: await evidenceDigest(rows),
});
if (drafted) console.log(['', ...drafted.lines].join('\n'));

/** Writes what guards text and evidence into the report's row; prints what has no place there. */
async function completeReport(guards: Record<string, string>): Promise<void> {
  const source = sources.find(({ file }) => file === 'reports.csv');
  const columns = { all: columnsOf('reports', languages), optional: optionalColumns.reports };
  const { rows = [], labels = [], complete = false } = source ? readCsv(source, columns).sheet : {};
  const row = complete ? rows.find((cells) => cells[labels.indexOf('id')] === report) : undefined;
  const written = Object.keys(guards).filter((name) => row && labels.includes(name));
  for (const [name, text] of Object.entries(guards))
    if (!written.includes(name)) console.log(`${name} for reports.csv: ${text}`);
  if (!row || written.every((name) => row[labels.indexOf(name)] === guards[name])) return;
  for (const name of written) row[labels.indexOf(name)] = guards[name] ?? '';
  await replaceFile(path.join(folders.data, 'reports.csv'), writeRows([labels, ...rows]));
  console.log(`${displayPath('reports.csv', folders)}: ${written.join(', ')} of ${report} written.`);
}

async function readPrevious() {
  const bytes = await readFile(target).catch(() => undefined);
  if (!bytes) return [];
  const columns = { all: evidenceColumns, optional: optionalColumns.evidence };
  const why =
    'The earlier evidence holds what was set by hand, so it must be readable. Fix it, or delete it to start again.';
  const { labels, rows } = readWhole({ file: `seeds/${report}.csv`, bytes }, columns, why);
  return rows.map((cells) => toEvidenceCells(labels, cells));
}

/**
 * Drafts observations for the figures that none uses, to be added to `observations/<report>.csv`; bad data elsewhere is no hindrance.
 * @returns that file, its text undefined where nothing is to be added, and what to print
 */
function draftFile(): { target: string; text: string | undefined; lines: string[] } {
  const file = `observations/${report}.csv`;
  const existing = files.filter((source) => source.file === file).flatMap(rowsOf);
  const isPartial = problems.some((problem) =>
    /^(?:subjects|measures|units|reports|observations\/|\.)/.test(problem.file),
  );
  const lines = [
    drafts.length > 0
      ? `${displayPath(file, folders)}: ${count(drafts.length, 'row')} added, for figures that no observation uses.`
      : 'No row was added: every figure that can be read is used by an observation.',
    ...drafts.flatMap(describe),
    ...unreadable.map(
      ({ id, phrase }) =>
        `${id} "${phrase}" is no single number: set its role to context, or its phrase and number.`,
    ),
    ...(drafts.length > 0 ? ['Judge the suggestions: they are made from words alone.'] : []),
    ...(isPartial
      ? ['The data has problems ("npm run check:data" shows them): suggestions come from what could be read.']
      : []),
    ...(tables.reports.some(({ id }) => id === report)
      ? []
      : [`reports.csv has no "${report}" yet: "npm run new -- report ${report}" adds it.`]),
  ];
  const all = [...existing, ...drafts.map(({ row }) => row)];
  const columnsFor = existing.some((row) => 'prefer' in row) ? columnsOf : columnsOfNew;
  const added = drafts.length > 0 ? writeCsv<string>(columnsFor('observations', languages), all) : undefined;
  return { target: path.join(folders.data, file), text: added, lines };
}

/** A file whose rows must not be lost. If it cannot be read whole, the command ends with 1. */
function readWhole(source: Source, columns: Parameters<typeof readCsv>[1], why: string): Sheet {
  const { sheet, problems } = readCsv(source, columns);
  return problems.length > 0 ? stop(1, forPeople(problems, folders), why) : sheet;
}

/** The rows of the file that drafts are added to, as they are. */
function rowsOf(source: Source): DraftRow[] {
  const why = 'The drafts are to be added to this file, so it must be readable. Fix it. Nothing was written.';
  const columns = { all: columnsOf('observations', languages), optional: ['prefer'] };
  const { labels, rows } = readWhole(source, columns, why);
  return rows.map((cells) => Object.fromEntries(labels.map((label, at) => [label, cells[at]])) as DraftRow);
}

/** The evidence of the report that a file names, in rows that cannot be read too. */
function idsIn(source: Source): string[] {
  const decoded = decode(source);
  const text = 'text' in decoded ? decoded.text : new TextDecoder('latin1').decode(source.bytes);
  return text.match(new RegExp(`(?<![\\w-])${report}#\\d+(?:\\.\\d+)?(?![\\d.])`, 'g')) ?? [];
}

function describe({ row, why, comparisons }: Draft): string[] {
  const cells = suggested.map((name) => {
    const reason = why[name];
    const text = reason ? `${row[name]} (${reasonText('en', reason)})` : 'to be filled in';
    return `    ${name.padEnd(8)} ${text}`;
  });
  const others = comparisons.map((one) => `    ${comparisonText('en', one)}`);
  return [`  ${row.evidence} "${row.reported}"`, ...cells, ...others];
}
