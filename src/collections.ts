import type { AstroIntegrationLogger } from 'astro';
import { defineCollection } from 'astro/content/config';
import { glob, type Loader } from 'astro/loaders';
import * as z from 'zod';
import { DataProblems, foldersFromEnvironment, loadTables } from './dataset/load.ts';
import type { Manifest } from './embed/frozen.ts';
import { storiesFolder } from './stories/parse.ts';
import type { Tables } from './tables/tables.ts';

type CollectionName = Exclude<keyof Tables, 'confirmations'>;

/**
 * Loads one table into Astro's content layer, as one entry, `all`: tables may have no record, and Astro would warn of a
 * collection that is empty. In `astro dev`, bad data leave the collection as it was.
 * @throws {DataProblems} in a build and in `astro check`, if the data have problems
 */
function tableLoader(name: CollectionName): Loader {
  return {
    name: `nguon-${name}`,
    load: async ({ store, generateDigest, watcher }) => {
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
      const data = { table: tables[name] };
      store.clear();
      store.set({ id: 'all', data, digest: generateDigest(data) });
    },
  };
}

let reading: ReturnType<typeof loadTables> | undefined;

/** A table of the data. Its records were checked as they were read, so the schema only says what they are. */
const table = <Name extends CollectionName>(name: Name) =>
  defineCollection({ loader: tableLoader(name), schema: z.custom<{ table: Tables[Name] }>() });

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
  site: table('site'),
  reports: table('reports'),
  units: table('units'),
  subjects: table('subjects'),
  measures: table('measures'),
  charts: table('charts'),
  statements: table('statements'),
  glossary: table('glossary'),
  evidence: table('evidence'),
  categories: table('categories'),
  corrections: table('corrections'),
  moved: table('moved'),
  observations: table('observations'),
  alternatives: table('alternatives'),
  derived: table('derived'),
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
