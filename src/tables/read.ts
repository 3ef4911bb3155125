import { closest } from '../csv/closest.ts';
import type { Source } from '../csv/decode.ts';
import { type Problem, sortProblems } from '../csv/problem.ts';
import { readCsv, type Sheet } from '../csv/read.ts';
import { checkCharts } from './checks/charts.ts';
import { addTo, type CheckContext, checkLink } from './checks/context.ts';
import { checkCoverage } from './checks/coverage.ts';
import { checkDoubleEntry, checkUnits } from './checks/double-entry.ts';
import { readEvidence } from './checks/evidence-index.ts';
import { orderMeasures } from './checks/formulas.ts';
import { checkLinks } from './checks/links.ts';
import { checkReportText } from './checks/report-text.ts';
import { checkUnique } from './checks/unique.ts';
import { deriveObservations } from './derive.ts';
import { parseRows } from './parse.ts';
import { optionalColumns, type RecordOf, schemas, singleTables, type TableName } from './schemas/index.ts';
import type { Evidence, Tables } from './tables.ts';

export interface ReadResult {
  tables: Tables;
  problems: Problem[];
  /** Reports whose text was at hand, so that their evidence was compared with it. */
  verified: string[];
}

/**
 * The whole way from files to checked records, without touching a disk:
 *
 *     files ─► sheets ─► records ─► links, double entry, coverage ─► derived observations ─► charts fit their data
 *
 * Files are named as in the data folder (`subjects.csv`, `observations/<topic>.csv`), those of the seeds folder
 * `seeds/<report>.csv` and, where at hand, `seeds/<report>.txt`. Every problem of every file comes back at once;
 * what would only follow from another problem is not reported.
 */
export async function readTables(sources: readonly Source[]): Promise<ReadResult> {
  const problems: Problem[] = [];
  const reader = new Reader(problems);
  for (const name of singleTables)
    reader.readTable(
      name,
      sources.filter(({ file }) => file === `${name}.csv`),
    );
  reader.readTable(
    'observations',
    sources.filter(({ file }) => /^observations\/.+\.csv$/.test(file)),
  );
  reader.readTable(
    'evidence',
    sources.filter(({ file }) => /^seeds\/[^/]+\.csv$/.test(file)),
  );
  reader.reportStrangers(sources);
  reader.reportMissing();

  const context: CheckContext = {
    ids: reader.ids(),
    complete: reader.complete,
    hints: MOST_HINTS,
    add: addTo(problems),
  };
  const tables = reader.tables();
  checkKeys(tables, context);
  checkLinks(tables, context);
  checkEvidenceFiles(tables, reader.sheets, context);
  const measures = orderMeasures(tables.measures, context);

  const evidence = readEvidence(tables.evidence, tables.reports, context);
  const byMeasure = new Map(tables.measures.map((measure) => [measure.id, measure]));
  const byUnit = new Map(tables.units.map((unit) => [unit.id, unit]));
  for (const observation of tables.observations) {
    const figure = checkDoubleEntry(observation, evidence, context);
    const found = evidence.byId.get(observation.evidence)?.evidence;
    if (!figure || !found) continue;
    checkUnits(observation, found, byMeasure, byUnit, context);
    observation.figure = figure;
  }
  const certain = tables.observations.filter(({ figure }) => figure !== undefined);
  const unsound = tables.observations.filter(({ figure }) => figure === undefined);
  checkCoverage(tables.evidence, certain, [...unsound, ...reader.failedObservations()], context);
  const verified = await verifyTexts(tables, reader.sheets, sources, problems, context);

  const sound = !problems.some(({ file }) =>
    /^(?:observations\/|seeds\/|reports|measures|subjects|units)/.test(file),
  );
  if (sound) {
    tables.derived = deriveObservations(measures, tables.subjects, tables.units, tables.observations);
    checkCharts(tables.charts, [...tables.observations, ...tables.derived], context);
  }
  return { tables, problems: sortProblems(problems), verified };
}

/** More unknown ids than this get no "did you mean". */
const MOST_HINTS = 500;

