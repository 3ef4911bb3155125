import type { Figure } from '../figures/figure.ts';
import { type Report, type ReportedObservation, reportOf } from './tables.ts';

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

/** The day a report was published, or else that of what it reports on. */
export function dayOf({ published, event_date }: Report): string {
  return published ?? event_date;
}

/** Whether two reports can both be right: their intervals, ends included, have a value in common. */
export function agree(a: Figure, b: Figure): boolean {
  return a.low <= b.high && b.low <= a.high;
}
