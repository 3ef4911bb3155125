import { type DownloadCell, writeDownloadCsv } from '../csv/write.ts';
import { evidenceUrl } from '../evidence/verify.ts';
import { memoize } from '../tables/memoize.ts';
import { agree } from '../tables/prefer.ts';
import {
  type DerivedObservation,
  type Observation,
  observationKey,
  reportOf,
  type Tables,
} from '../tables/tables.ts';
import { licence } from './about.ts';
import { dictionaryOf, type PublishedName, publishedTables } from './dictionary.ts';
import { figureJson, prettyJson } from './json.ts';
import { fileUrl, type Site, tableFile } from './site.ts';

/** A table as `/data/<table>.csv`: RFC 4180, UTF-8. With `bom` it begins with the byte-order mark by which Excel knows UTF-8. */
export function tableCsv(name: PublishedName, tables: Tables, bom = false): string {
  const { columns, rows } = flatTable(name, tables);
  return writeDownloadCsv(columns, rows, { bom });
}

/** A published table with the items of each list joined, as the list's column says. */
export function flatTable(
  name: PublishedName,
  tables: Tables,
): { columns: string[]; rows: DownloadCell[][] } {
  const { columns, rows } = publishedTable(name, tables);
  const separators = dictionaryOf(name).columns.map(({ separator }) => separator);
  const toText = (cell: Cell, at: number) => (Array.isArray(cell) ? cell.join(separators[at]) : cell);
  return { columns, rows: rows.map((row) => row.map(toText)) };
}

/**
 * A table as `/data/<table>.json`: its name, titles, licence, reports, columns, and `rows` as objects with typed
 * values: numbers as numbers, lists as arrays, blank cells and open ends of intervals as null.
 */
export function tableJson(name: PublishedName, tables: Tables, site: Site): string {
  const { columns, rows } = publishedTable(name, tables);
  const { title_en, title_vi, description_en, description_vi } = dictionaryOf(name);
  return prettyJson({
    name,
    title_en,
    title_vi,
    description_en,
    description_vi,
    url: fileUrl(site, tableFile(name, 'json')),
    dictionary: fileUrl(site, 'data/datapackage.json'),
    licence,
    sources: tables.reports.map(({ id, title, author, publisher, url }) => ({
      id,
      title,
      author,
      publisher,
      url,
    })),
    columns,
    rows: rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at] ?? null]))),
  });
}

/** A typed cell of a published table; blank is null, and so is an open end of an interval. */
type Cell = string | number | string[] | null;

/** A published table: its column names, and its rows in the order of the columns. */
interface PublishedTable {
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
    return tables.evidence.map((one) => ({ ...one, url: evidenceUrl(urls.get(one.report) ?? '', one) }));
  }
  if (name === 'measures') return tables.measures.map((one) => ({ ...one, formula: one.formula?.text }));
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
  const evidence = one.origin === 'reported' ? one.evidence : undefined;
  return { ...one, ...figureJson(one.figure), evidence, unit: units.get(one.measure) };
}

function toCell(value: unknown): Cell {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (Array.isArray(value)) return value.map(String);
  throw new Error(`${JSON.stringify(value)} cannot be published as a cell.`);
}

/** A table's CSV as it is published. */
export interface TableFile {
  name: PublishedName;
  /** Relative to `/data/`: `observations.csv`. */
  path: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** In hexadecimal. */
  sha256: string;
}

/** The CSVs of all tables, in the order of the dictionary. */
export const tableFiles = memoize(
  (tables: Tables): Promise<TableFile[]> =>
    Promise.all(
      publishedTables.map(async (name) => {
        const bytes = new TextEncoder().encode(tableCsv(name, tables));
        return { name, path: `${name}.csv`, bytes, sha256: await sha256(bytes) };
      }),
    ),
);

/** The version of the data: the first 12 hexadecimal digits of the SHA-256 over all CSVs, one after the other. */
export const dataVersion = memoize(async (tables: Tables): Promise<string> => {
  const files = await tableFiles(tables);
  const all = await new Blob(files.map(({ bytes }) => bytes)).arrayBuffer();
  return (await sha256(new Uint8Array(all))).slice(0, 12);
});

/** The SHA-256 of some bytes, in lower-case hexadecimal. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
