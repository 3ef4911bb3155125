import { clean, type Expression, evaluate } from '../figures/evaluate.ts';
import {
  type Figure,
  isEstimate,
  printedPrecision,
  type Qualifier,
  rangeOf,
  UNKNOWN,
} from '../figures/figure.ts';
import { type Formula, namesOf, operandsOf } from '../figures/formula.ts';
import { assumedPeriod, isUndated } from '../figures/period.ts';
import { byId, memoize } from './memoize.ts';
import { shiftYears } from './periods.ts';
import { newestReports } from './prefer.ts';
import {
  type DerivedObservation,
  type Measure,
  observationKey,
  type ReportedObservation,
  reportOf,
  type Tables,
  type Unit,
} from './tables.ts';

/**
 * Derives observations by the measures' formulas, operands first. A sum needs values for all of at least two parts. Printed
 * values are not derived again. Each report's own figures are combined first, then those of different reports.
 */
export function deriveObservations(tables: Tables): DerivedObservation[] {
  const ordered = operandsFirst(tables.measures);
  const { observations, alternatives, reports } = tables;
  // What an editor set aside by preferring another report's value is no operand.
  const chosen = new Set(observations.filter(({ prefer }) => prefer === 'yes').map(observationKey));
  const kept = alternatives.filter((one) => !chosen.has(observationKey(one)));
  const byReport = Map.groupBy([...observations, ...kept], reportOf);
  const own = alternatives.length > 0 ? newestReports(reports).map(({ id }) => byReport.get(id) ?? []) : [];
  // A value that any report prints is not derived.
  const printed = new Set(observations.map(observationKey));
  const derived = new Map<string, DerivedObservation>();
  for (const values of [...own, observations])
    for (const one of deriveFrom(values, { ...tables, measures: ordered })) {
      const key = observationKey(one);
      if (!printed.has(key) && !derived.has(key)) derived.set(key, one);
    }
  const order = new Map(ordered.map(({ id }, at) => [id, at]));
  const place = ({ measure }: DerivedObservation) => order.get(measure) ?? 0;
  return [...derived.values()].toSorted((a, b) => place(a) - place(b));
}

/** The maximum depth of formulas that use derived measures. */
export const DEEPEST = 20;

/** Measures in topological order of their formulas, without circular and too deeply nested ones. */
export function operandsFirst(measures: readonly Measure[], deepest = DEEPEST): Measure[] {
  const known = byId(measures);
  const ordered = new Set<Measure>();
  const isReady = ({ formula }: Measure) =>
    namesOf(formula).every((name) => !known.has(name) || ordered.has(known.get(name) as Measure));
  let waiting = [...measures];
  for (let depth = 0; depth <= deepest; depth++) {
    const ready = waiting.filter(isReady);
    if (ready.length === 0) break;
    for (const measure of ready) ordered.add(measure);
    waiting = waiting.filter((measure) => !ordered.has(measure));
  }
  return [...ordered];
}

/** What a figure takes over from what it is made from: how sure that is, and whether its report gives it no date. */
type Trait = Qualifier | 'undated';

type UnitRule = Pick<Unit, 'factor' | 'kind'>;
const NO_UNIT: UnitRule = { factor: 1, kind: 'ratio' };

function deriveFrom(reported: readonly ReportedObservation[], { measures, subjects, units }: Tables) {
  const unitOf = (measure: string) => byId(units).get(byId(measures).get(measure)?.unit ?? '') ?? NO_UNIT;
  const parentOf = (subject: string) => byId(subjects).get(subject)?.part_of;
  const parts = Map.groupBy(subjects, ({ part_of }) => part_of);
  const partsOf = (subject: string) => (parts.get(subject) ?? []).map(({ id }) => id);

  /** Measure → "subject period" → the tree of its value. */
  const known = new Map<string, Map<string, Expression>>();
  const put = (measure: string, key: string, value: Expression) =>
    known.set(measure, (known.get(measure) ?? new Map<string, Expression>()).set(key, value));

  /** The subjects and periods, as "subject period", for which the formula's first operand has values. */
  const candidates = (formula: Formula): Set<string> => {
    const [first] = operandsOf(formula);
    const keys = [...(known.get(first?.name ?? '')?.keys() ?? [])];
    const subjectsFor = (subject: string) =>
      first?.scope === 'parent' ? partsOf(subject) : [first?.scope === 'sum' ? parentOf(subject) : subject];
    return new Set(
      keys.flatMap((key) => {
        const [subject = '', period] = key.split(' ');
        return subjectsFor(subject).flatMap((one) => (one === undefined ? [] : `${one} ${period}`));
      }),
    );
  };

  const build = (formula: Formula, subject: string, period: string): Expression | undefined => {
    if (formula.kind === 'number') return formula;
    if (formula.kind === 'operation') {
      const left = build(formula.left, subject, period);
      const right = left && build(formula.right, subject, period);
      return right && { ...formula, left, right };
    }
    const own = known.get(formula.name);
    if (formula.scope === 'self') return own?.get(`${subject} ${period}`);
    if (formula.scope === 'parent') return own?.get(`${parentOf(subject)} ${period}`);
    const all = partsOf(subject);
    const terms = all.flatMap((part) => own?.get(`${part} ${period}`) ?? []);
    return all.length < 2 || terms.length < all.length ? undefined : sumOf(terms);
  };

  for (const one of reported)
    put(one.measure, `${one.subject} ${assumedPeriod(one.period)}`, toLeaf(one, unitOf(one.measure).factor));

  return measures.flatMap(({ id: measure, formula, period_offset = 0 }) =>
    [...(formula ? candidates(formula.tree) : [])].flatMap((candidate): DerivedObservation[] => {
      const [subject = '', period = ''] = candidate.split(' ');
      const shifted = shiftYears(period, period_offset);
      if (!formula || shifted === undefined || known.get(measure)?.has(`${subject} ${shifted}`)) return [];
      const tree = build(formula.tree, subject, period);
      const figure = tree && figureOf(tree, unitOf(measure));
      if (!figure) return [];
      put(measure, `${subject} ${shifted}`, tree);
      return [
        {
          subject,
          measure,
          period: traitsOf(tree).has('undated') ? `${shifted}?` : shifted,
          figure,
          origin: 'derived',
          formula: formula.text,
          // Listed on access: each share of a total has as many operands as the total has parts.
          get operands() {
            return observationsOf(tree).map(observationKey);
          },
          get evidence() {
            return observationsOf(tree).map(({ evidence }) => evidence);
          },
        },
      ];
    }),
  );
}

