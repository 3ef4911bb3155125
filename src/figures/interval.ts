import type { Operator } from './formula.ts';

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
