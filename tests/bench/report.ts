import { format } from 'd3';

/** What each section of the benchmark receives. */
export interface Options {
  /** Repetitions; results are medians. */
  runs: number;
  /** Sizes of the newsrooms of the section `scale`. */
  charts: number[];
  /** The built site. */
  dist: string;
}

/** Progress, for whoever waits. */
export const log = (progress: string): void => console.log(`  ${progress}`);

const withUnit = (value: number, unit: string) =>
  format('.3~s')(value).replace(/\D?$/, (prefix) => ` ${prefix}${unit}`);

/** Milliseconds for people: `64.2 ms`, `2.05 s`, `111 s`. */
export const duration = (ms: number): string => withUnit(ms / 1000, 's');
/** Bytes for people: `950 B`, `226 kB`, `1.4 MB`. */
export const size = (bytes: number): string => withUnit(bytes, 'B');
/** A ratio: `4.1 ×`. */
export const times = (ratio: number): string => `${format('.3~r')(ratio)} ×`;

/** A Markdown table; all columns but the first are aligned right. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

const inside = (name: string) => new RegExp(`(?<=<!-- ${name} -->\n)[^]*?(?=\n<!-- /${name} -->)`);

/**
 * The text between `<!-- name -->` and `<!-- /name -->`.
 * @throws if the text has no such lines.
 */
export function block(text: string, name: string): string {
  const found = inside(name).exec(text)?.[0];
  if (found === undefined) throw new Error(`The lines <!-- ${name} --> … <!-- /${name} --> are missing.`);
  return found;
}

/** Replaces the text that {@link block} returns. */
export function replaceBlock(text: string, name: string, content: string): string {
  block(text, name);
  return text.replace(inside(name), () => content);
}
