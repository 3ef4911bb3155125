import { assumedPeriod, boundsOf, byTime, formatPeriod, isDay, yearsOf } from '../../figures/period.ts';
import { t } from '../../i18n/index.ts';
import { type HasLocales, type Locale, localized } from '../../i18n/locales.ts';
import type { Params } from '../../i18n/problems.ts';
import { deriveObservations } from '../derive.ts';
import { byId } from '../memoize.ts';
import { isWithin } from '../periods.ts';
import { agree, dayOf } from '../prefer.ts';
import {
  allReported,
  type Confirmation,
  type Evidence,
  type Measure,
  type Observation,
  observationKey,
  type ReportedObservation,
  type Subject,
  type Tables,
} from '../tables.ts';
import type { CheckContext } from './keys.ts';

/** Adds to a value's note, where readers see it, why an editor has confirmed it. */
function addConfirmation(
  observation: ReportedObservation,
  { locales }: HasLocales,
  reasonIn: (locale: Locale) => string,
): void {
  for (const locale of locales) {
    const confirmed = t(locale, 'confirmed', { reason: reasonIn(locale) });
    observation[`note_${locale}`] = [observation[`note_${locale}`], confirmed].filter(Boolean).join(' ');
  }
}

const columns = ['subject', 'measure', 'period'] as const;
type Column = (typeof columns)[number];

/**
 * Checks that subject, measure and period of each observation do not contradict what the words around its figure name, as
 * extraction noted it, and that its period does not lie after its own report; of alternatives too. An editor may confirm a contradiction in the
 * evidence row; then it joins the note of the value, where readers see it.
 */
export function checkNames(tables: Tables, { add }: CheckContext): void {
  const contradicted = new Set<string>();
  for (const observation of allReported(tables)) {
    const row = byId(tables.evidence).get(observation.evidence);
    if (!row || row.role === 'context') continue;
    const report = byId(tables.reports).get(row.report);
    const day = report ? dayOf(report) : '';
    for (const column of columns) {
      const own = assumedPeriod(observation[column]);
      const named = row[column] ?? '';
      const isLater = column === 'period' && startOfLast(own) > startOfLast(day);
      // The report gives the year, and no day.
      const isFiner = column === 'period' && named !== '' && isDay(own) && !isDay(named);
      if (!isLater && !isFiner && !isContradicted(column, own, row)) continue;
      contradicted.add(`${row.id} ${column}`);
      const params = { own, named, day, phrase: row.phrase, file: row.file, id: row.id };
      const reasonIn = (locale: Locale) =>
        isLater
          ? t(locale, 'confirmed.later')
          : t(locale, 'confirmed.named', { named: nameOf(column, named, tables, locale) });
      if (confirmedIn(row).includes(column)) addConfirmation(observation, tables.site, reasonIn);
      else {
        const kind = isLater ? 'later' : isFiner ? 'day' : column;
        add(`contradicts.${kind}`, observation, column, own, params);
      }
    }
  }
  for (const row of tables.evidence)
    for (const column of confirmedIn(row))
      if (!contradicted.has(`${row.id} ${column}`))
        add('contradicts.nothing', row, 'confirmed', column, { column });
}

function isContradicted(column: Column, own: string, row: Evidence): boolean {
  const named = row[column];
  if (named === undefined || named === own) return false;
  // A figure of several subjects at once is named of one of them.
  if (column === 'subject') return row.role !== 'shared';
  return column === 'measure' || !isWithin(own, named);
}

/** When the last year, month or day of a period starts; NaN for none. */
const startOfLast = (period: string) => boundsOf(period.split('/').at(-1) ?? '')[0];

const confirmedIn = ({ confirmed }: Evidence): string[] => confirmed.split(' ').filter(Boolean);

function nameOf(column: Column, id: string, tables: Tables, locale: Locale): string {
  if (column === 'period') return formatPeriod(id, locale);
  const record = byId<Subject | Measure>(tables[`${column}s`]).get(id);
  return record ? localized(record, 'label', locale) : id;
}

/** A value that is probably wrong: correct it, or confirm it with a reason. */
interface Doubt {
  check: Exclude<Confirmation['check'], 'name'>;
  observation: ReportedObservation;
  params: Params;
}

/** A value this many times another one is asked about. */
const JUMP = 10;

/**
 * Reports the doubts that no confirmation settles, and confirmations that settle none. The reason of a confirmation
 * joins the note of its value, where readers see it.
 */
export function checkPlausible(tables: Tables, { add }: CheckContext): void {
  const rowOf = (check: string, { subject, measure, period }: Confirmation | Observation) =>
    [check, subject, measure, period].join(',');
  const confirm = (observation: ReportedObservation, confirmation: Confirmation) =>
    addConfirmation(observation, tables.site, (locale) => localized(confirmation, 'reason', locale));
  const confirmations = new Map<string, Confirmation>();
  for (const one of tables.confirmations) {
    const { check, subject, measure } = one;
    if (check !== 'name') confirmations.set(rowOf(check, one), one);
    else
      for (const observation of allReported(tables))
        if ([observation.subject, observation.measure].includes(subject ?? measure ?? ''))
          confirm(observation, one);
  }
  const settled = new Set<string>();
  for (const { check, observation, params } of doubtsOf(tables)) {
    const row = rowOf(check, observation);
    const confirmation = confirmations.get(row);
    const text = String(observation.figure.value);
    if (!confirmation) add(`implausible.${check}`, observation, 'value', text, { ...params, row });
    else if (!settled.has(row)) confirm(observation, confirmation);
    settled.add(row);
  }
  for (const measure of tables.measures) {
    const above = isQuotient(measure, tables) ? shareAboveAll(measure, tables) : undefined;
    const params = above && { value: Math.round(above.figure.value), subject: above.subject };
    if (params) add('implausible.derived-share', measure, 'formula', measure.formula?.text ?? '', params);
  }
  for (const [row, confirmation] of confirmations)
    if (!settled.has(row)) add('implausible.nothing', confirmation, 'check', confirmation.check);
}

