interface Identified {
  id: string;
}

const mapOf = memoize((records: readonly Identified[]) => new Map(records.map((one) => [one.id, one])));

/** The records of a table by their ids; made once for each table. Where an id stands twice, the last. */
export function byId<T extends Identified>(records: readonly T[]): ReadonlyMap<string, T> {
  return mapOf(records) as ReadonlyMap<string, Identified> as ReadonlyMap<string, T>;
}

/**
 * Makes a function of a record of tables, or of a list of records, that works its answer out once for each: what is asked
 * of the same tables for every chart, such as which row has an id. The answers go with the tables. Whoever gets one must
 * not change it, nor the tables after.
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
