import { byTime } from '../figures/period.ts';
import { byId, memoize } from '../tables/memoize.ts';
import { isWithin } from '../tables/periods.ts';
import type { Chart, Observation, Report, Subject, Tables } from '../tables/tables.ts';
import { registry } from './registry.ts';
import type { ChartModule, Find, Selection } from './types.ts';

/** The observations of each measure and subject: a list serves many charts. */
const byName = memoize((observations: readonly Observation[]) =>
  Map.groupBy(observations, ({ measure, subject }) => `${measure} ${subject}`),
);

/** Picks the observations that a chart shows. The list must not change afterwards. */
export function selectFor(
  chart: Chart,
  observations: readonly Observation[],
  subjects: readonly Subject[],
): Selection {
  const values = byName(observations);
  const find: Find = (measure, subject) => {
    const own = (values.get(`${measure} ${subject}`) ?? []).toSorted((a, b) => byTime(a.period, b.period));
    if (chart.period === 'all') return own;
    // A year is shown by its own value, where it has one, whatever its quarters have.
    const exact = own.filter(({ period }) => period === chart.period || period === `${chart.period}?`);
    return exact.length > 0 ? exact : own.filter(({ period }) => isWithin(period, chart.period));
  };
  const type = registry[chart.type];
  const selection = type.select?.(chart, subjects, find) ?? selectAll(chart, type, find);
  const { shown, wholes } = selection;
  const beside = new Map<Observation, Observation>();
  // In a stack, it stands beside the name of the whole.
  for (const one of wholes.length > 0 ? wholes.flatMap(({ parts }) => parts.slice(0, 1)) : shown) {
    const other = find(chart.beside, one.subject).find(({ period }) => period === one.period);
    if (other) beside.set(one, other);
  }
  return { ...selection, beside };
}

function selectAll({ measures, subjects }: Chart, { dropValues, keepValues }: ChartModule, find: Find) {
  const found = measures.flatMap((measure) => subjects.flatMap((subject) => find(measure, subject)));
  const dropped = dropValues?.(found) ?? [];
  const out = new Set(dropped.map(({ other }) => other));
  const left = found.filter((observation) => !out.has(observation));
  return { shown: keepValues?.(left) ?? left, wholes: [], dropped };
}

/** All values that a chart shows, those of its wholes and beside its marks included. */
export function valuesOf({ shown, wholes, beside }: Selection): Observation[] {
  return [...shown, ...wholes.map(({ whole }) => whole), ...beside.values()];
}

/** The reports that a chart's values come from, those that derived values were worked out from among them. */
export function reportsOf(
  selection: Selection,
  { evidence, reports }: Pick<Tables, 'evidence' | 'reports'>,
): Report[] {
  const cited = new Set(valuesOf(selection).flatMap((one) => one.evidence));
  const places = byId(evidence);
  const ids = new Set([...cited].flatMap((id) => places.get(id)?.report ?? []));
  return reports.filter(({ id }) => ids.has(id));
}
