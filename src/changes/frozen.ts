import { REST } from '../charts/wholes.ts';
import { type FrozenValue, frozenValue, type Manifest } from '../embed/frozen.ts';
import { formatFigure } from '../figures/format.ts';
import { formatPeriod } from '../figures/period.ts';
import type { ChartView, ViewRow } from '../formats/view.ts';
import { t } from '../i18n/index.ts';
import { observationKey } from '../tables/tables.ts';
import { type ChangedValue, descriptionsOf, figureOf, isSame, shortestDifference } from './values.ts';

/**
 * What is different now from a frozen version: numbers, their intervals, qualifiers and printed phrases; not words, and
 * not the order. First what is on the chart now, in its order, then what is gone.
 */
export function changedValues({ values }: Pick<Manifest, 'values'>, view: ChartView): ChangedValue[] {
  const before = new Map(values.map((value) => [value.key, value]));
  const present = new Set(view.rows.map(({ observation }) => observationKey(observation)));
  return [
    ...view.rows.flatMap((row) => changeOf(row, before.get(observationKey(row.observation)), view)),
    ...values.filter(({ key }) => !present.has(key)).map((value) => goneOf(value, view)),
  ];
}

function changeOf(row: ViewRow, before: FrozenValue | undefined, { locale }: ChartView): ChangedValue[] {
  const after = frozenValue(row.observation);
  const { key } = after;
  const label = labelOf(row);
  if (!before) return [{ kind: 'new', key, label, before: null, after: row.figure }];
  if (isSame(before, after)) return [];
  const [old, now] = [descriptionsOf(before, row.unit, locale), descriptionsOf(after, row.unit, locale)];
  return [{ kind: 'changed', key, label, ...shortestDifference(old, now) }];
}

function labelOf({ observation, label, subjectLabel, measureLabel, period }: ViewRow): string {
  return [subjectLabel, observation.measure === REST ? label : measureLabel, period].join(', ');
}

/** A value that is gone has no row: its names and its unit are those of other values of the chart, where they have them. */
function goneOf(value: FrozenValue, { rows, locale }: ChartView): ChangedValue {
  const [subject, measure, period = ''] = value.key.split(' ');
  const isRest = measure === REST;
  const ofSubject = rows.find((row) => row.subject.id === subject);
  // What is left of a whole is in the unit of the whole, which has the same subject.
  const ofMeasure = isRest
    ? ofSubject
    : rows.find((row) => row.measure.id === measure && row.observation.measure !== REST);
  const what = isRest ? t(locale, 'chart.rest') : ofMeasure?.measureLabel;
  const named = ofSubject && what !== undefined;
  return {
    kind: 'gone',
    key: value.key,
    label: named ? [ofSubject.subjectLabel, what, formatPeriod(period, locale)].join(', ') : value.key,
    before: ofMeasure
      ? formatFigure(figureOf(value), ofMeasure.unit, locale, { words: 'long' })
      : (value.reported ?? new Intl.NumberFormat(locale).format(value.value)),
    after: null,
  };
}
