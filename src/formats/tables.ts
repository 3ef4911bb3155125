import { type DownloadCell, writeDownloadCsv } from '../csv/text.ts';
import { evidenceUrl, sha256 } from '../evidence/verify.ts';
import { localized } from '../i18n/locales.ts';
import { byId, getById, memoize } from '../tables/memoize.ts';
import { agree } from '../tables/prefer.ts';
import { type Observation, observationKey, reportOf, type Tables } from '../tables/tables.ts';
import { figureJson, licenceOf, pick, prettyJson, texts } from './about.ts';
import { dictionaryOf, type PublishedName, publishedTables } from './dictionary.ts';
import { reportedIn } from './row.ts';
import { fileUrl, type Site, tableFile } from './site.ts';

/** A table as `/data/<table>.csv`: RFC 4180, UTF-8. With `bom` it begins with the byte-order mark by which Excel knows UTF-8. */
export function tableCsv(name: PublishedName, tables: Tables, bom = false): string {
  const { columns } = dictionaryOf(name, tables.site);
  const rows = publishedRows(name, tables).map((row) =>
    columns.map(({ name, separator }): DownloadCell => {
      const cell = row[name] ?? null;
      return Array.isArray(cell) ? cell.join(separator) : cell;
    }),
  );
  const names = columns.map((column) => column.name);
  return writeDownloadCsv(names, rows, { bom });
}

/** A table as `/data/<table>.json`: `rows` are objects with typed values; blanks and open ends of intervals are null. */
export function tableJson(name: PublishedName, tables: Tables, site: Site): string {
  const table = dictionaryOf(name, site);
  return prettyJson({
    name,
    ...texts('title', (locale) => localized(table, 'title', locale), site.locales),
    ...texts('description', (locale) => localized(table, 'description', locale), site.locales),
    url: fileUrl(site, tableFile(name, 'json')),
    dictionary: fileUrl(site, 'data/datapackage.json'),
    licence: licenceOf(site),
    sources: tables.reports.map((report) => pick(report, ['id', 'title', 'author', 'publisher', 'url'])),
    columns: table.columns.map((column) => column.name),
    rows: publishedRows(name, tables),
  });
}

/** A typed cell of a published table; blank is null, and so is an open end of an interval. */
type Cell = string | number | string[] | null;

/** The rows of a published table by column, in the order of its file; reported observations come before derived ones. */
export function publishedRows(name: PublishedName, tables: Tables): Record<string, Cell>[] {
  const columns = dictionaryOf(name, tables.site).columns.map((column) => column.name);
  return recordsOf(name, tables).map((record) => pick(record, columns)) as Record<string, Cell>[];
}

function recordsOf(name: PublishedName, tables: Tables): Readonly<Record<string, unknown>>[] {
  const toRecord = (one: Observation) => ({
    ...one,
    ...figureJson(one.figure),
    evidence: one.origin === 'reported' ? one.evidence : undefined,
    unit: byId(tables.measures).get(one.measure)?.unit,
  });
  switch (name) {
    case 'observations':
      return [...tables.observations, ...derivedInOrder(tables)].map(toRecord);
    case 'alternatives':
      return tables.alternatives.map((one) => {
        const [shown = one] = reportedIn(tables).get(observationKey(one)) ?? [];
        const agrees = agree(one.figure, shown.figure) ? 'yes' : 'no';
        return { ...toRecord(one), report: reportOf(one), agrees };
      });
    case 'evidence':
      return tables.evidence.map((one) => {
        return { ...one, url: evidenceUrl(byId(tables.reports).get(one.report)?.url, one) };
      });
    case 'measures':
      return tables.measures.map((one) => ({ ...one, formula: one.formula?.text }));
    default:
      return tables[name].map((record) => ({ ...record }));
  }
}

/** The cell of each value in observations.csv, by row and column (RFC 7111 counts the header), by the keys of the observations. */
export const valueCells = memoize((tables: Tables): ReadonlyMap<string, string> => {
  const column =
    dictionaryOf('observations', tables.site).columns.findIndex(({ name }) => name === 'value') + 1;
  const rows = [...tables.observations, ...derivedInOrder(tables)];
  return new Map(rows.map((one, at) => [observationKey(one), `observations.csv#cell=${at + 2},${column}`]));
});

/** Sorts derived observations: they are in no file, and published files must not depend on the order in which tables are read. */
export const derivedInOrder = ({ derived, measures, subjects }: Tables) =>
  derived.toSorted(
    (a, b) =>
      getById(measures, a.measure).row - getById(measures, b.measure).row ||
      getById(subjects, a.subject).row - getById(subjects, b.subject).row ||
      (a.period < b.period ? -1 : 1),
  );

/** The CSVs of all tables as they are published, in the order of the dictionary; their SHA-256 in hexadecimal. */
export const tableFiles = memoize((tables: Tables) =>
  Promise.all(
    publishedTables.map(async (name) => {
      const bytes = new TextEncoder().encode(tableCsv(name, tables));
      return { name, bytes, sha256: await sha256(bytes) };
    }),
  ),
);

/** The version of the data: the first 12 hexadecimal digits of the SHA-256 over all CSVs, one after the other. */
export const dataVersion = memoize(async (tables: Tables): Promise<string> => {
  const files = await tableFiles(tables);
  const all = await new Blob(files.map(({ bytes }) => bytes)).arrayBuffer();
  return (await sha256(new Uint8Array(all))).slice(0, 12);
});
