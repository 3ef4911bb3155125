import type { AstroIntegrationLogger } from 'astro';
import { defineCollection } from 'astro/content/config';
import { glob, type Loader } from 'astro/loaders';
import * as z from 'zod';
import { DataProblems, foldersFromEnvironment, loadTables } from './dataset/load.ts';
import type { Manifest } from './embed/frozen.ts';
import { storiesFolder } from './stories/parse.ts';
import type { Tables } from './tables/tables.ts';

/**
 * Loads all tables into Astro's content layer, as one entry: they refer to each other, and Astro would warn of an empty
 * collection. In `astro dev`, bad data leave it as it was.
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

/** The manifests of the frozen charts. */
const frozenFiles = glob({
  base: 'public/frozen',
  pattern: '*/*/frozen.json',
  generateId: ({ entry }) => entry.replace(/\/frozen\.json$/, ''),
});
const withoutWarnings = (logger: AstroIntegrationLogger): AstroIntegrationLogger =>
  Object.create(logger, { warn: { value: () => {} } });
/**
 * There may be none, nor the folder, and Astro would warn of both: the loader's warnings are not shown, and an entry
 * that is no manifest, `none`, keeps the collection from being empty.
 */
const frozenLoader: Loader = {
  name: 'nguon-frozen',
  load: async (context) => {
    await frozenFiles.load({ ...context, logger: withoutWarnings(context.logger) });
    context.store.set({ id: 'none', data: {} });
  },
};

const storyFiles = glob({ base: storiesFolder(process.env), pattern: '*/*.mdx' });
/**
 * A new site has no story: see {@link frozenLoader}. One with unreadable frontmatter fails a build; `astro dev` shows the
 * problem and loads the stories again later.
 */
const storyLoader: Loader = {
  name: 'nguon-stories',
  load: async (context) => {
    try {
      await storyFiles.load({ ...context, logger: withoutWarnings(context.logger) });
      if (context.store.keys().length === 0) context.store.set({ id: 'none', data: {} });
    } catch (error) {
      if (!context.watcher) throw error;
    }
  },
};

export const collections = {
  // The records were checked as they were read, so the schema only says what they are.
  tables: defineCollection({ loader: tableLoader, schema: z.custom<Tables>() }),
  stories: defineCollection({
    loader: storyLoader,
    schema: z.object({ title: z.string(), standfirst: z.string(), report: z.string() }),
  }),
  guide: defineCollection({
    loader: glob({ base: 'src/guide', pattern: '*/*.mdx' }),
    schema: z.object({ title: z.string() }),
  }),
  frozen: defineCollection({
    loader: frozenLoader,
    // Compared with what was frozen, byte for byte, before each build.
    schema: z.custom<Manifest>(),
  }),
};
