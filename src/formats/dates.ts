import type { Report, Tables } from '../tables/tables.ts';

/** The day that a report speaks of: its publication or, where that is unknown, its event. */
export function reportDate({ published, event_date }: Report): string {
  return published ?? event_date;
}

/** The day of the newest report or correction, of all data or of a chart: with the same data, the same day. */
export function dataDate({ reports, corrections }: Pick<Tables, 'reports' | 'corrections'>): string {
  const days = [...reports.map(reportDate), ...corrections.map(({ date }) => date)];
  return days.toSorted().at(-1) ?? '';
}

/** The years that the observations are of, as an ISO 8601 interval: "2023/2024", or "2024". */
export function temporalCoverage(periods: readonly string[]): string {
  const years = periods.map((period) => period.slice(0, 4)).toSorted();
  const [first, last] = [years[0] ?? '', years.at(-1) ?? ''];
  return first === last ? first : `${first}/${last}`;
}

/** Sorts by a day, the newest first; what is of one day stays in its order. */
export function newestFirst<T>(records: readonly T[], day: (record: T) => string): T[] {
  return records.toSorted((a, b) => (day(a) < day(b) ? 1 : day(a) > day(b) ? -1 : 0));
}
