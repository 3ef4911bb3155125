import * as z from 'zod/mini';
import { claim, id, ids, notes, optional, translated } from '../cells.ts';
import { period } from '../periods.ts';

/** The chart types that can be drawn; `src/charts/index.ts` has a drawing for each. */
export const chartTypes = [
  'bar',
  'stack',
  'dots',
  'range',
  'line',
  'change',
  'multiples',
  'table',
  'card',
] as const;
export type ChartType = (typeof chartTypes)[number];

/** A chart: what is drawn, and the words around it. */
export const chartSchema = z.object({
  id,
  type: z.enum(chartTypes),
  measures: ids,
  subjects: ids,
  period: z.union([z.literal('all'), period]),
  whole: optional(id),
  beside: optional(id),
  colour: z.enum(['origin', 'state', 'none']),
  claim,
  ...translated('title'),
  ...notes,
});
