import { type MdastNode, mdxToMdast } from 'satteri';
import { excerpt } from '../csv/problem.ts';
import type { StoryProblem } from './problem.ts';

/** The parser's words for what it cannot read: `3:5: What is wrong (note: a hint) (mdx-jsx:some-code)`. */
const FAILURE = /^(?<line>\d+):(?<column>\d+): (?<what>.*?)(?: \(note: .*?\))?(?: \([\w-]+:[\w-]+\))?$/s;

/** No story is as long. Quotations within quotations, and braces that none closes, cost the parser the square of their number. */
const LONGEST = 100_000;
const MOST_BRACES = 1000;

/** Reads MDX into a tree, as the site's build does; or says where it is none. */
export function parseStory(
  source: string,
): { tree: MdastNode; failure?: never } | { tree?: never; failure: Omit<StoryProblem, 'file'> } {
  const braces = source.split('{').length - 1;
  if (source.length > LONGEST || braces > MOST_BRACES) {
    const message =
      source.length > LONGEST
        ? `The story has ${source.length} characters; ${LONGEST} can be read.`
        : `The story has ${braces} signs {; ${MOST_BRACES} can be read.`;
    return { failure: { line: 1, column: 1, message, mend: 'Shorten it.' } };
  }
  try {
    return { tree: mdxToMdast(source, { features: { frontmatter: true } }) };
  } catch (error) {
    const text = (error as Error).message;
    const { line = 1, column = 1, what = text } = FAILURE.exec(text)?.groups ?? {};
    const at = { line: Number(line), column: Number(column) };
    return {
      failure: { ...at, message: `This is no MDX: ${excerpt(what, 300)}.`, mend: mendFor(source, at.line) },
    };
  }
}

function mendFor(source: string, line: number): string {
  const text = source.split('\n')[line - 1] ?? '';
  if (text.includes('<!--')) return 'Write a comment as {/* … */}.';
  if (/<https?:/.test(text)) return 'Write a link as [words](https://…).';
  return 'Close every <…> and {…}, put values in "quotes", and write \\< and \\{ where the signs themselves are meant.';
}
