import { clean, type Expression, evaluate } from '../figures/evaluate.ts';
import type { Figure } from '../figures/figure.ts';
import { type Formula, operandsOf } from '../figures/formula.ts';
import { joined, type Leaves, leavesOf } from './leaves.ts';
import { shiftYears } from './periods.ts';
import {
  type DerivedObservation,
  type Measure,
  observationKey,
  type ReportedObservation,
  type Subject,
  type Unit,
} from './tables.ts';

/**
 * Derives observations by the measures' formulas. `measures` must be in topological order.
 * A sum needs values for all of at least two parts. Printed values are not derived again.
 * @param reported the shown value of each key.
 * @param byReport all values of each report, the preferred report first; each report's own figures are combined first.
 */
export function deriveObservations(
  measures: readonly Measure[],
  subjects: readonly Subject[],
  units: readonly Unit[],
  reported: readonly ReportedObservation[],
  byReport: readonly (readonly ReportedObservation[])[] = [],
): DerivedObservation[] {
  // A value that any report prints is not derived.
  const printed = new Set(byReport.length > 0 ? reported.map(observationKey) : []);
  const derived = new Map<string, DerivedObservation>();
  for (const values of [...byReport, reported])
    for (const one of deriveFrom(values, measures, subjects, units)) {
      const key = observationKey(one);
      if (!printed.has(key) && !derived.has(key)) derived.set(key, one);
    }
  const order = new Map(measures.map(({ id }, at) => [id, at]));
  const place = ({ measure }: DerivedObservation) => order.get(measure) ?? 0;
  return [...derived.values()].toSorted((a, b) => place(a) - place(b));
}

function deriveFrom(
  reported: readonly ReportedObservation[],
  measures: readonly Measure[],
  subjects: readonly Subject[],
  units: readonly Unit[],
): DerivedObservation[] {
  const derivation = new Derivation(measures, subjects, units);
  // What formulas name, and what a report prints although a formula gives it too.
  const used = new Set(
    measures.flatMap(({ id, formula }) =>
      formula ? [id, ...operandsOf(formula.tree).map(({ name }) => name)] : [],
    ),
  );
  for (const observation of reported) if (used.has(observation.measure)) derivation.addReported(observation);
  return measures.flatMap((measure) => (measure.formula ? derivation.derive(measure, measure.formula) : []));
}

/** A known value: the tree it comes from, and the observations at the tree's leaves. */
interface Node {
  subject: string;
  period: string;
  expression: Expression;
  leaves: Leaves;
}

class Derivation {
  private readonly factors = new Map<string, number>();
  private readonly kinds = new Map<string, Unit['kind']>();
  private readonly parents = new Map<string, string>();
  private readonly parts = new Map<string, string[]>();
  /** Measure → "subject period" → node. */
  private readonly nodes = new Map<string, Map<string, Node>>();

  constructor(measures: readonly Measure[], subjects: readonly Subject[], units: readonly Unit[]) {
    const byId = new Map(units.map((unit) => [unit.id, unit]));
    for (const measure of measures) {
      this.factors.set(measure.id, byId.get(measure.unit)?.factor ?? 1);
      this.kinds.set(measure.id, byId.get(measure.unit)?.kind ?? 'ratio');
    }
    for (const { id, part_of } of subjects) {
      if (part_of === undefined) continue;
      this.parents.set(id, part_of);
      const parts = this.parts.get(part_of);
      if (parts) parts.push(id);
      else this.parts.set(part_of, [id]);
    }
  }

  addReported(observation: ReportedObservation): void {
    const { subject, measure, period, figure } = observation;
    const factor = this.factors.get(measure) ?? 1;
    const key = observationKey(observation);
    const expression: Expression = {
      kind: 'leaf',
      key,
      value: times(figure.value, factor),
      low: times(figure.low, factor),
      high: times(figure.high, factor),
    };
    this.put(measure, { subject, period, expression, leaves: leavesOf([observation]) });
  }

  derive(measure: Measure, formula: { text: string; tree: Formula }): DerivedObservation[] {
    const found: DerivedObservation[] = [];
    for (const { subject, period } of this.candidates(formula.tree)) {
      const shifted = shiftYears(period, measure.period_offset ?? 0);
      if (shifted === undefined || this.nodes.get(measure.id)?.has(`${subject} ${shifted}`)) continue;
      const node = this.build(formula.tree, subject, period);
      const result = node && evaluate(node.expression);
      // An interval without ends gives no value.
      const isOpen = result?.low === Number.NEGATIVE_INFINITY && result.high === Number.POSITIVE_INFINITY;
      if (!node || !result || isOpen) continue;
      const factor = this.factors.get(measure.id) ?? 1;
      const figure = toFigure(result, factor, this.kinds.get(measure.id) ?? 'ratio', node.leaves);
      // A value too large for a double is dropped.
      if (!Number.isFinite(figure.value) || Number.isNaN(figure.low + figure.high)) continue;
      this.put(measure.id, { ...node, period: shifted });
      const { leaves } = node;
      found.push({
        subject,
        measure: measure.id,
        period: shifted,
        figure,
        origin: 'derived',
        formula: formula.text,
        // Listed on access: each share of a total has as many operands as the total has parts.
        get operands() {
          return leaves.list().map(observationKey);
        },
        get evidence() {
          return leaves.list().map(({ evidence }) => evidence);
        },
      });
    }
    return found;
  }

