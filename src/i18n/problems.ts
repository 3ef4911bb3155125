import type { Locale } from './locales.ts';
import vi from './problems.vi.json' with { type: 'json' };

/** What a problem says: what is wrong, and how to mend it. */
export interface ProblemWords {
  message: string;
  mend: string;
}

/**
 * The sentences of problems, which are made in English, in each other language. In both, `{0}`, `{1}` … stand for what
 * is put in; `{0| or }` for a list, with what joins it. `tests/i18n/problems-source.test.ts` names each sentence that is missing.
 */
const catalogues: Record<Exclude<Locale, 'en'>, Record<string, string>> = { vi };

/** A problem's message and mend in a locale. What has no translation, or can be read in two ways, stays English. */
export function problemInWords({ message, mend }: ProblemWords, locale: Locale): ProblemWords {
  return { message: translated(message, locale), mend: translated(mend, locale) };
}

function translated(text: string, locale: Locale): string {
  const found = findSentence(text, locale);
  return found ? fillIn(found.sentence, found.parts) : text;
}

/** A sentence in English and in another language. */
export interface Sentence {
  english: string;
  /** What stands before, between and after the parts in English. */
  literals: string[];
  /** What joins each part that is a list in English. */
  joints: (string | undefined)[];
  /** How many characters its words have, those that join lists among them. */
  weight: number;
  translation: Piece[];
}

/** Fixed words; or the number of a part and, where it is a list, what joins it. */
type Piece = string | { part: number; joint: string | undefined };

/**
 * The sentence that an English text is, and what was put into it. Parts hold what people typed, so none of it may be
 * taken for words of the sentence: there is none where the text could have come from several sentences, unless one of
 * them is a special case of the others, or from several parts.
 */
export function findSentence(
  text: string,
  locale: Locale,
): { sentence: Sentence; parts: string[] } | undefined {
  const [sentence, ...others] = sentencesOf(locale).filter(({ literals }) => match(literals, text));
  if (!sentence || !others.every(({ literals }) => match(literals, sentence.english))) return undefined;
  const parts = partsOf(sentence.literals, text);
  return parts && { sentence, parts };
}

const prepared = new Map<Locale, Sentence[]>();

/** A locale's sentences, those with the most words and the fewest parts first: special cases before general ones. */
function sentencesOf(locale: Locale): Sentence[] {
  const known = prepared.get(locale);
  if (known || locale === 'en') return known ?? [];
  const sentences = Object.entries(catalogues[locale]).map(([english, translation]): Sentence => {
    const pieces = toPieces(english);
    return {
      english,
      literals: pieces.filter((piece) => typeof piece === 'string'),
      joints: pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.joint])),
      weight: english.replace(/\{\d|\}/g, '').length,
      translation: toPieces(translation),
    };
  });
  prepared.set(
    locale,
    sentences.toSorted((a, b) => b.weight - a.weight || a.literals.length - b.literals.length),
  );
  return sentencesOf(locale);
}

/** Words and parts in turns: there are words, if only none, before and after each part. */
function toPieces(template: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: place, 1: part, 2: joint, index } of template.matchAll(/\{(\d)(?:\|([^}]*))?\}/g)) {
    pieces.push(template.slice(from, index), { part: Number(part), joint });
    from = index + place.length;
  }
  return [...pieces, template.slice(from)];
}

function match(literals: readonly string[], text: string): boolean {
  return firstPlaces(literals, text) !== undefined;
}

/**
 * The offsets of the words between the parts, each as far to the left as it can be; undefined where the text is not
 * made of these words. No pattern of `RegExp`: the time taken must grow with the length of a hostile text only.
 */
function firstPlaces(literals: readonly string[], text: string): number[] | undefined {
  const [first = '', last = ''] = [literals[0], literals.at(-1)];
  if (literals.length === 1) return text === first ? [] : undefined;
  const end = text.length - last.length;
  if (end < first.length || !text.startsWith(first) || !text.endsWith(last)) return undefined;
  const places: number[] = [];
  let at = first.length;
  for (const literal of literals.slice(1, -1)) {
    const place = text.indexOf(literal, at);
    at = place + literal.length;
    if (place < 0 || at > end) return undefined;
    places.push(place);
  }
  return places;
}

/** What stands between the words; undefined where that can be told in several ways. */
function partsOf(literals: readonly string[], text: string): string[] | undefined {
  const places = firstPlaces(literals, text);
  if (!places || literals.length === 1) return places && [];
  const starts = [0, ...places, text.length - (literals.at(-1)?.length ?? 0)];
  for (let at = places.length; at > 0; at--) {
    const room = (starts[at + 1] ?? 0) - (literals[at]?.length ?? 0);
    if (text.lastIndexOf(literals[at] ?? '', room) !== starts[at]) return undefined;
  }
  return literals
    .slice(1)
    .map((_, at) => text.slice((starts[at] ?? 0) + (literals[at]?.length ?? 0), starts[at + 1]));
}

function fillIn({ joints, translation }: Sentence, parts: readonly string[]): string {
  return translation
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      const [part = '', joint] = [parts[piece.part], joints[piece.part]];
      return joint === undefined || piece.joint === undefined ? part : part.split(joint).join(piece.joint);
    })
    .join('');
}
