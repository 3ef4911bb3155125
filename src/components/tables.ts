import { getCollection } from 'astro:content';
import type { ListName } from '../tables/collection.ts';
import type { DerivedObservation, ReportedObservation, Tables } from '../tables/tables.ts';

let tables: Promise<Tables> | undefined;

/** All tables from the collections, in the order of their files. `astro dev` assembles them again for each page, since data change. */
export function getTables(): Promise<Tables> {
  if (import.meta.env.DEV) return read();
  tables ??= read();
  return tables;
}

async function read(): Promise<Tables> {
  const observations = await getCollection('observations');
  const all = observations.map(({ data }) => data);
  return {
    reports: await records('reports'),
    units: await records('units'),
    subjects: await records('subjects'),
    measures: await records('measures'),
    charts: await records('charts'),
    statements: await records('statements'),
    glossary: await records('glossary'),
    corrections: await list('corrections'),
    evidence: await records('evidence'),
    observations: inFileOrder(all.filter((one): one is ReportedObservation => one.origin === 'reported')),
    alternatives: await list('alternatives'),
    derived: all.filter((one): one is DerivedObservation => one.origin === 'derived'),
  };
}

async function records<Name extends Exclude<keyof Tables, 'observations' | 'derived' | ListName>>(
  name: Name,
) {
  const entries = await getCollection(name);
  return inFileOrder(entries.map(({ data }) => data as Tables[Name][number])) as Tables[Name];
}

async function list<Name extends ListName>(name: Name): Promise<Tables[Name]> {
  const [entry] = await getCollection(name);
  return (entry?.data.records ?? []) as Tables[Name];
}

/** Collections come in the order of their ids; the rows of a file have a meant order. */
function inFileOrder<T extends { file: string; row: number }>(records: T[]): T[] {
  return records.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.row - b.row));
}
