import { operandsOf } from '../../figures/formula.ts';
import { DEEPEST, operandsFirst } from '../derive.ts';
import { byId } from '../memoize.ts';
import type { Measure } from '../tables.ts';
import { type CheckContext, checkLink, circlesIn, pathText } from './context.ts';

/** Checks that the formulas of measures name measures, go in no circle, and do not build on one another too often. */
export function checkFormulas(measures: readonly Measure[], context: CheckContext): void {
  const known = byId(measures);
  const names = ({ formula }: Measure) => (formula ? operandsOf(formula.tree).map(({ name }) => name) : []);
  for (const measure of measures)
    for (const name of names(measure)) checkLink(context, measure, 'formula', name, 'measures');

  const ordered = new Set(operandsFirst(measures));
  const [deepest, ...others] = measures.filter((measure) => !ordered.has(measure));
  if (!deepest) return;
  const circles = circlesIn([deepest, ...others], (one) =>
    names(one).flatMap((name) => known.get(name) ?? []),
  );
  for (const circle of circles) {
    const [first = deepest] = circle;
    const params = { way: pathText([...circle, first].map(({ id }) => id)), measure: first.id };
    context.add('constraint-error.formula-circle', first, 'formula', first.formula?.text ?? '', params);
  }
  if (circles.length > 0) return;
  const text = deepest.formula?.text ?? '';
  context.add('constraint-error.deep-formula', deepest, 'formula', text, { most: DEEPEST });
}
