import type { Loader, LoaderContext } from 'astro/loaders';
import { DataProblems, foldersFromEnvironment, isWithinFolders, loadTables } from './load.ts';
import { observationKey, type Tables } from './tables.ts';

/** The collections of the site: one a table, with derived observations among the observations. */
export type CollectionName = Exclude<keyof Tables, 'derived'>;

/**
 * Loads one table into Astro's content layer. Bad data throws, so that a build fails; when a file changes during
 * `astro dev`, all tables are read again, and bad data is logged while the last good records stay.
 */
export function collectionLoader(name: CollectionName): Loader {
  return {
    name: `nguon-${name}`,
    load: async (context) => {
      fill(context, name, await soundTables());
      watch(context, name);
    },
  };
}

/** One reading serves all collections; a change of a file ends it. */
let reading: Promise<Tables> | undefined;

function soundTables(): Promise<Tables> {
  reading ??= loadTables(foldersFromEnvironment()).then(({ tables, problems }) => {
    if (problems.length > 0) throw new DataProblems(problems);
    return tables;
  });
  return reading;
}

function fill({ store, generateDigest }: LoaderContext, name: CollectionName, tables: Tables): void {
  store.clear();
  const put = (id: string, data: Record<string, unknown>) =>
    store.set({ id, data, digest: generateDigest(data) });
  if (name === 'corrections') put('all', { records: tables.corrections });
  else if (name === 'observations')
    for (const one of [...tables.observations, ...tables.derived]) put(observationKey(one), { ...one });
  else for (const record of tables[name]) put(record.id, { ...record });
}

function watch(context: LoaderContext, name: CollectionName): void {
  const { watcher, logger } = context;
  if (!watcher) return;
  const folders = foldersFromEnvironment();
  watcher.add([folders.data, folders.seeds]);
  let waiting: NodeJS.Timeout | undefined;
  const reload = (file: string) => {
    if (!isWithinFolders(file, folders)) return;
    reading = undefined;
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      try {
        fill(context, name, await soundTables());
      } catch (error) {
        // Each collection hears of the change; one of them is enough to say so.
        if (name === 'observations') logger.error((error as Error).message);
      }
    }, 50);
  };
  for (const event of ['add', 'change', 'unlink'] as const) watcher.on(event, reload);
}
