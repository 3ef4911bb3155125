import { type CollectionEntry, getCollection, getEntry } from 'astro:content';
import type { RecordTableName } from '../tables/schemas/index.ts';
import { reportOf, type Tables } from '../tables/tables.ts';

let tables: Promise<Tables> | undefined;

/** All tables from the collections, in the order of their files. `astro dev` assembles them again for each page, since data change. */
export function getTables(): Promise<Tables> {
  if (import.meta.env.DEV) return read();
  tables ??= read();
  return tables;
}

async function read(): Promise<Tables> {
  const observations = (await getCollection('observations')).map(({ data }) => data);
  const evidence = await records('evidence');
  return {
    reports: await records('reports'),
    units: await records('units'),
    subjects: await records('subjects'),
    measures: await records('measures'),
    charts: await records('charts'),
    statements: await records('statements'),
    glossary: await records('glossary'),
    corrections: (await getEntry('corrections', 'all'))?.data.records ?? [],
    // In the notes of their values.
    confirmations: [],
    moved: (await getEntry('moved', 'all'))?.data.records ?? [],
    evidence: evidence.map((one) => ({ ...one, report: reportOf({ evidence: one.id }) })),
    observations: inFileOrder(observations.filter((one) => one.origin === 'reported')),
    alternatives: (await getEntry('alternatives', 'all'))?.data.records ?? [],
    derived: observations.filter((one) => one.origin === 'derived'),
  };
}

/** The tables that are a collection of their records. */
type RecordTable = Exclude<RecordTableName, 'corrections' | 'observations'>;

async function records<Name extends RecordTable>(name: Name): Promise<CollectionEntry<Name>['data'][]> {
  const entries: CollectionEntry<RecordTable>[] = await getCollection(name);
  return inFileOrder(entries.map(({ data }) => data));
}

/** Collections come in the order of their ids; the rows of a file have a meant order. */
function inFileOrder<T extends { file: string; row: number }>(records: T[]): T[] {
  return records.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.row - b.row));
}