  private put(measure: string, node: Node): void {
    const nodes = this.nodes.get(measure) ?? new Map<string, Node>();
    this.nodes.set(measure, nodes.set(`${node.subject} ${node.period}`, node));
  }

  /** The subjects and periods for which the formula's first operand has values. */
  private candidates(formula: Formula): { subject: string; period: string }[] {
    const [first] = operandsOf(formula);
    if (!first) return [];
    const found = new Map<string, { subject: string; period: string }>();
    for (const { subject, period } of this.nodes.get(first.name)?.values() ?? []) {
      const parent = this.parents.get(subject);
      const subjects = {
        self: [subject],
        sum: parent === undefined ? [] : [parent],
        parent: this.parts.get(subject) ?? [],
      };
      for (const one of subjects[first.scope]) found.set(`${one} ${period}`, { subject: one, period });
    }
    return [...found.values()];
  }

  private build(formula: Formula, subject: string, period: string): Node | undefined {
    if (formula.kind === 'number') return { subject, period, expression: formula, leaves: leavesOf([]) };
    if (formula.kind === 'operation') {
      const left = this.build(formula.left, subject, period);
      const right = left && this.build(formula.right, subject, period);
      if (!left || !right) return undefined;
      const expression: Expression = {
        kind: 'operation',
        operator: formula.operator,
        left: left.expression,
        right: right.expression,
      };
      return { subject, period, expression, leaves: joined([left.leaves, right.leaves]) };
    }
    const nodes = this.nodes.get(formula.name);
    if (formula.scope === 'self') return nodes?.get(`${subject} ${period}`);
    if (formula.scope === 'parent') return nodes?.get(`${this.parents.get(subject)} ${period}`);
    const parts = this.parts.get(subject) ?? [];
    const terms = parts.flatMap((part) => nodes?.get(`${part} ${period}`) ?? []);
    if (parts.length < 2 || terms.length < parts.length) return undefined;
    return {
      subject,
      period,
      expression: sumOf(terms.map((term) => term.expression)),
      leaves: joined(terms.map((term) => term.leaves)),
    };
  }
}

/** A sum as a balanced tree: thousands of parts in a row would be too deep to walk. */
function sumOf(terms: Expression[]): Expression {
  const half = terms.length >> 1;
  if (half === 0) return terms[0] as Expression;
  const [left, right] = [sumOf(terms.slice(0, half)), sumOf(terms.slice(half))];
  return { kind: 'operation', operator: '+', left, right };
}

/** 0 × ∞ cannot occur: factors are above 0. Twelve digits cut off what binary fractions add to 94 × 0.01. */
function times(value: number, factor: number): number {
  return clean(value * factor);
}

/**
 * A derived value as a figure in its unit. Counts are whole, so the ends of their interval are too.
 * Where only a bound is known, it is cut to three digits on its safe side.
 */
function toFigure(
  result: { value: number; low: number; high: number },
  factor: number,
  kind: Unit['kind'],
  leaves: Leaves,
): Figure {
  const [value, low, high] = [result.value, result.low, result.high].map((end) => times(end, 1 / factor)) as [
    number,
    number,
    number,
  ];
  if (high === Number.POSITIVE_INFINITY) {
    const bound = cut(low, Math.floor);
    return { value: bound, low: bound, high, qualifier: 'over' };
  }
  if (low === Number.NEGATIVE_INFINITY) {
    const bound = cut(high, Math.ceil);
    return { value: bound, low, high: bound, qualifier: 'under' };
  }
  const isWhole = kind === 'count' && Math.ceil(low) <= Math.floor(high);
  const ends = isWhole ? { low: Math.ceil(low), high: Math.floor(high) } : { low, high };
  if (leaves.areRanges && low !== high) return { value: ends.low, ...ends, qualifier: 'between' };
  const qualifier = low === high ? 'exact' : leaves.areEstimated ? 'estimated' : 'about';
  return { value: isWhole ? Math.round(value) : value, ...ends, qualifier };
}

function cut(value: number, round: (value: number) => number): number {
  if (!Number.isFinite(value) || value === 0) return value;
  const [mantissa, exponent] = value.toExponential().split('e');
  return Number(`${round(Number(`${mantissa}e2`))}e${Number(exponent) - 2}`);
}
