import type { Locale } from '../i18n/locales.ts';
import { digitsPattern } from './digits.ts';
import type { Qualifier } from './figure.ts';
import { byLocale, type Lexicon, lexicons } from './lexicon.ts';
import { numberWordPatterns, restPatterns } from './number-words.ts';

/** The named parts of a match. */
export type Parts = Record<string, string | undefined>;

const SPACE = String.raw`[ \t\u00a0\u2009\u202f]`;
/** A letter or digit must not follow: "ten" is not in "tens". The mark of a footnote may, but "m²" is no "m". */
export const WORD_END = String.raw`(?![\p{L}\p{M}\p{N}](?<!(?:\p{L}{3}|t[ỷỉ])[¹²³⁴-⁹]))`;
const LETTERS = String.raw`[\p{L}\p{M}’']+`;
const WORD_START = String.raw`(?<![\p{L}\p{M}\p{N}])`;

const LATIN: Record<string, string> = {
  L: String.raw`A-Za-z\xaa\xb5\xba\xc0-\xd6\xd8-\xf6\xf8-\u024f\u1e00-\u1eff`,
  M: String.raw`\u0300-\u036f`,
  N: String.raw`0-9\xb2\xb3\xb9\xbc-\xbe`,
};

/** A pattern source with Latin letters for \p{L}: Unicode's are 650 ranges, which take long to compile. */
export function latin(source: string): string {
  return source.replace(/\[(?:\\.|[^\]])*\]|\\p\{[LMN]\}/g, (part) => {
    const ranges = part.replace(/\\p\{([LMN])\}/g, (_, kind: string) => LATIN[kind] ?? '');
    return part.startsWith('[') ? ranges : `[${ranges}]`;
  });
}

/** A pattern source that matches letters in either case; codes such as USD are matched as they are. */
function anyCase(source: string): string {
  return source.replace(/\[[^\]]*\]|\\u[\da-f]{4}|\\p\{\w+\}|\\.|\(\?<\w+>|\p{L}/gu, (part) => {
    const [lower, upper] = [part.toLowerCase(), part.toUpperCase()];
    if (part.startsWith('[') && !part.includes('\\')) return `${lower.slice(0, -1)}${upper.slice(1)}`;
    return part.length > 1 || lower === upper ? part : `[${lower}${upper}]`;
  });
}

/** A pattern source for any of the forms, longest first. A form that ends in a letter ends where its word ends. */
export function anyOf(forms: readonly string[], end = WORD_END): string {
  const sourceOf = (some: readonly string[]) =>
    some
      .toSorted((a, b) => b.length - a.length)
      .map((form) => {
        const escaped = form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', `${SPACE}+`);
        return isCode(form) ? escaped : anyCase(escaped);
      })
      .join('|');
  // The end is written once: its classes are large.
  const { words = [], signs = [] } = Object.groupBy(forms, (form) =>
    /\p{L}$/u.test(form) ? 'words' : 'signs',
  );
  const sources = [
    ...(signs.length > 0 ? [sourceOf(signs)] : []),
    ...(words.length > 0 ? [`(?:${sourceOf(words)})${end}`] : []),
  ];
  return sources.length === 0 ? '(?!)' : `(?:${sources.join('|')})`;
}

/** Whether a form is written in one way only: a code or sign such as USD, A$, KSh, and abbreviations of one letter. */
export const isCode = (form: string) =>
  (/^\p{Lu}/u.test(form) && !/ |\p{Ll}{3}/u.test(form)) || /^\p{L}\.?$/u.test(form);

/** A pattern source for any qualifier of a list, whole words only. */
export function qualifierSource(words: Partial<Record<Qualifier, string[]>>): string {
  return WORD_START + anyOf(formsOf(words));
}

const formsOf = (words: Partial<Record<string, string[]>>) =>
  Object.values(words).flatMap((forms) => forms ?? []);

const sticky = (source: string) => new RegExp(latin(source), 'uy');
const ending = (source: string) => new RegExp(latin(source), 'u');

