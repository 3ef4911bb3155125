import type { Figure } from '../../figures/figure.ts';
import { agree } from '../prefer.ts';
import { observationKey, type ReportedObservation } from '../tables.ts';
import type { Draft, Told } from './types.ts';

/** What other reports say of the same; only drafts with subject, measure and period have the same. */
export function compareWithOthers(
  { row }: Draft,
  figure: Figure,
  others: ReadonlyMap<string, readonly ReportedObservation[]>,
): Told[] {
  return (others.get(observationKey(row)) ?? []).map(({ figure: other, evidence, reported }) => ({
    kind: agree(figure, other) ? 'corroborates' : 'contradicts',
    evidence,
    reported,
  }));
}

/**
 * Takes back suggested measures where a report would have two values for one subject, measure and period, as it cannot: of equal ones
 * the first keeps it, different ones all lose it. Changes the drafts.
 * @param own what observations of the same report say already.
 */
export function dropRepeated(
  drafts: readonly Draft[],
  own: ReadonlyMap<string, readonly Pick<ReportedObservation, 'evidence' | 'reported'>[]>,
): void {
  const whole = drafts.filter(({ row }) => row.subject && row.measure && row.period);
  for (const [key, group] of Map.groupBy(whole, ({ row }) => observationKey(row))) {
    const [written] = own.get(key) ?? [];
    const [first] = group;
    const areEqual = group.every(({ row }) => Number(row.value) === Number(first?.row.value));
    const kept = written ?? (areEqual ? first?.row : undefined);
    for (const draft of group) {
      if (draft.row === kept) continue;
      if (draft.why.measure) draft.row.measure = '';
      delete draft.why.measure;
      draft.told = kept ? [{ kind: 'repeats', evidence: kept.evidence, reported: kept.reported }] : [];
    }
  }
}