/** Gathers the records of all files of each table. */
class Reader {
  readonly sheets = new Map<string, Sheet>();
  readonly complete = Object.fromEntries(
    Object.keys(schemas).map((name) => [name, true]),
  ) as CheckContext['complete'];
  private readonly records = new Map<TableName, unknown[]>();
  private readonly failed = new Map<TableName, Record<string, string>[]>();
  /** Files that are there under another name. */
  private readonly misnamed = new Set<string>();
  private readonly problems: Problem[];

  constructor(problems: Problem[]) {
    this.problems = problems;
  }

  readTable(name: TableName, sources: readonly Source[]): void {
    this.records.set(name, []);
    this.failed.set(name, []);
    if (sources.length === 0) this.complete[name] = false;
    for (const source of sources) {
      const optional = optionalColumns[name];
      const columns = { all: Object.keys(schemas[name].shape), ...(optional && { optional }) };
      const { sheet, problems } = readCsv(source, columns);
      const parsed = parseRows(sheet, name);
      this.sheets.set(source.file, sheet);
      // Where an id cannot be read, what leads to it must not be reported too.
      const idsRead = !parsed.problems.some(({ column }) => column === 'id');
      this.complete[name] &&= sheet.complete && idsRead;
      for (const problem of problems) this.problems.push(problem);
      for (const problem of parsed.problems) this.problems.push(problem);
      const records = this.records.get(name);
      for (const record of parsed.records) records?.push(record);
      this.failed.get(name)?.push(...parsed.failed);
      // A sheet's rows are held only where they are needed again.
      if (name !== 'evidence') sheet.rows = [];
    }
  }

  /** Files that no table is read from, such as a workbook or one with a misspelt name. */
  reportStrangers(sources: readonly Source[]): void {
    const missing = singleTables.map((name) => `${name}.csv`).filter((name) => !this.sheets.has(name));
    for (const { file } of sources) {
      if (this.sheets.has(file) || file.startsWith('seeds/')) continue;
      const meant = file.includes('/') ? undefined : closest(file, missing);
      if (meant !== undefined) this.misnamed.add(meant);
      this.fail(file, file, 'No table is read from this file.', strangerMend(file, meant));
    }
  }

  /** Tables without a file, or without a row that others lead to. Missing evidence is told once a report, where the report is. */
  reportMissing(): void {
    for (const name of singleTables) {
      const file = `${name}.csv`;
      if (this.sheets.has(file) || this.misnamed.has(file)) continue;
      const columns = Object.keys(schemas[name].shape).join(',');
      this.fail(file, '', 'The file is missing.', `Restore it, or write one with the columns ${columns}.`);
    }
    for (const name of ['reports', 'units', 'subjects', 'measures'] as const) {
      if (!this.complete[name] || this.of(name).length > 0 || this.failed.get(name)?.length) continue;
      this.complete[name] = false;
      this.fail(`${name}.csv`, '', 'The file has column names and no rows.', 'Restore its rows.');
    }
    if (![...this.sheets.keys()].some((file) => file.startsWith('observations/')))
      this.fail('observations/', '', 'There is no CSV file with observations.', 'Restore at least one.');
  }

  private fail(file: string, text: string, message: string, mend: string): void {
    addTo(this.problems)('source-error', { file, row: 1 }, null, text, message, mend);
  }

  of<Name extends TableName>(name: Name): RecordOf<Name>[] {
    return (this.records.get(name) ?? []) as RecordOf<Name>[];
  }

  ids(): CheckContext['ids'] {
    const entries = (Object.keys(schemas) as TableName[]).map((name) => {
      if (!('id' in schemas[name].shape)) return [name, new Set<string>()];
      const known = (this.of(name) as { id?: string }[]).map(({ id }) => id);
      const unread = (this.failed.get(name) ?? []).map((row) => row['id']);
      return [name, new Set([...known, ...unread])];
    });
    return Object.fromEntries(entries) as CheckContext['ids'];
  }

