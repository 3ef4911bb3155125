import { type MdastNode, mdxToMdast } from 'satteri';
import { excerpt } from '../csv/problem.ts';
import { type ProblemKey, type Sentence, sentence } from '../i18n/problems.ts';
import { type Place, START } from './problem.ts';

/** The parser's words for what it cannot read: `3:5: What is wrong (note: a hint) (mdx-jsx:some-code)`. */
const FAILURE = /^(?<line>\d+):(?<column>\d+): (?<what>.*?)(?: \(note: .*?\))?(?: \([\w-]+:[\w-]+\))?$/s;

/** No story is as long. Quotations within quotations, and braces that none closes, cost the parser the square of their number. */
const LONGEST = 100_000;
const MOST_BRACES = 1000;

/** Reads MDX into a tree, as the site's build does; or says where it is none. */
export function parseStory(
  source: string,
): { tree: MdastNode; failure?: never } | { tree?: never; failure: Sentence & { place: Place } } {
  if (source.length > LONGEST) {
    const params = { length: source.length, most: LONGEST };
    return { failure: { place: START, ...sentence('story-error.long', params) } };
  }
  const braces = source.split('{').length - 1;
  if (braces > MOST_BRACES) {
    const params = { count: braces, most: MOST_BRACES };
    return { failure: { place: START, ...sentence('story-error.braces', params) } };
  }
  try {
    return { tree: mdxToMdast(source, { features: { frontmatter: true } }) };
  } catch (error) {
    const text = (error as Error).message;
    const { line = 1, column = 1, what = text } = FAILURE.exec(text)?.groups ?? {};
    const place = { line: Number(line), column: Number(column) };
    const reason = excerpt(what, 300);
    return { failure: { place, ...sentence(keyFor(source, place.line), { reason }) } };
  }
}

function keyFor(source: string, line: number): ProblemKey {
  const text = source.split('\n')[line - 1] ?? '';
  if (text.includes('<!--')) return 'story-error.html-comment';
  return /<https?:/.test(text) ? 'story-error.bare-link' : 'story-error.no-mdx';
}
