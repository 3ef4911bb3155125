import type { Source } from '../csv/decode.ts';
import { readCsv } from '../csv/read.ts';
import type { FrozenValue } from '../embed/frozen.ts';
import { type Qualifier, qualifiers } from '../figures/figure.ts';
import type { UnitNames } from '../figures/format.ts';
import { KEY_SEPARATOR, type PublishedName, publishedTables } from '../formats/dictionary.ts';
import { tableCsv } from '../formats/tables.ts';
import { problemText } from '../i18n/problems.ts';
import { observationKey, type Tables } from '../tables/tables.ts';

/** A row of a published table: its cells as text, by column; blank ones are ''. */
export type PublishedRow = Readonly<Record<string, string>>;

/** Tables as they are published, by name. One that an older site did not have is missing. */
type PublishedRows = Partial<Record<PublishedName, readonly PublishedRow[]>>;

/** A value as it is published, in its measure's unit. */
export interface PublishedValue extends FrozenValue {
  subject: string;
  measure: string;
  period: string;
  unit: string;
  origin: 'reported' | 'derived';
  /** Where it is printed; null for a derived value. */
  evidence: string | null;
  /** The report that it is from; null for a derived value. */
  report: string | null;
  /** The keys of what a derived value was worked out from. */
  operands: readonly string[];
}

/** All that was published at a time, or would be now. */
export interface Snapshot {
  rows: PublishedRows;
  /** By key, in their order. */
  values: ReadonlyMap<string, PublishedValue>;
  /** What other reports say of them, by key and report; undefined if the site did not publish it yet. */
  alternatives: ReadonlyMap<string, PublishedValue> | undefined;
  /** The unit of a measure; undefined where the tables do not say. */
  unitOf(measure: string): UnitNames | undefined;
}

/** What would be published of some tables. */
export function snapshotOf(tables: Tables): Snapshot {
  const encoder = new TextEncoder();
  const bytesOf = (name: PublishedName) => encoder.encode(tableCsv(name, tables));
  const files = publishedTables.map((name) => ({ file: `${name}.csv`, bytes: bytesOf(name) }));
  const snapshot = readSnapshot(files);
  if (typeof snapshot === 'string') throw new Error(snapshot);
  return snapshot;
}

/** The columns without which a value cannot be read. Names are in whatever languages the site had. */
const NEEDED: Partial<Record<PublishedName, readonly string[]>> = {
  observations: 'subject measure period value low high qualifier origin reported evidence'.split(' '),
  measures: ['id', 'unit'],
  units: ['id', 'kind'],
  subjects: ['id'],
  charts: ['id'],
};

/** A first line with the names of a table's columns is no longer than this, in bytes. */
const LONGEST_HEAD = 10_000;
/** What `writeDownloadCsv` puts before a text that a spreadsheet would run. */
const GUARD = /^'(?=[=+\-@\t\r\n＝＋－＠])/;

/** Reads the tables of a built site or an archive. Older ones may lack some. Returns a sentence if they cannot be read. */
export function readSnapshot(sources: readonly Source[]): Snapshot | string {
  const rows: PublishedRows = {};
  for (const name of publishedTables) {
    const source = sources.find(({ file }) => file === `${name}.csv`);
    if (!source) continue;
    const head = new TextDecoder().decode(source.bytes.subarray(0, LONGEST_HEAD));
    const { sheet, problems } = readCsv(source, { all: (head.split(/\r?\n/, 1)[0] ?? '').split(',') });
    const [problem] = problems;
    if (problem)
      return `The table ${problem.file} cannot be read: line ${problem.line}. ${problemText(problem, 'en').message}`;
    rows[name] = sheet.rows.map((cells) =>
      Object.fromEntries(sheet.labels.map((label, at) => [label, (cells[at] ?? '').replace(GUARD, '')])),
    );
  }
  for (const [name, columns] of Object.entries(NEEDED)) {
    const own = rows[name as PublishedName];
    if (!own) return `There is no table ${name}.csv.`;
    const missing = columns.find((column) => own[0] && own[0][column] === undefined);
    if (missing !== undefined) return `The table ${name}.csv has no column "${missing}".`;
  }
  const values = (rows.observations ?? []).map(toValue);
  const alternatives = rows.alternatives?.map(toValue);
  const unknown = [...values, ...(alternatives ?? [])].find(
    ({ qualifier }) => !qualifiers.includes(qualifier),
  );
  if (unknown) return `The value "${unknown.key}" has the qualifier "${unknown.qualifier}", which is none.`;
  const units = new Map((rows.units ?? []).map((unit) => [unit['id'], unit as unknown as UnitNames]));
  const measures = new Map((rows.measures ?? []).map(({ id, unit }) => [id, unit]));
  return {
    rows,
    values: new Map(values.map((value) => [value.key, value])),
    alternatives: alternatives && new Map(alternatives.map((one) => [`${one.key} ${one.report}`, one])),
    unitOf: (measure) => units.get(measures.get(measure)),
  };
}

function toValue(row: PublishedRow): PublishedValue {
  const { subject = '', measure = '', period = '', operands = '', reported = '', evidence = '' } = row;
  const end = (cell: string | undefined) => (cell ? Number(cell) : null);
  // Values of other reports are never derived, and have no such column.
  const isReported = row['origin'] !== 'derived';
  return {
    key: observationKey({ subject, measure, period }),
    subject,
    measure,
    period,
    unit: row['unit'] ?? '',
    // Blank is a derived value that is open on both sides.
    value: end(row['value']) ?? Number.NEGATIVE_INFINITY,
    low: end(row['low']),
    high: end(row['high']),
    qualifier: row['qualifier'] as Qualifier,
    origin: isReported ? 'reported' : 'derived',
    reported: isReported ? reported : null,
    evidence: isReported ? evidence : null,
    report: isReported ? (evidence.split('#')[0] ?? '') : null,
    operands: operands === '' ? [] : operands.split(KEY_SEPARATOR),
  };
}
