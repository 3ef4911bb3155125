import { oncePer } from './once.ts';

interface Identified {
  id: string;
}

const mapOf = oncePer((records: readonly Identified[]) => new Map(records.map((one) => [one.id, one])));

/** The records of a table by their ids; made once for each table. Where an id stands twice, the last. */
export function byId<T extends Identified>(records: readonly T[]): ReadonlyMap<string, T> {
  return mapOf(records) as ReadonlyMap<string, Identified> as ReadonlyMap<string, T>;
}
