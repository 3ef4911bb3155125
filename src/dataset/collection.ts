import type { Loader } from 'astro/loaders';
import { allObservations, observationKey, type Tables } from '../tables/tables.ts';
import { DataProblems, foldersFromEnvironment, loadTables } from './load.ts';

/** The collections of the site: one a table, with derived observations among the observations. */
export type CollectionName = Exclude<keyof Tables, 'derived' | 'confirmations'>;

/**
 * Loads one table into Astro's content layer. In `astro dev`, bad data leave the collection as it was.
 * @throws {DataProblems} in a build and in `astro check`, if the data have problems
 */
export function collectionLoader(name: CollectionName): Loader {
  return {
    name: `nguon-${name}`,
    load: async ({ store, generateDigest, parseData, watcher }) => {
      // All collections that load at the same time read the data once.
      reading ??= loadTables(foldersFromEnvironment()).finally(() => {
        reading = undefined;
      });
      const { tables, problems } = await reading;
      if (problems.length > 0) {
        // Only a server that follows changes has a watcher.
        if (watcher) return;
        throw new DataProblems(problems);
      }
      const entries = entriesOf(name, tables).map(async ([id, record]) => {
        const data = await parseData({ id, data: record });
        return { id, data, digest: generateDigest(data) };
      });
      const all = await Promise.all(entries);
      store.clear();
      for (const entry of all) store.set(entry);
    },
  };
}

let reading: ReturnType<typeof loadTables> | undefined;

type Entry = [id: string, data: Record<string, unknown>];

function entriesOf(name: CollectionName, tables: Tables): Entry[] {
  if (name === 'corrections' || name === 'moved' || name === 'alternatives')
    return [['all', { records: tables[name] }]];
  if (name === 'observations')
    return allObservations(tables).map((one): Entry => [observationKey(one), { ...one }]);
  return tables[name].map((record): Entry => [record.id, { ...record }]);
}
