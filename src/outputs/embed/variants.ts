/** Texts that are the same at their start and at their end. */
export interface Variants {
  /** What all start with. */
  before: string;
  /** What stands between in each, in the texts' order. */
  middles: string[];
  /** What all end with. */
  after: string;
}

/**
 * Divides texts into what they have in common and what tells them apart, such as a snippet in several themes:
 * `before + middles[i] + after` is `texts[i]`. Both ends are as long as they can be, the start first, but split no surrogate pair.
 */
export function variants(texts: readonly string[]): Variants {
  const [first = '', ...others] = texts;
  const shortest = Math.min(...[first, ...others].map(({ length }) => length));
  let start = 0;
  while (start < shortest && others.every((text) => text[start] === first[start])) start++;
  if (isHigh(first[start - 1])) start--;
  let end = 0;
  while (start + end < shortest && others.every((text) => text.at(-1 - end) === first.at(-1 - end))) end++;
  if (end > 0 && isLow(first.at(-end))) end--;
  return {
    before: first.slice(0, start),
    middles: texts.map((text) => text.slice(start, text.length - end)),
    after: first.slice(first.length - end),
  };
}

const isHigh = (unit = '') => /^[\ud800-\udbff]$/.test(unit);
const isLow = (unit = '') => /^[\udc00-\udfff]$/.test(unit);
