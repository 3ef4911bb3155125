/** So many a thread takes at a time: to ask for each alone would take longer than what is asked for. */
const AT_A_TIME = 100;

/** The items in their order, in groups for the threads. */
export function inGroups<T>(items: readonly T[], size = AT_A_TIME): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
}
