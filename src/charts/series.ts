import { extent, groups, line, range, scaleLinear } from 'd3';
import { excerpt } from '../csv/problem.ts';
import { byTime, isDay, timeOf } from '../figures/period.ts';
import { insideSentence, t } from '../i18n/index.ts';
import type { Locale } from '../i18n/locales.ts';
import { isWithin } from '../tables/periods.ts';
import type { Chart, Observation } from '../tables/tables.ts';
import { neutral } from './parts/palette.ts';
import { LINE, round, SMALL, stroke, text } from './parts/svg.ts';
import { textWidth } from './parts/text.ts';
import type { ChartData, ChartIssue, Datum, Dropped, LabelWords, Selection } from './types.ts';

/** What the types share that show subjects over time: line, change, multiples. */

export const hasOneGroup = true;
export const marks = ['hollow', 'soft', 'range', 'open'] as const;

/** A series runs through measures that are one thing at several times; the last is what it is about. */
export const subtitleMeasures = ({ measures }: Chart): string[] => measures.slice(-1);

export function label(words: LabelWords, { subjects, measures, period }: Chart): string {
  if (period === 'all' && subjects.length === 1) return words.period;
  return subjects.length > 1 || measures.length === 1 ? words.subject : words.measure;
}

/** A series has one value at a time: reported before derived, and of two alike that of the measure that the chart names later. */
export function dropValues(found: readonly Observation[]): Dropped[] {
  const together = Map.groupBy(found, ({ subject, period }) => `${subject} ${period}`);
  return [...together.values()].flatMap((values) => {
    const shown = values.findLast(({ origin }) => origin === 'reported') ?? values.at(-1);
    return values.flatMap((other) => (shown && other !== shown ? [{ shown, other }] : []));
  });
}

/** Whether a subject has values of two periods. */
export function canDraw(shown: readonly Observation[]): boolean {
  const bySubject = Map.groupBy(shown, ({ subject }) => subject).values();
  return bySubject.some((values) => new Set(values.map(({ period }) => period)).size > 1);
}

export function check(chart: Chart, { shown, dropped }: Selection): ChartIssue | undefined {
  const { type } = chart;
  const rivals = dropped.find(
    ({ shown, other }) => shown.origin === 'reported' && other.origin === 'reported',
  );
  if (rivals) {
    const { subject, measure, period } = rivals.shown;
    const params = { type, subject: excerpt(subject), measure, period, other: rivals.other.measure };
    return ['measures', chart.measures.join(' '), 'constraint-error.series-of-measures', params];
  }
  for (const { subject, period } of shown) {
    const inner = shown.find(
      (one) =>
        one.subject === subject &&
        one.period !== period &&
        (isWithin(one.period, period) || timeOf(one.period) === timeOf(period)),
    )?.period;
    if (inner === undefined) continue;
    const params = { type, subject: excerpt(subject), period, inner };
    return ['period', chart.period, 'constraint-error.series-of-nested-periods', params];
  }
  // One that asks for all periods waits for the second.
  if (chart.period === 'all' || canDraw(shown)) return undefined;
  const { period } = chart;
  return ['period', period, 'constraint-error.series-of-one-period', { type, period }];
}

export const byPeriod = (a: Datum, b: Datum): number => byTime(a.observation.period, b.observation.period);

/** The values of each subject by time. */
export function seriesOf(data: readonly Datum[]): Datum[][] {
  return groups(data, ({ observation }) => observation.subject).map(([, points]) =>
    points.toSorted(byPeriod),
  );
}

/** A scale of time over all values, for a range in pixels. */
export function timeScale(data: readonly Datum[], range: [number, number]): (datum: Datum) => number {
  const time = ({ observation }: Datum) => timeOf(observation.period);
  const scale = scaleLinear(extent(data, time) as [number, number], range);
  return (datum) => scale(time(datum));
}

/** A line through points, in the tone of the first. */
export function pathOf(points: readonly { datum: Datum; x: number; y: number }[]): string {
  const d = line()(points.map(({ x, y }) => [round(x), round(y)]));
  return stroke(d ?? '', points[0]?.datum.colorRole ?? neutral);
}

/** From the first to the last value of each subject. */
export function headlineFinding({ data, locale }: ChartData): string[] {
  const all = seriesOf(data);
  return all.flatMap((points) => {
    const [first, last] = [points[0], points.at(-1)];
    if (!first || !last || first === last) return [];
    const [start, end] = [inSentence(first, locale), inSentence(last, locale)];
    const words = { from: first.spokenValue, start, to: last.spokenValue, end };
    const sentence = t(locale, 'chart.fromTo', words);
    return [all.length > 1 ? `${first.label}: ${insideSentence(sentence)}` : sentence];
  });
}

/** The period of a value as it stands in a sentence: "in 2024", "on 30 June 2024". */
function inSentence({ observation, period }: Datum, locale: Locale): string {
  if (isDay(observation.period)) return t(locale, 'chart.onDay', { period });
  return t(locale, /-S\d$/.test(observation.period) ? 'chart.inHalf' : 'chart.inPeriod', { period });
}

/** A name below the axis: its middle, its baseline, and half its width, in pixels. */
export type AxisName = { text: string; x: number; y: number; half: number };

const GAP = 4;
/** Points that are no further apart are taken for points of one time. */
const NEAR = 10;
const LINES = 3;

/**
 * The names of periods below their points (`y` of the first line): the first and last always, others where they fit, the latest
 * first. A day stands below its year's name, else its point would be read as the year's. `data` has a value a period, by time.
 */
export function periodAxis(data: readonly Datum[], xOf: (datum: Datum) => number, width: number, y: number) {
  const shown: (AxisName & { datum: Datum })[] = [];
  const add = (datum: Datum, lines: number) => {
    const half = textWidth(datum.period, SMALL) / 2;
    const x = Math.max(half, Math.min(xOf(datum), width - half));
    const meets = (one: AxisName, y: number) => one.y === y && Math.abs(one.x - x) < one.half + half + GAP;
    const free = range(y, y + lines * LINE, LINE).find((y) => !shown.some((one) => meets(one, y)));
    if (free !== undefined) shown.push({ text: datum.period, x, y: free, half, datum });
  };
  // One is of a year, the other of a day or quarter in its middle.
  const seemOne = (a: Datum, b: Datum) => {
    const [one, other] = [a.observation.period, b.observation.period];
    return Math.abs(xOf(a) - xOf(b)) < NEAR && (isWithin(one, other) || isWithin(other, one));
  };
  for (const first of data.slice(0, 1)) add(first, 1);
  for (const last of data.slice(1).slice(-1)) add(last, 2);
  for (const datum of data.slice(1, -1).toReversed())
    add(datum, shown.some((one) => seemOne(one.datum, datum)) ? LINES : 1);
  return shown.toSorted((a, b) => a.x - b.x);
}

export function drawNames(names: readonly AxisName[]): string {
  return names
    .map(({ x, y, ...name }) => text(name.text, 'muted', { x, y, anchor: 'middle', size: SMALL }))
    .join('');
}
