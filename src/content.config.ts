import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import * as z from 'zod';
import { type CollectionName, collectionLoader } from './tables/collection.ts';
import type { Correction, Observation, Tables } from './tables/tables.ts';

/** The records are checked where they are read; here their types are passed on. */
const table = <Name extends CollectionName>(name: Name) =>
  defineCollection({ loader: collectionLoader(name), schema: z.custom<Tables[Name][number]>() });

export const collections = {
  reports: table('reports'),
  units: table('units'),
  subjects: table('subjects'),
  measures: table('measures'),
  charts: table('charts'),
  statements: table('statements'),
  glossary: table('glossary'),
  evidence: table('evidence'),
  // One entry, for there may be no corrections, and Astro warns of a collection that is empty.
  corrections: defineCollection({
    loader: collectionLoader('corrections'),
    schema: z.custom<{ records: Correction[] }>(),
  }),
  observations: defineCollection({
    loader: collectionLoader('observations'),
    schema: z.custom<Observation>(),
  }),
  stories: defineCollection({
    loader: glob({ base: 'src/stories', pattern: '*/*.mdx' }),
    schema: z.object({ title: z.string(), standfirst: z.string(), report: z.string() }),
  }),
};
