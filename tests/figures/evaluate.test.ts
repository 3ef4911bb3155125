import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Expression, evaluate } from '../../src/figures/evaluate.ts';
import type { Operator } from '../../src/figures/formula.ts';

const leaf = (key: string, value: number, low = value, high = value): Expression => {
  return { kind: 'leaf', key, value, low, high };
};
const number = (value: number): Expression => ({ kind: 'number', value });
const operation = (left: Expression, operator: Operator, right: Expression): Expression => {
  return { kind: 'operation', operator, left, right };
};

describe('evaluate', () => {
  it('gives the narrowest interval of a / (a + b), where a stands twice', () => {
    const a = leaf('a', 110, 109.5, 110.5);
    const b = leaf('b', 203, 202.5, 203.5);
    const share = evaluate(operation(a, '/', operation(a, '+', b)));
    expect(share?.low).toBeCloseTo(109.5 / (109.5 + 203.5), 11);
    expect(share?.high).toBeCloseTo(110.5 / (110.5 + 202.5), 11);
  });

  it('knows that a - a is nothing and a / a is one', () => {
    const a = leaf('a', 2, 1, 3);
    expect(evaluate(operation(a, '-', a))).toEqual({ value: 0, low: 0, high: 0 });
    expect(evaluate(operation(a, '/', a))).toMatchObject({ value: 1 });
  });

  it('keeps an open end open', () => {
    const total = leaf('t', 1e9, 1e9, Number.POSITIVE_INFINITY);
    expect(evaluate(operation(total, '/', number(46)))).toEqual({
      value: 21739130.4348,
      low: 21739130.4348,
      high: Number.POSITIVE_INFINITY,
    });
  });

  it('has no value for a division by zero or an overflow', () => {
    for (const [left, operator, right] of [
      [1, '/', 0],
      [0, '/', 0],
      [1e300, '*', 1e300],
    ] as const)
      expect(evaluate(operation(number(left), operator, number(right)))).toBeUndefined();
  });

  it('gives the whole line for a division by what may be zero', () => {
    expect(evaluate(operation(number(1), '/', leaf('a', 1, -1, 2)))).toEqual({
      value: 1,
      low: Number.NEGATIVE_INFINITY,
      high: Number.POSITIVE_INFINITY,
    });
  });

  it('is done with a chain that doubles sixty times at once', () => {
    let doubled = leaf('a', 1, 0.5, 1.5);
    for (let times = 0; times < 60; times++) doubled = operation(doubled, '+', doubled);
    expect(evaluate(doubled)?.value).toBeCloseTo(2 ** 60, -7);
  });
});

/** Expressions over four quantities, each with an interval and a true value somewhere in it. */
const quantity = fc
  .record({
    middle: fc.double({ min: -1000, max: 1000, noNaN: true }),
    half: fc.double({ min: 0, max: 100, noNaN: true }),
    at: fc.double({ min: -1, max: 1, noNaN: true }),
  })
  .map(({ middle, half, at }) => ({
    value: middle,
    low: middle - half,
    high: middle + half,
    true: middle + at * half,
  }));
const shape = fc.letrec<{ tree: Expression }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.constantFrom('a', 'b', 'c', 'd').map((key) => leaf(key, 0)),
    fc.integer({ min: -5, max: 5 }).map(number),
    fc
      .tuple(tie('tree'), fc.constantFrom<Operator>('+', '-', '*', '/'), tie('tree'))
      .map(([left, operator, right]) => operation(left, operator, right)),
  ),
})).tree;

it('gives an interval that holds the result of every true value', () => {
  fc.assert(
    fc.property(shape, fc.tuple(quantity, quantity, quantity, quantity), (tree, quantities) => {
      const known = Object.fromEntries(['a', 'b', 'c', 'd'].map((key, at) => [key, quantities[at]!]));
      const fill = (node: Expression, pick: (key: string) => Expression): Expression => {
        if (node.kind === 'number') return node;
        if (node.kind === 'leaf') return pick(node.key);
        return { ...node, left: fill(node.left, pick), right: fill(node.right, pick) };
      };
      const result = evaluate(fill(tree, (key) => ({ kind: 'leaf', key, ...known[key]! })));
      const truth = evaluate(fill(tree, (key) => number(known[key]!.true)))?.value;
      if (!result || truth === undefined) return;
      // Twelve digits are kept, so the ends may be off in the twelfth; where numbers cancel, by more.
      const slack = 1e-6 * Math.max(1, Math.abs(truth));
      expect(truth).toBeGreaterThanOrEqual(result.low - slack);
      expect(truth).toBeLessThanOrEqual(result.high + slack);
      expect(result.value).toBeGreaterThanOrEqual(result.low - slack);
      expect(result.value).toBeLessThanOrEqual(result.high + slack);
    }),
    { numRuns: 2_000, seed: 2024 },
  );
});
