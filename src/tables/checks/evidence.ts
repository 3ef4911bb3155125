import { excerpt } from '../../csv/problem.ts';
import type { Sheet } from '../../csv/read.ts';
import { lineLengths, toEvidenceCells } from '../../evidence/extract.ts';
import { compareWithText, evidenceDigest, sha256 } from '../../evidence/verify.ts';
import type { Doubt } from '../../figures/amount.ts';
import { type Figure, numberCell, toNumber } from '../../figures/figure.ts';
import { readPhrase } from '../../figures/phrase.ts';
import { decide, figureOf } from '../../figures/reading.ts';
import type { Params, ProblemKey } from '../../i18n/problems.ts';
import { withNames } from '../draft/suggest.ts';
import { byId } from '../memoize.ts';
import type { Evidence, Report, Tables } from '../tables.ts';
import { type CheckContext, checkLink } from './context.ts';

/** Checks that each report has its evidence file, and each evidence row the id of its file, line and report. */
export function checkEvidenceFiles(tables: Tables, sheets: readonly Sheet[], context: CheckContext): void {
  const files = new Set(sheets.map(({ file }) => file));
  for (const report of tables.reports) {
    const file = `seeds/${report.id}.csv`;
    if (files.has(file)) continue;
    context.complete.evidence = false;
    context.add('source-error.no-evidence', { file, row: 1 }, null, '', { report: report.id });
  }
  for (const row of tables.evidence) checkPlace(row, reportOfFile(row.file), context);
  for (const report of tables.reports) checkLines(report, tables.evidence, context);
  const byReport = Map.groupBy(tables.evidence, ({ report }) => report);
  for (const report of tables.reports.filter(({ text_sha256 }) => text_sha256 === undefined)) {
    const rows = byReport.get(report.id)?.filter(({ line }) => line !== undefined).length ?? 0;
    const params = { rows, report: report.id };
    if (rows > 0) context.add('constraint-error.blank-sha256', report, 'text_sha256', '', params);
  }
  for (const file of files) checkLink(context, { file, row: 1 }, null, reportOfFile(file), 'reports');
}

const reportOfFile = (file: string) => file.replace(/^seeds\/|\.csv$/g, '');

/** A located row's id names its line; that of a row which is cited and not located has a number only, and no column. */
function checkPlace(row: Evidence, report: string, { add }: CheckContext): void {
  const { id, line, column } = row;
  if (line === undefined ? !/#\d+$/.test(id) : !id.startsWith(`${report}#${line}.`)) {
    if (line === undefined) add('constraint-error.evidence-number', row, 'id', id, { id, report });
    else add('constraint-error.evidence-line', row, 'id', id, { id, report, line });
  } else if (!id.startsWith(`${report}#`))
    add('constraint-error.evidence-report', row, 'id', id, { id, report });
  if ((line === undefined) === (column === undefined)) return;
  const missing = line === undefined ? 'line' : 'column';
  const present = line === undefined ? 'column' : 'line';
  add('constraint-error.half-a-place', row, missing, '', { missing, present });
}

/** Checks that phrases end within their lines, where the report's row says how long those are. */
function checkLines({ id: report, line_lengths }: Report, rows: readonly Evidence[], { add }: CheckContext) {
  const lengths = line_lengths?.split(' ');
  if (!lengths) return;
  const endOf = ({ column = 1, phrase }: Evidence) => column - 1 + [...phrase].length;
  const lengthOf = ({ line = 0 }: Evidence) => Number(lengths[line - 1] ?? 0);
  const long = rows.find((row) => row.report === report && row.line && endOf(row) > lengthOf(row));
  if (!long) return;
  const params = { report, line: long.line ?? 0, length: lengthOf(long), end: endOf(long) };
  add('constraint-error.line-lengths', long, 'column', String(long.column), params);
}

/** An evidence row together with what its phrase says: undefined when that is not what the row says. */
export interface ReadEvidence {
  evidence: Evidence;
  figure: Figure | undefined;
}

/** Evidence by its id. */
export type EvidenceIndex = ReadonlyMap<string, ReadEvidence>;

