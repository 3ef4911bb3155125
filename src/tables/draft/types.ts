import type { EvidenceCells } from '../../evidence/extract.ts';
import type { Locale } from '../../i18n/locales.ts';
import type { Tables } from '../tables.ts';

/** Why something is suggested, so that a person can judge it. */
export interface Reason {
  /** Where its words stand, seen from its figure. */
  kind: 'before' | 'after' | 'around' | 'list' | 'sentence' | 'earlier' | 'heading' | 'event' | 'only';
  /** The words of the report that match; for `event` the day of the event. */
  words: string;
}

/** A value for a cell of an observation, and why. */
export interface Suggestion {
  value: string;
  reason: Reason;
}

/** The cells of an observation that words may suggest. */
export const suggested = ['subject', 'measure', 'period'] as const;

/** What a drafted figure is to another one with the same subject, measure and period. */
export interface Comparison {
  /** `repeats`: the same report says it already, so one of the two must become context. */
  kind: 'corroborates' | 'contradicts' | 'repeats';
  evidence: string;
  /** The other figure as printed. */
  reported: string;
}

/** The cells of an observation row. The editor fills in blank ones. */
export type DraftRow = Record<'subject' | 'measure' | 'period' | 'value' | 'reported' | 'evidence', string>;

/** A drafted observation. */
export interface Draft {
  row: DraftRow;
  /** Why each suggestion is made. */
  why: Partial<Record<(typeof suggested)[number], Reason>>;
  /** What other figures say of the same. */
  comparisons: Comparison[];
}

/** The report that observations are drafted from. */
export interface DraftSource {
  report: string;
  locale: Locale;
  evidence: readonly EvidenceCells[];
  /** Its text; without it there are no words to suggest anything by. */
  text: string | undefined;
  /** The day of its event, where known. */
  eventDate: string | undefined;
  /** Evidence that rows use which are not among the tables' observations. */
  used?: ReadonlySet<string> | undefined;
}

/** The tables whose labels are looked for in a text. */
export type LabelTables = Pick<Tables, 'subjects' | 'measures' | 'units'>;

/** The tables that suggestions are made from. */
export type DraftTables = LabelTables & Pick<Tables, 'observations'> & Partial<Pick<Tables, 'alternatives'>>;
