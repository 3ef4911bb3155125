import { collapseSums } from './collapse.ts';
import type { Operator } from './formula.ts';
import { combine, type Interval } from './interval.ts';

/**
 * An expression over observations. Leaves with the same key are one quantity: it has one true value,
 * wherever it stands in the expression.
 */
export type Expression =
  | { kind: 'number'; value: number }
  | { kind: 'leaf'; key: string; value: number; low: number; high: number }
  | { kind: 'operation'; operator: Operator; left: Expression; right: Expression };

/**
 * The value of an expression and the interval it must lie in.
 *
 * Plain interval arithmetic is too wide where a quantity stands twice (`a / (a + b)`). So the slope in each quantity is
 * bounded first; where none of them changes its sign, the ends are reached at the ends of the quantities, and the
 * interval is the narrowest there is. Elsewhere the plain interval stands. Rounding errors are cut off at 12 digits.
 * @returns undefined when the value is not finite (a division by zero, an overflow).
 */
export function evaluate(whole: Expression): (Interval & { value: number }) | undefined {
  const expression = collapseSums(whole);
  const value = clean(at(expression, (leaf) => leaf.value));
  if (!Number.isFinite(value)) return undefined;
  const { range, slopes } = bound(expression);
  const monotone = [...slopes.values()].every(({ low, high }) => low >= 0 || high <= 0);
  if (!monotone) return { value, low: clean(range.low), high: clean(range.high) };
  const end = (side: 'low' | 'high') =>
    at(expression, (leaf) => {
      const rising = (slopes.get(leaf.key)?.low ?? 0) >= 0;
      return rising === (side === 'high') ? leaf.high : leaf.low;
    });
  const [low, high] = [end('low'), end('high')];
  return {
    value,
    low: clean(Number.isNaN(low) ? range.low : low),
    high: clean(Number.isNaN(high) ? range.high : high),
  };
}

export type Leaf = Extract<Expression, { kind: 'leaf' }>;

/** An expression that another formula uses twice is one object: each is worked out once, or formulas could explode. */
function at(
  expression: Expression,
  pick: (leaf: Leaf) => number,
  known = new Map<Expression, number>(),
): number {
  if (expression.kind === 'number') return expression.value;
  if (expression.kind === 'leaf') return pick(expression);
  const before = known.get(expression);
  if (before !== undefined) return before;
  const [left, right] = [at(expression.left, pick, known), at(expression.right, pick, known)];
  const result = operate(expression.operator, left, right);
  known.set(expression, result);
  return result;
}

function operate(operator: Operator, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
  }
}

type Slopes = Map<string, Interval>;
const ZERO: Interval = { low: 0, high: 0 };

type Bounds = { range: Interval; slopes: Slopes };

/** The range of an expression and of its slope in every leaf, in plain interval arithmetic. */
function bound(expression: Expression, known = new Map<Expression, Bounds>()): Bounds {
  if (expression.kind === 'number')
    return { range: { low: expression.value, high: expression.value }, slopes: new Map() };
  if (expression.kind === 'leaf')
    return { range: expression, slopes: new Map([[expression.key, { low: 1, high: 1 }]]) };
  const before = known.get(expression);
  if (before) return before;
  const { operator } = expression;
  const left = bound(expression.left, known);
  const right = bound(expression.right, known);
  const slopes: Slopes = new Map();
  for (const key of new Set([...left.slopes.keys(), ...right.slopes.keys()])) {
    const l = left.slopes.get(key) ?? ZERO;
    const r = right.slopes.get(key) ?? ZERO;
    slopes.set(key, slope(operator, left.range, right.range, l, r));
  }
  const bounds = { range: combine(operator, left.range, right.range), slopes };
  known.set(expression, bounds);
  return bounds;
}

/** The rules of differentiation, over intervals. */
function slope(operator: Operator, a: Interval, b: Interval, da: Interval, db: Interval): Interval {
  switch (operator) {
    case '+':
    case '-':
      return combine(operator, da, db);
    case '*':
      return combine('+', combine('*', da, b), combine('*', a, db));
    case '/': {
      // (a / b)' = (a' - (a / b) b') / b
      const quotient = combine('/', a, b);
      return combine('/', combine('-', da, combine('*', quotient, db)), b);
    }
  }
}

/** Cuts off what binary fractions add: twelve digits are more than any report prints. */
export function clean(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(12)) : value;
}
