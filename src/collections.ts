import { defineCollection } from 'astro/content/config';
import { glob, type Loader } from 'astro/loaders';
import * as z from 'zod';
import { DataProblems, foldersFromEnvironment, loadTables } from './dataset/load.ts';
import type { Manifest } from './embed/frozen.ts';
import { storiesFolder } from './stories/parse.ts';
import type { Tables } from './tables/tables.ts';

/**
 * Loads all tables as one entry, since they refer to each other. In `astro dev`, bad data leave it as it was.
 * @throws {DataProblems} in a build and in `astro check`, if the data have problems
 */
const tableLoader: Loader = {
  name: 'nguon-tables',
  load: async ({ store, generateDigest, watcher }) => {
    const { tables, problems } = await loadTables(foldersFromEnvironment());
    if (problems.length === 0)
      store.set({ id: 'all', data: { ...tables }, digest: generateDigest({ ...tables }) });
    // Only a server that follows changes has a watcher.
    else if (!watcher) throw new DataProblems(problems);
  },
};

/**
 * Files of which there may be none. Astro would warn: an entry that is no file, `none`, keeps the collection from being empty.
 * Unreadable files fail a build; `astro dev` loads them again after a change.
 */
function mayBeNone(options: Parameters<typeof glob>[0]): Loader {
  const files = glob(options);
  return {
    name: 'nguon-files',
    load: async (context) => {
      const logger = Object.create(context.logger, { warn: { value: () => {} } });
      try {
        await files.load({ ...context, logger });
        if (context.store.keys().length === 0) context.store.set({ id: 'none', data: {} });
      } catch (error) {
        if (!context.watcher) throw error;
      }
    },
  };
}

export const collections = {
  // The records were checked as they were read, so the schema only says what they are.
  tables: defineCollection({ loader: tableLoader, schema: z.custom<Tables>() }),
  stories: defineCollection({
    loader: mayBeNone({ base: storiesFolder(process.env), pattern: '*/*.mdx' }),
    schema: z.object({ title: z.string(), standfirst: z.string(), report: z.string() }),
  }),
  guide: defineCollection({
    loader: glob({ base: 'src/guide', pattern: '*/*.mdx' }),
    schema: z.object({ title: z.string() }),
  }),
  frozen: defineCollection({
    loader: mayBeNone({
      base: 'public/frozen',
      pattern: '*/*/frozen.json',
      generateId: ({ entry }) => entry.replace(/\/frozen\.json$/, ''),
    }),
    // Compared with what was frozen, byte for byte, before each build.
    schema: z.custom<Manifest>(),
  }),
};
