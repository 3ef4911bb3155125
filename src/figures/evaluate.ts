import type { Interval } from './figure.ts';
import type { Operator } from './formula.ts';

/**
 * An expression over observations. Leaves with the same key are one quantity: it has one true value,
 * wherever it stands in the expression.
 */
export type Expression =
  | { kind: 'number'; value: number }
  | { kind: 'leaf'; key: string; value: number; low: number; high: number }
  | { kind: 'operation'; operator: Operator; left: Expression; right: Expression };
export type Leaf = Extract<Expression, { kind: 'leaf' }>;

/**
 * The value of an expression and the interval it must lie in.
 *
 * Plain interval arithmetic is too wide where a quantity stands twice (`a / (a + b)`). So the slope in each such quantity
 * is bounded first; where none of them changes its sign, the ends are reached at the ends of these quantities, and the
 * interval is the narrowest there is. Elsewhere the plain interval stands. Rounding errors are cut off at 12 digits.
 * @returns undefined when the value is not finite (a division by zero, an overflow).
 */
export function evaluate(expression: Expression): (Interval & { value: number }) | undefined {
  const rangeOf = (pick: (leaf: Leaf) => Interval) => bound(expression, new Set(), pick).range;
  const value = rangeOf(({ value }) => ({ low: value, high: value }));
  if (!Number.isFinite(value.low) || value.low !== value.high) return undefined;
  const { range, slopes } = bound(expression, repeatedKeys(expression));
  const isMonotone = [...slopes.values()].every(({ low, high }) => low >= 0 || high <= 0);
  const ends = (side: 'low' | 'high') =>
    rangeOf((leaf) => {
      const slope = slopes.get(leaf.key);
      const end = slope && leaf[slope.low >= 0 === (side === 'high') ? 'high' : 'low'];
      return end === undefined ? leaf : { low: end, high: end };
    })[side];
  const [low, high] = isMonotone ? [ends('low'), ends('high')] : [Number.NaN, Number.NaN];
  return {
    value: clean(value.low),
    low: clean(Number.isNaN(low) ? range.low : low),
    high: clean(Number.isNaN(high) ? range.high : high),
  };
}

/** The quantities that stand in an expression more than once. */
function repeatedKeys(expression: Expression): Set<string> {
  const [once, twice, repeated] = [new Set<Expression | string>(), new Set<Expression>(), new Set<string>()];
  const visit = (one: Expression, isAgain: boolean): void => {
    if (one.kind === 'number' || twice.has(one)) return;
    const name = one.kind === 'leaf' ? one.key : one;
    const isRepeated = isAgain || once.has(name);
    once.add(name);
    if (isRepeated) twice.add(one);
    if (one.kind === 'operation') {
      visit(one.left, isRepeated);
      visit(one.right, isRepeated);
    } else if (isRepeated) repeated.add(one.key);
  };
  visit(expression, false);
  return repeated;
}

interface Bounds {
  range: Interval;
  slopes: Map<string, Interval>;
}

const ZERO: Interval = { low: 0, high: 0 };

/**
 * The range of an expression and of its slope in some quantities, in plain interval arithmetic. An expression that another
 * formula uses twice is one object: each is calculated once, or formulas could explode.
 */
function bound(
  expression: Expression,
  keys: ReadonlySet<string>,
  pick = (leaf: Leaf): Interval => leaf,
  known = new Map<Expression, Bounds>(),
): Bounds {
  if (expression.kind === 'number')
    return { range: { low: expression.value, high: expression.value }, slopes: new Map() };
  if (expression.kind === 'leaf') {
    const { key } = expression;
    return { range: pick(expression), slopes: new Map(keys.has(key) ? [[key, { low: 1, high: 1 }]] : []) };
  }
  const before = known.get(expression);
  if (before) return before;
  const { operator } = expression;
  const left = bound(expression.left, keys, pick, known);
  const right = bound(expression.right, keys, pick, known);
  const slopes = new Map(
    [...new Set([...left.slopes.keys(), ...right.slopes.keys()])].map((key) => {
      const [l, r] = [left.slopes.get(key) ?? ZERO, right.slopes.get(key) ?? ZERO];
      return [key, slope(operator, left.range, right.range, l, r)];
    }),
  );
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

/**
 * The smallest interval that holds `a operator b` for every number of the two (interval arithmetic as in IEEE 1788).
 * Division by an interval with zero in it gives the whole line.
 */
export function combine(operator: Operator, a: Interval, b: Interval): Interval {
  switch (operator) {
    case '+':
      return { low: a.low + b.low, high: a.high + b.high };
    case '-':
      return { low: a.low - b.high, high: a.high - b.low };
    case '*':
      return hull(a, b, (x, y) => (x === 0 || y === 0 ? 0 : x * y));
    case '/':
      if (b.low <= 0 && b.high >= 0) return { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
      return hull(a, b, (x, y) => (Number.isFinite(y) ? x / y : 0));
  }
}

/** An end that is exactly zero stays zero: 0 × ∞ is 0 here, and so is ∞ / ∞. */
function hull(a: Interval, b: Interval, operate: (x: number, y: number) => number): Interval {
  const ends = [a.low, a.high].flatMap((x) => [operate(x, b.low), operate(x, b.high)]);
  return { low: Math.min(...ends), high: Math.max(...ends) };
}

/** Cuts off what binary fractions add: twelve digits are more than any report prints. */
export function clean(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(12)) : value;
}
