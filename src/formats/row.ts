import { formulaInWords } from '../charts/words.ts';
import { evidenceUrl } from '../evidence/verify.ts';
import { formatFigure, formatInterval } from '../figures/format.ts';
import { formatPeriod } from '../figures/period.ts';
import { t } from '../i18n/index.ts';
import { type Locale, localized } from '../i18n/locales.ts';
import { byId, memoize } from '../tables/memoize.ts';
import { agree, dayOf } from '../tables/prefer.ts';
import {
  type Evidence,
  type Measure,
  type Observation,
  observationKey,
  type Report,
  type ReportedObservation,
  type Subject,
  type Tables,
  type Unit,
} from '../tables/tables.ts';

/** What rows are made from. */
export type RowTables = Pick<
  Tables,
  'reports' | 'units' | 'subjects' | 'measures' | 'evidence' | 'observations' | 'alternatives'
>;

/** Where a figure is printed. */
export interface Source {
  evidence: Evidence;
  report: Report;
  /** The report's address with a text fragment, so that a browser shows the words. */
  url: string;
  /** "VietNamNet, line 13" */
  place: string;
}

/** A value as another report tells it than the one that is shown. */
export interface OtherReportedValue {
  observation: ReportedObservation;
  /** "about 4,100 workers" */
  figure: string;
  interval: string;
  source: Source;
  /** Whether both reports can be right: their intervals have a value in common. */
  agrees: boolean;
}

/** An observation with everything that it names, and its words in a locale. */
export interface Row {
  observation: Observation;
  subject: Subject;
  measure: Measure;
  unit: Unit;
  subjectLabel: string;
  measureLabel: string;
  period: string;
  /** "about 4,100 workers" */
  figure: string;
  /** "≈ 4,100 workers" */
  shortFigure: string;
  /** "4,050 to 4,150"; '' when the figure is one number. */
  interval: string;
  /** A caveat in the locale; '' for none. */
  note: string;
  /** Where it is printed; undefined for a derived value. */
  source: Source | undefined;
  /** In words, of a derived value; '' for a reported one. */
  formula: string;
  /** The reported observations that a derived value was worked out from. */
  operands: ReportedObservation[];
  /** Where each of those is printed. */
  operandSources: Source[];
  /** How other reports tell the same value, in the order of their files. */
  others: OtherReportedValue[];
}

/** Makes rows of one locale. The tables are checked: whatever an observation names is there. */
export function rowMaker(tables: RowTables, locale: Locale): (observation: Observation) => Row {
  const makers = makersOf(tables);
  const maker = makers.get(locale) ?? makeRows(tables, locale);
  makers.set(locale, maker);
  return maker;
}

const makersOf = memoize((_: RowTables) => new Map<Locale, (observation: Observation) => Row>());

function makeRows(tables: RowTables, locale: Locale): (observation: Observation) => Row {
  const subjects = byId(tables.subjects);
  const measures = byId(tables.measures);
  const units = byId(tables.units);
  const evidence = byId(tables.evidence);
  const reports = byId(tables.reports);
  const observations = new Map(tables.observations.map((one) => [observationKey(one), one]));
  const byEvidence = Map.groupBy(
    [...tables.observations, ...tables.alternatives],
    ({ evidence }) => evidence,
  );
  // A figure that is said of several things is the evidence of all of them.
  const told = (id: string, key: string): ReportedObservation => {
    const found = byEvidence.get(id)?.find((one) => observationKey(one) === key);
    if (!found) throw new Error(`"${key}" is not told at ${id}, although the tables were checked.`);
    return found;
  };
  const alternatives = Map.groupBy(tables.alternatives, observationKey);
  const reportedFor = (key: string) => {
    const others = alternatives.get(key);
    const shown = others && observations.get(key);
    return shown ? [shown, ...others] : [];
  };
  const sourceOf = (id: string): Source => {
    const place = need(evidence, id);
    const report = need(reports, place.report);
    const words = placeInWords(place, report, tables.reports, locale);
    return { evidence: place, report, url: evidenceUrl(report.url, place), place: words };
  };
  return (observation) => {
    const subject = need(subjects, observation.subject);
    const measure = need(measures, observation.measure);
    const unit = need(units, measure.unit);
    const isReported = observation.origin === 'reported';
    return {
      observation,
      subject,
      measure,
      unit,
      subjectLabel: localized(subject, 'label', locale),
      measureLabel: localized(measure, 'label', locale),
      period: formatPeriod(observation.period, locale),
      figure: formatFigure(observation.figure, unit, locale, { words: 'long' }),
      shortFigure: formatFigure(observation.figure, unit, locale),
      interval: formatInterval(observation.figure, unit, locale),
      note: isReported ? localized(observation, 'note', locale) : '',
      source: isReported ? sourceOf(observation.evidence) : undefined,
      formula: isReported ? '' : formulaInWords(measure, tables.measures, locale),
      operands: isReported
        ? []
        : observation.evidence.map((id, at) => told(id, observation.operands[at] ?? '')),
      operandSources: isReported ? [] : observation.evidence.map(sourceOf),
      others: reportedFor(observationKey(observation))
        .filter(({ evidence }) => isReported && evidence !== observation.evidence)
        .map((other) => ({
          observation: other,
          figure: formatFigure(other.figure, unit, locale, { words: 'long' }),
          interval: formatInterval(other.figure, unit, locale),
          source: sourceOf(other.evidence),
          agrees: agree(observation.figure, other.figure),
        })),
    };
  };
}

function need<T>(records: ReadonlyMap<string, T>, id: string): T {
  const found = records.get(id);
  if (found === undefined) throw new Error(`"${id}" is in no table, although the tables were checked.`);
  return found;
}

/**
 * "VietNamNet, line 13"; of a figure that has no line, "VietNamNet; cited, not located": nobody can have verified it.
 * Where a publisher has several of the reports, with the day: "VietNamNet (28 November 2024), line 13".
 */
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

/** "VietNamNet (28 November 2024)": one publisher may have several reports, and contradict itself. */
export function datedPublisher(report: Report, locale: Locale): string {
  return `${report.publisher} (${formatPeriod(dayOf(report), locale)})`;
}
