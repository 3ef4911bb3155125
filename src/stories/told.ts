import { operandsOf } from '../figures/formula.ts';
import { deriveObservations } from '../tables/derive.ts';
import { type Measure, type Observation, observationKey, reportOf, type Tables } from '../tables/tables.ts';

/** What a report's figures are told from. */
export type ToldTables = Pick<
  Tables,
  'subjects' | 'measures' | 'units' | 'observations' | 'alternatives' | 'derived'
>;

const made = new WeakMap<ToldTables, Map<string, readonly Observation[]>>();

/**
 * What a report tells itself, be it what the charts show or not, and what follows from that alone: what a story of it
 * means, whatever later reports say of the same. A derived value that is shown is that very object.
 */
export function toldBy(report: string, tables: ToldTables): readonly Observation[] {
  const ofTables = made.get(tables) ?? new Map<string, readonly Observation[]>();
  made.set(tables, ofTables);
  const known = ofTables.get(report);
  if (known) return known;
  const { measures, subjects, units } = tables;
  const isOwn = (evidence: string) => reportOf({ evidence }) === report;
  const reported = [...tables.observations, ...tables.alternatives].filter(({ evidence }) => isOwn(evidence));
  const shown = tables.derived.filter(({ evidence }) => evidence.every(isOwn));
  const shownByKey = new Map(shown.map((one) => [observationKey(one), one]));
  const derived = deriveObservations(inOrder(measures), subjects, units, reported);
  const told = [...reported, ...derived.map((one) => shownByKey.get(observationKey(one)) ?? one)];
  ofTables.set(report, told);
  return told;
}

/** Each measure after those that its formula names; that none goes in a circle was checked. */
function inOrder(measures: readonly Measure[]): Measure[] {
  const byId = new Map(measures.map((measure) => [measure.id, measure]));
  const ordered = new Set<Measure>();
  const add = (measure: Measure) => {
    if (ordered.has(measure)) return;
    for (const { name } of measure.formula ? operandsOf(measure.formula.tree) : []) {
      const operand = byId.get(name);
      if (operand) add(operand);
    }
    ordered.add(measure);
  };
  for (const measure of measures) add(measure);
  return [...ordered];
}
