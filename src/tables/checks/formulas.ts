import { excerpt } from '../../csv/problem.ts';
import { operandsOf } from '../../figures/formula.ts';
import type { Measure } from '../tables.ts';
import { type CheckContext, checkLink } from './context.ts';

/** Formulas may build on one another so many times. */
const DEEPEST = 20;

/**
 * Checks the formulas of measures, and puts the measures in an order in which each comes after those it builds on.
 * Measures that go in a circle are left out; each circle is reported once, and what only builds on one is not.
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
  const add = (measure: Measure, message: string, mend: string) =>
    context.add('constraint-error', measure, 'formula', measure.formula?.text ?? '', message, mend);
  const told = new Set<Measure>();
  for (const measure of waiting) {
    const circle = told.has(measure) ? undefined : circleFrom(measure, byId);
    if (!circle) continue;
    for (const one of circle) told.add(one);
    const way = [...circle, measure].map(({ id }) => excerpt(id)).join(' needs ');
    add(measure, `The formula goes in a circle: ${way}.`, `Write one that does not need "${measure.id}".`);
  }
  const [deepest] = waiting;
  if (deepest && told.size === 0)
    add(
      deepest,
      `The formula builds on more than ${DEEPEST} others in a row.`,
      'Write it with measures that reports print.',
    );
  return ordered;
}

function operands(measure: Measure, byId: ReadonlyMap<string, Measure>): Measure[] {
  return measure.formula ? operandsOf(measure.formula.tree).flatMap(({ name }) => byId.get(name) ?? []) : [];
}

/** A way along operands from a measure back to it: the measures on it, `start` first. */
function circleFrom(start: Measure, byId: ReadonlyMap<string, Measure>): Measure[] | undefined {
  const seen = new Set<Measure>();
  const next = [[start]];
  for (let way = next.shift(); way; way = next.shift())
    for (const operand of operands(way.at(-1) as Measure, byId)) {
      if (operand === start) return way;
      if (!seen.has(operand)) next.push([...way, operand]);
      seen.add(operand);
    }
  return undefined;
}
