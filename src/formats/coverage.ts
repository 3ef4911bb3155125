import type { Role } from '../evidence/roles.ts';
import { memoize } from '../tables/memoize.ts';
import {
  type DerivedObservation,
  type Evidence,
  observationKey,
  type ReportedObservation,
  reportOf,
} from '../tables/tables.ts';
import type { Row } from './row.ts';
import type { ChartView } from './view.ts';

/** A place of a report where something is printed that is, or looks like, a figure, and what became of it. */
export interface SpatialCoverage {
  evidence: Evidence;
  role: Role;
  /** The values that rest on it: one for a figure, several for a shared one, none for context. */
  rows: Row[];
  /** The charts that show one of the values, or a value worked out from it. */
  charts: ChartView[];
}

/** Every place of a report in the order of its text. */
export function placesOf(
  evidence: readonly Evidence[],
  observations: readonly ReportedObservation[],
  charts: readonly ChartView[],
  toRow: (observation: ReportedObservation) => Row,
): SpatialCoverage[] {
  const users = usersOf(observations);
  const shownIn = chartsShowing(charts);
  return evidence.map((one) => {
    const values = users.get(one.id) ?? [];
    const numbers = new Set(values.flatMap((value) => shownIn.get(observationKey(value)) ?? []));
    return {
      evidence: one,
      role: one.role,
      rows: values.map(toRow),
      charts: [...numbers].sort((a, b) => a - b).flatMap((at) => charts[at] ?? []),
    };
  });
}

/** The derived values by the ids of the reports whose figures they come from: a value of several reports is with each. */
export const derivedFrom = memoize((derived: readonly DerivedObservation[]) => {
  const byReport = new Map<string, DerivedObservation[]>();
  for (const one of derived)
    for (const report of new Set(one.evidence.map((evidence) => reportOf({ evidence })))) {
      const before = byReport.get(report);
      if (before) before.push(one);
      else byReport.set(report, [one]);
    }
  return byReport;
});

/** The observations by the evidence that they rest on. */
const usersOf = memoize((observations: readonly ReportedObservation[]) =>
  Map.groupBy(observations, (one) => one.evidence),
);

/** The numbers of the charts that show a value, or one worked out from it, by the value's key. */
const chartsShowing = memoize((charts: readonly ChartView[]) => {
  const numbers = new Map<string, Set<number>>();
  for (const [at, { rows }] of charts.entries())
    for (const { observation, operands } of rows)
      for (const one of [observation, ...operands]) {
        const key = observationKey(one);
        const before = numbers.get(key);
        if (before) before.add(at);
        else numbers.set(key, new Set([at]));
      }
  return new Map([...numbers].map(([key, all]) => [key, [...all]]));
});

/** How much of what a report says in numbers is published: counted, not claimed. */
export function coverageOf(places: readonly SpatialCoverage[]): {
  figures: number;
  used: number;
  context: number;
} {
  const figures = places.filter(({ role }) => role !== 'context');
  return {
    figures: figures.length,
    used: figures.filter(({ rows }) => rows.length > 0).length,
    context: places.length - figures.length,
  };
}
