import type { ReportedObservation } from './tables.ts';

/** The observations that a derived value comes from, listed on demand. */
export interface Leaves {
  /** Each observation once, in the order in which the formula names them. */
  list(): ReportedObservation[];
  /** True when the report estimates one of them. */
  areEstimated: boolean;
  /** True when the report gives a range for one of them. */
  areRanges: boolean;
}

export function leavesOf(observations: ReportedObservation[]): Leaves {
  return {
    list: () => observations,
    areEstimated: observations.some(({ figure }) => figure.qualifier === 'estimated'),
    areRanges: observations.some(({ figure }) => figure.qualifier === 'between'),
  };
}

/** Joins the leaves of several values. Listing visits shared parts once: without that there could be millions. */
export function joined(parts: readonly Leaves[]): Leaves {
  const joint: Joint = {
    parts,
    list: () => listOf(joint),
    areEstimated: parts.some(({ areEstimated }) => areEstimated),
    areRanges: parts.some(({ areRanges }) => areRanges),
  };
  return joint;
}

interface Joint extends Leaves {
  parts: readonly Leaves[];
}

function listOf(joint: Joint): ReportedObservation[] {
  const found = new Set<ReportedObservation>();
  const seen = new Set<Leaves>();
  const walk = (leaves: Leaves) => {
    if (seen.has(leaves)) return;
    seen.add(leaves);
    if ('parts' in leaves) for (const part of (leaves as Joint).parts) walk(part);
    else for (const one of leaves.list()) found.add(one);
  };
  walk(joint);
  return [...found];
}
