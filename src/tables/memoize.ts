const mapOf = memoize((records: readonly { id: string }[]) => new Map(records.map((one) => [one.id, one])));

/** Indexes a table's records by id, memoized. The last record of a duplicate id wins. */
export const byId = <T extends { id: string }>(records: readonly T[]): ReadonlyMap<string, T> =>
  mapOf(records) as ReadonlyMap<string, { id: string }> as ReadonlyMap<string, T>;

/** The record of an id. The tables are checked: whatever is named is there. */
export function getById<T extends { id: string }>(records: readonly T[], id: string): T {
  const found = byId(records).get(id);
  if (found === undefined) throw new Error(`"${id}" is in no table, although the tables were checked.`);
  return found;
}

/** Memoizes a function by its (object) argument, in a WeakMap. Results must not be mutated. */
export function memoize<Key extends object, Answer>(work: (key: Key) => Answer): (key: Key) => Answer {
  const known = new WeakMap<Key, Answer>();
  return (key) => {
    if (!known.has(key)) known.set(key, work(key));
    return known.get(key) as Answer;
  };
}
