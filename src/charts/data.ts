import { descending } from 'd3';
import { byTime } from '../figures/period.ts';
import { type Locale, localized } from '../i18n/locales.ts';
import type { Chart, Observation } from '../tables/tables.ts';
import { claimInWords } from './claim.ts';
import { marksIn } from './parts/key.ts';
import { registry } from './registry.ts';
import type { ChartData, ChartTables, Datum, Group, Selection } from './types.ts';
import { ChartWording } from './words.ts';

/**
 * Puts what a chart shows into words. The tables are checked: whatever the chart and its observations name is there.
 */
export function chartData(row: Chart, selection: Selection, tables: ChartTables, locale: Locale): ChartData {
  const chart = asDrawn(row, selection);
  const words = new ChartWording(chart, tables, locale);
  const wholes = selection.wholes.map(({ whole, parts, rest }) => {
    const sorted = parts.toSorted((a, b) => descending(a.figure.value, b.figure.value));
    return {
      label: words.whole(whole),
      value: words.value(whole),
      interval: words.derivedInterval(whole),
      figure: whole.figure,
      parts: (rest ? [...sorted, rest] : sorted).map((part) =>
        words.datum(part, whole, selection.beside.get(part)),
      ),
    };
  });
  const single = (one: Observation) => words.datum(one, undefined, selection.beside.get(one));
  const groups = wholes.length > 0 ? [] : groupsOf(chart, selection.shown.map(single), words);
  const data: ChartData = {
    chart,
    locale,
    key: [],
    title: localized(chart, 'title', locale),
    subtitle: words.subtitle(selection.shown),
    note: localized(chart, 'note', locale),
    claims: claimInWords(chart, selection, (one) => words.named(one), locale, tables.statements),
    ...words.remarks(),
    groups,
    wholes,
    data: wholes.length > 0 ? wholes.flatMap(({ parts }) => parts) : groups.flatMap((group) => group.data),
    dropped: selection.dropped.map(({ shown, other }) => ({ shown: single(shown), other: single(other) })),
  };
  return { ...data, key: marksIn(data, registry[chart.type].marks) };
}

/** Sorted by value; periods by time, subject after subject. Several measures of several subjects form a group each. */
function groupsOf(chart: Chart, data: Datum[], words: ChartWording): Group[] {
  const subject = ({ observation }: Datum) => chart.subjects.indexOf(observation.subject);
  const sort = (all: Datum[]) =>
    chart.period === 'all'
      ? all.toSorted((a, b) => subject(a) - subject(b) || byTime(a.observation.period, b.observation.period))
      : all.toSorted((a, b) => descending(a.figure.value, b.figure.value));
  if (registry[chart.type].hasColumns) return columnsOf(chart, data, words);
  if (chart.subjects.length === 1 || chart.measures.length === 1 || registry[chart.type].hasOneGroup)
    return [{ heading: '', data: sort(data) }];
  return chart.measures.map((measure) => ({
    heading: words.measure(measure),
    data: sort(data.filter(({ observation }) => observation.measure === measure)),
  }));
}

/** A group for each measure and, in a chart of all periods, each period. Rows are sorted by the first column, or as in the chart's row. */
function columnsOf(chart: Chart, data: Datum[], words: ChartWording): Group[] {
  const isOfAll = chart.period === 'all';
  const columns = Map.groupBy(data, ({ observation: { measure, period } }) =>
    isOfAll ? `${measure} ${period}` : measure,
  );
  const rank = (one: Datum) => data.find(({ subject }) => subject === one.subject)?.figure.value ?? 0;
  const sorted = [...columns.values()].map((column) =>
    isOfAll ? column : column.toSorted((a, b) => descending(rank(a), rank(b))),
  );
  const measureOf = ([first]: Datum[]) => chart.measures.indexOf(first?.observation.measure ?? '');
  const periodOf = ([first]: Datum[]) => first?.observation.period ?? '';
  return sorted
    .toSorted((a, b) => measureOf(a) - measureOf(b) || (isOfAll ? byTime(periodOf(a), periodOf(b)) : 0))
    .map((column) => {
      const measure = chart.measures.length > 1 ? [words.measure(column[0]?.observation.measure ?? '')] : [];
      return {
        heading: [...measure, ...(isOfAll ? [column[0]?.period ?? ''] : [])].join(', '),
        data: column,
      };
    });
}

/**
 * The chart as its data let it be drawn. One that asks for all periods is a chart of its one period as long as there is
 * but one: a line is drawn as bars until a second comes. A card becomes bars when it does.
 */
export function asDrawn(chart: Chart, { shown, wholes }: Pick<Selection, 'shown' | 'wholes'>): Chart {
  if (chart.period !== 'all') return chart;
  const periods = new Set([...shown, ...wholes.map(({ whole }) => whole)].map(({ period }) => period));
  const [only] = periods;
  const period = periods.size === 1 && only !== undefined ? only : chart.period;
  const canDraw = registry[chart.type].canDraw?.(shown) ?? true;
  return { ...chart, period, type: canDraw ? chart.type : 'bar' };
}
