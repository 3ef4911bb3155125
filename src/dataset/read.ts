import { checkCharts } from '../charts/check.ts';
import { checkColours } from '../charts/parts/palette.ts';
import { unbroken } from '../charts/parts/text.ts';
import { closest, excerpt, limitedTo, type Problem, problem, sortProblems } from '../csv/problem.ts';
import type { Source } from '../csv/text.ts';
import { leadingScale, ownNumbers } from '../evidence/scan.ts';
import { formatFigure } from '../figures/format.ts';
import type { Locale } from '../i18n/locales.ts';
import { tableOfFile, unknownFile } from '../tables/canonical.ts';
import { checkDoubleEntry } from '../tables/checks/double-entry.ts';
import { checkEvidenceDigest, checkEvidenceFiles, checkReportTexts } from '../tables/checks/evidence.ts';
import { type CheckContext, checkKeys, checkLinks, checkMoved } from '../tables/checks/keys.ts';
import { checkNames, checkPlausible } from '../tables/checks/plausible.ts';
import { checkWords, proseOf } from '../tables/checks/words.ts';
import { deriveObservations } from '../tables/derive.ts';
import { byId } from '../tables/memoize.ts';
import { preferred } from '../tables/prefer.ts';
import { columnsOf, readTable, type TableRead } from '../tables/rows.ts';
import { requiredTables, schemas, type TableName } from '../tables/schemas/index.ts';
import { readSettings, siteLocales } from '../tables/settings.ts';
import { allObservations, observationKey, reportOf, type Tables } from '../tables/tables.ts';

type Reads = { [Name in TableName]: TableRead<Name> };
const tableNames = Object.keys(schemas) as TableName[];

/**
 * The way from files (`subjects.csv`, `observations/<topic>.csv`, `seeds/<report>.csv` and `.txt`) to checked records, without a disk:
 *
 *     files ─► sheets ─► records ─► links, double entry, coverage ─► preferred, derived ─► charts fit their data
 *
 * All problems come back at once, but for those that only follow from others. `verified` are reports whose text was at hand and
 * compared, `numbersByHand` where numbers stand in texts that refer to no value, as the editor wanted.
 */
export async function readTables(sources: readonly Source[]) {
  const problems: Problem[] = [];
  const add = limitedTo(problems);
  const files = Map.groupBy(sources, ({ file }) => tableOfFile(file));
  const languages = siteLocales(sources);
  const reads = forEachTable((name) => readTable(name, files.get(name) ?? [], languages, add)) as Reads;
  checkFiles(sources, reads, languages, add);

  const context: CheckContext = {
    ids: forEachTable((name) => reads[name].ids),
    complete: forEachTable((name) => reads[name].complete),
    hints: MOST_HINTS,
    add: (key, { file, row }, column, text, params) => {
      add(problem(key, { file, line: row, column, text }, params));
    },
  };
  const records = forEachTable((name) => reads[name].records) as unknown as Tables;
  const site = readSettings(reads.site.records, languages, context);
  const tables: Tables = { ...records, site, alternatives: [], derived: [] };
  for (const observation of tables.observations) observation.origin = 'reported';
  for (const row of tables.evidence) row.report = reportOf({ evidence: row.id });
  const sameKey = checkKeys(tables, context);
  checkLinks(tables, context);
  checkColours(tables.categories, reads.site.records, context);
  const numbersByHand = checkOwnNumbers(tables, context);
  checkEvidenceFiles(tables, reads.evidence.sheets, context);
  checkDoubleEntry(tables, reads.observations.failed, context);
  const verified = await checkReportTexts(tables, reads.evidence.sheets, sources, problems, context);

  if (!problems.some(concernsValues)) {
    choose(tables, sameKey);
    tables.derived = deriveObservations(tables);
    checkMoved(tables, context);
    // Before confirmations join the notes.
    checkWords(tables, context);
    checkNames(tables, context);
    checkPlausible(tables, context);
    checkCharts(tables, context);
    fillReferences(tables, context);
  }
  const hasDigests = reads.reports.sheets.some(({ labels }) => labels.includes('evidence_sha256'));
  for (const report of hasDigests ? tables.reports : []) {
    const isReported = problems.some(({ file }) => file === `seeds/${report.id}.csv`);
    if (report.text_sha256 && !isReported) await checkEvidenceDigest(report, tables, context);
  }
  return { tables, problems: sortProblems(problems), verified, numbersByHand };
}

/** True for problems that leave values in doubt; others are of charts and texts. */
export const concernsValues = ({ file }: Problem): boolean =>
  /^(?:observations\/|seeds\/|reports|measures|subjects|units)/i.test(file);

/** More unknown ids than this get no "did you mean". */
const MOST_HINTS = 500;

const forEachTable = <T>(of: (name: TableName) => T): Record<TableName, T> =>
  Object.fromEntries(tableNames.map((name) => [name, of(name)])) as Record<TableName, T>;

