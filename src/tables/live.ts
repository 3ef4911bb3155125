import type { Source } from '../csv/decode.ts';
import type { Tables } from './tables.ts';

/** What `astro dev` shows. A build has none of it. */
export interface Live {
  /** The last reading without a problem; undefined until there is one. */
  tables: Tables | undefined;
  /** Counts these readings, so that a page can tell whether it shows the last. */
  version: number;
}

/** What a build has checked, and makes every page from, whatever becomes of the files meanwhile. */
export interface Checked {
  tables: Tables;
  /** The files as they were read. */
  sources: readonly Source[];
}

/**
 * What reads the data and what makes the pages are in one process, but each has its modules for itself, and Astro makes
 * those of the pages anew after a change of the code. What they share hangs where both find it.
 */
const shared = globalThis as typeof globalThis & {
  nguonLive?: Live;
  nguonHandedOn?: { checked: Checked | undefined };
};
shared.nguonLive ??= { tables: undefined, version: 0 };
export const live: Live = shared.nguonLive;

/** What a build's checks hand on to its pages; undefined where nothing was checked in this process. */
shared.nguonHandedOn ??= { checked: undefined };
export const handedOn: { checked: Checked | undefined } = shared.nguonHandedOn;
