import type { Figure } from '../figures/figure.ts';

/** JSON text that people can read too: two spaces, keys in the order in which they were set, a line end at the end. */
export function prettyJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

/** A number as JSON has it: an open end of an interval is null. */
export function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** A figure as files have it: an open end is null. */
export function figureJson({ value, low, high, qualifier }: Figure) {
  return { value: finite(value), low: finite(low), high: finite(high), qualifier };
}

/** Some columns of a record, in that order; what is missing or blank is null. */
export function pick<T extends object, Key extends keyof T>(record: T, columns: readonly Key[]) {
  const cells = columns.map((column) => [column, record[column] === '' ? null : (record[column] ?? null)]);
  return Object.fromEntries(cells) as { [Column in Key]-?: NonNullable<T[Column]> | null };
}
