import { formulaInWords } from '../charts/words.ts';
import { evidenceUrl } from '../evidence/verify.ts';
import { isRange } from '../figures/figure.ts';
import { formatFigure, formatInterval, unitName } from '../figures/format.ts';
import { boundsOf, formatPeriod, isUndated } from '../figures/period.ts';
import { bounding } from '../figures/reading.ts';
import { insideSentence, t } from '../i18n/index.ts';
import { type Locale, locales, localized, localPath } from '../i18n/locales.ts';
import { withoutPrefix } from '../tables/draft/labels.ts';
import { byId, getById, memoize } from '../tables/memoize.ts';
import { agree, dayOf } from '../tables/prefer.ts';
import {
  allObservations,
  allReported,
  type Correction,
  type Evidence,
  type MovedPage,
  type Observation,
  observationKey,
  type Report,
  type ReportedObservation,
  reportOf,
  type Tables,
} from '../tables/tables.ts';
import { figurePath, litAnchor, reportPage, statementAnchor } from './site.ts';

/** An observation with everything that it names, and its words in a locale. */
export type Row = ReturnType<ReturnType<typeof makerOf>>;
/** Where a report prints a figure, or says what is quoted. */
export type Source = ReturnType<typeof sourceOf>;

/** Reported observations by key, the shown one first. */
export const reportedIn = memoize((tables: Tables) => Map.groupBy(allReported(tables), observationKey));

export const observationsByKey = memoize(
  (tables: Tables) => new Map(allObservations(tables).map((one) => [observationKey(one), one])),
);

/** Makes rows of one locale, each once. The tables are checked: whatever an observation names exists. */
export const rowMaker = (tables: Tables, locale: Locale) => rowMakers(tables).get(locale)!;

const rowMakers = memoize(
  (tables: Tables) => new Map(locales.map((locale) => [locale, memoize(makerOf(tables, locale))])),
);

function makerOf(tables: Tables, locale: Locale) {
  const byKey = reportedIn(tables);
  const sourceOfFigure = (id: string) => sourceOf(getById(tables.evidence, id), tables, locale);
  return (observation: Observation) => {
    const subject = getById(tables.subjects, observation.subject);
    const measure = getById(tables.measures, observation.measure);
    const unit = getById(tables.units, measure.unit);
    const subjectLabel = localized(subject, 'label', locale);
    const measureLabel = localized(measure, 'label', locale);
    const what = `${subjectLabel}, ${insideSentence(measureLabel)}`;
    const period = formatPeriod(observation.period, locale);
    const longFigure = (one: Observation) => formatFigure(one.figure, unit, locale, { words: 'long' });
    const [reported, derived] =
      observation.origin === 'reported' ? [observation, undefined] : [undefined, observation];
    const figure = longFigure(observation);
    const counted = unit.kind === 'count' && unitName(unit, locale).toLowerCase();
    const isTotal = /^(?:total|tổng) /i.test(measureLabel);
    const saysMeasure = !isTotal && withoutPrefix(measureLabel, locale) === counted;
    // "Items removed per million users" says "items per million users".
    const labelWords = measureLabel.toLowerCase().split(' ');
    const saysUnit = unitName(unit, locale)
      .toLowerCase()
      .split(' ')
      .every((word) => labelWords.includes(word));
    const bare = formatFigure(observation.figure, unit, locale, { words: 'long', bare: saysUnit });
    const allOfKey = (reported && byKey.get(observationKey(reported))) ?? [];
    return {
      observation,
      subject,
      measure,
      unit,
      subjectLabel,
      measureLabel,
      period,
      /** "Zalo, users, 30 June 2024" */
      name: `${what}, ${period}`,
      /** "Zalo: 76.5 million users"; with its measure where the unit does not say it: "Facebook, items removed: 8,981" */
      title: saysMeasure ? `${subjectLabel}: ${figure}` : `${what}: ${bare}`,
      /** "about 4,100 workers" */
      figure,
      shortFigure: formatFigure(observation.figure, unit, locale),
      /** "4,050 to 4,150"; '' when the figure is one number. */
      interval: formatInterval(observation.figure, unit, locale),
      /** How sure it is, beside it: its interval, or "exact"; '' where its own words say all: "over 46". */
      precision:
        isRange(observation.figure) || bounding.includes(observation.figure.qualifier)
          ? ''
          : formatInterval(observation.figure, unit, locale) || t(locale, 'table.exact'),
      note: reported ? localized(reported, 'note', locale) : '',
      /** Where it is printed; undefined for a derived value. */
      source: reported && sourceOfFigure(reported.evidence),
      /** In words, of a derived value; '' for a reported one. */
      formula: derived ? formulaInWords(measure, tables.measures, locale, true) : '',
      /** The reported observations that a derived value was derived from, and where each is printed. */
      operands: (derived?.operands ?? []).flatMap((key, at) =>
        (byKey.get(key) ?? []).filter(({ evidence }) => evidence === derived?.evidence[at]),
      ),
      operandSources: derived?.evidence.map(sourceOfFigure) ?? [],
      /** What reports say of it without a number. */
      statements: tables.statements
        .filter((one) => one.subject === subject.id && one.measure === measure.id)
        .map((one) => ({ text: localized(one, 'text', locale), ...sourceOf(one, tables, locale) })),
      /** The same value in other reports, in the order of their files. */
      others: allOfKey
        .filter(({ evidence }) => evidence !== reported?.evidence)
        .map((other) => ({
          observation: other,
          figure: longFigure(other),
          source: sourceOfFigure(other.evidence),
          /** True if both reports can be right. */
          agrees: agree(observation.figure, other.figure),
        })),
    };
  };
}

