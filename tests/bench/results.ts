import type { Figures } from './section.ts';

/** `results.json`: what was measured, section by section, each when and where it was last measured. */
export interface Results {
  [section: string]: Result;
}

export interface Result {
  title: string;
  /** The day, and the machine and versions in one line. */
  measured: string;
  /** What {@link Section.measure} gave, line by line. */
  markdown: string[];
  figures: Figures;
}

const HEAD = `# What was measured

Written by \`npm run bench\`; do not edit. \`npm run bench -- --only peers,rows\` measures these sections anew and leaves the others
as they are; \`--runs 3\` takes fewer runs. Each section says when and where it was measured: a machine that does other work
meanwhile makes every time longer.
`;

/** The text of `RESULTS.md`: the sections in the order of their names, those without a name last. */
export function resultsMarkdown(results: Results, order: readonly string[]): string {
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  const parts = Object.entries(results)
    .toSorted(([a], [b]) => rank(a) - rank(b))
    .map(([, { title, measured, markdown }]) => `## ${title}\n\n*${measured}*\n\n${markdown.join('\n')}\n`);
  return [HEAD, ...parts].join('\n');
}

const START = '<!-- bench -->';
const END = '<!-- /bench -->';

/**
 * The README with another table between `<!-- bench -->` and `<!-- /bench -->`.
 * @throws when the README does not have these two lines, in this order.
 */
export function withTable(readme: string, table: string): string {
  const [start, end] = [readme.indexOf(START), readme.indexOf(END)];
  if (start < 0 || end < start)
    throw new Error(`README.md needs the lines ${START} and ${END}, in this order.`);
  return `${readme.slice(0, start + START.length)}\n${table}\n${readme.slice(end)}`;
}
