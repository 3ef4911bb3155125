import { excerpt } from '../../csv/problem.ts';
import { operandsOf } from '../../figures/formula.ts';
import type { Measure } from '../tables.ts';
import { type CheckContext, checkLink } from './context.ts';

/** Formulas may build on one another so many times. */
const DEEPEST = 20;

/**
 * Checks the formulas of measures, and puts the measures in an order in which each comes after those it builds on.
 * Measures that go in a circle are reported and left out.
 */
export function orderMeasures(measures: readonly Measure[], context: CheckContext): Measure[] {
  const byId = new Map(measures.map((measure) => [measure.id, measure]));
  for (const measure of measures)
    for (const { name } of measure.formula ? operandsOf(measure.formula.tree) : [])
      checkLink(context, measure, 'formula', name, 'measures');

  const depths = new Map<Measure, number>();
  const ordered: Measure[] = [];
  let waiting = [...measures];
  for (let depth = 0; depth <= DEEPEST && waiting.length > 0; depth++) {
    const ready = waiting.filter((measure) =>
      operands(measure, byId).every((operand) => depths.has(operand)),
    );
    for (const measure of ready) depths.set(measure, depth);
    ordered.push(...ready);
    waiting = waiting.filter((measure) => !depths.has(measure));
  }
  for (const measure of waiting) {
    const circle = inCircle(measure, byId);
    const message = circle
      ? `The formula of "${measure.id}" goes in a circle: it needs itself.`
      : `The formula of "${measure.id}" builds on one that goes in a circle, or on more than ${DEEPEST} others in a row.`;
    context.add(
      'constraint-error',
      measure,
      'formula',
      measure.formula?.text ?? '',
      message,
      `Write a formula without ${circle ? `"${excerpt(measure.id)}"` : 'them'}.`,
    );
  }
  return ordered;
}

function operands(measure: Measure, byId: ReadonlyMap<string, Measure>): Measure[] {
  return measure.formula ? operandsOf(measure.formula.tree).flatMap(({ name }) => byId.get(name) ?? []) : [];
}

function inCircle(start: Measure, byId: ReadonlyMap<string, Measure>): boolean {
  const seen = new Set<Measure>();
  const next = [start];
  for (let measure = next.pop(); measure; measure = next.pop())
    for (const operand of operands(measure, byId)) {
      if (operand === start) return true;
      if (!seen.has(operand)) next.push(operand);
      seen.add(operand);
    }
  return false;
}
