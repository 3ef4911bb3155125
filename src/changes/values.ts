import { REST } from '../charts/types.ts';
import { type FrozenValue, frozenValue, type Manifest } from '../embed/frozen.ts';
import { type FormatOptions, formatFigure, formatInterval, type UnitNames } from '../figures/format.ts';
import { formatPeriod } from '../figures/period.ts';
import { fromJson } from '../formats/about.ts';
import { chartPage, pageUrl, type Site } from '../formats/site.ts';
import type { ChartView } from '../formats/view.ts';
import { t } from '../i18n/index.ts';
import type { Locale } from '../i18n/locales.ts';
import { observationKey } from '../tables/tables.ts';
import type { PublishedValue, Snapshot } from './comparison.ts';

/** Pairs what two states have under the same name: what there is now, in its order, then what is gone. */
export function pairs<Was, Is>(was: ReadonlyMap<string, Was>, is: ReadonlyMap<string, Is>) {
  return [...new Set([...is.keys(), ...was.keys()])].map((name) => {
    const [before, after] = [was.get(name), is.get(name)];
    const kind = before === undefined ? 'new' : after === undefined ? 'gone' : 'changed';
    return { name, before, after, kind } as const;
  });
}

export type ValueChange = ReturnType<typeof valueChanges>[number];

/** The changes of values, or of what other reports say of them: [] if the older site did not publish those. */
export function valueChanges(
  before: Snapshot,
  after: Snapshot,
  which: 'values' | 'alternatives',
  locale: Locale,
) {
  const [was, is] = [before[which], after[which]];
  if (!was || !is) return [];
  const labelOf = labels([after, before], locale);
  return pairs(was, is).flatMap(({ kind, before: old, after: now }) => {
    const value = now ?? old;
    if (!value || (old && now && isSame(old, now))) return [];
    const { key, origin, report, measure } = value;
    const [then, unit] = [before.unitOf(measure), after.unitOf(measure)];
    const units = [then && { ...unit, ...then }, unit] as const;
    return { kind, key, label: labelOf(value), origin, report, ...differenceOf(old, now, units, locale) };
  });
}

/** Names values, "Zalo, Users, 30 June 2024", as the first snapshot does that has their names; else by their keys. */
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
export function changedValues(frozen: Pick<Manifest, 'values'>, { rows, locale }: ChartView) {
  const current = new Map(rows.map((row) => [observationKey(row.observation), row]));
  const was = new Map(frozen.values.map((value) => [value.key, value]));
  const is = new Map([...current].map(([key, { observation }]) => [key, frozenValue(observation)]));
  return pairs(was, is).flatMap(({ kind, name: key, before, after }) => {
    if (before && after && isSame(before, after)) return [];
    const [subject, measure, period = ''] = key.split(' ');
    const isRest = measure === REST;
    // A value that is gone has no row: its names and its unit are those of other values, if they have them.
    const ofSubject = rows.find((row) => row.subject.id === subject);
    // The rest of a whole is in the unit of the whole, which has the same subject.
    const ofMeasure = isRest
      ? ofSubject
      : rows.find((row) => row.measure.id === measure && row.observation.measure !== REST);
    const what = isRest ? (current.get(key)?.label ?? t(locale, 'chart.rest')) : ofMeasure?.measureLabel;
    const isNamed = ofSubject && what !== undefined;
    const label = isNamed ? [ofSubject.subjectLabel, what, formatPeriod(period, locale)].join(', ') : key;
    return { kind, key, label, ...differenceOf(before, after, [ofMeasure?.unit, ofMeasure?.unit], locale) };
  });
}

/** What has become of a frozen version's figures since: a sentence, and the page that has more; undefined for nothing. */
export function frozenNews(version: Pick<Manifest, 'date' | 'values'>, view: ChartView, site: Site) {
  const { chart, corrections, locale } = view;
  if (changedValues(version, view).length === 0) return undefined;
  const page = pageUrl(site, chartPage(chart.id), locale);
  const [latest] = corrections.filter(({ date }) => date >= version.date);
  if (!latest) return { text: t(locale, 'frozen.newer'), href: `${page}#frozen` };
  const date = formatPeriod(latest.date, locale);
  return { text: t(locale, 'frozen.corrected', { date }), href: `${page}#corrections` };
}

/** A value as it was or is published, as far as it is known. */
export type ComparableValue = FrozenValue & Partial<PublishedValue>;

/** True if two values are published alike. */
function isSame(old: ComparableValue, now: ComparableValue): boolean {
  return (['value', 'low', 'high', 'qualifier', 'reported', 'evidence', 'unit'] as const).every(
    (one) => old[one] === now[one],
  );
}

/** A value before and after in words that differ, as short as they can be: "76.5 million users"; null where there is none. */
export function differenceOf(
  old: ComparableValue | undefined,
  now: ComparableValue | undefined,
  [unitThen, unitNow]: readonly [UnitNames | undefined, UnitNames | undefined],
  locale: Locale,
  options: FormatOptions = { words: 'long' },
) {
  const before = descriptionsOf(old, unitThen, locale, options);
  const after = descriptionsOf(now, unitNow, locale, options);
  const at = (now ? after : before).findIndex((_, index) => before[index] !== after[index]);
  return { before: before.at(at) ?? null, after: after.at(at) ?? null };
}

/** Descriptions of a value, ever more precise; of an unknown unit the printed phrase or the bare number. [] for no value. */
function descriptionsOf(
  value: ComparableValue | undefined,
  unit: UnitNames | undefined,
  locale: Locale,
  options: FormatOptions,
): string[] {
  if (!value) return [];
  if (!unit) return [value.reported ?? new Intl.NumberFormat(locale).format(value.value)];
  const figure = fromJson(value);
  const short = formatFigure(figure, unit, locale, options);
  const interval = formatInterval(figure, unit, locale);
  const long = interval === '' ? short : `${short} (${interval})`;
  const phrase = `${long}: ${value.reported === null ? '–' : `“${value.reported}”`}`;
  const numbers = `${long}: ${value.value} [${value.low ?? '−∞'}, ${value.high ?? '∞'}]`;
  return [short, long, phrase, `${phrase}, ${value.evidence ?? ''}`, numbers];
}
