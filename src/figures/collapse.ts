import type { Expression, Leaf } from './evaluate.ts';

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
