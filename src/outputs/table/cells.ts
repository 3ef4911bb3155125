import { evidenceUrl } from '../../evidence/link.ts';
import { agree } from '../../tables/prefer.ts';
import {
  type DerivedObservation,
  type Evidence,
  type Measure,
  type Observation,
  observationKey,
  reportOf,
  type Tables,
} from '../../tables/tables.ts';
import { finite } from '../json.ts';
import { dictionaryOf } from './dictionary.ts';
import type { PublishedName } from './table-titles.ts';

/** A typed cell of a published table; blank is null, and so is an open end of an interval. */
export type Cell = string | number | readonly string[] | null;

/** A published table: its column names, and its rows in the order of the columns. */
export interface PublishedTable {
  columns: string[];
  rows: Cell[][];
}

/**
 * A table as it is published, in the order of its file; of observations, the reported ones, then the derived ones in
 * the order of measures.csv and subjects.csv.
 */
export function publishedTable(name: PublishedName, tables: Tables): PublishedTable {
  const columns = dictionaryOf(name).columns.map((column) => column.name);
  const rows = recordsOf(name, tables).map((record) => columns.map((column) => toCell(record[column])));
  return { columns, rows };
}

type Record_ = Readonly<Record<string, unknown>>;

function recordsOf(name: PublishedName, tables: Tables): Record_[] {
  const units = new Map(tables.measures.map(({ id, unit }) => [id, unit]));
  if (name === 'alternatives') {
    const shown = new Map(tables.observations.map((one) => [observationKey(one), one]));
    return tables.alternatives.map((one) => ({
      ...observationRecord(one, units),
      report: reportOf(one),
      agrees: agree(one.figure, (shown.get(observationKey(one)) ?? one).figure) ? 'yes' : 'no',
    }));
  }
  if (name === 'observations')
    return [...tables.observations, ...derivedInOrder(tables)].map((one) => observationRecord(one, units));
  if (name === 'evidence') {
    const urls = new Map(tables.reports.map(({ id, url }) => [id, url]));
    return tables.evidence.map((one) => evidenceRecord(one, urls));
  }
  if (name === 'measures') return tables.measures.map(measureRecord);
  return tables[name].map((record) => ({ ...record }));
}

/** Derived observations stand in no file, and come in different orders from different readers: what is published must not differ. */
export function derivedInOrder({ derived, measures, subjects }: Tables): DerivedObservation[] {
  const places = (records: readonly { id: string }[]) => new Map(records.map(({ id }, at) => [id, at]));
  const [byMeasure, bySubject] = [places(measures), places(subjects)];
  const place = (order: ReadonlyMap<string, number>, id: string) => order.get(id) ?? -1;
  return derived.toSorted(
    (a, b) =>
      place(byMeasure, a.measure) - place(byMeasure, b.measure) ||
      place(bySubject, a.subject) - place(bySubject, b.subject) ||
      (a.period < b.period ? -1 : 1),
  );
}

function observationRecord(one: Observation, units: ReadonlyMap<string, string>): Record_ {
  const { value, low, high, qualifier } = one.figure;
  return {
    ...one,
    evidence: one.origin === 'reported' ? one.evidence : undefined,
    value: finite(value),
    low: finite(low),
    high: finite(high),
    unit: units.get(one.measure),
    qualifier,
  };
}

function evidenceRecord(one: Evidence, urls: ReadonlyMap<string, string>): Record_ {
  return { ...one, url: evidenceUrl(urls.get(one.report) ?? '', one) };
}

function measureRecord(one: Measure): Record_ {
  return { ...one, formula: one.formula?.text };
}

function toCell(value: unknown): Cell {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (Array.isArray(value)) return value.map(String);
  throw new Error(`${JSON.stringify(value)} cannot be published as a cell.`);
}
