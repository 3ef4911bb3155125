import type { Loader, LoaderContext } from 'astro/loaders';
import { handedOn } from './live.ts';
import { DataProblems, foldersFromEnvironment, loadTables } from './load.ts';
import { observationKey, type Tables } from './tables.ts';

/** The collections of the site: one a table, with derived observations among the observations. */
export type CollectionName = Exclude<keyof Tables, 'derived'>;

/** The tables that may be empty, of which Astro would warn: each is one entry, with the list in it. */
export const lists = ['corrections', 'alternatives'] as const;
export type ListName = (typeof lists)[number];

/**
 * Loads one table into Astro's content layer. Bad data throws, so that a build fails. `astro dev`, which would end of it,
 * and which keeps what it has loaded back for half a second, does not use the collections: see `src/cli/dev/`.
 */
export function collectionLoader(name: CollectionName): Loader {
  return {
    name: `nguon-${name}`,
    load: async (context) => {
      context.store.clear();
      // Only a server that follows changes has a watcher.
      if (!context.watcher) fill(context, name, await soundTables());
    },
  };
}

/** One reading serves all collections. */
let reading: Promise<Tables> | undefined;

/** What `npm run build` has checked; where nobody has, as in `astro check`, what is read and checked here. */
async function soundTables(): Promise<Tables> {
  if (handedOn.checked) return handedOn.checked.tables;
  reading ??= loadTables(foldersFromEnvironment()).then(({ tables, problems }) => {
    if (problems.length > 0) throw new DataProblems(problems);
    return tables;
  });
  return reading;
}

function fill({ store, generateDigest }: LoaderContext, name: CollectionName, tables: Tables): void {
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
