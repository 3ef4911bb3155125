import type { Loader, LoaderContext } from 'astro/loaders';
import { DataProblems, foldersFromEnvironment, loadTables } from './load.ts';
import { observationKey, type Tables } from './tables.ts';

/** The collections of the site: one a table, with derived observations among the observations. */
export type CollectionName = Exclude<keyof Tables, 'derived'>;

/** Tables that may be empty. Astro warns of an empty collection, so each of these is one entry that holds the list. */
export const lists = ['corrections', 'alternatives'] as const;
export type ListName = (typeof lists)[number];

/**
 * Loads one table into Astro's content layer. In `astro dev`, bad data leave the collection as it was.
 * @throws {DataProblems} in a build and in `astro check`, if the data have problems
 */
export function collectionLoader(name: CollectionName): Loader {
  return {
    name: `nguon-${name}`,
    load: async (context) => {
      const { tables, problems } = await readOnce();
      if (problems.length === 0) fill(context, name, tables);
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

function fill({ store, generateDigest }: LoaderContext, name: CollectionName, tables: Tables): void {
  store.clear();
  const put = (id: string, data: Record<string, unknown>) =>
    store.set({ id, data, digest: generateDigest(data) });
  if (isList(name)) put('all', { records: tables[name] });
  else if (name === 'observations')
    for (const one of [...tables.observations, ...tables.derived]) put(observationKey(one), { ...one });
  else for (const record of tables[name]) put(record.id, { ...record });
}

function isList(name: CollectionName): name is ListName {
  return (lists as readonly string[]).includes(name);
}