/** The day of a report, in words, where the period of a figure had not ended by then; undefined of others. */
export function dayBeforeEnd(
  { observation, source, operandSources }: Row,
  locale: Locale,
): string | undefined {
  if (isUndated(observation.period)) return undefined;
  const days = [source ?? operandSources].flat().map(({ report }) => dayOf(report));
  const early = days.find((day) => boundsOf(day)[1] < boundsOf(observation.period)[1]);
  return early && formatPeriod(early, locale);
}

/** "2024 (as given on 28 November 2024)": see {@link dayBeforeEnd}. */
export function periodInWords(row: Row, locale: Locale): string {
  const date = dayBeforeEnd(row, locale);
  return date ? t(locale, 'page.unfinished', { period: row.period, date }) : row.period;
}

/** Where the words of a figure or a statement stand. */
export function sourceOf(
  evidence: Pick<Evidence, 'id' | 'report' | 'line' | 'before' | 'phrase' | 'after'> & { column?: number },
  { reports, site }: Tables,
  locale: Locale,
) {
  const report = getById(reports, evidence.report);
  const hasMark = report.line_lengths !== undefined && evidence.column !== undefined;
  const isStatement = !evidence.id.includes('#');
  const anchor = isStatement ? statementAnchor(evidence.id) : litAnchor(evidence.id);
  const mark = localPath(`${reportPage(report.id)}#${anchor}`, locale, site);
  return {
    evidence,
    report,
    /** The report's address with a text fragment, so that a browser shows the words; undefined for a report without one. */
    url: evidenceUrl(report.url, evidence),
    /** "VietNamNet, line 13" */
    place: placeInWords(evidence, report, reports, locale),
    /** The path of its mark in the report's picture, or of the statement below it; undefined if it has none. */
    markPath: hasMark || isStatement ? mark : undefined,
  };
}

/** "VietNamNet, line 13"; "VietNamNet; cited, not located"; dated if the publisher has several of the reports. */
export function placeInWords(
  { line }: Pick<Evidence, 'line'>,
  report: Report,
  reports: readonly Report[],
  locale: Locale,
): string {
  const isOne = reports.every(({ id, publisher }) => id === report.id || publisher !== report.publisher);
  const publisher = isOne ? report.publisher : datedPublisher(report, locale);
  return line === undefined
    ? t(locale, 'evidence.cited', { publisher })
    : t(locale, 'evidence.place', { publisher, line });
}

/** The author's name as readers of a locale know it, where the report names one. */
export const authorOf = (report: Report, locale: Locale): string | undefined =>
  localized(report, 'author', locale) || report.author;

/** "VietNamNet (28 November 2024)": one publisher may have several reports, and contradict itself. */
export const datedPublisher = (report: Report, locale: Locale): string =>
  `${report.publisher} (${formatPeriod(dayOf(report), locale)})`;

/** A correction with what pages say of it, "Zalo, Users, 2024", and the id of its entry on the corrections page. */
export type CorrectionView = ReturnType<typeof correctionViews>[number];

/** Describes some corrections in a locale, the latest first. A value that is no longer published is named by its ids. */
export function correctionViews(corrections: readonly Correction[], tables: Tables, locale: Locale) {
  if (corrections.length === 0) return [];
  const toRow = rowMaker(tables, locale);
  const several = new Set(tables.alternatives.map(observationKey));
  const reportCorrected = correctedReport(tables);
  const sameAnchor = Map.groupBy(tables.corrections, anchorOf);
  const nameOf = (correction: Correction): string => {
    const key = observationKey(correction);
    const observation = observationsByKey(tables).get(key);
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
export const newestFirst = <T>(records: readonly T[], day: (record: T) => string): T[] =>
  records.toSorted((a, b) => (day(a) < day(b) ? 1 : day(a) > day(b) ? -1 : 0));