  /** What observations cite that could not be read for another reason. */
  failedObservations(): { evidence: string; reported: string }[] {
    const rows = this.failed.get('observations') ?? [];
    return rows.map((row) => ({ evidence: row['evidence'] ?? '', reported: row['reported'] ?? '' }));
  }

  tables(): Tables {
    const observations = this.of('observations') as Tables['observations'];
    for (const observation of observations) observation.origin = 'reported';
    const evidence = this.of('evidence') as Evidence[];
    for (const row of evidence) row.report = row.id.split('#')[0] ?? '';
    return {
      reports: this.of('reports'),
      units: this.of('units'),
      subjects: this.of('subjects'),
      measures: this.of('measures'),
      charts: this.of('charts'),
      statements: this.of('statements'),
      glossary: this.of('glossary'),
      corrections: this.of('corrections'),
      evidence,
      observations,
      derived: [],
    };
  }
}

function strangerMend(file: string, meant: string | undefined): string {
  if (!/\.csv$/i.test(file))
    return `Save it as "CSV UTF-8" with ${meant === undefined ? 'a name that ends in .csv' : `the name ${meant}`}, and delete this one.`;
  if (meant !== undefined) return `Rename it to ${meant}.`;
  if (!file.endsWith('.csv')) return `Rename it to ${file.slice(0, -4)}.csv.`;
  return 'Delete it, or move it into observations/.';
}

/** Checks that keys are unique. Where an id is there twice, another may be missing for it: links to it are not checked. */
function checkKeys(tables: Tables, { add, complete }: CheckContext): void {
  for (const name of [
    'reports',
    'units',
    'subjects',
    'measures',
    'charts',
    'statements',
    'glossary',
    'evidence',
  ] as const) {
    const records: readonly { id: string; file: string; row: number }[] = tables[name];
    complete[name] &&= checkUnique(add, records, ['id'], ({ id }) => `The id "${id}"`);
  }
  const observation = ['measure', 'period', 'subject'] as const;
  checkUnique(
    add,
    tables.observations,
    observation,
    ({ subject, measure, period }) => `The value of "${measure}" for "${subject}" in ${period}`,
  );
  checkUnique(add, tables.corrections, ['date', ...observation], () => 'The same correction');
}

/** Checks that each report has its evidence file, and each evidence row the id of its file, line and report. */
function checkEvidenceFiles(tables: Tables, sheets: ReadonlyMap<string, Sheet>, context: CheckContext): void {
  for (const report of tables.reports) {
    const file = `seeds/${report.id}.csv`;
    if (sheets.has(file)) continue;
    context.complete.evidence = false;
    const mend = `Run "npm run extract" on the text of ${report.id}.`;
    context.add(
      'source-error',
      { file, row: 1 },
      null,
      '',
      `The evidence of the report "${report.id}" is missing.`,
      mend,
    );
  }
  for (const row of tables.evidence) {
    const report = row.file.replace(/^seeds\/|\.csv$/g, '');
    if (!row.id.startsWith(`${report}#${row.line}.`)) {
      const message = `The id "${row.id}" does not name this file's report and the row's line (${report}#${row.line}).`;
      context.add('constraint-error', row, 'id', row.id, message, 'Extract the evidence again.');
    }
  }
  for (const file of sheets.keys())
    if (file.startsWith('seeds/'))
      checkLink(context, { file, row: 1 }, null, file.replace(/^seeds\/|\.csv$/g, ''), 'reports');
}

async function verifyTexts(
  tables: Tables,
  sheets: ReadonlyMap<string, Sheet>,
  sources: readonly Source[],
  problems: readonly Problem[],
  context: CheckContext,
): Promise<string[]> {
  const verified: string[] = [];
  for (const report of tables.reports) {
    const text = sources.find(({ file }) => file === `seeds/${report.id}.txt`);
    const sheet = sheets.get(`seeds/${report.id}.csv`);
    if (!text || !sheet?.complete) continue;
    const told = new Set(problems.filter(({ file }) => file === sheet.file).map(({ line }) => line));
    await checkReportText(report, text.bytes, sheet, told, context);
    verified.push(report.id);
  }
  return verified;
}
