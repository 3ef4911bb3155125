import { descending } from 'd3';
import { byTime } from '../figures/period.ts';
import { type Locale, localized } from '../i18n/locales.ts';
import { byId, memoize } from '../tables/memoize.ts';
import { isWithin } from '../tables/periods.ts';
import type { Chart, Observation, Subject, Tables } from '../tables/tables.ts';
import { claimInWords } from './claim.ts';
import { registry } from './registry.ts';
import { byPeriod } from './series.ts';
import type { ChartData, ChartModule, ChartTables, Datum, Find, Group, Selection } from './types.ts';
import { chartWording } from './words.ts';

/** Puts what a chart shows into words. The tables are checked: whatever is named is there. */
export function chartData(row: Chart, selection: Selection, tables: ChartTables, locale: Locale): ChartData {
  const chart = asDrawn(row, selection);
  const words = chartWording(chart, tables, locale);
  const datum = (one: Observation) => words.datum(one, selection.beside.get(one));
  const wholes = selection.wholes.map(({ whole, parts, rest }) => {
    const sorted = parts.toSorted((a, b) => descending(a.figure.value, b.figure.value));
    return { ...words.whole(whole), parts: (rest ? [...sorted, rest] : sorted).map(datum) };
  });
  const groups = wholes.length > 0 ? [] : groupsOf(chart, selection.shown.map(datum), words);
  return {
    chart,
    locale,
    title: localized(chart, 'title', locale),
    subtitle: words.subtitle(selection.shown),
    note: localized(chart, 'note', locale),
    claims: claimInWords(chart, selection, (one) => words.named(one), locale, tables.statements),
    ...words.remarks(),
    groups,
    wholes,
    data: wholes.length > 0 ? wholes.flatMap(({ parts }) => parts) : groups.flatMap((group) => group.data),
    dropped: selection.dropped.map(({ shown, other }) => ({ shown: datum(shown), other: datum(other) })),
  };
}

/** Sorted by value; periods by time, subject after subject. Several measures of several subjects form a group each. */
function groupsOf(chart: Chart, data: Datum[], words: ReturnType<typeof chartWording>): Group[] {
  const { hasColumns, hasOneGroup } = registry[chart.type];
  if (hasColumns) return columnsOf(chart, data, words);
  const subject = ({ observation }: Datum) => chart.subjects.indexOf(observation.subject);
  const sorted = data.toSorted((a, b) =>
    chart.period === 'all'
      ? subject(a) - subject(b) || byPeriod(a, b)
      : descending(a.figure.value, b.figure.value),
  );
  if (chart.subjects.length === 1 || chart.measures.length === 1 || hasOneGroup)
    return [{ heading: '', data: sorted }];
  return chart.measures.map((measure) => ({
    heading: words.measure(measure),
    data: sorted.filter(({ observation }) => observation.measure === measure),
  }));
}

/** A group for each measure and, in a chart of all periods, each period. Rows are sorted by the first column, or as in the chart's row. */
function columnsOf(
  { measures, period }: Chart,
  data: Datum[],
  words: ReturnType<typeof chartWording>,
): Group[] {
  const isOfAll = period === 'all';
  const rank = (one: Datum) => data.find(({ subject }) => subject === one.subject)?.figure.value ?? 0;
  const measure = ({ observation }: Datum) => measures.indexOf(observation.measure);
  const sorted = data.toSorted(
    (a, b) => measure(a) - measure(b) || (isOfAll ? byPeriod(a, b) : descending(rank(a), rank(b))),
  );
  const columns = Map.groupBy(sorted, ({ observation: { measure, period } }) =>
    isOfAll ? `${measure} ${period}` : measure,
  );
  const headingOf = ({ observation, period }: Datum) => {
    const measure = measures.length > 1 ? words.measure(observation.measure) : '';
    return [measure, isOfAll ? period : ''].filter(Boolean).join(', ');
  };
  return [...columns.values()].map((data) => ({ heading: data.slice(0, 1).map(headingOf).join(''), data }));
}

/** The chart as its data let it be drawn: one of all periods is of its one period until a second comes, and then bars or a line. */
function asDrawn(chart: Chart, { shown, wholes }: Pick<Selection, 'shown' | 'wholes'>): Chart {
  if (chart.period !== 'all') return chart;
  const periods = new Set([...shown, ...wholes.map(({ whole }) => whole)].map(({ period }) => period));
  const [only] = periods;
  const period = periods.size === 1 && only !== undefined ? only : chart.period;
  const canDraw = registry[chart.type].canDraw?.(shown) ?? true;
  return { ...chart, period, type: canDraw ? chart.type : 'bar' };
}

/** The observations of each measure and subject: a list serves many charts. */
const byName = memoize((observations: readonly Observation[]) =>
  Map.groupBy(observations, ({ measure, subject }) => `${measure} ${subject}`),
);

/** Picks the observations that a chart shows. The list must not change afterwards. */
export function selectFor(chart: Chart, observations: readonly Observation[], subjects: readonly Subject[]) {
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
export const valuesOf = ({ shown, wholes, beside }: Selection): Observation[] => [
  ...shown,
  ...wholes.map(({ whole }) => whole),
  ...beside.values(),
];

/** The reports that a chart's values come from, those that derived values were worked out from among them. */
export function reportsOf(selection: Selection, { evidence, reports }: Pick<Tables, 'evidence' | 'reports'>) {
  const cited = new Set(valuesOf(selection).flatMap((one) => one.evidence));
  const places = byId(evidence);
  const ids = new Set([...cited].flatMap((id) => places.get(id)?.report ?? []));
  return reports.filter(({ id }) => ids.has(id));
}
