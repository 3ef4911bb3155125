/** So many a thread takes at a time: to ask for each alone would take longer than what is asked for. */
const AT_A_TIME = 100;

/** The items in their order, in groups for the threads. */
export function inGroups<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / AT_A_TIME) }, (_, at) =>
    items.slice(at * AT_A_TIME, (at + 1) * AT_A_TIME),
  );
}
