import type { Source } from '../csv/decode.ts';
import { closest, type Problem, problem } from '../csv/problem.ts';
import { readCsv, type Sheet } from '../csv/read.ts';
import type { Params, ProblemKey } from '../i18n/problems.ts';
import type { CheckContext } from './checks/context.ts';
import { parseRows } from './parse.ts';
import { optionalColumns, type RecordOf, schemas, singleTables, type TableName } from './schemas/index.ts';
import type { Evidence, Tables } from './tables.ts';

/** Gathers the records of all files of each table. */
export class Reader {
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

  readTable<Name extends TableName>(name: Name, sources: readonly Source[]): void {
    const records: RecordOf<Name>[] = [];
    const failed: Record<string, string>[] = [];
    const optional = optionalColumns[name];
    const columns = { all: Object.keys(schemas[name].shape), ...(optional && { optional }) };
    if (sources.length === 0) this.complete[name] = false;
    for (const source of sources) {
      const { sheet, problems } = readCsv(source, columns);
      this.sheets.set(source.file, sheet);
      const parsed = parseRows(name, sheet);
      // Where an id cannot be read, what leads to it must not be reported too.
      const idsRead = !parsed.problems.some(({ column }) => column === 'id');
      this.complete[name] &&= sheet.complete && idsRead && parsed.complete;
      for (const record of parsed.records) records.push(record);
      for (const cells of parsed.failed) failed.push(cells);
      for (const one of [...problems, ...parsed.problems]) this.problems.push(one);
    }
    this.records.set(name, records);
    this.failed.set(name, failed);
  }

  /** Files that no table is read from, such as a workbook or one with a misspelt name. */
  reportUnknownFiles(sources: readonly Source[]): void {
    const missing = singleTables.map((name) => `${name}.csv`).filter((name) => !this.sheets.has(name));
    for (const { file } of sources) {
      if (this.sheets.has(file) || file.startsWith('seeds/')) continue;
      const meant = file.includes('/') ? undefined : closest(file, missing);
      if (meant !== undefined) this.misnamed.add(meant);
      this.problems.push(unknownFile(file, meant));
    }
  }

  /** Tables without a file, or without a row that others lead to. Missing evidence is reported once a report, where the report is. */
  reportMissing(): void {
    const fail = (key: ProblemKey, file: string, params?: Params) =>
      this.problems.push(problem(key, { file }, params));
    for (const name of singleTables) {
      const file = `${name}.csv`;
      if (this.sheets.has(file) || this.misnamed.has(file)) continue;
      fail('source-error.file-missing', file, { columns: Object.keys(schemas[name].shape).join(',') });
    }
    for (const name of ['reports', 'units', 'subjects', 'measures'] as const) {
      if (!this.complete[name] || this.of(name).length > 0 || this.failed.get(name)?.length) continue;
      this.complete[name] = false;
      fail('source-error.no-rows', `${name}.csv`);
    }
    if (![...this.sheets.keys()].some((file) => file.startsWith('observations/')))
      fail('source-error.no-observations', 'observations/');
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
      alternatives: [],
      derived: [],
    };
  }
}

/** A file that no table is read from; `meant` is the name that it should probably have. */
export function unknownFile(file: string, meant?: string): Problem {
  const place = { file, text: file };
  if (!/\.csv$/i.test(file))
    return meant === undefined
      ? problem('source-error.unknown-workbook', place)
      : problem('source-error.misnamed-workbook', place, { name: meant });
  const name = meant ?? (file.endsWith('.csv') ? undefined : `${file.slice(0, -4)}.csv`);
  return name === undefined
    ? problem('source-error.unknown-file', place)
    : problem('source-error.misnamed-file', place, { name });
}
