import { closest } from '../csv/closest.ts';
import type { Source } from '../csv/decode.ts';
import { MOST_PROBLEMS, type Problem, tooMany } from '../csv/problem.ts';
import { type Sheet, streamCsv, type TakeRow } from '../csv/read.ts';
import { addTo, type CheckContext } from './checks/context.ts';
import { type ParsedRows, rowParser } from './parse.ts';
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
    const parsed: ParsedRows<Name> = { records: [], failed: [], problems: [] };
    this.records.set(name, parsed.records);
    this.failed.set(name, parsed.failed);
    if (sources.length === 0) this.complete[name] = false;
    for (const source of sources) {
      const optional = optionalColumns[name];
      const columns = { all: Object.keys(schemas[name].shape), ...(optional && { optional }) };
      const sheet: Sheet = { file: source.file, labels: [], complete: false, rows: [], lines: [] };
      const found = parsed.problems.length;
      let unread: number | undefined;
      const bounded =
        (parse: TakeRow): TakeRow =>
        (cells, line) => {
          if (parsed.problems.length - found < MOST_PROBLEMS) parse(cells, line);
          else unread ??= line;
        };
      const { head, problems } = streamCsv(source, columns, (labels) => {
        const parse = bounded(rowParser(name, source.file, labels, parsed));
        // Evidence is needed once more as text, to be compared with a report's own.
        return name === 'evidence' ? both(parse, keepRows(sheet)) : parse;
      });
      this.sheets.set(source.file, Object.assign(sheet, head));
      // Where an id cannot be read, what leads to it must not be reported too.
      const idsRead = !parsed.problems.slice(found).some(({ column }) => column === 'id');
      this.complete[name] &&= head.complete && idsRead && unread === undefined;
      if (unread !== undefined) problems.push(tooMany({ file: source.file, line: unread }));
      for (const problem of problems) this.problems.push(problem);
    }
    for (const problem of parsed.problems) this.problems.push(problem);
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
      alternatives: [],
      derived: [],
    };
  }
}

function keepRows(sheet: Sheet): TakeRow {
  return (cells, line) => {
    sheet.rows.push(cells);
    sheet.lines.push(line);
  };
}

function both(first: TakeRow, second: TakeRow): TakeRow {
  return (cells, line) => {
    first(cells, line);
    second(cells, line);
  };
}

function strangerMend(file: string, meant: string | undefined): string {
  if (!/\.csv$/i.test(file))
    return `Save it as "CSV UTF-8" with ${meant === undefined ? 'a name that ends in .csv' : `the name ${meant}`}, and delete this one.`;
  if (meant !== undefined) return `Rename it to ${meant}.`;
  if (!file.endsWith('.csv')) return `Rename it to ${file.slice(0, -4)}.csv.`;
  return 'Delete it, or move it into observations/.';
}
