import type { MdastNode } from 'satteri';
import { parseMdx } from '#mdx';
import { excerpt } from '../csv/problem.ts';
import type { Params, ProblemKey } from '../i18n/problems.ts';
import { START, type StoryPosition } from './figures.ts';

/** The parser's words for what it cannot read: `3:5: What is wrong (note: a hint) (mdx-jsx:some-code)`. */
const FAILURE = /^(?<line>\d+):(?<column>\d+): (?<what>.*?)(?: \(note: .*?\))?(?: \([\w-]+:[\w-]+\))?$/s;

/** No story is as long. Quotations within quotations, and braces that none closes, cost the parser the square of their number. */
const LONGEST = 100_000;
const MOST_BRACES = 1000;

/** Reads MDX into a tree, as the site's build does; or says where it is none. */
export function parseStory(source: string) {
  const fail = (place: StoryPosition, key: ProblemKey, params: Params) => {
    return { tree: undefined, failure: { place, key, params } };
  };
  const { length } = source;
  if (length > LONGEST) return fail(START, 'story-error.long', { length, most: LONGEST });
  const count = source.split('{').length - 1;
  if (count > MOST_BRACES) return fail(START, 'story-error.braces', { count, most: MOST_BRACES });
  try {
    return { tree: parseMdx(source), failure: undefined };
  } catch (error) {
    const text = (error as Error).message;
    const { line = 1, column = 1, what = text } = FAILURE.exec(text)?.groups ?? {};
    const place = { line: Number(line), column: Number(column) };
    return fail(place, keyFor(source, place.line), { reason: excerpt(what, 300) });
  }
}

function keyFor(source: string, line: number): ProblemKey {
  const text = source.split('\n')[line - 1] ?? '';
  if (text.includes('<!--')) return 'story-error.html-comment';
  return /<https?:/.test(text) ? 'story-error.bare-link' : 'story-error.no-mdx';
}

/** The folder that holds the stories, one folder a language: `NGUON_STORIES`, else `src/stories`. */
export const storiesFolder = (env: Record<string, string | undefined>): string =>
  env['NGUON_STORIES'] || 'src/stories';

/** The words of a text with a digit or another sign for a number (½, ², Ⅳ): in a story they come from the data, never by hand. */
export function wordsWithDigits(text: string): string[] {
  return text
    .split(/\s+/)
    .filter((word) => /\p{N}/u.test(word))
    .map((word) => word.replace(/^[^\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}%]+$/gu, ''));
}

/** Finds words within a node of a source, of which the parser places nodes only; an escaped word (`&#49;`) is at the node's start. */
export function placesOfWords(words: readonly string[], node: MdastNode, source: readonly string[]) {
  const { line, column } = node.position?.start ?? START;
  const text = source.slice(node.position?.start.offset, node.position?.end.offset).join('');
  // Counted on from word to word: a paragraph may have thousands.
  let [from, counted, place] = [0, 0, { line, column }];
  return words.map((word) => {
    const at = text.indexOf(word, from);
    if (at < 0) return { line, column };
    from = at + word.length;
    place = placeAfter(text.slice(counted, at), place);
    counted = at;
    return place;
  });
}

function placeAfter(text: string, { line, column }: StoryPosition): StoryPosition {
  const lines = text.split('\n');
  const characters = Array.from(lines.at(-1) ?? '').length;
  return lines.length === 1
    ? { line, column: column + characters }
    : { line: line + lines.length - 1, column: characters + 1 };
}
