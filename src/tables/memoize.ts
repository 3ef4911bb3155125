interface Identified {
  id: string;
}

const mapOf = memoize((records: readonly Identified[]) => new Map(records.map((one) => [one.id, one])));

/** Indexes a table's records by id, memoized. The last record of a duplicate id wins. */
export function byId<T extends Identified>(records: readonly T[]): ReadonlyMap<string, T> {
  return mapOf(records) as ReadonlyMap<string, Identified> as ReadonlyMap<string, T>;
}

/**
 * Memoizes a function by its (object) argument, in a WeakMap. Results must not be mutated.
 */
export function memoize<Key extends object, Answer>(work: (key: Key) => Answer): (key: Key) => Answer {
  const known = new WeakMap<Key, { answer: Answer }>();
  return (key) => {
    const before = known.get(key);
    if (before) return before.answer;
    const answer = work(key);
    known.set(key, { answer });
    return answer;
  };
}
