import { excerpt, type Problem } from '../../csv/problem.ts';
import type { Sheet } from '../../csv/read.ts';
import type { Source } from '../../csv/text.ts';
import { type EvidenceCells, lineLengths, toEvidenceCells } from '../../evidence/extract.ts';
import { qualifierApart } from '../../evidence/scan.ts';
import { compareWithText, evidenceDigest, sha256 } from '../../evidence/verify.ts';
import type { Doubt } from '../../figures/amount.ts';
import { type Figure, numberCell, toNumber } from '../../figures/figure.ts';
import { readPhrase } from '../../figures/phrase.ts';
import { decide, figureOf } from '../../figures/reading.ts';
import { type Locale, localized } from '../../i18n/locales.ts';
import type { Params, ProblemKey } from '../../i18n/problems.ts';
import { withNames } from '../draft.ts';
import { byId } from '../memoize.ts';
import type { Evidence, GlossaryEntry, Report, Statement, Tables } from '../tables.ts';
import { type CheckContext, checkLink } from './keys.ts';

/** Checks that each report has its evidence file, and each evidence row the id of its file, line and report. */
export function checkEvidenceFiles(tables: Tables, sheets: readonly Sheet[], context: CheckContext): void {
  const { add, complete } = context;
  const files = new Set(sheets.map(({ file }) => file));
  for (const row of tables.evidence) checkPlace(row, reportOfFile(row.file), context);
  const located = tables.evidence.filter(({ line }) => line !== undefined);
  const byReport = Map.groupBy(located, ({ report }) => report);
  for (const row of tables.reports) {
    const { id: report, text_sha256, title, language } = row;
    const own = localized(row, 'title', language);
    if (row.published !== undefined && row.published < row.event_date)
      add('constraint-error.before-event', row, 'published', row.published, { day: row.event_date });
    if (tables.site.locales.includes(language) && wordsOf(own) !== wordsOf(title))
      add('constraint-error.other-title', row, `title_${language}`, own, { title });
    const file = `seeds/${report}.csv`;
    if (!files.has(file)) {
      complete.evidence = false;
      add('source-error.no-evidence', { file, row: 1 }, null, '', { report });
    }
    const rows = byReport.get(report) ?? [];
    const texts = [...tables.statements, ...tables.glossary].filter((one) => one.report === report);
    checkLines(row, rows, texts, context);
    if (text_sha256 === undefined && rows.length > 0)
      add('constraint-error.blank-sha256', row, 'text_sha256', '', { rows: rows.length, report });
  }
  for (const file of files) checkLink(context, { file, row: 1 }, null, reportOfFile(file), 'reports');
}

/** Quotation marks and dashes may differ. */
const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
    ?.join(' ');

const reportOfFile = (file: string) => file.replace(/^seeds\/|\.csv$/g, '');

/** A located row's id names its line; that of a row which is cited and not located has a number only, and no column. */
function checkPlace(row: Evidence, report: string, { add }: CheckContext): void {
  const { id, line, column } = row;
  const start = line === undefined ? `${report}#` : `${report}#${line}.`;
  if (!id.startsWith(start) || !/^\d+$/.test(id.slice(start.length)))
    add('constraint-error.evidence-id', row, 'id', id, { id, example: `${start}1` });
  if ((line === undefined) === (column === undefined)) return;
  const [missing = '', present = ''] = line === undefined ? ['line', 'column'] : ['column', 'line'];
  add('constraint-error.half-a-place', row, missing, '', { missing, present });
}

/** Phrases must end within their lines, and statements and terms stand in one, where the report's row says how long those are. */
function checkLines(
  { id: report, line_lengths }: Report,
  rows: readonly Evidence[],
  texts: readonly (Statement | GlossaryEntry)[],
  { add }: CheckContext,
): void {
  const lengths = line_lengths?.split(' ');
  if (!lengths) return;
  const lengthOf = (line = 0) => Number(lengths[line - 1] ?? 0);
  const endOf = ({ column = 1, phrase }: Evidence) => column - 1 + [...phrase].length;
  const long = rows.find((row) => endOf(row) > lengthOf(row.line));
  if (long) {
    const params = { report, line: long.line ?? 0, length: lengthOf(long.line), end: endOf(long) };
    add('constraint-error.line-lengths', long, 'column', String(long.column), params);
    return;
  }
  for (const row of texts)
    if (row.line !== undefined && lengthOf(row.line) === 0)
      add('constraint-error.blank-line', row, 'line', String(row.line), { report, line: row.line });
}

/** Reads every evidence row's phrase; figures by id, without those whose row does not agree with the phrase. */
export function readEvidence(tables: Tables, context: CheckContext): ReadonlyMap<string, Figure> {
  const read = tables.evidence.flatMap((row) => {
    const locale = byId(tables.reports).get(row.report)?.language;
    const figure = row.role !== 'context' && locale ? readFigure(row, locale, context) : undefined;
    return figure ? [[row.id, figure] as const] : [];
  });
  return new Map(read);
}

