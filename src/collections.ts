import { defineCollection } from 'astro/content/config';
import { glob, type Loader } from 'astro/loaders';
import * as z from 'zod';
import { DataProblems, foldersFromEnvironment, loadTables } from './dataset/load.ts';
import type { Manifest } from './embed/frozen.ts';
import { storiesFolder } from './stories/parse.ts';
import type { Settings } from './tables/settings.ts';
import { allObservations, type Observation, observationKey, type Tables } from './tables/tables.ts';

/** The collections of the site: one a table, with derived observations among the observations. */
type CollectionName = Exclude<keyof Tables, 'derived' | 'confirmations'>;
type ListName = Exclude<CollectionName, 'site'>;

/**
 * Loads one table into Astro's content layer. In `astro dev`, bad data leave the collection as it was.
 * @throws {DataProblems} in a build and in `astro check`, if the data have problems
 */
function collectionLoader(name: CollectionName): Loader {
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
      store.clear();
      for (const [id, data] of entriesOf(name, tables)) store.set({ id, data, digest: generateDigest(data) });
    },
  };
}

let reading: ReturnType<typeof loadTables> | undefined;

type Entry = [id: string, data: Record<string, unknown>];

function entriesOf(name: CollectionName, tables: Tables): Entry[] {
  if (name === 'site') return [['all', { ...tables.site }]];
  if (name === 'corrections' || name === 'moved' || name === 'alternatives')
    return [['all', { records: tables[name] }]];
  if (name === 'observations')
    return allObservations(tables).map((one): Entry => [observationKey(one), { ...one }]);
  return tables[name].map((record): Entry => [record.id, { ...record }]);
}

/** A table of the data. Its records were checked as they were read, so the schema only says what they are. */
const table = <Name extends ListName>(name: Name) =>
  defineCollection({ loader: collectionLoader(name), schema: z.custom<Tables[Name][number]>() });
/** A table that may have no record: one entry with all of them, for Astro warns of a collection that is empty. */
const list = <Name extends ListName>(name: Name) =>
  defineCollection({ loader: collectionLoader(name), schema: z.custom<{ records: Tables[Name] }>() });

/** The manifests of the frozen charts. */
const frozenFiles = glob({
  base: 'public/frozen',
  pattern: '*/*/frozen.json',
  generateId: ({ entry }) => entry.replace(/\/frozen\.json$/, ''),
});
/**
 * There may be none, nor the folder, and Astro would warn of both: the loader's warnings are not shown, and an entry
 * that is no manifest, `none`, keeps the collection from being empty.
 */
const frozenLoader: Loader = {
  name: 'nguon-frozen',
  load: async (context) => {
    const logger = Object.create(context.logger, { warn: { value: () => {} } });
    await frozenFiles.load({ ...context, logger });
    context.store.set({ id: 'none', data: {} });
  },
};

const storyFiles = glob({ base: storiesFolder(process.env), pattern: '*/*.mdx' });
/** A story with unreadable frontmatter fails a build; `astro dev` shows the problem and loads the stories again later. */
const storyLoader: Loader = {
  name: 'nguon-stories',
  load: async (context) => {
    try {
      await storyFiles.load(context);
    } catch (error) {
      if (!context.watcher) throw error;
    }
  },
};

export const collections = {
  site: defineCollection({ loader: collectionLoader('site'), schema: z.custom<Settings>() }),
  reports: table('reports'),
  units: table('units'),
  subjects: table('subjects'),
  measures: table('measures'),
  charts: table('charts'),
  statements: table('statements'),
  glossary: table('glossary'),
  evidence: table('evidence'),
  corrections: list('corrections'),
  moved: list('moved'),
  alternatives: list('alternatives'),
  observations: defineCollection({
    loader: collectionLoader('observations'),
    schema: z.custom<Observation>(),
  }),
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
