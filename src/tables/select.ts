import { clean } from '../figures/evaluate.ts';
import type { Figure } from '../figures/figure.ts';
import { byTime } from '../figures/period.ts';
import { byId, memoize } from './memoize.ts';
import { isWithin } from './periods.ts';
import {
  type Chart,
  type DerivedObservation,
  type Observation,
  observationKey,
  type Report,
  type Subject,
  type Tables,
} from './tables.ts';

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

/** A whole with its parts, for a stack. `rest` is what no part accounts for: undefined where the parts make it up. */
export interface Whole {
  whole: Observation;
  parts: Observation[];
  rest: DerivedObservation | undefined;
}

/** The values of a measure and subject that the chart may show, by time. */
export type Find = (measure: string | undefined, subject: string) => Observation[];

/**
 * Picks the wholes of a stack and their parts. Of one period, there is one whole a subject and one value a part. Of all
 * periods, a part belongs to the whole whose period it lies in, the narrowest where several are; a whole without parts
 * is left out where another of its subject has some.
 */
export function selectStack(chart: Chart, subjects: readonly Subject[], find: Find): Selection {
  const [measure] = chart.measures;
  const dropped: Dropped[] = [];
  const one = (values: Observation[]): Observation | undefined => {
    const [shown, ...others] = values;
    if (shown) for (const other of others) dropped.push({ shown, other });
    return shown;
  };
  const wholes = chart.subjects.flatMap((subject): Whole[] => {
    const found = find(chart.whole, subject);
    if (chart.period !== 'all') {
      const whole = one(found);
      return whole
        ? [
            wholeOf(
              whole,
              partsOf(subject, subjects, (part) => one(find(measure, part))),
            ),
          ]
        : [];
    }
    const all = found.map((whole) => {
      const valueIn = (part: string) =>
        one(ownFirst(find(measure, part).filter(isPartOf(whole, found)), whole));
      return wholeOf(whole, partsOf(subject, subjects, valueIn));
    });
    const told = all.filter(({ parts }) => parts.length > 0);
    return told.length > 0 ? told : all;
  });
  const shown = wholes.flatMap(({ parts, rest }) => (rest ? [...parts, rest] : parts));
  return { shown, wholes, beside: new Map(), dropped };
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

/** The nearest parts of a subject that have a value, however deep they lie. */
const childrenOf = memoize((subjects: readonly Subject[]) => Map.groupBy(subjects, ({ part_of }) => part_of));

function partsOf(
  subject: string,
  subjects: readonly Subject[],
  value: (subject: string) => Observation | undefined,
): Observation[] {
  return (childrenOf(subjects).get(subject) ?? []).flatMap(
    ({ id }) => value(id) ?? partsOf(id, subjects, value),
  );
}

function wholeOf(whole: Observation, parts: Observation[]): Whole {
  return { whole, parts, rest: restOf(whole, parts) };
}

/** Whole less parts, as an interval; undefined where that is zero and certain, or where there are no parts. */
function restOf(whole: Observation, parts: readonly Observation[]): DerivedObservation | undefined {
  const sum = (pick: (figure: Figure) => number) =>
    parts.reduce((total, { figure }) => total + pick(figure), 0);
  const value = clean(whole.figure.value - sum((figure) => figure.value));
  const low = Math.max(0, clean(whole.figure.low - sum((figure) => figure.high)));
  const high = clean(whole.figure.high - sum((figure) => figure.low));
  if (parts.length === 0 || value <= 0) return undefined;
  const all = [whole, ...parts];
  const isRange = all.some(({ figure }) => figure.qualifier === 'between');
  return {
    subject: whole.subject,
    measure: REST,
    period: whole.period,
    figure: isRange
      ? { value: low, low, high, qualifier: 'between' }
      : { value, low, high, qualifier: low === high ? 'exact' : 'about' },
    origin: 'derived',
    formula: `${whole.measure} - parts`,
    operands: all.flatMap((one) => (one.origin === 'derived' ? one.operands : observationKey(one))),
    evidence: all.flatMap(({ evidence }) => evidence),
  };
}

/** The measure of what is left of a whole: it is in no table. */
export const REST = '(rest)';
