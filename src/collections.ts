import { defineCollection } from 'astro/content/config';
import { glob, type Loader } from 'astro/loaders';
import * as z from 'zod';
import { type CollectionName, collectionLoader } from './dataset/collection.ts';
import { qualifiers } from './figures/figure.ts';
import { storiesFolder } from './stories/parse.ts';
import { derivedSchema, recordSchema, reportedSchema, type TableName } from './tables/schemas/index.ts';

/** The loader reads and checks the CSV files; the schema holds what reaches the pages. */
const table = <Name extends TableName & CollectionName>(name: Name) =>
  defineCollection({ loader: collectionLoader(name), schema: recordSchema(name) });

/** The manifests of the frozen charts; `src/embed/frozen.ts` says what is in them. */
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
  reports: table('reports'),
  units: table('units'),
  subjects: table('subjects'),
  measures: table('measures'),
  charts: table('charts'),
  statements: table('statements'),
  glossary: table('glossary'),
  evidence: table('evidence'),
  // One entry each, for there may be none of these, and Astro warns of a collection that is empty.
  corrections: defineCollection({
    loader: collectionLoader('corrections'),
    schema: z.object({ records: z.array(recordSchema('corrections')) }),
  }),
  moved: defineCollection({
    loader: collectionLoader('moved'),
    schema: z.object({ records: z.array(recordSchema('moved')) }),
  }),
  alternatives: defineCollection({
    loader: collectionLoader('alternatives'),
    schema: z.object({ records: z.array(reportedSchema) }),
  }),
  observations: defineCollection({
    loader: collectionLoader('observations'),
    schema: z.discriminatedUnion('origin', [reportedSchema, derivedSchema]),
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
    schema: z.strictObject({
      chart: z.string(),
      date: z.iso.date(),
      digest: z.string().regex(/^[0-9a-f]{12}$/),
      number: z.int().positive(),
      site: z.url(),
      values: z.array(
        z.strictObject({
          key: z.string(),
          value: z.number(),
          low: z.number().nullable(),
          high: z.number().nullable(),
          qualifier: z.enum(qualifiers),
          reported: z.string().nullable(),
        }),
      ),
      files: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)),
    }),
  }),
};
