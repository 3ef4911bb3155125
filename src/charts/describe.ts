import { clean, combine } from '../figures/evaluate.ts';
import { type Figure, isEstimate, rangeOf } from '../figures/figure.ts';
import { formatFigure } from '../figures/format.ts';
import { t } from '../i18n/index.ts';
import { registry } from './registry.ts';
import type { ChartData, Datum } from './types.ts';

/** What a chart shows, in one sentence: alternative text where there is little room. */
export function summary(data: ChartData): string {
  const type = t(data.locale, `chart.type.${data.chart.type}`);
  return [`${type}.`, `${data.subtitle}.`, ...headlineFinding(data)].join(' ');
}

/** The summary without the chart type, for readers who see the drawing. Falls back to the values if there is no headline finding. */
export function altText(data: ChartData): string {
  const striking = headlineFinding(data);
  return [`${data.subtitle}.`, ...(striking.length > 0 ? striking : [`${allValues(data)}.`])].join(' ');
}

/** The summary, and every value: the description of the drawing for those who do not see it. */
export const description = (data: ChartData): string =>
  `${summary(data)} ${t(data.locale, 'chart.allValues', { values: allValues(data) })}`;

function allValues({ data, locale, wholes, chart }: ChartData): string {
  const list = (data: Datum[]) => {
    const values = data.map(({ label, period, spokenValue, secondaryValue }) => {
      // The drawing of a line says when by the place of a point, that of a stack by the name of a whole.
      const hasTime = chart.period !== 'all' || wholes.length > 0 || label.includes(period);
      const name = hasTime ? label : `${label}, ${period}`;
      return [`${name}: ${spokenValue}`, secondaryValue].filter(Boolean).join(', ');
    });
    return values.join('; ');
  };
  if (wholes.length === 0) return list(data);
  const sentences = wholes.map(({ label, value, interval, parts }) => {
    const values = [value, interval].filter(Boolean).join(', ');
    return t(locale, 'chart.wholeOf', { label, value: values, parts: list(parts) });
  });
  return sentences.join('. ');
}

/** The headline finding as a sentence with its full stop; [] for a single value and for values without an order. */
function headlineFinding(chartData: ChartData): string[] {
  const { locale, data, chart, wholes, groups } = chartData;
  const [first, second] = data;
  const ofType = registry[chart.type].headlineFinding?.(chartData);
  if (ofType || !first) return ofType ?? [];
  if (wholes.length > 0 || groups.length > 1 || !second || chart.period === 'all')
    return second ? [] : [`${first.label}: ${first.spokenValue}.`];
  const words = { label: first.label, value: first.spokenValue, second: second.label };
  // The error of an estimate is unknown, so its lead is unknown, too.
  const isEstimated = [first, second].some(({ figure }) => isEstimate(figure));
  if (isEstimated || first.observation.measure !== second.observation.measure)
    return [t(locale, 'chart.most', words)];
  const difference = differenceOf(first.figure, second.figure);
  if (difference.high <= 0) return [t(locale, 'chart.level', words)];
  if (difference.low <= 0) return [t(locale, 'chart.close', words)];
  // Values of different or unknown dates are not subtracted.
  if (first.observation.period !== second.observation.period) return [t(locale, 'chart.most', words)];
  const more = formatFigure(difference, first.unit, locale, { words: 'long', bare: true });
  return [t(locale, 'chart.leads', { ...words, difference: more })];
}

/** a − b as a figure, with the interval that their intervals leave. */
function differenceOf(a: Figure, b: Figure): Figure {
  const { low, high } = combine('-', a, b);
  const figure = { value: clean(a.value - b.value), low: clean(low), high: clean(high) };
  if (figure.high === Number.POSITIVE_INFINITY) return { ...figure, qualifier: 'over', value: figure.low };
  const range = rangeOf([a.qualifier, b.qualifier]);
  if (range) return { ...figure, qualifier: range, value: figure.low };
  return { ...figure, qualifier: figure.low === figure.high ? 'exact' : 'about' };
}
