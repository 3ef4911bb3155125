/** Where the words of a suggestion stand, seen from its figure. */
export const reasonKinds = [
  'before',
  'after',
  'around',
  'list',
  'sentence',
  'earlier',
  'heading',
  'event',
  'only',
] as const;

/** Why something is suggested, so that a person can judge it. */
export interface Reason {
  kind: (typeof reasonKinds)[number];
  /** The words of the report that match; for `event` the day of the event. */
  words: string;
  /** True when the report has them without their Vietnamese marks. */
  unmarked?: boolean;
}

/** A value for a cell of an observation, and why. */
export interface Suggestion {
  value: string;
  reason: Reason;
}
