import type { Operator } from './formula.ts';

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

/**
 * The same expression with every sum that shares no quantity with the rest of it as one quantity. The slope in a sum is
 * that in each of its terms, so nothing is lost; and a part's share of a total of 20,000 parts is worked out from the
 * part and some fifteen sums of the others, not from 20,000 terms for each of them.
 */
export function collapseSums(expression: Expression): Expression {
  const repeated = new Set<string>();
  findRepeated(expression, repeated, new Set());
  return collapse(expression, repeated, new Map());
}

type Operation = Extract<Expression, { kind: 'operation' }>;

/** What is known of expressions that many others build on. */
const keysOf = new WeakMap<Expression, ReadonlySet<string>>();
const sums = new WeakMap<Expression, Leaf | undefined>();

function collapse(
  expression: Expression,
  repeated: ReadonlySet<string>,
  known: Map<Expression, Expression>,
): Expression {
  if (expression.kind !== 'operation') return expression;
  const before = known.get(expression);
  if (before) return before;
  const sum = sumOf(expression);
  const result =
    sum && !overlap(repeated, keys(expression))
      ? sum
      : {
          ...expression,
          left: collapse(expression.left, repeated, known),
          right: collapse(expression.right, repeated, known),
        };
  known.set(expression, result);
  return result;
}

/** Gathers the keys of quantities that stand in an expression twice. */
function findRepeated(expression: Expression, found: Set<string>, seen: Set<Expression>): void {
  if (expression.kind !== 'operation' || seen.has(expression) || sumOf(expression)) return;
  seen.add(expression);
  const { left, right } = expression;
  if (left.kind !== 'number' && right.kind !== 'number') {
    const [fewer, more] = [keys(left), keys(right)].sort((a, b) => a.size - b.size) as [Keys, Keys];
    for (const key of fewer) if (more.has(key)) found.add(key);
  }
  findRepeated(left, found, seen);
  findRepeated(right, found, seen);
}

/** A sum of quantities, each of which stands in it once, as one of them; undefined for anything else. */
function sumOf(expression: Operation): Leaf | undefined {
  if (sums.has(expression)) return sums.get(expression);
  const sum = expression.operator === '+' ? added(expression) : undefined;
  sums.set(expression, sum);
  return sum;
}

function added(expression: Operation): Leaf | undefined {
  const [left, right] = [expression.left, expression.right].map((side) =>
    side.kind === 'operation' ? sumOf(side) : side,
  );
  if (left?.kind !== 'leaf' || right?.kind !== 'leaf') return undefined;
  if (overlap(keys(expression.left), keys(expression.right))) return undefined;
  return {
    kind: 'leaf',
    // No other quantity of an expression has it: a sum with a repeated one stays as it is.
    key: left.key,
    value: left.value + right.value,
    low: left.low + right.low,
    high: left.high + right.high,
  };
}

type Keys = ReadonlySet<string>;

function keys(expression: Expression): Keys {
  if (expression.kind === 'number') return new Set();
  if (expression.kind === 'leaf') return new Set([expression.key]);
  const before = keysOf.get(expression);
  if (before) return before;
  const all = keys(expression.left).union(keys(expression.right));
  keysOf.set(expression, all);
  return all;
}

function overlap(a: Keys, b: Keys): boolean {
  return !a.isDisjointFrom(b);
}

/** All numbers from `low` to `high`, both included; either may be infinite. */
export interface Interval {
  low: number;
  high: number;
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
      return hull([times(a.low, b.low), times(a.low, b.high), times(a.high, b.low), times(a.high, b.high)]);
    case '/':
      if (b.low <= 0 && b.high >= 0) return { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
      return combine('*', a, { low: 1 / b.high, high: 1 / b.low });
  }
}

/** 0 × ∞ is 0 here: an end that is exactly zero stays zero. */
function times(x: number, y: number): number {
  return x === 0 || y === 0 ? 0 : x * y;
}

function hull(ends: number[]): Interval {
  return { low: Math.min(...ends), high: Math.max(...ends) };
}
