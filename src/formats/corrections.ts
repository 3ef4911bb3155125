import { t } from '../i18n/index.ts';
import { type Locale, localized } from '../i18n/locales.ts';
import { dayOf } from '../tables/prefer.ts';
import {
  type Correction,
  observationKey,
  type ReportedObservation,
  reportOf,
  type Tables,
} from '../tables/tables.ts';
import { type Row, rowMaker } from './row.ts';

/** Gives the id of a correction's entry on the corrections page; further ones of a value on one day are numbered. */
export function correctionAnchors({
  corrections,
}: Pick<Tables, 'corrections'>): (correction: Correction) => string {
  const groups = Map.groupBy(corrections, baseOf);
  return (correction) => {
    const base = baseOf(correction);
    const at = groups.get(base)?.indexOf(correction) ?? 0;
    return at > 0 ? `${base}--${at + 1}` : base;
  };
}

const baseOf = (correction: Correction) =>
  ['correction', correction.date, ...observationKey(correction).split(' '), correction.report ?? []]
    .flat()
    .join('--');

/** A correction with what pages say of it. */
export interface CorrectionView extends Correction {
  /** What it is of: see {@link correctionNamer}. */
  what: string;
  /** The id of its entry on the corrections page. */
  anchor: string;
}

/** Tells corrections as pages do. */
export function correctionViewMaker(
  tables: Tables,
  locale: Locale,
): (correction: Correction) => CorrectionView {
  // Most sites have none, and names are looked for in all observations.
  let name: ReturnType<typeof correctionNamer> | undefined;
  let anchor: ReturnType<typeof correctionAnchors> | undefined;
  return (correction) => {
    name ??= correctionNamer(tables, locale);
    anchor ??= correctionAnchors(tables);
    return { ...correction, what: name(correction), anchor: anchor(correction) };
  };
}

/**
 * Says what a correction is of, and in which report where it names one or several tell the value; a value that is no
 * longer published is named by its ids.
 */
export function correctionNamer(tables: Tables, locale: Locale): (correction: Correction) => string {
  const toRow = rowMaker(tables, locale);
  const observations = new Map(
    [...tables.observations, ...tables.derived].map((one) => [observationKey(one), one]),
  );
  const reports = new Map(tables.reports.map((report) => [report.id, report]));
  const several = new Set(tables.alternatives.map(observationKey));
  const reportCorrected = correctedReport(tables);
  return (correction) => {
    const key = observationKey(correction);
    const observation = observations.get(key);
    const row = observation && toRow(observation);
    const what = row ? `${row.subjectLabel}, ${row.measureLabel}, ${row.period}` : key;
    const report = reports.get((several.has(key) ? reportCorrected(correction) : correction.report) ?? '');
    if (!report) return what;
    const title = localized(report, 'title', locale);
    return t(locale, 'corrections.asReported', { what, title, publisher: report.publisher });
  };
}

/**
 * Corrections of the values in some rows, or of what they were worked out from, each as the row's report tells it: what
 * another report told wrongly was never shown there. The latest first.
 */
export function correctionsOf(rows: readonly Row[], tables: Tables): Correction[] {
  const shown = Map.groupBy(
    rows.flatMap(({ observation, operands }) => [observation, ...operands]),
    observationKey,
  );
  const ofValues = tables.corrections.filter((one) => shown.has(observationKey(one)));
  if (ofValues.length === 0) return [];
  const reportCorrected = correctedReport({ ...tables, corrections: ofValues });
  const isShown = (correction: Correction) => {
    const report = reportCorrected(correction);
    const isOfIt = (one: Row['observation']) => one.origin === 'derived' || reportOf(one) === report;
    return shown.get(observationKey(correction))?.some(isOfIt) ?? false;
  };
  return newestFirst(ofValues.filter(isShown), ({ date }) => date);
}

/**
 * Gives the report whose value was corrected: the one that it names; else the one that was shown on its day, which
 * is the newest published by then; else the one that is shown. Undefined where no report tells the value.
 */
export function correctedReport({
  reports,
  observations,
  alternatives,
  corrections,
}: Pick<Tables, 'reports' | 'observations' | 'alternatives' | 'corrections'>): (
  correction: Correction,
) => string | undefined {
  const keys = new Set(corrections.map(observationKey));
  const reportedByKey = Map.groupBy(
    [...observations, ...alternatives].filter((one) => keys.has(observationKey(one))),
    observationKey,
  );
  const days = new Map(reports.map((report) => [report.id, dayOf(report)]));
  const dayOfTelling = (one: ReportedObservation) => days.get(reportOf(one)) ?? '';
  return (correction) => {
    if (correction.report !== undefined) return correction.report;
    // The shown one comes first: of one day, it stays.
    const [shown, ...others] = reportedByKey.get(observationKey(correction)) ?? [];
    const known = [shown, ...others].filter((one) => one && dayOfTelling(one) <= correction.date);
    const newest = known.reduce(
      (best, one) => (best && one && dayOfTelling(one) > dayOfTelling(best) ? one : best),
      known[0],
    );
    const corrected = newest ?? shown;
    return corrected && reportOf(corrected);
  };
}

/** Sorts by a day, the newest first; what is of one day stays in its order. */
export function newestFirst<T>(records: readonly T[], day: (record: T) => string): T[] {
  return records.toSorted((a, b) => (day(a) < day(b) ? 1 : day(a) > day(b) ? -1 : 0));
}
