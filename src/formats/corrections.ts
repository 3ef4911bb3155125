import { t } from '../i18n/index.ts';
import { type Locale, localized } from '../i18n/locales.ts';
import { byId } from '../tables/memoize.ts';
import { dayOf } from '../tables/prefer.ts';
import {
  allObservations,
  type Correction,
  type MovedPage,
  observationKey,
  type ReportedObservation,
  reportOf,
  type Tables,
} from '../tables/tables.ts';
import { type Row, reportedIn, rowMaker } from './row.ts';
import { figurePath } from './site.ts';

/** A correction with what pages say of it, "Zalo, Users, 2024", and the id of its entry on the corrections page. */
export type CorrectionView = ReturnType<typeof correctionViews>[number];

/** Describes some corrections in a locale, the latest first. A value that is no longer published is named by its ids. */
export function correctionViews(corrections: readonly Correction[], tables: Tables, locale: Locale) {
  if (corrections.length === 0) return [];
  const toRow = rowMaker(tables, locale);
  const observations = new Map(allObservations(tables).map((one) => [observationKey(one), one]));
  const several = new Set(tables.alternatives.map(observationKey));
  const reportCorrected = correctedReport(tables);
  const sameAnchor = Map.groupBy(tables.corrections, anchorOf);
  const nameOf = (correction: Correction): string => {
    const key = observationKey(correction);
    const observation = observations.get(key);
    const what = observation ? toRow(observation).name : key;
    const id = several.has(key) ? reportCorrected(correction) : correction.report;
    const report = byId(tables.reports).get(id ?? '');
    if (!report) return what;
    const title = localized(report, 'title', locale);
    return t(locale, 'corrections.asReported', { what, title, publisher: report.publisher });
  };
  return newestFirst(corrections, ({ date }) => date).map((correction) => {
    const anchor = anchorOf(correction);
    const at = sameAnchor.get(anchor)?.indexOf(correction) ?? 0;
    return { ...correction, what: nameOf(correction), anchor: at > 0 ? `${anchor}--${at + 1}` : anchor };
  });
}

function anchorOf(correction: Correction): string {
  const { date, subject, measure, period, report } = correction;
  return ['correction', date, subject, measure, period, ...(report ? [report] : [])].join('--');
}

/** Corrections of the values in some rows, or of their operands, as the row's report has them. */
export function correctionsOf(rows: readonly Row[], tables: Tables): Correction[] {
  const shown = Map.groupBy(
    rows.flatMap(({ observation, operands }) => [observation, ...operands]),
    observationKey,
  );
  const reportCorrected = correctedReport(tables);
  const isShown = (correction: Correction) =>
    shown
      .get(observationKey(correction))
      ?.some((one) => one.origin === 'derived' || reportOf(one) === reportCorrected(correction));
  return tables.corrections.filter(isShown);
}

/** Finds the report whose value was corrected: the one named; else the one shown on that day; else the one shown now. */
export function correctedReport(tables: Tables): (correction: Correction) => string | undefined {
  const day = (one: ReportedObservation) => {
    const report = byId(tables.reports).get(reportOf(one));
    return report ? dayOf(report) : '';
  };
  return (correction) => {
    if (correction.report !== undefined) return correction.report;
    const reported = reportedIn(tables).get(observationKey(correction)) ?? [];
    const published = reported.filter((one) => day(one) <= correction.date);
    const corrected = newestFirst(published, day)[0] ?? reported[0];
    return corrected && reportOf(corrected);
  };
}

/** All pages that are gone: those of moved.csv, and those of figures that a correction took back. */
export function gonePages(tables: Tables): Omit<MovedPage, 'file' | 'row'>[] {
  const present = new Set(allObservations(tables).map(observationKey));
  const gone = tables.corrections.filter((one) => !present.has(observationKey(one)));
  const corrected = gone.map((one) => ({ ...one, page: figurePath(one), to: undefined }));
  return [...new Map([...corrected, ...tables.moved].map((one) => [one.page, one])).values()];
}

/** Sorts by a day, the newest first; records of one day stay in their order. */
export function newestFirst<T>(records: readonly T[], day: (record: T) => string): T[] {
  return records.toSorted((a, b) => (day(a) < day(b) ? 1 : day(a) > day(b) ? -1 : 0));
}
