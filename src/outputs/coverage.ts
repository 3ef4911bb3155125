import type { Role } from '../evidence/roles.ts';
import { type Evidence, observationKey, type ReportedObservation } from '../tables/tables.ts';
import type { Row } from './row.ts';
import type { ChartView } from './view.ts';

/** A place of a report where something is printed that is, or looks like, a figure, and what became of it. */
export interface Place {
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
): Place[] {
  const users = Map.groupBy(observations, (one) => one.evidence);
  const shown = charts.map((view) => ({
    view,
    keys: new Set(
      view.rows.flatMap(({ observation, operands }) => [observation, ...operands].map(observationKey)),
    ),
  }));
  return evidence.map((one) => {
    const values = users.get(one.id) ?? [];
    return {
      evidence: one,
      role: one.role,
      rows: values.map(toRow),
      charts: shown
        .filter(({ keys }) => values.some((value) => keys.has(observationKey(value))))
        .map(({ view }) => view),
    };
  });
}

/** How much of what a report says in numbers is published: counted, not claimed. */
export function coverageOf(places: readonly Place[]): { figures: number; used: number; context: number } {
  const figures = places.filter(({ role }) => role !== 'context');
  return {
    figures: figures.length,
    used: figures.filter(({ rows }) => rows.length > 0).length,
    context: places.length - figures.length,
  };
}