/** Reads every evidence row's phrase and checks that the row agrees with it. */
export function readEvidence(
  tables: Pick<Tables, 'evidence' | 'reports'>,
  { add }: CheckContext,
): EvidenceIndex {
  const reports = byId(tables.reports);
  const index = new Map<string, ReadEvidence>();
  for (const evidence of tables.evidence) {
    const { phrase, number, unit, qualifier, role } = evidence;
    const locale = reports.get(evidence.report)?.language;
    const read = locale && readPhrase(phrase, locale, unit);
    const reading = read && decide(read, String(number));
    const figure = reading && figureOf(reading, qualifier);
    const entry: ReadEvidence = { evidence, figure: undefined };
    index.set(evidence.id, entry);
    if (role === 'context' || locale === undefined) continue;
    const quoted = { phrase: excerpt(phrase) };
    if (!figure) {
      const [key, params] = doubtText(read?.doubt);
      add(key, evidence, 'phrase', phrase, { ...quoted, ...params });
      continue;
    }
    const value = numberCell(figure);
    if (number === undefined)
      add('figure-mismatch.blank-number', evidence, 'number', '', { ...quoted, value });
    else if (String(number) !== value)
      add('figure-mismatch.number', evidence, 'number', String(number), { ...quoted, number, value });
    else if (unit !== reading.unit) {
      const params = { ...quoted, unit: excerpt(unit), printed: reading.unit };
      add('figure-mismatch.unit', evidence, 'unit', unit, params);
    } else if (qualifier !== figure.qualifier) {
      const params = { ...quoted, qualifier: qualifier ?? '', printed: figure.qualifier };
      add('figure-mismatch.qualifier', evidence, 'qualifier', qualifier ?? '', params);
    } else entry.figure = figure;
  }
  return index;
}

/** Why a phrase is no certain number, in words. */
function doubtText(doubt: Doubt | undefined): [ProblemKey, Params] {
  if (doubt?.kind === 'separators')
    return ['type-error.phrase-separators', { readings: doubt.readings.map((one) => String(toNumber(one))) }];
  if (doubt?.kind === 'word') return ['type-error.phrase-word', { word: excerpt(doubt.word) }];
  if (doubt?.kind === 'currency') return ['type-error.phrase-currency', {}];
  return [doubt?.kind === 'bound' ? 'type-error.phrase-bound' : 'type-error.phrase', {}];
}

/** Checks that a report's evidence is as extraction made it, so that no phrase changes together with its number. */
export async function checkEvidenceDigest(
  report: Report,
  tables: Tables,
  { add }: CheckContext,
): Promise<void> {
  const digest = await evidenceDigest(tables.evidence.filter((row) => row.report === report.id));
  if (report.evidence_sha256 === digest) return;
  const key = report.evidence_sha256 === undefined ? 'evidence-stale.blank-digest' : 'evidence-stale.digest';
  add(key, report, 'evidence_sha256', report.evidence_sha256 ?? '', { report: report.id, digest });
}

/**
 * Where a report's text is at hand, checks that it is the very text that the evidence was extracted from,
 * and that extraction finds in it what the evidence says. Lines that are `known` to be wrong are left out.
 */
export async function checkReportText(
  report: Report,
  bytes: Uint8Array,
  sheet: Sheet,
  known: ReadonlySet<number>,
  tables: Tables,
  { add }: CheckContext,
): Promise<void> {
  const digest = await sha256(bytes);
  if (digest !== report.text_sha256) {
    const params = { report: report.id, digest };
    add('constraint-error.other-text', report, 'text_sha256', report.text_sha256 ?? '', params);
    return;
  }
  const text = new TextDecoder().decode(bytes);
  const { id, line_lengths = lineLengths(text) } = report;
  if (line_lengths !== lineLengths(text))
    add('evidence-stale.line-lengths', report, 'line_lengths', line_lengths, { report: id });
  const rows = sheet.rows.map((cells) => toEvidenceCells(sheet.labels, cells));
  for (const { index, column, committed, extracted } of compareWithText(
    rows,
    report.id,
    text,
    report.language,
    (fresh) => {
      const named = withNames(fresh, text, report.language, report.event_date, tables);
      // Files from before there was this column stay valid.
      return sheet.labels.includes('before') ? named : named.map((row) => ({ ...row, before: '' }));
    },
  )) {
    const line = sheet.lines[index] ?? (sheet.lines.at(-1) ?? 1) + 1;
    if (known.has(line)) continue;
    const place = { file: sheet.file, row: line };
    const params = { report: report.id, extracted: excerpt(extracted), committed: excerpt(committed) };
    if (column !== null) add('evidence-stale.cell', place, column, committed, params);
    else if (committed === '') add('evidence-stale.missing-row', place, null, '', params);
    else if (extracted === '') add('evidence-stale.extra-row', place, null, committed, params);
    else add('evidence-stale.figure', place, null, committed, params);
  }
}
