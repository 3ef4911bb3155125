import { operandsOf } from '../../figures/formula.ts';
import type { Measure } from '../tables.ts';
import { type CheckContext, checkLink, pathText } from './context.ts';

/** Formulas may build on one another so many times. */
const DEEPEST = 20;

/**
 * Checks the formulas of measures, and puts the measures in an order in which each comes after those it builds on.
 * Measures that go in a circle are left out; each circle is reported once, and what only builds on one is not.
 */
export function orderMeasures(measures: readonly Measure[], context: CheckContext): Measure[] {
  const byId = new Map(measures.map((measure) => [measure.id, measure]));
  const operands = new Map<Measure, Measure[]>();
  for (const measure of measures) {
    const names = measure.formula ? operandsOf(measure.formula.tree) : [];
    for (const { name } of names) checkLink(context, measure, 'formula', name, 'measures');
    operands.set(
      measure,
      names.flatMap(({ name }) => byId.get(name) ?? []),
    );
  }

  const depths = new Map<Measure, number>();
  const ordered: Measure[] = [];
  let waiting = [...measures];
  for (let depth = 0; depth <= DEEPEST && waiting.length > 0; depth++) {
    const ready = waiting.filter((measure) => operands.get(measure)?.every((operand) => depths.has(operand)));
    for (const measure of ready) depths.set(measure, depth);
    ordered.push(...ready);
    waiting = waiting.filter((measure) => !depths.has(measure));
  }
  const circular = new Set<Measure>();
  for (const measure of neededAmong(waiting, operands)) {
    const circle = circular.has(measure) ? undefined : circleFrom(measure, operands);
    if (!circle) continue;
    for (const one of circle) circular.add(one);
    const way = pathText([...circle, measure].map(({ id }) => id));
    const params = { way, measure: measure.id };
    context.add('constraint-error.formula-circle', measure, 'formula', textOf(measure), params);
  }
  const [deepest] = waiting;
  if (deepest && circular.size === 0)
    context.add('constraint-error.deep-formula', deepest, 'formula', textOf(deepest), { most: DEEPEST });
  return ordered;
}

const textOf = ({ formula }: Measure) => formula?.text ?? '';

type Operands = ReadonlyMap<Measure, readonly Measure[]>;

/**
 * The measures without those that none of them needs, nor any that is left then: these are on no circle, and there may
 * be thousands of them, each of which leads to one.
 */
function neededAmong(measures: readonly Measure[], operands: Operands): Measure[] {
  const uses = new Map(measures.map((measure) => [measure, 0]));
  const count = (measure: Measure, by: number) =>
    (operands.get(measure) ?? []).flatMap((operand) => {
      const left = (uses.get(operand) ?? Number.NaN) + by;
      if (uses.has(operand)) uses.set(operand, left);
      return left === 0 ? [operand] : [];
    });
  for (const measure of measures) count(measure, 1);
  const unused = measures.filter((measure) => uses.get(measure) === 0);
  for (let measure = unused.pop(); measure; measure = unused.pop()) {
    uses.delete(measure);
    unused.push(...count(measure, -1));
  }
  return measures.filter((measure) => uses.has(measure));
}

/** A way along operands from a measure back to it: the measures on it, `start` first. Of several, the shortest. */
function circleFrom(start: Measure, operands: Operands): Measure[] | undefined {
  const cameFrom = new Map<Measure, Measure | undefined>([[start, undefined]]);
  // What is added while a Map is walked is walked too.
  for (const [measure] of cameFrom)
    for (const operand of operands.get(measure) ?? []) {
      if (operand === start) return wayTo(measure, cameFrom);
      if (!cameFrom.has(operand)) cameFrom.set(operand, measure);
    }
  return undefined;
}

function wayTo(end: Measure, cameFrom: ReadonlyMap<Measure, Measure | undefined>): Measure[] {
  const way: Measure[] = [];
  for (let at: Measure | undefined = end; at; at = cameFrom.get(at)) way.push(at);
  return way.toReversed();
}
