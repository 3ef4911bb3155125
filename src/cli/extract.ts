/**
 * `npm run extract -- REPORT.txt`: finds every figure in a report's text and writes the evidence CSV `<id>.csv` into the
 * seeds folder, id being the text file's name. Roles and rows that an editor set by hand in an earlier one are kept.
 * With `--draft`, observations for figures that none uses yet are added to `observations/<id>.csv`, and told with reasons.
 * Exits with 1 when the text or an earlier CSV cannot be read, and has then written nothing; with 2 when called wrongly.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { writeCsv } from '../csv/write.ts';
import { foldersFromEnvironment, loadTables } from '../dataset/load.ts';
import {
  evidenceColumns,
  extractEvidence,
  keepHandEdits,
  lineLengths,
  toEvidenceCells,
} from '../evidence/extract.ts';
import { findLanguage, unfitText } from '../evidence/language.ts';
import { evidenceDigest, sha256 } from '../evidence/verify.ts';
import { defaultLocale } from '../i18n/locales.ts';
import { type ProblemKey, problemText } from '../i18n/problems.ts';
import { id } from '../tables/cells.ts';
import { withNames } from '../tables/draft/suggest.ts';
import { optionalColumns } from '../tables/schemas/index.ts';
import { draftFile, readWhole } from './extract-draft.ts';
import { count, fromArguments, localeOf, refusal, stop } from './print.ts';
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
const text = decodeText(bytes);
const unfit = unfitText(text, lang || undefined);
if (unfit) refuse(unfit);
const locale = lang || (findLanguage(text) ?? defaultLocale);
const target = path.join(folders.seeds, `${report}.csv`);
const previous = await readPrevious();
const fresh = extractEvidence(report, text, locale);
const kept = previous ? keepHandEdits(fresh, previous, text) : fresh;
const { tables } = await loadTables(folders);
const eventDate = tables.reports.find(({ id }) => id === report)?.event_date;
const rows = withNames(kept, text, locale, eventDate, tables);
const drafted = draft ? await draftFile(report, rows, text, locale, folders) : undefined;

await replaceFile(target, writeCsv(evidenceColumns, rows));
if (drafted?.text !== undefined) await replaceFile(drafted.target, drafted.text);

const figures = rows.filter(({ role }) => role !== 'context').length;
const found = new Map(fresh.map(({ id, role }) => [id, role]));
const byHand = rows.filter(({ id, role }) => found.get(id) !== role).length;
console.log(`${target}: ${count(figures, 'figure')}, ${rows.length - figures} context, read as ${locale}.`);
if (byHand > 0) console.log(`${count(byHand, 'row')} kept as set by hand.`);
console.log(`text_sha256 for reports.csv: ${await sha256(bytes)}`);
console.log(`line_lengths for reports.csv: ${lineLengths(text)}`);
console.log(`evidence_sha256 for reports.csv: ${await evidenceDigest(rows)}`);
if (drafted) console.log(['', ...drafted.lines].join('\n'));

function refuse(key: ProblemKey): never {
  const { message, fix } = problemText({ key, params: {} }, 'en');
  return stop(1, `${file}: ${message} ${fix} Nothing was written.`);
}

function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const unfit = unfitText(new TextDecoder().decode(bytes));
    if (unfit) return refuse(unfit);
    return stop(1, `The text ${file} is not UTF-8. Save it again as UTF-8.`);
  }
}

async function readPrevious() {
  const bytes = await readFile(target).catch(() => undefined);
  if (!bytes) return undefined;
  const columns = { all: evidenceColumns, optional: optionalColumns.evidence };
  const { labels, rows } = readWhole(
    { file: `seeds/${report}.csv`, bytes },
    columns,
    folders,
    'The earlier evidence holds what was set by hand, so it must be readable. Fix it, or delete it to start anew.',
  );
  return rows.map((cells) => toEvidenceCells(labels, cells));
}
