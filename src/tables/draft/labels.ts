import { type Locale, localized } from '../../i18n/locales.ts';
import { isPrintedIn, properName, type Tables } from '../tables.ts';
import { grammars, singular, type Token, textOf, wordsOf } from './tokens.ts';

/** The tables whose labels are looked for in a text. */
export type LabelTables = Pick<Tables, 'subjects' | 'measures' | 'units'>;

/** A label found in a sentence. */
export interface Mention {
  /** Of the tokens of the sentence, end excluded. */
  start: number;
  end: number;
  /** Undefined where several have the same label. */
  id: string | undefined;
  /** The words of the text. */
  words: string;
}

interface Labelled {
  id: string;
  label: string;
  /** True when its first words, such as "number of", must not be left out. */
  wholeOnly?: boolean;
}

type LabelIndex = ReturnType<typeof indexOf>;

/**
 * Finds labels in sentences: whole words, the longest that fits.
 * @param loose whether singular and plural are one, auxiliaries may come in, and "number of" may be left out.
 */
function indexOf(labels: readonly Labelled[], locale: Locale, loose: boolean) {
  const auxiliaries = loose ? grammars[locale].auxiliaries.flatMap((word) => wordsOf(word, locale)) : [];
  const fold = (key: string) => (loose && locale === 'en' ? singular(key) : key);
  const keyOf = (token: Token) => fold(token.key);
  /** The words of a label as they are compared here. */
  const keysOf = (label: string) =>
    wordsOf(label, locale).flatMap((word) => (auxiliaries.includes(word) ? [] : fold(word)));
  const isAt = (word: string | undefined, token: Token | undefined) => token?.isWord && keyOf(token) === word;
  /** True when words stand at a place, one directly behind the other. */
  const stand = (words: readonly string[], at: number, tokens: readonly Token[]) =>
    words.every((word, nth) => isAt(word, tokens[at + nth]));

  const forms = new Map<string, { id: string | undefined; keys: string[]; comma: boolean }>();
  for (const { id, label, wholeOnly } of labels)
    for (const text of loose && !wholeOnly ? [label, withoutPrefix(label, locale)] : [label]) {
      const keys = keysOf(text);
      const form = forms.get(keys.join(' ')) ?? { id, keys, comma: label.includes(',') };
      if (keys.length > 0) forms.set(keys.join(' '), form.id === id ? form : { ...form, id: undefined });
    }
  const sorted = [...forms.values()].toSorted((a, b) => b.keys.length - a.keys.length);
  const byFirst = Map.groupBy(sorted, ({ keys: [first = ''] }) => first);

  function endOf({ keys, comma }: (typeof sorted)[number], tokens: readonly Token[], start: number) {
    const isPassedOver = ({ text, key }: Token) =>
      text === '-' || (comma && text === ',') || auxiliaries.includes(key);
    let at = start;
    for (let nth = 0; nth < keys.length; at++) {
      const token = tokens[at];
      if (isAt(keys[nth], token)) nth++;
      else if (!token || !isPassedOver(token)) return undefined;
    }
    return at;
  }

  /** The labels in a sentence, from left to right. */
  function find(tokens: readonly Token[]): Mention[] {
    const mentions: Mention[] = [];
    for (const [start, token] of tokens.entries()) {
      if (!token.isWord || start < (mentions.at(-1)?.end ?? 0)) continue;
      for (const form of byFirst.get(keyOf(token)) ?? []) {
        const end = endOf(form, tokens, start);
        if (end === undefined) continue;
        mentions.push({ start, end, id: form.id, words: textOf(tokens.slice(start, end)) });
        break;
      }
    }
    return mentions;
  }
  return { find, keyOf, keysOf, stand };
}

/** A label without what says nothing by itself: "số người dùng" → "người dùng". */
export function withoutPrefix(label: string, locale: Locale): string {
  const bare = label.normalize('NFC').toLowerCase().replace(grammars[locale].prefix, '');
  return bare === '' ? label : bare;
}

export type Labels = ReturnType<typeof labelsOf>;

/** The label and the synonyms of a subject or measure. */
export const namesOf = (one: LabelTables['subjects' | 'measures'][number], locale: Locale) =>
  [localized(one, 'label', locale), ...one.synonyms.split(';')].filter((name) => name.trim() !== '');

/** The labels that are looked for in one language, and what must be known of them. */
export function labelsOf({ subjects, measures, units }: LabelTables, locale: Locale) {
  const subjectLabels = subjects.flatMap((one) =>
    namesOf(one, locale).map((label) => ({ id: one.id, label })),
  );
  const measureLabels = measures.flatMap((one) =>
    // "Total number of accounts" is another measure than "accounts".
    namesOf(one, locale).map((label) => ({ id: one.id, label, wholeOnly: one.formula !== undefined })),
  );
  const index = indexOf(measureLabels, locale, true);
  const split = measureLabels.flatMap((one) => splitOf(one, index, locale) ?? []);
  // What has one name in both languages, or a capital inside, is a name.
  const isName = (one: LabelTables['subjects'][number]) =>
    properName(one) !== undefined || /^.+\p{Lu}/u.test(localized(one, 'label', locale));
  const unitOf = new Map(measures.map(({ id, unit }) => [id, units.find((one) => one.id === unit)]));
  return {
    locale,
    grammar: grammars[locale],
    subjects: indexOf(subjectLabels, locale, false),
    measures: index,
    names: new Set(subjects.filter(isName).map(({ id }) => id)),
    /** By the last word of the verb. */
    split: Map.groupBy(split, ({ verb }) => verb.at(-1) ?? ''),
    /** Whether a label says itself what was done, as "items removed" does. */
    isDone: (label: string) => splitOf({ id: '', label }, index, locale) !== undefined,
    /** Words of the measures' own definitions: a place among them is no part of what they count. */
    defined: new Set(measures.flatMap((one) => wordsOf(localized(one, 'definition', locale), locale))),
    /** Whether a measure is counted in a unit, as evidence names it. */
    fits: (measure: string, printed: string) => {
      const unit = unitOf.get(measure);
      return unit !== undefined && isPrintedIn(unit, printed);
    },
  };
}

/** Noun and participle of a measure's label, between which its figure may stand: "flagged 290 sites". */
function splitOf({ id, label }: Labelled, index: LabelIndex, locale: Locale) {
  const { participle, auxiliaries } = grammars[locale];
  const words = withoutPrefix(label, locale).split(/\s+/);
  const auxiliary = words.findIndex((word) => auxiliaries.includes(word));
  const at = auxiliary > 0 ? auxiliary : participle.test(words.at(-1) ?? '') ? words.length - 1 : 0;
  const [noun, verb] = [words.slice(0, at), words.slice(at)].map((part) => index.keysOf(part.join(' ')));
  return noun?.length && verb?.length ? { id, verb, noun } : undefined;
}
