import { getCollection } from 'astro:content';
import type { DerivedObservation, ReportedObservation, Tables } from '../tables/tables.ts';

/** What the pages draw on. Corrections have pages of their own once there are any. */
export type SiteTables = Omit<Tables, 'corrections'>;

let tables: Promise<SiteTables> | undefined;

/** The collections as one object, in the order of their files. Read once a build; anew at each request in dev. */
export function getTables(): Promise<SiteTables> {
  if (import.meta.env.DEV) return read();
  tables ??= read();
  return tables;
}

async function read(): Promise<SiteTables> {
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
    evidence: await records('evidence'),
    observations: inFileOrder(all.filter((one): one is ReportedObservation => one.origin === 'reported')),
    derived: all.filter((one): one is DerivedObservation => one.origin === 'derived'),
  };
}

async function records<Name extends Exclude<keyof SiteTables, 'observations' | 'derived'>>(name: Name) {
  const entries = await getCollection(name);
  return inFileOrder(entries.map(({ data }) => data as SiteTables[Name][number])) as SiteTables[Name];
}

/** Collections come in the order of their ids; the rows of a file have a meant order. */
function inFileOrder<T extends { file: string; row: number }>(records: T[]): T[] {
  return records.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.row - b.row));
}