/** An observation as a leaf of such trees. */
interface Leaf extends Extract<Expression, { kind: 'leaf' }> {
  observation: ReportedObservation;
}

function toLeaf(observation: ReportedObservation, factor: number): Leaf {
  const { figure } = observation;
  // The rounding of an estimate limits the digits of its results, but does not bound its error.
  const ends = figure.qualifier === 'estimated' ? printedPrecision(figure.value) : figure;
  const [value, low, high] = times([figure.value, ends.low, ends.high], factor);
  return { kind: 'leaf', key: observationKey(observation), value, low, high, observation };
}

const traitsOf = memoize((tree: Expression): ReadonlySet<Trait> => {
  if (tree.kind === 'operation') return traitsOf(tree.left).union(traitsOf(tree.right));
  if (tree.kind === 'number') return new Set();
  const { figure, period } = (tree as Leaf).observation;
  const qualifier = isEstimate(figure) ? 'estimated' : figure.qualifier;
  return new Set([qualifier, isUndated(period) ? 'undated' : qualifier]);
});

/** Each observation of a tree once, in the order of the formula. Shared parts are visited once, or there could be millions. */
function observationsOf(tree: Expression): ReportedObservation[] {
  const seen = new Set<Expression>();
  const walk = (one: Expression) => {
    if (seen.has(one)) return;
    seen.add(one);
    for (const part of one.kind === 'operation' ? [one.left, one.right] : []) walk(part);
  };
  walk(tree);
  return [...seen].flatMap((one) => (one.kind === 'leaf' ? (one as Leaf).observation : []));
}

/** A sum as a balanced tree: thousands of parts in a row would be too deep to walk. */
function sumOf(terms: Expression[]): Expression {
  const half = terms.length >> 1;
  if (half === 0) return terms[0] as Expression;
  const [left, right] = [sumOf(terms.slice(0, half)), sumOf(terms.slice(half))];
  return { kind: 'operation', operator: '+', left, right };
}

type Ends = [value: number, low: number, high: number];

/** 0 × ∞ cannot occur: factors are above 0. Twelve digits cut off what binary fractions add to 94 × 0.01. */
const times = (ends: Ends, factor: number) => ends.map((end) => clean(end * factor)) as Ends;

/** A derived value as a figure in its unit; undefined for an interval without ends, and a value too large for a double. */
function figureOf(tree: Expression, { factor, kind }: UnitRule): Figure | undefined {
  const result = evaluate(tree);
  if (!result || (result.low === Number.NEGATIVE_INFINITY && result.high === Number.POSITIVE_INFINITY))
    return undefined;
  const ends = times([result.value, result.low, result.high], 1 / factor);
  const figure = toFigure(ends, kind, traitsOf(tree));
  return Number.isFinite(figure.value) && ![figure.low, figure.high].some(Number.isNaN) ? figure : undefined;
}

/** Counts are whole, so the ends of their interval are too. Where only a bound is known, it is cut to three digits on its safe side. */
function toFigure([value, low, high]: Ends, kind: Unit['kind'], traits: ReadonlySet<Trait>): Figure {
  if (traits.has('estimated') && low !== high)
    return { value: atPrecision(value, high - low), ...UNKNOWN, qualifier: 'estimated' };
  // The bound itself is possible if it is for one of the operands.
  const isClosed = traits.has('at_least') || traits.has('at_most');
  if (high === Number.POSITIVE_INFINITY) {
    const bound = cut(low, Math.floor);
    return { value: bound, low: bound, high, qualifier: isClosed ? 'at_least' : 'over' };
  }
  if (low === Number.NEGATIVE_INFINITY) {
    const bound = cut(high, Math.ceil);
    return { value: bound, low, high: bound, qualifier: isClosed ? 'at_most' : 'under' };
  }
  const isWhole = kind === 'count' && Math.ceil(low) <= Math.floor(high);
  const bounds = isWhole ? { low: Math.ceil(low), high: Math.floor(high) } : { low, high };
  const range = rangeOf([...traits]);
  if (range && low !== high) return { value: bounds.low, ...bounds, qualifier: range };
  const qualifier = low === high ? 'exact' : 'about';
  return { value: isWhole ? Math.round(value) : value, ...bounds, qualifier };
}

/** A value rounded to the digits that stay the same over most of an interval of this width. */
function atPrecision(value: number, width: number): number {
  const unit = 10 ** Math.round(Math.log10(width / 2));
  return Number.isFinite(unit) ? clean(Math.round(value / unit) * unit) : value;
}

function cut(value: number, round: (value: number) => number): number {
  if (!Number.isFinite(value) || value === 0) return value;
  const [mantissa, exponent] = value.toExponential().split('e');
  return Number(`${round(Number(`${mantissa}e2`))}e${Number(exponent) - 2}`);
}
