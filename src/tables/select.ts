import { clean } from '../figures/evaluate.ts';
import type { Figure } from '../figures/figure.ts';
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

/** A whole with its parts, for a stack. `rest` is what no part accounts for: undefined where the parts make it up. */
export interface Whole {
  whole: Observation;
  parts: Observation[];
  rest: DerivedObservation | undefined;
}

/** What a chart shows of the data. */
export interface Selection {
  /** In the order of the chart's measures, then subjects, then periods. Of a stack, all parts and rests. */
  shown: Observation[];
  /** Only of a stack. */
  wholes: Whole[];
  /** The observation whose value stands beside another's mark. */
  beside: Map<Observation, Observation>;
}

/** Picks the observations that a chart shows. */
export function selectFor(
  chart: Chart,
  observations: readonly Observation[],
  subjects: readonly Subject[],
): Selection {
  const named = new Set([...chart.measures, chart.whole, chart.beside]);
  const candidates = observations.filter(
    ({ measure, period }) => named.has(measure) && (chart.period === 'all' || isWithin(period, chart.period)),
  );
  const find = (measure: string | undefined, subject: string) =>
    candidates
      .filter((one) => one.measure === measure && one.subject === subject)
      .toSorted((a, b) => (a.period < b.period ? -1 : 1));
  if (chart.type === 'stack') return selectStack(chart, subjects, find);
  const shown = chart.measures.flatMap((measure) =>
    chart.subjects.flatMap((subject) => find(measure, subject)),
  );
  const beside = new Map<Observation, Observation>();
  for (const observation of shown) {
    const other = find(chart.beside, observation.subject).find(({ period }) => period === observation.period);
    if (other) beside.set(observation, other);
  }
  return { shown, wholes: [], beside };
}

/** The reports that a chart's values come from, those that derived values were worked out from among them. */
export function reportsOf(
  { shown, wholes, beside }: Selection,
  { observations, evidence, reports }: Pick<Tables, 'observations' | 'evidence' | 'reports'>,
): Report[] {
  const all = [...shown, ...wholes.map(({ whole }) => whole), ...beside.values()];
  const keys = new Set(all.flatMap((one) => (one.origin === 'derived' ? one.operands : observationKey(one))));
  const cited = new Set(
    observations.filter((one) => keys.has(observationKey(one))).map((one) => one.evidence),
  );
  const ids = new Set(evidence.filter(({ id }) => cited.has(id)).map(({ report }) => report));
  return reports.filter(({ id }) => ids.has(id));
}

type Find = (measure: string | undefined, subject: string) => Observation[];

function selectStack(chart: Chart, subjects: readonly Subject[], find: Find): Selection {
  const [measure] = chart.measures;
  const wholes = chart.subjects.flatMap((subject): Whole[] => {
    const found = find(chart.whole, subject);
    return (chart.period === 'all' ? found : found.slice(0, 1)).map((whole) => {
      const parts = partsOf(subject, subjects, (part) => {
        const values = find(measure, part);
        return chart.period === 'all' ? values.find((one) => isOfTime(one, whole)) : values[0];
      });
      return { whole, parts, rest: restOf(whole, parts) };
    });
  });
  const shown = wholes.flatMap(({ parts, rest }) => (rest ? [...parts, rest] : parts));
  return { shown, wholes, beside: new Map() };
}

/** Of one period, or one of a period within the other's. */
function isOfTime(a: Observation, b: Observation): boolean {
  return isWithin(a.period, b.period) || isWithin(b.period, a.period);
}

/** The nearest parts of a subject that have a value, however deep they lie. */
function partsOf(
  subject: string,
  subjects: readonly Subject[],
  value: (subject: string) => Observation | undefined,
): Observation[] {
  return subjects
    .filter(({ part_of }) => part_of === subject)
    .flatMap(({ id }) => value(id) ?? partsOf(id, subjects, value));
}

/** Whole less parts, as an interval; undefined where that is zero and certain, or where there are no parts. */
function restOf(whole: Observation, parts: readonly Observation[]): DerivedObservation | undefined {
  const sum = (pick: (figure: Figure) => number) =>
    parts.reduce((total, { figure }) => total + pick(figure), 0);
  const value = clean(whole.figure.value - sum((figure) => figure.value));
  const low = Math.max(0, clean(whole.figure.low - sum((figure) => figure.high)));
  const high = clean(whole.figure.high - sum((figure) => figure.low));
  if (parts.length === 0 || value <= 0) return undefined;
  const keys = [whole, ...parts].flatMap((one) =>
    one.origin === 'derived' ? one.operands : observationKey(one),
  );
  return {
    subject: whole.subject,
    measure: REST,
    period: whole.period,
    figure: { value, low, high, qualifier: low === high ? 'exact' : 'about' },
    origin: 'derived',
    formula: `${whole.measure} - parts`,
    operands: keys,
  };
}

/** The measure of what is left of a whole: it is in no table. */
export const REST = '(rest)';
