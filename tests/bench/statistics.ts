/** The middle of the numbers; of an even count, the mean of the two in the middle. Throws when there are none. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [below, above] = [sorted[middle - 1], sorted[middle]];
  if (above === undefined) throw new Error('Nothing was measured, so there is no median.');
  return sorted.length % 2 === 1 || below === undefined ? above : (below + above) / 2;
}

/** Three significant digits at most, without exponent: `0.0312`, `4.61`, `226`, `12,500`. */
export function short(number: number): string {
  return number >= 100
    ? Math.round(number).toLocaleString('en')
    : number.toLocaleString('en', { maximumSignificantDigits: number >= 10 ? 3 : 2 + Number(number >= 1) });
}

/** Milliseconds as they are read best: `64 ms`, `2.05 s`. */
export const duration = (ms: number): string =>
  ms < 1000 ? `${short(ms)} ms` : `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`;

/** Bytes as they are read best, in thousands: `950 B`, `226 KB`, `1.4 MB`. */
export function size(bytes: number): string {
  if (bytes < 1000) return `${Math.round(bytes)} B`;
  return bytes < 1e6 ? `${short(bytes / 1000)} KB` : `${short(bytes / 1e6)} MB`;
}

/** How many times as much: `4.1 ×`. */
export const times = (ratio: number): string => `${short(ratio)} ×`;

/** A number of things, in words: `1 run`, `5 runs`. */
export const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** A Markdown table: the heads, then rows of cells. All columns but the first are set to the right. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}
