import type { Figure } from '../figures/figure.ts';
import { type Report, type ReportedObservation, reportOf, type Tables } from './tables.ts';

/**
 * Which of several reports is shown where they tell the same value: the one published last, and of one day the one that
 * stands further down in reports.csv. The others stay, as alternatives.
 * @param same values with one subject, measure and period, each from another report.
 */
export function preferred(
  same: readonly ReportedObservation[],
  reports: readonly Report[],
): ReportedObservation | undefined {
  const order = new Map(reports.map((report, at) => [report.id, { day: dayOf(report), at }]));
  const place = (one: ReportedObservation) => order.get(reportOf(one)) ?? { day: '', at: -1 };
  return same.reduce<ReportedObservation | undefined>((best, one) => {
    if (!best) return one;
    const [a, b] = [place(best), place(one)];
    return b.day > a.day || (b.day === a.day && b.at > a.at) ? one : best;
  }, undefined);
}

/** All that each report tells, shown or not, the preferred report first. */
export function observationsByReport({
  observations,
  alternatives,
  reports,
}: Pick<Tables, 'observations' | 'alternatives' | 'reports'>): ReportedObservation[][] {
  const told = Map.groupBy([...observations, ...alternatives], reportOf);
  return reports
    .toReversed()
    .toSorted((a, b) => (dayOf(a) > dayOf(b) ? -1 : dayOf(a) < dayOf(b) ? 1 : 0))
    .flatMap(({ id }) => [told.get(id) ?? []]);
}

/** The day a report was published, or else that of what it reports on. */
export function dayOf({ published, event_date }: Report): string {
  return published ?? event_date;
}

/**
 * Whether two reports can both be right: their intervals have values in common. Where they only touch, as those of 72 and
 * 73 million do, they do not, unless one of them is that very number, and the other one does not leave it out ("over 46").
 */
export function agree(a: Figure, b: Figure): boolean {
  const [low, high] = [Math.max(a.low, b.low), Math.min(a.high, b.high)];
  if (low !== high) return low < high;
  return [a, b].some(isNumber) && ![a, b].some((figure) => leavesOut(figure, low));
}

const isNumber = ({ low, high }: Figure) => low === high;

function leavesOut({ low, high, qualifier }: Figure, value: number): boolean {
  return (qualifier === 'over' && value === low) || (qualifier === 'under' && value === high);
}
