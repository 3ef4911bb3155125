import { byTime } from '../figures/time.ts';
import { byId } from './by-id.ts';
import { oncePer } from './once.ts';
import { isWithin } from './periods.ts';
import { selectStack, type Whole } from './stack.ts';
import type { Chart, Observation, Report, Subject, Tables } from './tables.ts';

/** What a chart shows of the data. */
export interface Selection {
  /** In the order of the chart's measures, then subjects, then periods. Of a stack, all parts and rests. */
  shown: Observation[];
  /** Only of a stack. */
  wholes: Whole[];
  /** The observation whose value stands beside another's mark. */
  beside: Map<Observation, Observation>;
  /** What there was no room for. Of a line, a checked chart may have some; of a stack, none. */
  dropped: Dropped[];
}

/** A value that is not shown because another one stands in its place: of the same subject and time. */
export interface Dropped {
  shown: Observation;
  other: Observation;
}

/** The observations of each measure and subject: a list serves many charts. */
const byName = oncePer((observations: readonly Observation[]) =>
  Map.groupBy(observations, ({ measure, subject }) => `${measure} ${subject}`),
);

/** Picks the observations that a chart shows. The list must not change afterwards. */
export function selectFor(
  chart: Chart,
  observations: readonly Observation[],
  subjects: readonly Subject[],
): Selection {
  const values = byName(observations);
  const find = (measure: string | undefined, subject: string) =>
    (values.get(`${measure} ${subject}`) ?? [])
      .filter(({ period }) => chart.period === 'all' || isWithin(period, chart.period))
      .toSorted((a, b) => byTime(a.period, b.period));
  if (chart.type === 'stack') return selectStack(chart, subjects, find);
  const found = chart.measures.flatMap((measure) =>
    chart.subjects.flatMap((subject) => find(measure, subject)),
  );
  const dropped = chart.type === 'line' ? crowdedOut(found) : [];
  const out = new Set(dropped.map(({ other }) => other));
  const shown = found.filter((observation) => !out.has(observation));
  const beside = new Map<Observation, Observation>();
  for (const observation of shown) {
    const other = find(chart.beside, observation.subject).find(({ period }) => period === observation.period);
    if (other) beside.set(observation, other);
  }
  return { shown, wholes: [], beside, dropped };
}

/**
 * A line has one value of a subject at a time: what a report prints comes before what is derived, and of two alike comes
 * the one of the measure that the chart names later, which it is about.
 */
function crowdedOut(found: readonly Observation[]): Dropped[] {
  const together = Map.groupBy(found, ({ subject, period }) => `${subject} ${period}`);
  return [...together.values()].flatMap((values) => {
    const shown = values.findLast(({ origin }) => origin === 'reported') ?? values.at(-1);
    return values.flatMap((other) => (shown && other !== shown ? [{ shown, other }] : []));
  });
}

/** The reports that a chart's values come from, those that derived values were worked out from among them. */
export function reportsOf(
  { shown, wholes, beside }: Selection,
  { evidence, reports }: Pick<Tables, 'evidence' | 'reports'>,
): Report[] {
  const all = [...shown, ...wholes.map(({ whole }) => whole), ...beside.values()];
  const cited = new Set(all.flatMap((one) => one.evidence));
  const places = byId(evidence);
  const ids = new Set([...cited].flatMap((id) => places.get(id)?.report ?? []));
  return reports.filter(({ id }) => ids.has(id));
}
