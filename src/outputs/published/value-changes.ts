import { formatFigure } from '../../figures/format.ts';
import { formatPeriod } from '../../figures/period.ts';
import type { Locale } from '../../i18n/locales.ts';
import type { PublishedValue, Snapshot } from './snapshot.ts';
import { figureOf, isSame, shortestTellings, tellings } from './tellings.ts';

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
    if (!old) return [{ ...change('new', value), before: null, after: told(value, after, locale) }];
    if (isSame(old, value) && old.unit === value.unit) return [];
    return [{ ...change('changed', value), ...bothTold(old, before, value, after, locale) }];
  });
  const gone = [...was].filter(([name]) => !is.has(name));
  return [
    ...present,
    ...gone.map(([, value]) => ({
      ...change('gone', value),
      before: told(value, before, locale),
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
  if (!unitThen || !unitNow) return { before: told(old, before, locale), after: told(value, after, locale) };
  return shortestTellings(tellings(old, unitThen, locale), tellings(value, unitNow, locale));
}

/** A value as in a sentence: "76.5 million users". */
function told(value: PublishedValue, { unitOf }: Snapshot, locale: Locale): string {
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
