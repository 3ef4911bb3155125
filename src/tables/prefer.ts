import type { Figure } from '../figures/figure.ts';
import { type Report, type ReportedObservation, reportOf, type Tables } from './tables.ts';

/** Reports by preference: the one published last first; of equal days, the one further down in reports.csv. */
function byPreference(reports: readonly Report[]): Report[] {
  return reports.toReversed().toSorted((a, b) => (dayOf(a) > dayOf(b) ? -1 : dayOf(a) < dayOf(b) ? 1 : 0));
}

/** Of values with one subject, measure and period, each from another report, the one of the preferred report. */
export function preferred(
  same: readonly ReportedObservation[],
  reports: readonly Report[],
): ReportedObservation | undefined {
  const values = new Map(same.map((one) => [reportOf(one), one]));
  return byPreference(reports).flatMap(({ id }) => values.get(id) ?? [])[0];
}

/** All values of each report, alternatives included, the preferred report first. */
export function observationsByReport({
  observations,
  alternatives,
  reports,
}: Pick<Tables, 'observations' | 'alternatives' | 'reports'>): ReportedObservation[][] {
  const values = Map.groupBy([...observations, ...alternatives], reportOf);
  return byPreference(reports).map(({ id }) => values.get(id) ?? []);
}

/** The day a report was published, or else that of what it reports on. */
export function dayOf({ published, event_date }: Report): string {
  return published ?? event_date;
}

/**
 * True if two intervals overlap. Intervals that only touch (72 and 73 million) agree if one of them is that
 * single number and the other does not exclude it ("over 46").
 */
export function agree(a: Figure, b: Figure): boolean {
  const [low, high] = [Math.max(a.low, b.low), Math.min(a.high, b.high)];
  if (low !== high) return low < high;
  return [a, b].some(isNumber) && ![a, b].some((figure) => excludes(figure, low));
}

const isNumber = ({ low, high }: Figure) => low === high;

function excludes({ low, high, qualifier }: Figure, value: number): boolean {
  return (qualifier === 'over' && value === low) || (qualifier === 'under' && value === high);
}
