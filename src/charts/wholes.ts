import { sum } from 'd3';
import { excerpt } from '../csv/problem.ts';
import { clean } from '../figures/evaluate.ts';
import { type Figure, isEstimate, rangeOf, UNKNOWN } from '../figures/figure.ts';
import { memoize } from '../tables/memoize.ts';
import { isWithin } from '../tables/periods.ts';
import {
  type Chart,
  type DerivedObservation,
  type Observation,
  observationKey,
  type Subject,
} from '../tables/tables.ts';
import { subjectIssue, withinWords } from './issues.ts';
import { type ChartIssue, type Dropped, type Find, REST, type Selection, type Whole } from './types.ts';

/**
 * Picks the wholes of a stack and their parts: one measure of the parts of a subject, or several measures of the subject itself.
 * Of all periods, a part belongs to the narrowest whole whose period it lies in; wholes without parts are left out for others.
 */
export function selectWholes(chart: Chart, subjects: readonly Subject[], find: Find) {
  const { measures, period } = chart;
  const [measure = ''] = measures;
  const isOfMeasures = measures.length > 1;
  const dropped: Dropped[] = [];
  const first = ([shown, ...others]: Observation[]): Observation[] => {
    if (!shown) return [];
    dropped.push(...others.map((other) => ({ shown, other })));
    return [shown];
  };
  const wholes = chart.subjects.flatMap((subject): Whole[] => {
    const found = find(chart.whole, subject);
    const all = (period === 'all' ? found : first(found)).map((whole): Whole => {
      const shownOf = (measure: string, part: string) => {
        const values = find(measure, part);
        return first(period === 'all' ? ownFirst(values.filter(isPartOf(whole, found)), whole) : values);
      };
      const parts = isOfMeasures
        ? measures.flatMap((one) => shownOf(one, subject))
        : partsOf(subject, subjects, (part) => shownOf(measure, part));
      const rest = restOf(whole, parts);
      // Measures that add up within their intervals leave nothing.
      return { whole, parts, rest: isOfMeasures && rest && rest.figure.low <= 0 ? undefined : rest };
    });
    const withParts = all.filter(({ parts }) => parts.length > 0);
    return withParts.length > 0 ? withParts : all;
  });
  const shown = wholes.flatMap(({ parts, rest }) => (rest ? [...parts, rest] : parts));
  return { shown, wholes, dropped };
}

/** Whether a value lies in the period of a whole, and in that of no narrower one among `wholes`. */
function isPartOf(whole: Observation, wholes: readonly Observation[]): (value: Observation) => boolean {
  const narrower = wholes.filter((one) => one !== whole && isWithin(one.period, whole.period));
  return ({ period }) =>
    isWithin(period, whole.period) && !narrower.some((one) => isWithin(period, one.period));
}

/** What is of the whole's very period leaves nothing to choose: values of days within it are of other times. */
function ownFirst(values: Observation[], { period }: Observation): Observation[] {
  const own = values.filter((one) => one.period === period);
  return own.length > 0 ? own : values;
}

const childrenOf = memoize((subjects: readonly Subject[]) => Map.groupBy(subjects, ({ part_of }) => part_of));

/** The nearest parts of a subject that have a value, however deep they lie. */
function partsOf(
  subject: string,
  subjects: readonly Subject[],
  shownOf: (subject: string) => Observation[],
): Observation[] {
  return (childrenOf(subjects).get(subject) ?? []).flatMap(({ id }) => {
    const own = shownOf(id);
    return own.length > 0 ? own : partsOf(id, subjects, shownOf);
  });
}

/** Whole less parts, as an interval; undefined where that is zero and certain, or where there are no parts. */
function restOf(whole: Observation, parts: readonly Observation[]): DerivedObservation | undefined {
  const value = clean(whole.figure.value - sum(parts, ({ figure }) => figure.value));
  const low = Math.max(0, clean(whole.figure.low - sum(parts, ({ figure }) => figure.high)));
  const high = clean(whole.figure.high - sum(parts, ({ figure }) => figure.low));
  if (parts.length === 0 || value <= 0) return undefined;
  const all = [whole, ...parts];
  const range = rangeOf(all.map(({ figure }) => figure.qualifier));
  const ofRest = (): Figure => {
    if (all.some(({ figure }) => isEstimate(figure))) return { value, ...UNKNOWN, qualifier: 'estimated' };
    if (range) return { value: low, low, high, qualifier: range };
    return { value, low, high, qualifier: low === high ? 'exact' : 'about' };
  };
  return {
    subject: whole.subject,
    measure: REST,
    period: whole.period,
    figure: ofRest(),
    origin: 'derived',
    formula: `${whole.measure} - parts`,
    operands: all.flatMap((one) => (one.origin === 'derived' ? one.operands : observationKey(one))),
    evidence: all.flatMap(({ evidence }) => evidence),
  };
}

/** Checks that each subject of a stack is a whole with parts, and that each value has one place in it. */
export function checkWholes(chart: Chart, { shown, wholes, dropped }: Selection): ChartIssue | undefined {
  const [measure = ''] = chart.measures;
  for (const subject of chart.subjects) {
    const own = wholes.filter(({ whole }) => whole.subject === subject);
    if (own.length === 0)
      return subjectIssue(subject, 'constraint-error.subject-without-value', {
        measures: [`"${chart.whole}"`],
        within: withinWords(chart),
      });
    const bare = own.findLast(({ parts }) => parts.length === 0);
    // Of all periods, parts are looked for in that of each whole.
    const period = chart.period === 'all' ? bare?.whole.period : chart.period;
    if (bare)
      return subjectIssue(subject, 'constraint-error.stack-without-parts', { measure, period: period ?? '' });
  }
  const [crowded] = dropped;
  if (crowded) {
    const { subject, measure, period: other } = crowded.other;
    const params = { subject: excerpt(subject), measure, period: crowded.shown.period, other };
    // Of all periods, each whole has the values of its own.
    const key =
      chart.period === 'all' ? 'constraint-error.stack-of-all-periods' : 'constraint-error.stack-of-periods';
    return ['period', chart.period, key, params];
  }
  const again = shown.find((one, at) => shown.indexOf(one) < at);
  if (!again) return undefined;
  const [whole = '', other = ''] = wholes
    .filter(({ parts }) => parts.includes(again))
    .map((one) => excerpt(one.whole.subject));
  const params = { subject: excerpt(again.subject), whole, other };
  return ['subjects', chart.subjects.join(' '), 'constraint-error.part-of-two', params];
}
