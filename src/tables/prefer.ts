import { type Figure, printedPrecision } from '../figures/figure.ts';
import { type Report, type ReportedObservation, reportOf } from './tables.ts';

/** Reports, the newest first: by the day of publication, else of the event; of equal days, the one further down in reports.csv. */
export const newestReports = (reports: readonly Report[]): Report[] =>
  reports.toReversed().toSorted((a, b) => (dayOf(a) > dayOf(b) ? -1 : dayOf(a) < dayOf(b) ? 1 : 0));

/** Of one value in several reports, the one shown: an editor's choice, else the newest report's, or a more precise one that it contains. */
export function preferred(same: readonly ReportedObservation[], reports: readonly Report[]) {
  const values = new Map(same.map((one) => [reportOf(one), one]));
  const sorted = newestReports(reports).flatMap(({ id }) => values.get(id) ?? []);
  const chosen = sorted.find(({ prefer }) => prefer === 'yes');
  return chosen ?? sorted.reduce((shown, one) => (isMorePrecise(one, shown) ? one : shown));
}

/** True if the two agree, and the interval of the first is narrower, or the other is only "about" it. */
function isMorePrecise({ figure: a }: ReportedObservation, { figure: b }: ReportedObservation): boolean {
  // The interval of an estimate is unknown, so only the number that it gives is compared.
  const other = b.qualifier === 'estimated' ? { ...b, ...printedPrecision(b.value) } : b;
  if (excludes(b, a.value) || !agree(a, other)) return false;
  return a.high - a.low < other.high - other.low || (isVague(b) && !isVague(a));
}

export const isVague = ({ qualifier }: Figure) => /^(?:about|estimated)/.test(qualifier);

/** The day a report was published, or else that of what it reports on. */
export const dayOf = ({ published, event_date }: Report): string => published ?? event_date;

/** True if two intervals overlap. Touching ones (72 and 73 million) agree if one is that number and the other does not exclude it. */
export function agree(a: Figure, b: Figure): boolean {
  const [low, high] = [Math.max(a.low, b.low), Math.min(a.high, b.high)];
  if (low !== high) return low < high;
  return [a, b].some(isNumber) && ![a, b].some((figure) => excludes(figure, low));
}

const isNumber = ({ low, high }: Figure) => low === high;

const excludes = ({ low, high, qualifier }: Figure, value: number): boolean =>
  (qualifier === 'over' && value === low) || (qualifier === 'under' && value === high);
