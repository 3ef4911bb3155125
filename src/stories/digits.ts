import type { MdastNode } from 'satteri';
import { type Place, START } from './problem.ts';

/**
 * The words of a text that hold a digit or another sign for a number (½, ², Ⅳ), without the punctuation around them.
 * In a story such words come from the data, never from its author's hand.
 */
export function wordsWithDigits(text: string): string[] {
  return text
    .split(/\s+/)
    .filter((word) => /\p{N}/u.test(word))
    .map((word) => word.replace(/^[^\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}%]+$/gu, ''));
}

/** Finds places in a source, for the parser places nodes but not the words in them. */
export class Places {
  /** The parser counts characters, not the UTF-16 units of a string. */
  readonly #characters: readonly string[];

  constructor(source: string) {
    this.#characters = Array.from(source);
  }

  /** Where each of the words is within the node; where one is not as it is written (`&#49;`), the node's start. */
  ofWords(words: readonly string[], node: MdastNode): Place[] {
    const start = node.position?.start ?? START;
    const text = this.#characters.slice(node.position?.start.offset, node.position?.end.offset).join('');
    let from = 0;
    // Counted on from word to word: a paragraph may have thousands.
    let counted = 0;
    let place: Place = { line: start.line, column: start.column };
    return words.map((word) => {
      const at = text.indexOf(word, from);
      if (at < 0) return { line: start.line, column: start.column };
      from = at + word.length;
      place = placeAfter(text.slice(counted, at), place);
      counted = at;
      return place;
    });
  }
}

/** The place behind a text that begins at a place. */
function placeAfter(text: string, { line, column }: Place): Place {
  const lines = text.split('\n');
  const characters = Array.from(lines.at(-1) ?? '').length;
  return lines.length === 1
    ? { line, column: column + characters }
    : { line: line + lines.length - 1, column: characters + 1 };
}
