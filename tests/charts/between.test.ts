import { expect, test } from 'vitest';
import { check as checkDots } from '../../src/charts/dots.ts';
import { check as checkStack } from '../../src/charts/stack.ts';
import type { Selection } from '../../src/charts/types.ts';
import type { Figure } from '../../src/figures/figure.ts';
import type { Observation } from '../../src/tables/tables.ts';
import { type Example, examples } from './examples.ts';

const exampleOf = (name: string) => examples[name] as Example;

/** A figure as before, given as a range that starts there. */
function asRange<One extends { figure: Figure }>(one: One): One {
  const { value } = one.figure;
  return { ...one, figure: { value, low: value, high: value + 1, qualifier: 'between' } };
}

test('dots and stacks, which would draw its low end only, refuse a figure that is a range', () => {
  const dots = exampleOf('dots two tones');
  const [first, ...others] = dots.selection.shown as Observation[];
  const shown = [...others, asRange(first as Observation)];
  expect(checkDots(dots.chart, dots.selection, new Set(['count']))).toBeUndefined();
  expect(checkDots(dots.chart, { ...dots.selection, shown }, new Set(['count']))).toEqual([
    'subjects',
    first?.subject,
    'constraint-error.dots-between',
    { subject: `${first?.subject}` },
  ]);

  const { chart, selection } = exampleOf('stack with a rest');
  expect(checkStack(chart, selection)).toBeUndefined();
  const refused = (changed: Selection) => checkStack(chart, changed)?.slice(1, 3);
  const parts = { ...selection, shown: selection.shown.map((one, at) => (at === 0 ? asRange(one) : one)) };
  expect(refused(parts)).toEqual([selection.shown[0]?.subject, 'constraint-error.stack-between']);
  const wholes = selection.wholes.map((one) => ({ ...one, whole: asRange(one.whole) }));
  expect(refused({ ...selection, wholes })).toEqual([
    wholes[0]?.whole.subject,
    'constraint-error.stack-between',
  ]);
});
