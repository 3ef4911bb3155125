import type { Locale } from '../i18n/locales.ts';
import { type Correction, observationKey, type Tables } from '../tables/tables.ts';
import { newestFirst } from './dates.ts';
import { type Row, rowMaker } from './row.ts';

/** The id of a correction's entry on the corrections page. */
export function correctionAnchor(correction: Correction): string {
  return `correction--${correction.date}--${observationKey(correction).replaceAll(' ', '--')}`;
}

/** Says what a correction is of; a value that is no longer published is named by its ids. */
export function correctionNamer(tables: Tables, locale: Locale): (correction: Correction) => string {
  const toRow = rowMaker(tables, locale);
  const observations = new Map(
    [...tables.observations, ...tables.derived].map((one) => [observationKey(one), one]),
  );
  return (correction) => {
    const observation = observations.get(observationKey(correction));
    if (!observation) return observationKey(correction);
    const { subjectLabel, measureLabel, period } = toRow(observation);
    return `${subjectLabel}, ${measureLabel}, ${period}`;
  };
}

/** Corrections of the values in some rows, or of what they were worked out from; the latest first. */
export function correctionsOf(
  rows: readonly Row[],
  { corrections }: Pick<Tables, 'corrections'>,
): Correction[] {
  const keys = new Set(
    rows.flatMap(({ observation, operands }) => [observation, ...operands].map(observationKey)),
  );
  return newestFirst(
    corrections.filter((one) => keys.has(observationKey(one))),
    ({ date }) => date,
  );
}