/** Whether a measure is a percentage that divides one value by another: a share, and no growth. */
const isQuotient = ({ unit, formula }: Measure, { units }: Tables) =>
  byId(units).get(unit)?.kind === 'percent' && /^[^-+/]+\/[^-+/]+$/.test(formula?.text ?? '');

/** A derived value of a measure that is above 100% for certain, and rests on no share that was confirmed. */
function shareAboveAll({ id }: Measure, { derived, confirmations }: Tables) {
  const confirmed = confirmations.flatMap(({ check, subject, measure, period }) =>
    check === 'share' ? [subject, measure, period].join(' ') : [],
  );
  return derived.find(
    ({ measure, figure, operands }) =>
      measure === id && figure.low > 100 && !operands.some((key) => confirmed.includes(key)),
  );
}

export function doubtsOf(tables: Tables): Doubt[] {
  return [
    ...allReported(tables).flatMap((one) => unitDoubt(one, tables)),
    ...comparedPairs(tables).flatMap(jump),
    ...againstFormulas(tables),
  ];
}

/** A fraction of something that is counted; more than the whole. */
function unitDoubt(observation: ReportedObservation, tables: Tables): Doubt[] {
  const unit = byId(tables.units).get(byId(tables.measures).get(observation.measure)?.unit ?? '');
  const { value } = observation.figure;
  const doubt = (check: Doubt['check']) => [{ check, observation, params: { value } }];
  if (unit?.kind === 'count' && value % 1 !== 0) return doubt('fraction');
  return unit?.kind === 'percent' && value > 100 ? doubt('share') : [];
}

type Pair = [ReportedObservation, other: ReportedObservation | undefined];

/**
 * Values that are not far apart: each and the one of the period before; what reports give for the same; of three or more
 * siblings the largest and the smallest, each with the next one.
 */
function comparedPairs({ observations, alternatives, subjects }: Tables): Pair[] {
  const series = Map.groupBy(observations, ({ subject, measure, period }) =>
    [subject, measure, monthsOf(period)].join(' '),
  );
  const shown = new Map(observations.map((one) => [observationKey(one), one]));
  const siblings = Map.groupBy(observations, ({ subject, measure, period }) => {
    const parent = byId(subjects).get(subject)?.part_of;
    return parent === undefined ? '' : [parent, measure, yearsOf(period)[0], monthsOf(period)].join(' ');
  });
  siblings.delete('');
  return [
    ...[...series.values()].flatMap((values) => {
      const sorted = values.toSorted((a, b) => byTime(a.period, b.period));
      return sorted.map((one, at): Pair => [one, sorted[at - 1]]);
    }),
    ...alternatives.map((one): Pair => [one, shown.get(observationKey(one))]),
    ...[...siblings.values()].flatMap((values): Pair[] => {
      const sorted = values.toSorted((a, b) => b.figure.value - a.figure.value);
      const ends = values.length > 2 ? [sorted, sorted.toReversed()] : [];
      return ends.flatMap(([last, next]) => (last ? [[last, next]] : []));
    }),
  ];
}

/** Values of a quarter are not compared with those of a year; those of a day, which do not add up over time, are. */
function monthsOf(period: string): number {
  const [start, end] = boundsOf(period);
  return Math.round((end - start) / ((365.25 / 12) * 86_400_000)) || 12;
}

function jump([observation, other]: Pair): Doubt[] {
  const { value } = observation.figure;
  const otherValue = other?.figure.value ?? 0;
  const ratio = Math.abs(value / otherValue);
  if (!other || value === 0 || otherValue === 0 || Math.max(ratio, 1 / ratio) <= JUMP) return [];
  return [{ check: 'jump', observation, params: { value, other: observationKey(other), otherValue } }];
}

/** Printed values of measures that have a formula, beside what the formula gives. */
function againstFormulas(tables: Tables): Doubt[] {
  const measures = byId(tables.measures);
  const { printed = [], others = [] } = Object.groupBy(tables.observations, ({ measure }) =>
    measures.get(measure)?.formula ? 'printed' : 'others',
  );
  if (printed.length === 0) return [];
  const given = deriveObservations({ ...tables, observations: others, alternatives: [] });
  const derived = new Map(given.map((one) => [observationKey(one), one]));
  return printed.flatMap((observation): Doubt[] => {
    const given = derived.get(observationKey(observation));
    if (!given || agree(observation.figure, given.figure)) return [];
    const { low, high } = given.figure;
    const params = { value: observation.figure.value, formula: given.formula, low, high };
    return [{ check: 'formula', observation, params }];
  });
}