/** The same forms as `lexicon.qualifiers`, not written out: hundreds of combinations would take long to compile. */
export function saidSource({ plainQualifiers, bounds, notBehind }: Lexicon): string {
  const { over, under, sureNegations, adverbs, negatedOnly } = bounds;
  const bound = [...over, ...under];
  const denied = `${anyOf(sureNegations)}${SPACE}+${anyOf([...bound, ...negatedOnly.over, ...negatedOnly.under])}`;
  return `${WORD_START}${anyCase(notBehind)}(?:${denied}|(?:${anyOf(adverbs)}${SPACE}+)?${anyOf(bound)}|${anyOf(formsOf(plainQualifiers))})`;
}

/** A qualifier behind a number, and not before the next: "112 injured and at least 9 missing". */
export function trailingSource({ trailingQualifiers, to }: Lexicon, locale: Locale): string {
  return `${anyOf(formsOf(trailingQualifiers))}(?!(?<=upwards) of|${SPACE}*(?:\\p{Sc}?\\d|${anyOf(to)}|${numberWordPatterns[locale]}${WORD_END}))`;
}

/** The patterns of a printed figure in a language, in the order in which {@link matchPhrase} tries them. */
function grammar(lexicon: Lexicon, locale: Locale) {
  const words = (source: string) => anyCase(source).replaceAll(' ', `${SPACE}+`);
  const scale = scaleWord(lexicon);
  const change = `${WORD_START}${words(lexicon.change || '(?!)')}(?!\\p{L})`;
  const said = `(?:${saidSource(lexicon)}${SPACE}*){1,2}`;
  const isUnit = `(?!${words(lexicon.notUnits)}(?!\\p{L}))`;
  const units = isUnit + anyOf(formsOf(lexicon.unitsAfter));
  const before = anyOf(formsOf(lexicon.unitsBefore), '(?![\\p{L}\\p{M}])');
  const abbreviations = Object.keys({ ...lexicon.abbreviations, ...lexicon.moneyAbbreviations });
  const scales = `(?<abbreviation>(?<=\\d${SPACE}?)${SPACE}?${anyOf(abbreviations)}(?!${SPACE}*${scale}))|(?<scale>(?:(?:(?<=\\d\\+?)-?|${SPACE}+|-)${scale})+)`;
  const half = `(?:${SPACE}+${anyOf(lexicon.halves)})`;
  const digits = `(?<digits>${digitsPattern}|(?<![\\p{L}])\\.\\d+)`;
  const articles = `(?<article>${anyCase(lexicon.articles.join('|') || '(?!)')})(?=${SPACE}+${scale})`;
  const parts = `(?<part>${anyOf(Object.keys(lexicon.parts))})(?=(?:${SPACE}+|-)${scale})`;
  const tail = `(?<half>${half})?(?<plus>\\+(?=-?${SPACE}*${scale}))?(?:${scales})?(?<late>${half})?`;
  return {
    // Tried one by one: together they would be a pattern of hundreds of kilobytes.
    said: sticky(`(?<said>${said})`),
    denied: sticky(
      `${WORD_START}(?<stray>${words(lexicon.negations)})(?:${SPACE}+(?!${anyOf(lexicon.and)})(?:${LETTERS}|\\d+)){0,9}?${SPACE}+(?=${said})`,
    ),
    opener: sticky(
      `${WORD_START}(?<opener>(?<between>${anyOf(lexicon.between)})|${anyOf(lexicon.from)})${SPACE}+`,
    ),
    sign: sticky(
      `(?:(?<![\\p{N}%)]${SPACE}?|[\\p{L}\\p{M}])–|(?<![\\p{L}\\p{M}\\p{N}.,%)])[-−+])(?=\\.?\\d|${before}\\d)|${WORD_START}${anyOf(lexicon.minus)}${SPACE}+`,
    ),
    before: sticky(`${WORD_START}${before}${SPACE}*`),
    first: sticky(
      `(?:(?<![\\p{N},]|(?<!(?<!\\p{L})ca?)\\.)${digits}|(?<![\\p{L}\\p{M}\\p{N}.,])(?:${parts}|(?<words>${words(numberWordPatterns[locale])})${WORD_END}|${articles}))${tail}`,
    ),
    next: sticky(
      `${SPACE}+(?:${digits}(?=${SPACE}*${scale})|(?:${words('and ')})?(?<words>${words(restPatterns[locale])})${WORD_END})${tail}`,
    ),
    counted: sticky(`(?:${SPACE}+[\\p{L}-]+)?${SPACE}+${anyOf(lexicon.counted)}`),
    unit: sticky(`(?:${SPACE}*|-(?=\\p{Ll}))(?<after>${units})(?!(?<=\\p{Sc})\\d)`),
    unknown: sticky(
      `(?:-?${SPACE}*(?:\\p{Lu}[\\p{L}.]*${SPACE})?${isUnit}${anyOf(lexicon.unknown)})+|${SPACE}*${anyOf(Object.keys(lexicon.scales), '\\d')}`,
    ),
    measure: sticky(anyOf(lexicon.measures, '')),
    joiner: sticky(
      `-${anyOf(lexicon.to)}-|(?<dash>${SPACE}?[-–—]${SPACE}?)|${SPACE}+(?:(?<and>${anyOf(lexicon.and)})|${anyOf(lexicon.to)})${SPACE}+`,
    ),
    trailing: sticky(`${SPACE}*(?<trailing>${trailingSource(lexicon, locale)})`),
    change: ending(`${change}(?:${SPACE}+${LETTERS}){0,2}${SPACE}+$`),
    changeBefore: ending(`${change}(?:[^.;:]|\\.\\d)*$`),
    varies: ending(words(lexicon.varies)),
    alsoPlace: ending(`^${words(lexicon.alsoPlaces)}$`),
    overcomes: ending(words(lexicon.overcomes)),
    place: sticky(`${SPACE}*${anyOf(lexicon.places)}`),
    endsInFrom: ending(`${WORD_START}${anyOf(lexicon.from)}${SPACE}+$`),
  };
}

