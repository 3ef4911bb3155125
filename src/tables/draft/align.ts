/** Something named in a sentence; what has no id must not be suggested, and yet stands there. */
export interface Named {
  start: number;
  id: string | undefined;
}

/** What a figure goes with, as a sentence arranges the two. */
export interface Aligned<T> {
  named: T;
  side: 'before' | 'after';
  /** True when every figure of the sentence has its own behind it. */
  inStep: boolean;
}

/**
 * Which of the things named in a sentence belongs to its `nth` figure. It is told only where the sentence has one order:
 * each thing before its figures ("Facebook had 72 million, YouTube 63 million"), or each behind its figure ("80 websites and
 * 40 networks"), or where it names one thing only. Else undefined.
 */
export function align<T extends Named>(
  nth: number,
  figures: readonly number[],
  named: readonly T[],
): Aligned<T> | undefined {
  const figure = figures[nth] ?? 0;
  const stretches: T[][] = [...figures, 0].map(() => []);
  for (const one of named) stretches[figures.filter((at) => at < one.start).length]?.push(one);
  if (stretches.some((stretch) => distinct(stretch) > 1)) return undefined;
  const [first = [], ...rest] = stretches;
  const before = named.findLast(({ start }) => start < figure);
  const single = distinct(named) === 1;

  if (first.length > 0) {
    const last = stretches.at(-1) ?? [];
    const ordered = last.length === 0 || single;
    return before && ordered ? { named: before, side: 'before', inStep: false } : undefined;
  }
  const [behind] = stretches[nth + 1] ?? [];
  if (behind) return { named: behind, side: 'after', inStep: rest.every((stretch) => stretch.length > 0) };
  return undefined;
}

/** How many different things are named; each without an id is one of its own. */
export function distinct(named: readonly Named[]): number {
  const ids = named.flatMap(({ id }) => id ?? []);
  return new Set(ids).size + named.length - ids.length;
}