/** Reports files that no table is read from, such as a workbook or one with a misspelt name, and tables without a file or a row. */
function checkFiles(
  sources: readonly Source[],
  reads: Reads,
  languages: readonly Locale[],
  add: (problem: Problem) => void,
): void {
  const missing = new Map(
    requiredTables.filter((name) => reads[name].sheets.length === 0).map((name) => [`${name}.csv`, name]),
  );
  const misnamed = new Set<string>();
  for (const { file } of sources) {
    if (tableOfFile(file) !== undefined || file.startsWith('seeds/')) continue;
    const meant = file.includes('/') ? undefined : closest(file, [...missing.keys()]);
    if (meant !== undefined) misnamed.add(meant);
    add(unknownFile(file, meant));
  }
  for (const [file, name] of missing)
    if (!misnamed.has(file))
      add(problem('source-error.file-missing', { file }, { columns: columnsOf(name, languages).join(',') }));
  // A new site has no report yet.
  const isNew = (['reports', 'observations', 'evidence'] as const).every(
    (name) =>
      reads[name].records.length + reads[name].failed.length === 0 &&
      (reads[name].complete || name !== 'reports'),
  );
  if (isNew) return;
  for (const name of ['reports', 'units', 'subjects', 'measures'] as const) {
    const { complete, records, failed } = reads[name];
    if (!complete || records.length > 0 || failed.length > 0) continue;
    reads[name].complete = false;
    add(problem('source-error.no-rows', { file: `${name}.csv` }));
  }
  // Missing evidence is reported once a report, where the report is.
  if (reads.observations.sheets.length === 0)
    add(problem('source-error.no-observations', { file: 'observations/' }));
}

/** Of each value that several reports give, leaves the preferred one among the observations. */
function choose(tables: Tables, sameKey: ReturnType<typeof checkKeys>): void {
  tables.alternatives = sameKey.flatMap((same) => {
    const shown = preferred(same, tables.reports);
    return same.filter((one) => one !== shown);
  });
  const others = new Set(tables.alternatives);
  if (others.size > 0) tables.observations = tables.observations.filter((one) => !others.has(one));
}

/** `{zalo users}`, `{zalo users 2024-06-30}`; `{=5G}` lets a number stand that is no figure. */
const REFERENCE = /\{([^{}]*)\}/g;
/** Stands for a reference while the rest of its text is read. */
const FILLED = '□';

/** Reports the numbers that editors' texts state themselves. Returns those that stand by hand, for the editor to look at: `{=5G}`. */
function checkOwnNumbers(tables: Tables, { add }: CheckContext): string[] {
  const byHand: string[] = [];
  for (const { name, record, column, locale, text } of textsOf(tables)) {
    for (const [, number] of text.matchAll(/\{=([^{}]*)\}/g))
      byHand.push(`${record.file}:${record.row} ${column} "${number}"`);
    const [brace] = /[{}].{0,40}/.exec(text.replace(REFERENCE, FILLED)) ?? [];
    if (brace !== undefined) add('text-error.brace', record, column, text, { found: brace });
    const claimed = name === 'charts' ? literalsOf(record['claim'] ?? '') : [];
    for (const { phrase, number } of ownNumbers(text.replace(REFERENCE, FILLED), locale)) {
      // The claim of a title checks its round numbers and parts.
      const isClaimed =
        number === '' ? claimed.length > 0 && !/\p{N}/u.test(phrase) : claimed.includes(Number(number));
      if (!isClaimed) add('text-error.own-number', record, column, text, { figure: excerpt(phrase) });
    }
  }
  return byHand;
}

/** Puts figures into editors' texts where these refer to observations, in the language of each text. */
function fillReferences(tables: Tables, { add }: CheckContext): void {
  const byKey = Map.groupBy(allObservations(tables), observationKey);
  const inAnyPeriod = Map.groupBy(allObservations(tables), (one) => `${one.subject} ${one.measure}`);
  const measures = byId(tables.measures);
  const units = byId(tables.units);
  const named = new Map<object, Set<string>>();
  for (const { record, column, locale, text } of textsOf(tables)) {
    record[column] = text.replace(REFERENCE, (all, reference: string, at: number) => {
      if (reference.startsWith('=')) return reference.slice(1);
      const word = leadingScale(text.slice(at + all.length), locale);
      if (word) add('text-error.scale-after-figure', record, column, text, { word });
      const found = byKey.get(reference) ?? inAnyPeriod.get(reference) ?? [];
      const [first] = found;
      const unit = first && units.get(measures.get(first.measure)?.unit ?? '');
      if (first && unit && found.length === 1) {
        named.set(record, (named.get(record) ?? new Set()).add(observationKey(first)));
        // A line may end before the number where more than "about" stands there, and not between number and unit.
        return unbroken(formatFigure(first.figure, unit, locale, { words: 'long' })).replace(
          /(?<=.{7})\u00a0(?=\d)/,
          ' ',
        );
      }
      const params = { reference: excerpt(reference), periods: found.map(({ period }) => period) };
      if (found.length === 0) add('text-error.no-such-figure', record, column, text, params);
      else add('text-error.several-figures', record, column, text, params);
      return all;
    });
  }
  for (const chart of tables.charts) Object.assign(chart, { named: [...(named.get(chart) ?? [])] });
}

/** An editor's own words: they state no number, but refer to observations. Titles of reports and definitions may have some. */
function textsOf(tables: Tables) {
  return proseOf(tables).filter(
    ({ name, locale }) => name !== 'reports' && name !== 'measures' && tables.site.locales.includes(locale),
  );
}

/** The numbers of a claim, and its parts in percent as words are read: 2, 3 and 67 of `share(a) ≈ 2/3`. Periods are none. */
function literalsOf(claim: string): number[] {
  const numbers = (claim.match(/(?<![\w.-])\d+(?:\.\d+)?(?![\w.-])/g) ?? []).map(Number);
  const quotients = [...claim.matchAll(/(\d+)\s*\/\s*(\d+)/g)].map(([, a, b]) => Number(a) / Number(b));
  const parts = [...numbers, ...quotients].filter((one) => one < 1);
  const percents = parts.flatMap((one) => [2, 3].map((digits) => Number((100 * one).toPrecision(digits))));
  return [...numbers, ...percents];
}
