import type { Locale } from '../i18n/locales.ts';
import type { Qualifier } from './figure.ts';
import { digitsPattern } from './format.ts';
import { type Lexicon, lexicons } from './lexicon.ts';
import { numberWordPatterns } from './number-words.ts';

/** The named parts of a matched figure phrase: see {@link figurePattern}. */
export type Parts = Record<string, string | undefined>;

const SPACE = String.raw`[ \t\u00a0\u2009\u202f]`;
/** A letter or digit must not follow: "ten" is not in "tens". */
const WORD_END = String.raw`(?![\p{L}\p{M}\p{N}])`;
const WORD_START = String.raw`(?<![\p{L}\p{M}\p{N}])`;

/** A pattern source for any of the forms, longest first. A form that ends in a letter ends where its word ends. */
export function anyOf(forms: readonly string[], end = WORD_END): string {
  const sources = forms
    .toSorted((a, b) => b.length - a.length)
    .map((form) => {
      const source = form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', `${SPACE}+`);
      return /\p{L}$/u.test(form) ? source + end : source;
    });
  return `(?:${sources.join('|')})`;
}

/** A pattern source for any qualifier of a list, whole words only. */
export function qualifierSource(words: Partial<Record<Qualifier, string[]>>): string {
  return WORD_START + anyOf(Object.values(words).flat());
}

/**
 * The grammar of a printed figure in a language, as a sticky pattern. Its parts, in order:
 * `said` qualifiers, `sign`, `before` (a currency), then `words` or `digits` (with `upper` for a range),
 * `glued` or `scale`, `after` (percent or a currency), `trailing` qualifier.
 */
export const figurePattern = memoize((locale: Locale): RegExp => {
  const lexicon = lexicons[locale];
  const source = [
    `(?<said>(?:${qualifierSource(lexicon.qualifiers)}${SPACE}*){1,2})?`,
    `(?<sign>(?<![\\p{L}\\p{M}\\p{N}.,%])[-−](?=[\\d$₫€]))?`,
    `(?:(?<before>${anyOf(Object.values(lexicon.unitsBefore).flat(), '(?![\\p{L}\\p{M}])')})${SPACE}*)?`,
    `(?:${wordsSource(locale)}|${digitsSource})`,
    `(?:${scaleSource(lexicon)})?`,
    `(?:${SPACE}*(?<after>${anyOf(Object.values(lexicon.unitsAfter).flat())}))?`,
    `(?:${SPACE}*(?<trailing>${anyOf(Object.values(lexicon.trailingQualifiers).flat())}))?`,
  ];
  return new RegExp(source.join(''), 'iuy');
});

const digitsSource = `(?<![\\p{N}.,])(?<digits>${digitsPattern})(?:${SPACE}?[-–—]${SPACE}?(?<upper>${digitsPattern}))?`;

function wordsSource(locale: Locale): string {
  const words = numberWordPatterns[locale].replaceAll(' ', `${SPACE}+`);
  const lexicon = lexicons[locale];
  const article =
    lexicon.articles === '' ? '' : `|(?<article>${lexicon.articles})(?=${SPACE}+${scaleWord(lexicon)})`;
  return `(?<![\\p{L}\\p{M}\\p{N}.,])(?:(?<words>${words}${article})${WORD_END})`;
}

function scaleSource(lexicon: Lexicon): string {
  const glued = anyOf(Object.keys(lexicon.gluedScales));
  return `(?<glued>(?<=\\d)${glued})|(?<scale>(?:${SPACE}+${scaleWord(lexicon)})+)`;
}

function scaleWord(lexicon: Lexicon): string {
  const words = Object.keys(lexicon.scales).map((word) => {
    const not = lexicon.notScaleBefore[word];
    return not ? `${word}(?!${SPACE}+${anyOf(not)})` : word;
  });
  return `(?:${words.join('|')})${lexicon.scalePlural}${WORD_END}`;
}

function memoize<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}
