import { type FrozenValue, frozenValue } from '../embed/frozen.ts';
import type { Figure } from '../figures/figure.ts';
import { type FormatOptions, formatFigure, formatInterval, type UnitNames } from '../figures/format.ts';
import { formatPeriod } from '../figures/period.ts';
import type { Locale } from '../i18n/locales.ts';
import { dayOf } from '../tables/prefer.ts';
import {
  type DerivedObservation,
  type ReportedObservation,
  reportOf,
  type Tables,
} from '../tables/tables.ts';
import type { PublishedValue, Snapshot } from './snapshot.ts';

/** A value in which the chart of now differs from a frozen version. */
export interface ChangedValue {
  kind: 'changed' | 'new' | 'gone';
  /** As in the manifest: `subject measure period`. */
  key: string;
  /** In the view's language: "Zalo, Users, 30 June 2024". The key where the data no longer has the names. */
  label: string;
  /** As in a sentence: "76.5 million users". Null for a value that is new. */
  before: string | null;
  /** The same of now; null for a value that is gone. */
  after: string | null;
}

/** A value that is published otherwise than before, newly, or no more. */
export interface ValueChange extends ChangedValue {
  origin: PublishedValue['origin'];
  /** The report that it is from; null for a derived value. */
  report: string | null;
}

/** What is different in the values that the site shows: first those of now, in their order, then what is gone. */
export function valueChanges(before: Snapshot, after: Snapshot, locale: Locale): ValueChange[] {
  return between(before, after, before.values, after.values, locale);
}

/** The same of what other reports tell of these values; none where the older site did not publish it. */
export function alternativeChanges(before: Snapshot, after: Snapshot, locale: Locale): ValueChange[] {
  if (!before.alternatives || !after.alternatives) return [];
  const byReport = (values: readonly PublishedValue[]) =>
    new Map(values.map((value) => [`${value.key} ${value.report}`, value]));
  return between(before, after, byReport(before.alternatives), byReport(after.alternatives), locale);
}

type Values = ReadonlyMap<string, PublishedValue>;

function between(before: Snapshot, after: Snapshot, was: Values, is: Values, locale: Locale): ValueChange[] {
  const names = namer([after, before], locale);
  const change = (
    kind: ValueChange['kind'],
    value: PublishedValue,
  ): Omit<ValueChange, 'before' | 'after'> => {
    const { key, origin, report } = value;
    return { kind, key, label: names(value), origin, report };
  };
  const present = [...is].flatMap(([name, value]): ValueChange[] => {
    const old = was.get(name);
    if (!old) return [{ ...change('new', value), before: null, after: formatValue(value, after, locale) }];
    if (isSame(old, value) && old.unit === value.unit) return [];
    return [{ ...change('changed', value), ...bothTold(old, before, value, after, locale) }];
  });
  const gone = [...was].filter(([name]) => !is.has(name));
  return [
    ...present,
    ...gone.map(([, value]) => ({
      ...change('gone', value),
      before: formatValue(value, before, locale),
      after: null,
    })),
  ];
}

function bothTold(
  old: PublishedValue,
  before: Snapshot,
  value: PublishedValue,
  after: Snapshot,
  locale: Locale,
): { before: string; after: string } {
  const [unitThen, unitNow] = [before.unitOf(old.measure), after.unitOf(value.measure)];
  if (!unitThen || !unitNow)
    return { before: formatValue(old, before, locale), after: formatValue(value, after, locale) };
  return shortestDifference(descriptionsOf(old, unitThen, locale), descriptionsOf(value, unitNow, locale));
}

/** A value as in a sentence: "76.5 million users". */
function formatValue(value: PublishedValue, { unitOf }: Snapshot, locale: Locale): string {
  const unit = unitOf(value.measure);
  if (!unit) return value.reported ?? new Intl.NumberFormat(locale).format(value.value);
  return formatFigure(figureOf(value), unit, locale, { words: 'long' });
}

/** Names values, "Zalo, Users, 30 June 2024", with the names of the first snapshot that has them; else by their keys. */
function namer(snapshots: readonly Snapshot[], locale: Locale): (value: PublishedValue) => string {
  const labels = (table: 'subjects' | 'measures') =>
    snapshots
      .toReversed()
      .flatMap(({ rows }) => rows[table] ?? [])
      .map((row): [string, string] => [row['id'] ?? '', row[`label_${locale}`] ?? '']);
  const [subjects, measures] = [new Map(labels('subjects')), new Map(labels('measures'))];
  return ({ subject, measure, period, key }) => {
    const [who, what] = [subjects.get(subject), measures.get(measure)];
    return who && what ? `${who}, ${what}, ${formatPeriod(period, locale)}` : key;
  };
}

/** A value as it was or is published, as far as it can be told. */
export interface ComparableValue extends Omit<FrozenValue, 'key'> {
  /** Where it is printed; null for a derived value. Left out where it is not known, or of no matter. */
  evidence?: string | null;
}