function readFigure(evidence: Evidence, locale: Locale, { add }: CheckContext): Figure | undefined {
  const { phrase, number, unit, qualifier } = evidence;
  const read = readPhrase(phrase, locale, unit);
  const reading = read && decide(read, String(number));
  // "An estimated fleet of 40" is not exact, whatever the row says.
  const said = qualifierApart(`${evidence.before} `, ` ${evidence.after}`, locale) ?? qualifier;
  const figure = reading && figureOf(reading, said);
  const quoted = { phrase: excerpt(phrase) };
  if (!figure) {
    const [key, params] = doubtText(read?.doubt);
    return add(key, evidence, 'phrase', phrase, { ...quoted, ...params });
  }
  const pairs = [
    ['number', String(number ?? ''), numberCell(figure)],
    ['unit', unit, reading.unit],
    ['qualifier', qualifier ?? '', figure.qualifier],
  ] as const;
  const wrong = pairs.find(([, own, printed]) => own !== printed);
  if (!wrong) return figure;
  const [column, own, printed] = wrong;
  const kind = column === 'number' && number === undefined ? 'blank-number' : column;
  const params = { ...quoted, [column]: excerpt(own), printed, value: printed };
  return add(`figure-mismatch.${kind}`, evidence, column, own, params);
}

/** Why a phrase is no certain number. */
function doubtText(doubt: Doubt | undefined): [ProblemKey, Params] {
  if (doubt?.kind === 'separators')
    return ['type-error.phrase-separators', { readings: doubt.readings.map((one) => String(toNumber(one))) }];
  if (doubt?.kind === 'word') return ['type-error.phrase-word', { word: excerpt(doubt.word) }];
  if (doubt?.kind === 'currency') return ['type-error.phrase-currency', { codes: doubt.codes }];
  return [doubt?.kind === 'bound' ? 'type-error.phrase-bound' : 'type-error.phrase', {}];
}

/** Checks that a report's evidence is as extraction made it, so that no phrase changes together with its number. */
export async function checkEvidenceDigest(report: Report, tables: Tables, { add }: CheckContext) {
  const digest = await evidenceDigest(tables.evidence.filter((row) => row.report === report.id));
  if (report.evidence_sha256 === digest) return;
  const key = report.evidence_sha256 === undefined ? 'evidence-stale.blank-digest' : 'evidence-stale.digest';
  add(key, report, 'evidence_sha256', report.evidence_sha256 ?? '', { report: report.id, digest });
}

/**
 * Where a report's text is at hand, checks that it is the very text that the evidence was extracted from,
 * and that extraction finds in it what the evidence says. Lines with other `problems` are left out.
 * @returns the ids of these reports
 */
export async function checkReportTexts(
  tables: Tables,
  sheets: readonly Sheet[],
  sources: readonly Source[],
  problems: readonly Problem[],
  { add }: CheckContext,
): Promise<string[]> {
  const verified: string[] = [];
  for (const report of tables.reports) {
    const { id, text_sha256 = '', language, event_date } = report;
    const source = sources.find(({ file }) => file === `seeds/${id}.txt`);
    const sheet = sheets.find(({ file }) => file === `seeds/${id}.csv`);
    if (!source || !sheet?.complete) continue;
    verified.push(id);
    const digest = await sha256(source.bytes);
    if (digest !== text_sha256) {
      add('constraint-error.other-text', report, 'text_sha256', text_sha256, { report: id, digest });
      continue;
    }
    const text = new TextDecoder().decode(source.bytes);
    const { line_lengths = lineLengths(text) } = report;
    if (line_lengths !== lineLengths(text))
      add('evidence-stale.line-lengths', report, 'line_lengths', line_lengths, { report: id });
    const lines = text.split(/\r?\n/);
    for (const one of tables.statements.filter(({ report, phrase }) => report === id && phrase)) {
      const quoted = [one.before, one.phrase, one.after].join(' ').trim();
      const params = { line: one.line ?? 0, quoted: excerpt(quoted) };
      if (!lines[params.line - 1]?.includes(quoted))
        add('evidence-stale.statement', one, 'phrase', one.phrase, params);
    }
    const known = new Set(problems.flatMap(({ file, line }) => (file === sheet.file ? line : [])));
    const rows = sheet.rows.map((cells) => toEvidenceCells(sheet.labels, cells));
    const complete = (fresh: EvidenceCells[]) => {
      const named = withNames({ evidence: fresh, text, locale: language, eventDate: event_date }, tables);
      // Files from before there was this column stay valid.
      return sheet.labels.includes('before') ? named : named.map((row) => ({ ...row, before: '' }));
    };
    const { currency } = tables.site.values;
    const differences = compareWithText(rows, id, text, language, complete, currency);
    for (const { index, column, committed, extracted } of differences) {
      const line = sheet.lines[index] ?? (sheet.lines.at(-1) ?? 1) + 1;
      // A row that an editor has set to context may still name what it is of.
      const isName = column === 'subject' || column === 'measure' || column === 'period';
      if (known.has(line) || (isName && rows[index]?.role === 'context')) continue;
      const params = { report: id, extracted: excerpt(extracted), committed: excerpt(committed) };
      const isGone = extracted === '' ? 'extra-row' : 'figure';
      const kind = column !== null ? 'cell' : committed === '' ? 'missing-row' : isGone;
      add(`evidence-stale.${kind}`, { file: sheet.file, row: line }, column, committed, params);
    }
  }
  return verified;
}
