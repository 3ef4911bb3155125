import { fillPlaces, languageName, type MessageKey, openText } from './index.ts';
import { inEveryLocale, type Locale, listOf } from './locales.ts';
import en from './problems.en.json' with { type: 'json' };
import vi from './problems.vi.json' with { type: 'json' };

/** Names a sentence about a problem. What stands before its first dot is the problem's published code. */
export type ProblemKey = keyof typeof en;
type CodeOf<Key> = Key extends `${infer Code}.${string}` ? Code : Key;
export type ProblemCode = CodeOf<ProblemKey>;

/** An interface text as a part of a sentence. */
export interface Wording {
  words: MessageKey;
  params?: Params;
}
/** What is filled into a sentence: a text, a number, an interface text, or a language, whose name is filled in. A list is joined as its place says: `{name|and}`, `{name|or}`, or with commas. */
export type Param = string | number | readonly string[] | Wording | { language: Locale };
export type Params = Readonly<Record<string, Param>>;

/** What is wrong, in no language yet. */
export interface Sentence {
  key: ProblemKey;
  params: Params;
}

/** What is wrong, and how to fix it: a sentence or two each. */
export interface ProblemText {
  message: string;
  fix: string;
}

/** For editors, so not every language of readers need have them. `npm run check:texts` names each gap. */
const texts = inEveryLocale<Record<ProblemKey, ProblemText>>({ en, vi });

export function sentence(key: ProblemKey, params: Params = {}): Sentence {
  return { key, params };
}

/** The published category of a problem: `constraint-error` of `constraint-error.blank-cell`. */
export function codeOf(key: ProblemKey): ProblemCode {
  return key.split('.', 1)[0] as ProblemCode;
}

/** A problem in a language. A place without a value stays as it is: the rest of the sentence may still help. */
export function problemText({ key, params }: Sentence, locale: Locale): ProblemText {
  const { message, fix } = texts[locale][key];
  return { message: fill(message, params, locale), fix: fill(fix, params, locale) };
}

/** The same in one piece. */
export const inSentences = (one: Sentence, locale: Locale) =>
  Object.values(problemText(one, locale)).join(' ');

function fill(text: string, params: Params, locale: Locale): string {
  return fillPlaces(text, (name, joinedBy) => {
    const param = params[name];
    if (param === undefined) return undefined;
    if (typeof param !== 'object') return String(param);
    if ('language' in param) return languageName(param.language, locale);
    if ('words' in param) return fill(openText(locale, param.words), param.params ?? {}, locale);
    if (joinedBy === undefined) return param.join(', ');
    return listOf(param, locale, joinedBy === 'or' ? 'disjunction' : 'conjunction');
  });
}
