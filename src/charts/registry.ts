import type { ChartType } from '../tables/schemas/index.ts';
import * as bar from './bar.ts';
import * as card from './card.ts';
import * as change from './change.ts';
import * as dots from './dots.ts';
import * as line from './line.ts';
import * as multiples from './multiples.ts';
import * as range from './range.ts';
import * as stack from './stack.ts';
import * as table from './table.ts';
import type { ChartModule } from './types.ts';

/** A module for each chart type; a type without one does not compile. */
export const registry: Record<ChartType, ChartModule> = {
  bar,
  stack,
  dots,
  range,
  line,
  change,
  multiples,
  table,
  card,
};
