/**
 * `npm run extract -- REPORT.txt`: finds every figure in a report's text and writes the evidence CSV `<id>.csv` into the
 * seeds folder, id being the text file's name. Roles and rows that an editor set by hand in an earlier one are kept.
 * With `--draft`, observations for figures that none uses yet are added to `observations/<id>.csv`, and told with reasons.
 * Exits with 1 when the text or an earlier CSV cannot be read, and has then written nothing; with 2 when called wrongly.
 */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readCsv } from '../csv/read.ts';
import { writeCsv } from '../csv/write.ts';
import {
  type EvidenceCells,
  evidenceColumns,
  extractEvidence,
  keepHandEdits,
  toEvidenceCells,
} from '../evidence/extract.ts';
import { findLanguage, unfitText } from '../evidence/language.ts';
import { sha256 } from '../evidence/verify.ts';
import { defaultLocale, type Locale, locales } from '../i18n/locales.ts';
import { type ProblemKey, problemText } from '../i18n/problems.ts';
import { id } from '../tables/cells.ts';
import { readCell } from '../tables/error-map.ts';
import { foldersFromEnvironment } from '../tables/load.ts';
import { optionalColumns } from '../tables/schemas/index.ts';
import { draftFile } from './extract-draft.ts';
import { count, forPeople } from './print.ts';

const { file, lang, draft } = readArguments();
const folders = foldersFromEnvironment();
const report = path.basename(file).replace(/\.[^.]*$/, '');
const { wrong } = readCell(id, report);
if (wrong) {
  const { message, fix } = problemText(wrong, 'en');
  stop(1, `The text's file name becomes the report's id. ${message} ${fix}`);
}

const bytes = await readFile(file).catch(() => stop(1, `The text ${file} cannot be read. Check the path.`));
const text = decodeText(bytes);
const unfit = unfitText(text, lang);
if (unfit) refuse(unfit);
const locale = lang ?? findLanguage(text) ?? defaultLocale;
const target = path.join(folders.seeds, `${report}.csv`);
const previous = await readPrevious(target);
const fresh = extractEvidence(report, text, locale);
const rows = previous ? keepHandEdits(fresh, previous, text) : fresh;
const drafted = draft
  ? await draftFile(report, rows, text, locale, folders).catch((error: Error) => stop(1, error.message))
  : undefined;

await write(target, writeCsv(evidenceColumns, rows));
if (drafted?.text !== undefined) await write(drafted.target, drafted.text);

const figures = rows.filter(({ role }) => role !== 'context').length;
const kept = rows.filter((row) => fresh.find(({ id }) => id === row.id)?.role !== row.role).length;
console.log(`${target}: ${count(figures, 'figure')}, ${rows.length - figures} context, read as ${locale}.`);
if (kept > 0) console.log(`${count(kept, 'row')} kept as set by hand.`);
console.log(`text_sha256 for reports.csv: ${await sha256(bytes)}`);
if (drafted) console.log(['', ...drafted.lines].join('\n'));

/** Writes a file at once: whoever reads it meets the old one or the new one whole. */
async function write(target: string, text: string): Promise<void> {
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(`${target}.tmp`, text);
  await rename(`${target}.tmp`, target);
}

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

async function readPrevious(target: string): Promise<EvidenceCells[] | undefined> {
  const bytes = await readFile(target).catch(() => undefined);
  if (!bytes) return undefined;
  const source = { file: `seeds/${report}.csv`, bytes };
  const optional = optionalColumns.evidence ?? [];
  const { sheet, problems } = readCsv(source, { all: evidenceColumns, optional });
  if (problems.length > 0)
    return stop(
      1,
      `${forPeople(problems, folders)}\nThe earlier evidence holds what was set by hand, so it must be readable. Fix it, or delete it to start anew.`,
    );
  return sheet.rows.map((cells) => toEvidenceCells(sheet.labels, cells));
}

function readArguments(): { file: string; lang: Locale | undefined; draft: boolean } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { lang: { type: 'string' }, draft: { type: 'boolean', default: false } },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0)
      throw new Error('Name one text file: npm run extract -- REPORT.txt');
    const lang = locales.find((locale) => locale === values.lang);
    if (values.lang !== undefined && !lang)
      throw new Error(`There is no language "${values.lang}"; there are ${locales.join(' and ')}.`);
    return { file, lang, draft: values.draft };
  } catch (error) {
    return stop(2, (error as Error).message);
  }
}

function stop(code: number, message: string): never {
  console.error(message);
  process.exit(code);
}
