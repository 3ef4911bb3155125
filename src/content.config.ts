import { defineCollection } from 'astro:content';
import * as z from 'zod';
import { type CollectionName, collectionLoader } from './tables/collection.ts';
import type { Observation, Tables } from './tables/tables.ts';

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
  corrections: table('corrections'),
  evidence: table('evidence'),
  observations: defineCollection({
    loader: collectionLoader('observations'),
    schema: z.custom<Observation>(),
  }),
};
