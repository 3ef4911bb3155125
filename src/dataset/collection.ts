import type { Loader, LoaderContext } from 'astro/loaders';
import { observationKey, type Tables } from '../tables/tables.ts';
import { DataProblems, foldersFromEnvironment, loadTables } from './load.ts';

/**
 * The collections of the site: one a table, with derived observations among the observations. Corrections and alternatives
 * may be empty, of which Astro warns, so each is one entry with a list.
 */
export type CollectionName = Exclude<keyof Tables, 'derived' | 'confirmations'>;

/**
 * Loads one table into Astro's content layer. In `astro dev`, bad data leave the collection as it was.
 * @throws {DataProblems} in a build and in `astro check`, if the data have problems
 */
export function collectionLoader(name: CollectionName): Loader {
  return {
    name: `nguon-${name}`,
    load: async (context) => {
      const { tables, problems } = await readOnce();
      if (problems.length === 0) await fill(context, name, tables);
      // Only a server that follows changes has a watcher.
      else if (!context.watcher) throw new DataProblems(problems);
    },
  };
}

let reading: ReturnType<typeof loadTables> | undefined;

/** Reads the data once for all collections that load at the same time. */
function readOnce(): ReturnType<typeof loadTables> {
  reading ??= loadTables(foldersFromEnvironment()).finally(() => {
    reading = undefined;
  });
  return reading;
}

async function fill(context: LoaderContext, name: CollectionName, tables: Tables): Promise<void> {
  const { store, generateDigest, parseData } = context;
  const entries = entriesOf(name, tables).map(async ([id, record]) => {
    const data = await parseData({ id, data: record });
    return { id, data, digest: generateDigest(data) };
  });
  const all = await Promise.all(entries);
  store.clear();
  for (const entry of all) store.set(entry);
}

type Entry = [id: string, data: Record<string, unknown>];

function entriesOf(name: CollectionName, tables: Tables): Entry[] {
  if (name === 'corrections' || name === 'moved' || name === 'alternatives')
    return [['all', { records: tables[name] }]];
  if (name === 'observations')
    return [...tables.observations, ...tables.derived].map((one): Entry => [observationKey(one), { ...one }]);
  return tables[name].map((record): Entry => [record.id, { ...record }]);
}