/** The figure of a published value; its open ends are infinite again. */
export function figureOf({ value, low, high, qualifier }: ComparableValue): Figure {
  return {
    value,
    low: low ?? Number.NEGATIVE_INFINITY,
    high: high ?? Number.POSITIVE_INFINITY,
    qualifier,
  };
}

/** True where neither numbers nor words differ. */
export function isSame(a: ComparableValue, b: ComparableValue): boolean {
  return (['value', 'low', 'high', 'qualifier', 'reported', 'evidence'] as const).every(
    (one) => a[one] === b[one],
  );
}

/**
 * A value told ever more closely: its figure; with its interval; with the printed phrase; with the place of the phrase;
 * at last with its numbers as the files have them, as derived ones may differ in digits that nobody is shown.
 */
export function descriptionsOf(
  value: ComparableValue,
  unit: UnitNames,
  locale: Locale,
  options: FormatOptions = { words: 'long' },
): string[] {
  const figure = figureOf(value);
  const short = formatFigure(figure, unit, locale, options);
  const interval = formatInterval(figure, unit, locale);
  const long = interval === '' ? short : `${short} (${interval})`;
  const phrase = `${long}: ${value.reported === null ? '–' : `“${value.reported}”`}`;
  const numbers = `${long}: ${value.value} [${value.low ?? '−∞'}, ${value.high ?? '∞'}]`;
  return [short, long, phrase, ...(value.evidence ? [`${phrase}, ${value.evidence}`] : []), numbers];
}

/** The shortest descriptions of two values that show their difference. */
export function shortestDifference(
  before: readonly string[],
  after: readonly string[],
): { before: string; after: string } {
  const at = before.findIndex((text, index) => text !== after[index]);
  return { before: before.at(at) ?? '', after: after.at(at) ?? '' };
}

/** True where a reader reads the same: number, qualifier and phrase. How wide the interval is follows from them. */
export function matchesReportedValue(
  value: PublishedValue,
  { figure, reported }: ReportedObservation,
): boolean {
  return value.value === figure.value && value.qualifier === figure.qualifier && value.reported === reported;
}

/** True where the same was worked out, but for digits that no program need agree on. */
export function matchesDerivedValue(value: PublishedValue, derived: DerivedObservation): boolean {
  const now = frozenValue(derived);
  return (
    value.qualifier === now.qualifier &&
    (['value', 'low', 'high'] as const).every((end) => isNear(value[end], now[end]))
  );
}

const PRECISION = 1e-12;
function isNear(a: number | null, b: number | null): boolean {
  return a === b || (a !== null && b !== null && Math.abs(a - b) <= PRECISION * Math.abs(b));
}

/**
 * True where a value is gone from its report and yet nobody read anything wrong.
 * @param candidates What other reports tell of the same.
 */
export function needsNoCorrection(
  value: PublishedValue,
  candidates: readonly ReportedObservation[],
  published: Snapshot,
  tables: Tables,
): boolean {
  // The report has another id now, or another one tells the very same.
  if (candidates.some((one) => matchesReportedValue(value, one))) return true;
  const row = published.rows.reports?.find(({ id }) => id === value.report);
  const day = row?.['published'] || row?.['event_date'] || '';
  const days = new Map(tables.reports.map((report) => [report.id, dayOf(report)]));
  if (candidates.some((one) => (days.get(reportOf(one)) ?? '') > day)) return true;
  // The subject or the measure has another id now, and with it the same figure from the same place.
  const isRenamed =
    !tables.subjects.some(({ id }) => id === value.subject) ||
    !tables.measures.some(({ id }) => id === value.measure);
  return (
    isRenamed &&
    tables.observations.some((one) => one.evidence === value.evidence && matchesReportedValue(value, one))
  );
}

/** The unit that a value was published in, and that of its measure now; where one is not known, the other. */
export function unitsOf(
  { measure }: PublishedValue,
  published: Snapshot,
  { measures, units }: Tables,
): [UnitNames, UnitNames] {
  const id = measures.find((one) => one.id === measure)?.unit;
  const [then, now] = [published.unitOf(measure), units.find((one) => one.id === id)];
  const any = then ?? now ?? NO_UNIT;
  return [any, now ?? any];
}

const NO_UNIT: UnitNames = { kind: 'count', singular_en: '', plural_en: '', name_vi: '' };

/** True where a value's measure has another unit now. One that has only another id, or only other names, is the same. */
export function hasOtherUnit(value: PublishedValue, published: Snapshot, tables: Tables): boolean {
  const id = tables.measures.find((one) => one.id === value.measure)?.unit;
  return id !== undefined && id !== value.unit && !isSameUnit(...unitsOf(value, published, tables));
}

/** True where two units are named alike. */
export function isSameUnit(a: UnitNames, b: UnitNames): boolean {
  return (['kind', 'singular_en', 'plural_en', 'name_vi'] as const).every((name) => a[name] === b[name]);
}
