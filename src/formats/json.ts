/** A value as a JSON text for people too: two spaces, keys in the order in which they were set, a line end at the end. */
export function prettyJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

/** A number as JSON has it: an open end of an interval is null. */
export function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
