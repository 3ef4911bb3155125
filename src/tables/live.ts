import type { Tables } from './tables.ts';

/** What `astro dev` shows. A build has none of it. */
export interface Live {
  /** The last reading without a problem; undefined until there is one. */
  tables: Tables | undefined;
  /** Counts these readings, so that a page can tell whether it shows the last. */
  version: number;
}

/**
 * What reads the data and what makes the pages are in one process, but each has its modules for itself, and Astro makes
 * those of the pages anew after a change of the code. What they share hangs where both find it.
 */
const shared = globalThis as typeof globalThis & { nguonLive?: Live };
shared.nguonLive ??= { tables: undefined, version: 0 };
export const live: Live = shared.nguonLive;
