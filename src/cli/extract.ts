/**
 * `npm run extract -- REPORT.txt`: writes the evidence `seeds/<id>.csv` of a text, id being its name, and completes its row in
 * reports.csv; what an editor set by hand is kept. `--draft` adds observations for figures that none uses, with reasons.
 * Exits with 1 when the text or an earlier CSV cannot be read, having written nothing; with 2 when called wrongly.
 */

import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readCsv, type Sheet } from '../csv/read.ts';
import { decode, type Source, writeRows } from '../csv/text.ts';
import { foldersFromEnvironment, loadTables, pathOf } from '../dataset/load.ts';
import { contentOf } from '../desk/files.ts';
import { comparisonText, readPasted, reasonText } from '../desk/paste.ts';
import { columnOf, isRows, pasteChanges, type Workbook } from '../desk/workbook.ts';
import { evidenceColumns, lineLengths, toEvidenceCells } from '../evidence/extract.ts';
import { unfitText } from '../evidence/language.ts';
import { evidenceDigest, sha256 } from '../evidence/verify.ts';
import { inSentences } from '../i18n/problems.ts';
import { id } from '../tables/cells.ts';
import { type Draft, suggested } from '../tables/draft.ts';
import { columnsOf } from '../tables/rows.ts';
import { optionalColumns } from '../tables/schemas/index.ts';
import { count, displayPath, forPeople, parseCall, refusal, stop } from './print.ts';
import { replaceFile } from './project.ts';

const usage = 'Name one text file: npm run extract -- REPORT.txt';
const { words, values, ...call } = parseCall({ draft: { type: 'boolean' } }, { most: 1, usage });
const [file = stop(2, usage)] = words;
const lang = values.lang === undefined ? undefined : call.locale;
const folders = foldersFromEnvironment();
const report = path.basename(file).replace(/\.[^.]*$/, '');
const wrong = refusal(id, report);
if (wrong) stop(1, `The text's file name becomes the report's id. ${wrong}`);

const bytes = await readFile(file).catch(() => stop(1, `The text ${file} cannot be read. Check the path.`));
const text = new TextDecoder().decode(bytes);
const unfit = unfitText(text, isUtf8(bytes) ? lang : undefined);
if (unfit) stop(1, `${file}: ${inSentences({ key: unfit, params: {} }, 'en')} Nothing was written.`);
if (!isUtf8(bytes)) stop(1, `The text ${file} is not UTF-8. Save it again as UTF-8.`);
const { tables, problems, sources } = await loadTables(folders);
const { locales: languages } = tables.site;
const [evidenceFile, draftsFile] = [`seeds/${report}.csv`, `observations/${report}.csv`];
const earlier = readWhole(
  evidenceFile,
  { all: evidenceColumns, optional: optionalColumns.evidence },
  'The earlier evidence holds what was set by hand, so it must be readable. Fix it, or delete it to start again.',
);
if (values.draft)
  readWhole(
    draftsFile,
    { all: columnsOf('observations', languages), optional: ['prefer'] },
    'The drafts are to be added to this file, so it must be readable. Fix it. Nothing was written.',
  );
const used = sources.filter((source) => /^observations\/.+\.csv$/.test(source.file)).flatMap(idsIn);
const previous = earlier?.rows.map((cells) => toEvidenceCells(earlier.labels, cells)) ?? [];
const pasted = readPasted({ text, report, locale: lang }, { ...tables, used }, previous);
const { locale, fresh, evidence: rows, unreadable } = pasted;
const drafts = values.draft ? pasted.drafts : [];

/** The files that change, as they are. */
const workbook: Workbook = new Map(
  sources.flatMap(({ file, bytes }) =>
    [evidenceFile, draftsFile, 'reports.csv'].includes(file) ? [[file, contentOf(file, bytes)]] : [],
  ),
);
const guards = {
  text_sha256: await sha256(bytes),
  line_lengths: lineLengths(text),
  evidence_sha256: await evidenceDigest(rows),
};
const row = columnOf(workbook, 'reports.csv', 'id').indexOf(report);
const cellOf = (name: string) => columnOf(workbook, 'reports.csv', name)[row];
const { written = [], unwritten = [] } = Object.groupBy(Object.entries(guards), ([name]) =>
  cellOf(name) === undefined ? 'unwritten' : 'written',
);
const isNew = written.some(([name, guard]) => cellOf(name) !== guard);
for (const [file, rows] of pasteChanges(workbook, { ...pasted, drafts }, guards, languages))
  if (isRows(rows) && (file !== 'reports.csv' || isNew))
    await replaceFile(pathOf(file, folders), writeRows(rows));

const figures = rows.filter(({ role }) => role !== 'context').length;
const found = new Map(fresh.map(({ id, role }) => [id, role]));
const byHand = rows.filter(({ id, role }) => found.get(id) !== role).length;
console.log(
  `${displayPath(evidenceFile, folders)}: ${count(figures, 'figure')}, ${rows.length - figures} context, read as ${locale}.`,
);
if (byHand > 0) console.log(`${count(byHand, 'row')} kept as set by hand.`);
for (const [name, guard] of unwritten) console.log(`${name} for reports.csv: ${guard}`);
if (isNew) {
  const names = written.map(([name]) => name).join(', ');
  console.log(`${displayPath('reports.csv', folders)}: ${names} of ${report} written.`);
}
if (values.draft) console.log(['', ...draftLines()].join('\n'));

/** A file that gets new rows, none of which must be lost; undefined without it. If it cannot be read whole, the command ends with 1. */
function readWhole(file: string, columns: Parameters<typeof readCsv>[1], why: string): Sheet | undefined {
  const source = sources.find((one) => one.file === file);
  const { sheet, problems = [] } = source ? readCsv(source, columns) : {};
  return problems.length > 0 ? stop(1, forPeople(problems, folders), why) : sheet;
}

/** What to print of the drafts, which bad data elsewhere does not prevent. */
function draftLines(): string[] {
  const isPartial = problems.some((problem) =>
    /^(?:subjects|measures|units|reports|observations\/|\.)/.test(problem.file),
  );
  return [
    drafts.length > 0
      ? `${displayPath(draftsFile, folders)}: ${count(drafts.length, 'row')} added, for figures that no observation uses.`
      : 'No row was added: every figure that can be read is used by an observation.',
    ...drafts.flatMap(describe),
    ...unreadable.map(
      ({ id, phrase }) =>
        `${id} "${phrase}" is not a single number: set its role to context, or its phrase and number.`,
    ),
    ...(drafts.length > 0 ? ['Check the suggestions: they are based on words alone.'] : []),
    ...(isPartial
      ? ['The data have problems ("npm run check:data" shows them): suggestions use what could be read.']
      : []),
    ...(tables.reports.some(({ id }) => id === report)
      ? []
      : [`reports.csv has no "${report}" yet: "npm run new -- report ${report}" adds it.`]),
  ];
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
