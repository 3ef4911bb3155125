import { REST } from '../charts/types.ts';
import { type FrozenValue, frozenValue, type Manifest } from '../embed/frozen.ts';
import type { Figure } from '../figures/figure.ts';
import { type FormatOptions, formatFigure, formatInterval, type UnitNames } from '../figures/format.ts';
import { formatPeriod } from '../figures/period.ts';
import type { ChartView } from '../formats/view.ts';
import { t } from '../i18n/index.ts';
import type { Locale } from '../i18n/locales.ts';
import { observationKey } from '../tables/tables.ts';
import type { PublishedValue, Snapshot } from './snapshot.ts';

/** Pairs what two states have under the same name: what there is now, in its order, then what is gone. */
export function pairs<Was, Is>(was: ReadonlyMap<string, Was>, is: ReadonlyMap<string, Is>) {
  return [...new Set([...is.keys(), ...was.keys()])].map((name) => {
    const [before, after] = [was.get(name), is.get(name)];
    const kind = before === undefined ? 'new' : after === undefined ? 'gone' : 'changed';
    return { name, before, after, kind } as const;
  });
}

/** A value that differs between two states. */
export interface ChangedValue {
  kind: 'changed' | 'new' | 'gone';
  /** `subject measure period` */
  key: string;
  /** "Zalo, Users, 30 June 2024"; the key if the data no longer has the names. */
  label: string;
  /** "76.5 million users"; null if the value is new. */
  before: string | null;
  /** The same of now; null if the value is gone. */
  after: string | null;
}

/** A value that is published otherwise than before, newly, or no more. */
export interface ValueChange extends ChangedValue {
  origin: PublishedValue['origin'];
  /** The report that it is from; null for a derived value. */
  report: string | null;
}

/**
 * The changes of the values that the site shows, or of what other reports say of them: [] if the older site did not
 * publish the latter.
 */
export function valueChanges(
  before: Snapshot,
  after: Snapshot,
  which: 'values' | 'alternatives',
  locale: Locale,
): ValueChange[] {
  const [was, is] = [before[which], after[which]];
  if (!was || !is) return [];
  const labelOf = labels([after, before], locale);
  return pairs(was, is).flatMap(({ kind, before: old, after: now }): ValueChange[] => {
    const value = now ?? old;
    if (!value || (old && now && isSame(old, now) && old.unit === now.unit)) return [];
    const { key, origin, report } = value;
    const [unitThen, unitNow] = [before.unitOf(value.measure), after.unitOf(value.measure)];
    const texts =
      old && now && unitThen && unitNow
        ? shortestDifference(descriptionsOf(old, unitThen, locale), descriptionsOf(now, unitNow, locale))
        : {
            before: old ? asText(old, unitThen, locale) : null,
            after: now ? asText(now, unitNow, locale) : null,
          };
    return [{ kind, key, label: labelOf(value), origin, report, ...texts }];
  });
}

/** Names values with the names of the first snapshot that has them; else by their keys. */
function labels(snapshots: readonly Snapshot[], locale: Locale): (value: PublishedValue) => string {
  const [subjects, measures] = (['subjects', 'measures'] as const).map((table) => {
    const rows = snapshots.toReversed().flatMap((snapshot) => snapshot.rows[table] ?? []);
    return new Map(rows.map((row) => [row['id'], row[`label_${locale}`]]));
  });
  return ({ subject, measure, period, key }) => {
    const [who, what] = [subjects?.get(subject), measures?.get(measure)];
    return who && what ? `${who}, ${what}, ${formatPeriod(period, locale)}` : key;
  };
}

/** Values of a chart that differ from those of a frozen version in number, interval, qualifier or printed phrase. */
export function changedValues({ values }: Pick<Manifest, 'values'>, view: ChartView): ChangedValue[] {
  const { rows, locale } = view;
  const was = new Map(values.map((value) => [value.key, value]));
  const is = new Map(rows.map((row) => [observationKey(row.observation), row]));
  return pairs(was, is).flatMap(({ kind, name: key, before: old, after: row }): ChangedValue[] => {
    if (!row) return old ? [goneFrom(view, old)] : [];
    const { observation, unit } = row;
    const what = observation.measure === REST ? row.label : row.measureLabel;
    const label = [row.subjectLabel, what, row.period].join(', ');
    if (!old) return [{ kind, key, label, before: null, after: row.figure }];
    const now = frozenValue(observation);
    if (isSame(old, now)) return [];
    const [then, today] = [descriptionsOf(old, unit, locale), descriptionsOf(now, unit, locale)];
    return [{ kind, key, label, ...shortestDifference(then, today) }];
  });
}

/** A value that is gone has no row: its names and its unit are those of other values of the chart, if they have them. */
function goneFrom({ rows, locale }: ChartView, value: FrozenValue): ChangedValue {
  const [subject, measure, period = ''] = value.key.split(' ');
  const ofSubject = rows.find((row) => row.subject.id === subject);
  // The rest of a whole is in the unit of the whole, which has the same subject.
  const ofMeasure =
    measure === REST
      ? ofSubject
      : rows.find((row) => row.measure.id === measure && row.observation.measure !== REST);
  const what = measure === REST ? t(locale, 'chart.rest') : ofMeasure?.measureLabel;
  const isNamed = ofSubject && what !== undefined;
  return {
    kind: 'gone',
    key: value.key,
    label: isNamed ? [ofSubject.subjectLabel, what, formatPeriod(period, locale)].join(', ') : value.key,
    before: asText(value, ofMeasure?.unit, locale),
    after: null,
  };
}

/** A value as it was or is published, as far as it is known. */
export interface ComparableValue extends Omit<FrozenValue, 'key'> {
  /** Where it is printed; null for a derived value; omitted if unknown or irrelevant. */
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

function isSame(a: ComparableValue, b: ComparableValue): boolean {
  return (['value', 'low', 'high', 'qualifier', 'reported', 'evidence'] as const).every(
    (one) => a[one] === b[one],
  );
}

/** "76.5 million users"; if the unit is unknown, the printed phrase or the bare number. */
function asText(value: ComparableValue, unit: UnitNames | undefined, locale: Locale): string {
  if (!unit) return value.reported ?? new Intl.NumberFormat(locale).format(value.value);
  return formatFigure(figureOf(value), unit, locale, { words: 'long' });
}

/** Descriptions of a value, ever more precise: with its interval, its phrase, its place; at last with its numbers as in the files. */
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
