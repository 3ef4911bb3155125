import type { Locale } from '../i18n/locales.ts';
import type { ChartView } from './view.ts';

/** What a build makes beside its pages, in other threads. */
export interface Made {
  /** The charts of each locale, in the order of charts.csv. */
  views: ReadonlyMap<Locale, ChartView[]>;
  /** Whether a chart's page and its page for frames are there already, as an earlier build has made them. */
  hasPages(locale: Locale, id: string): Promise<boolean>;
}

/**
 * The build and the modules that make pages are in one process, but each has its modules for itself. What they share hangs
 * where both find it, as in `tables/live.ts`.
 */
const shared = globalThis as typeof globalThis & { nguonMade?: { now: Made | undefined; pages: string[] } };
shared.nguonMade ??= { now: undefined, pages: [] };

/**
 * Undefined in `now` where Astro makes every page and file by itself: while developing. `pages` are the addresses of pages
 * that Astro did not make, for the sitemap.
 */
export const made: { now: Made | undefined; pages: string[] } = shared.nguonMade;
