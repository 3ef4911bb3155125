import { boundsOf, byTime, yearsOf } from '../../figures/period.ts';
import type { Params, ProblemKey } from '../../i18n/problems.ts';
import { deriveObservations } from '../derive.ts';
import { byId } from '../memoize.ts';
import { agree } from '../prefer.ts';
import {
  allReported,
  type Confirmation,
  type Observation,
  observationKey,
  type ReportedObservation,
  type Tables,
} from '../tables.ts';
import { addConfirmation, type CheckContext } from './context.ts';

/** A value that is probably wrong: correct it, or confirm it with a reason. */
export interface Doubt {
  check: Exclude<Confirmation['check'], 'name'>;
  observation: ReportedObservation;
  key: ProblemKey;
  params: Params;
}

/** A value this many times another one is asked about. */
const JUMP = 10;

/**
 * Reports the doubts that no confirmation settles, and confirmations that settle none. The reason of a confirmation
 * joins the note of its value, where readers see it.
 */
export function checkPlausible(tables: Tables, { add }: CheckContext): void {
  const nameOf = (check: string, of: Confirmation | Observation) =>
    [check, of.subject, of.measure, of.period].join(' ');
  const [names = [], values = []] = [true, false].map((isName) =>
    tables.confirmations.filter(({ check }) => (check === 'name') === isName),
  );
  const byName = new Map(values.map((one) => [nameOf(one.check, one), one]));
  for (const confirmation of names)
    for (const observation of allReported(tables))
      if (
        [observation.subject, observation.measure].includes(
          confirmation.subject ?? confirmation.measure ?? '',
        )
      )
        addConfirmation(observation, (locale) => confirmation[`reason_${locale}`]);
  const settled = new Set<string>();
  for (const { check, observation, key, params } of doubtsOf(tables)) {
    const name = nameOf(check, observation);
    const confirmation = byName.get(name);
    if (!confirmation) {
      const row = [check, observation.subject, observation.measure, observation.period].join(',');
      add(key, observation, 'value', String(observation.figure.value), { ...params, row });
    } else if (!settled.has(name)) addConfirmation(observation, (locale) => confirmation[`reason_${locale}`]);
    settled.add(name);
  }
  for (const [name, confirmation] of byName)
    if (!settled.has(name)) add('implausible.nothing', confirmation, 'check', confirmation.check);
}

/** The doubts about printed values. */
export function doubtsOf(tables: Tables): Doubt[] {
  const reported = [...tables.observations, ...tables.alternatives];
  return [
    ...reported.flatMap((one) => unitDoubt(one, tables)),
    ...jumpsInTime(tables.observations),
    ...jumpsBetweenReports(tables),
    ...jumpsBetweenSiblings(tables),
    ...againstFormulas(tables),
  ];
}

/** A fraction of something that is counted; more than the whole. */
function unitDoubt(observation: ReportedObservation, tables: Tables): Doubt[] {
  const unit = byId(tables.units).get(byId(tables.measures).get(observation.measure)?.unit ?? '');
  const { value } = observation.figure;
  if (unit?.kind === 'count' && value % 1 !== 0)
    return [{ check: 'fraction', observation, key: 'implausible.fraction', params: { value } }];
  if (unit?.kind === 'percent' && value > 100)
    return [{ check: 'share', observation, key: 'implausible.share', params: { value } }];
  return [];
}

/** Values of a quarter are not compared with those of a year; those of a day, which do not add up over time, are. */
function monthsOf(period: string): number {
  const [start, end] = boundsOf(period);
  return Math.round((end - start) / MONTH) || 12;
}
const MONTH = (365.25 / 12) * 86_400_000;

/** Each value beside the one of the period before. */
function jumpsInTime(observations: readonly ReportedObservation[]): Doubt[] {
  const series = Map.groupBy(observations, ({ subject, measure, period }) =>
    [subject, measure, monthsOf(period)].join(' '),
  );
  return [...series.values()].flatMap((values) => {
    const sorted = values.toSorted((a, b) => byTime(a.period, b.period));
    return sorted.flatMap((one, at) => jump(one, sorted[at - 1]));
  });
}

function jumpsBetweenReports({ observations, alternatives }: Tables): Doubt[] {
  const shown = new Map(observations.map((one) => [observationKey(one), one]));
  return alternatives.flatMap((one) => jump(one, shown.get(observationKey(one))));
}

/** The largest and the smallest of three or more siblings, beside the next one. */
function jumpsBetweenSiblings({ observations, subjects }: Tables): Doubt[] {
  const subjectOf = byId(subjects);
  const groups = Map.groupBy(observations, ({ subject, measure, period }) => {
    const parent = subjectOf.get(subject)?.part_of;
    return parent === undefined ? '' : [parent, measure, yearsOf(period)[0], monthsOf(period)].join(' ');
  });
  groups.delete('');
  return [...groups.values()].flatMap((values) => {
    if (values.length < 3) return [];
    const sorted = values.toSorted((a, b) => b.figure.value - a.figure.value);
    const [first, second, last, before] = [sorted[0], sorted[1], sorted.at(-1), sorted.at(-2)];
    return [...(first ? jump(first, second) : []), ...(last ? jump(last, before) : [])];
  });
}

function jump(observation: ReportedObservation, other: Observation | undefined): Doubt[] {
  const [a, b] = [observation.figure.value, other?.figure.value ?? 0].map(Math.abs) as [number, number];
  if (!other || a === 0 || b === 0 || Math.max(a, b) / Math.min(a, b) <= JUMP) return [];
  const params = {
    value: observation.figure.value,
    other: observationKey(other),
    otherValue: other.figure.value,
  };
  return [{ check: 'jump', observation, key: 'implausible.jump', params }];
}

/** Printed values of measures that have a formula, beside what the formula gives. */
function againstFormulas(tables: Tables): Doubt[] {
  const withFormula = new Set(tables.measures.filter(({ formula }) => formula).map(({ id }) => id));
  const printed = tables.observations.filter(({ measure }) => withFormula.has(measure));
  if (printed.length === 0) return [];
  const others = tables.observations.filter(({ measure }) => !withFormula.has(measure));
  const derived = deriveObservations(tables, others);
  const byKey = new Map(derived.map((one) => [observationKey(one), one]));
  return printed.flatMap((observation): Doubt[] => {
    const given = byKey.get(observationKey(observation));
    if (!given || agree(observation.figure, given.figure)) return [];
    const { low, high } = given.figure;
    const params = { value: observation.figure.value, formula: given.formula, low, high };
    return [{ check: 'formula', observation, key: 'implausible.formula', params }];
  });
}
