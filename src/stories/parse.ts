import { type MdastNode, mdxToMdast } from 'satteri';
import type { StoryProblem } from './problem.ts';

/** The parser's words for what it cannot read: `3:5: What is wrong (note: a hint) (mdx-jsx:some-code)`. */
const FAILURE = /^(?<line>\d+):(?<column>\d+): (?<what>.*?)(?: \(note: .*?\))?(?: \([\w-]+:[\w-]+\))?$/s;

/** Reads MDX into a tree, as the site's build does; or says where it is none. */
export function parseStory(
  source: string,
): { tree: MdastNode; failure?: never } | { tree?: never; failure: Omit<StoryProblem, 'file'> } {
  try {
    return { tree: mdxToMdast(source, { features: { frontmatter: true } }) };
  } catch (error) {
    const text = (error as Error).message;
    const { line = 1, column = 1, what = text } = FAILURE.exec(text)?.groups ?? {};
    const at = { line: Number(line), column: Number(column) };
    return { failure: { ...at, message: `This is no MDX: ${what}.`, mend: mendFor(source, at.line) } };
  }
}

function mendFor(source: string, line: number): string {
  const text = source.split('\n')[line - 1] ?? '';
  if (text.includes('<!--')) return 'Write a comment as {/* … */}.';
  if (/<https?:/.test(text)) return 'Write a link as [words](https://…).';
  return 'Close every <…> and {…}, put values in "quotes", and write \\< and \\{ where the signs themselves are meant.';
}
