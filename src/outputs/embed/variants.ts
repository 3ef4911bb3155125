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
  let start = others.reduce((most, text) => alikeAtStart(first, text, most), shortest);
  if (isHigh(first[start - 1])) start--;
  let end = others.reduce((most, text) => alikeAtEnd(first, text, most), shortest - start);
  if (end > 0 && isLow(first.at(-end))) end--;
  return {
    before: first.slice(0, start),
    middles: texts.map((text) => text.slice(start, text.length - end)),
    after: first.slice(first.length - end),
  };
}

/** How many code units two texts have in common at their start, at most so many. */
function alikeAtStart(one: string, other: string, most: number): number {
  let at = 0;
  while (at < most && one.charCodeAt(at) === other.charCodeAt(at)) at++;
  return at;
}

function alikeAtEnd(one: string, other: string, most: number): number {
  let at = 0;
  while (at < most && one.charCodeAt(one.length - 1 - at) === other.charCodeAt(other.length - 1 - at)) at++;
  return at;
}

const isHigh = (unit = '') => /^[\ud800-\udbff]$/.test(unit);
const isLow = (unit = '') => /^[\udc00-\udfff]$/.test(unit);
