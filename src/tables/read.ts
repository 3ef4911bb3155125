import { closest } from '../csv/closest.ts';
import type { Source } from '../csv/decode.ts';
import { type Problem, sortProblems } from '../csv/problem.ts';
import { readCsv, type Sheet } from '../csv/read.ts';
import { checkCharts } from './checks/charts.ts';
import { addTo, type CheckContext, checkLink } from './checks/context.ts';
import { checkCoverage, checkDoubleEntry, checkUnits, readEvidence } from './checks/double-entry.ts';
import { orderMeasures } from './checks/formulas.ts';
import { checkLinks } from './checks/links.ts';
import { checkReportText } from './checks/report-text.ts';
import { checkUnique } from './checks/unique.ts';
import { deriveObservations } from './derive.ts';
import { parseRows } from './parse.ts';
import { optionalColumns, type RecordOf, schemas, singleTables, type TableName } from './schemas/index.ts';
import { type Evidence, observationKey, type Tables } from './tables.ts';

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

  const context: CheckContext = { ids: reader.ids(), complete: reader.complete, add: addTo(problems) };
  const tables = reader.tables();
  checkKeys(tables, context);
  checkLinks(tables, context);
  checkEvidenceFiles(tables, context);
  const measures = orderMeasures(tables.measures, context);

  const evidence = readEvidence(tables.evidence, tables.reports, context);
  const byMeasure = new Map(tables.measures.map((measure) => [measure.id, measure]));
  const byUnit = new Map(tables.units.map((unit) => [unit.id, unit]));
  for (const observation of tables.observations) {
    const figure = checkDoubleEntry(observation, evidence, context);
    const found = evidence.get(observation.evidence)?.evidence;
    if (!figure || !found) continue;
    checkUnits(observation, found, byMeasure, byUnit, context);
    observation.figure = figure;
  }
  checkCoverage(tables.evidence, tables.observations, reader.citedByFailedRows(), context);
  const verified = await verifyTexts(tables, reader.sheets, sources, context);

  const sound = !problems.some(({ file }) =>
    /^(?:observations\/|seeds\/|measures|subjects|units)/.test(file),
  );
  if (sound) {
    tables.derived = deriveObservations(measures, tables.subjects, tables.units, tables.observations);
    checkCharts(tables.charts, [...tables.observations, ...tables.derived], context);
  }
  return { tables, problems: sortProblems(problems), verified };
}

/** Gathers the records of all files of each table. */
class Reader {
  readonly sheets = new Map<string, Sheet>();
  readonly complete = Object.fromEntries(
    Object.keys(schemas).map((name) => [name, true]),
  ) as CheckContext['complete'];
  private readonly records = new Map<TableName, unknown[]>();
  private readonly failed = new Map<TableName, Record<string, string>[]>();
  private readonly problems: Problem[];

  constructor(problems: Problem[]) {
    this.problems = problems;
  }

  readTable(name: TableName, sources: readonly Source[]): void {
    this.records.set(name, []);
    this.failed.set(name, []);
    if (sources.length === 0) this.missing(name);
    for (const source of sources) {
      const optional = optionalColumns[name];
      const columns = { all: Object.keys(schemas[name].shape), ...(optional && { optional }) };
      const { sheet, problems } = readCsv(source, columns);
      const parsed = parseRows(sheet, name);
      this.sheets.set(source.file, sheet);
      this.complete[name] &&= sheet.complete;
      for (const problem of problems) this.problems.push(problem);
      for (const problem of parsed.problems) this.problems.push(problem);
      const records = this.records.get(name);
      for (const record of parsed.records) records?.push(record);
      this.failed.get(name)?.push(...parsed.failed);
      // A sheet's rows are held only where they are needed again.
      if (name !== 'evidence') sheet.rows = [];
    }
  }

  private missing(name: TableName): void {
    this.complete[name] = false;
    if (name === 'evidence') return; // Told once a report, where the report is.
    const file = name === 'observations' ? 'observations' : `${name}.csv`;
    const message =
      name === 'observations' ? 'There is no CSV file with observations.' : `The file ${file} is missing.`;
    const mend = `Restore it${name === 'observations' ? '' : `, or write one with the columns ${Object.keys(schemas[name].shape).join(',')}`}.`;
    addTo(this.problems)('source-error', { file, row: 1 }, null, '', message, mend);
  }

  /** CSV files that no table has. */
  reportStrangers(sources: readonly Source[]): void {
    for (const { file } of sources) {
      if (this.sheets.has(file) || !file.endsWith('.csv')) continue;
      const meant = closest(
        file,
        singleTables.map((name) => `${name}.csv`).filter((name) => !this.sheets.has(name)),
      );
      const mend =
        meant === undefined ? 'Delete it, or move it into observations/.' : `Rename it to ${meant}.`;
      addTo(this.problems)(
        'source-error',
        { file, row: 1 },
        null,
        file,
        'No table is read from this file.',
        mend,
      );
    }
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

  /** Evidence that rows name which could not be read for another reason: it is not unused. */
  citedByFailedRows(): Set<string> {
    return new Set((this.failed.get('observations') ?? []).map((row) => row['evidence'] ?? ''));
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

function checkKeys(tables: Tables, { add }: CheckContext): void {
  for (const name of [
    'reports',
    'units',
    'subjects',
    'measures',
    'charts',
    'statements',
    'glossary',
    'evidence',
  ] as const)
    checkUnique<{ id: string; file: string; row: number }>(
      add,
      tables[name],
      'id',
      ({ id }) => id,
      ({ id }) => `The id "${id}"`,
    );
  checkUnique(
    add,
    tables.observations,
    null,
    observationKey,
    ({ subject, measure, period }) => `The value of "${measure}" for "${subject}" in ${period}`,
  );
  checkUnique(
    add,
    tables.corrections,
    null,
    (row) => `${row.date} ${observationKey(row)}`,
    () => 'The same correction',
  );
}

/** Checks that each report has its evidence file, and each evidence row the id of its file, line and report. */
function checkEvidenceFiles(tables: Tables, context: CheckContext): void {
  const files = new Set(tables.evidence.map(({ file }) => file));
  for (const report of tables.reports) {
    const file = `seeds/${report.id}.csv`;
    if (files.has(file) || context.complete.evidence === false) continue;
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
  const reports = new Map(tables.evidence.map((row) => [row.file, row]));
  for (const row of reports.values())
    checkLink(context, { file: row.file, row: 1 }, 'id', row.file.replace(/^seeds\/|\.csv$/g, ''), 'reports');
}

async function verifyTexts(
  tables: Tables,
  sheets: ReadonlyMap<string, Sheet>,
  sources: readonly Source[],
  context: CheckContext,
): Promise<string[]> {
  const verified: string[] = [];
  for (const report of tables.reports) {
    const text = sources.find(({ file }) => file === `seeds/${report.id}.txt`);
    const sheet = sheets.get(`seeds/${report.id}.csv`);
    if (!text || !sheet?.complete) continue;
    await checkReportText(report, text.bytes, sheet, context);
    verified.push(report.id);
  }
  return verified;
}