/** A pattern source for a scale word that means nothing else with what follows it. */
export function scaleWord(lexicon: Lexicon): string {
  const words = Object.keys(lexicon.scales).map((word) => {
    const not = lexicon.notScaleBefore[word];
    return anyCase(word) + (not ? `(?!${SPACE}+${anyOf(not)})` : '');
  });
  return `(?:${words.toSorted((a, b) => b.length - a.length).join('|')})${WORD_END}`;
}

/** Built when a language is first read: compiling takes long. */
export const grammarOf = byLocale((locale) => grammar(lexicons[locale], locale));

/** The words with which figure phrases can start, in lower case: elsewhere their long patterns need not be tried. */
const startsOf = byLocale((locale) => {
  const { articles, parts, minus, unitsBefore, between, from, qualifiers, negations } = lexicons[locale];
  const forms = [articles, Object.keys(parts), minus, between, from].flat();
  const firstWords = [...forms, ...formsOf(unitsBefore), ...formsOf(qualifiers)].map(
    (form) => /[\p{L}\p{M}]+/u.exec(form)?.[0] ?? '',
  );
  const words = `${negations} ${numberWordPatterns[locale]}`.match(/[\p{L}\p{M}]+/gu) ?? [];
  return new Set([...firstWords, ...words].map((word) => word.toLowerCase()));
});

const WORD = new RegExp(latin('[\\p{L}\\p{M}]+'), 'y');
const MARK = new RegExp(latin('[\\d≈~∼<>≥≤]|\\p{Sc}|\\.\\d|[+\\-−–](?=[.\\d\\p{Sc}\\p{L}])'), 'uy');

/** The word that starts at a place, in lower case; '' where none does. */
export function wordAt(text: string, at: number): string {
  WORD.lastIndex = at;
  return WORD.exec(text)?.[0].toLowerCase() ?? '';
}

/** False where no figure phrase can start with a word. */
export function mayStart(text: string, at: number, word: string, locale: Locale): boolean {
  MARK.lastIndex = at;
  return word === '' ? MARK.test(text) : startsOf(locale).has(word);
}
