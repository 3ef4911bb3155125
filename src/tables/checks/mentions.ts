import { anyOf } from '../../figures/grammar.ts';
import { byLocale } from '../../figures/lexicon.ts';
import { readNumberWords } from '../../figures/number-words.ts';
import { formatPeriod } from '../../figures/period.ts';
import { inEveryLocale, type Locale } from '../../i18n/locales.ts';
import type { Params } from '../../i18n/problems.ts';
import { labelsOf } from '../draft/labels.ts';
import { tokenize } from '../draft/tokens.ts';
import { byId, memoize } from '../memoize.ts';
import { allObservations, properName, type Tables } from '../tables.ts';
import { deniedInOne, unlike } from '../texts.ts';

/** The proper name of a subject: see {@link properName}. */
export const nameOf = (id = '', { subjects }: Tables) => {
  const record = byId(subjects).get(id);
  return record && properName(record);
};

/** The subjects that a text names, in its order, which have one name in all languages: a name, and no common noun. */
export function namesIn(text: string, locale: Locale, tables: Tables): string[] {
  return mentionsIn('subjects', text, locale, tables).filter((id) => nameOf(id, tables) !== undefined);
}

/**
 * What only one of a text and its translation states, as `translation-missing.<kind>` says it: among others a name, where
 * both have several or each has another. In the long sentences of stories, only the last is sure, and a denial is not.
 */
export function differenceIn(
  text: string,
  locale: Locale,
  translation: string,
  other: Locale,
  tables: Tables,
  isStory = false,
): { kind: 'unlike' | 'denial' | 'left-out'; params: Params } | undefined {
  const found = unlike(text, locale, translation, other);
  if (found) return { kind: 'unlike', params: found };
  const word = isStory ? undefined : deniedInOne(text, locale, translation, other);
  if (word !== undefined) return { kind: 'denial', params: { word } };
  const [own, theirs] = [namesIn(text, locale, tables), namesIn(translation, other, tables)];
  const [here, there] = [own.find((one) => !theirs.includes(one)), theirs.find((one) => !own.includes(one))];
  const areSeveral = !isStory && own.length > 1 && theirs.length > 1;
  const name = nameOf(areSeveral ? (there ?? here) : here && there, tables);
  return name === undefined ? undefined : { kind: 'left-out', params: { name } };
}

/** What a text names by labels or synonyms, in its order. */
export function mentionsIn(
  what: 'subjects' | 'measures',
  text: string,
  locale: Locale,
  tables: Tables,
): string[] {
  return labelsIn(tables)(locale)
    [what].find(tokenize(text, [], locale))
    .flatMap(({ id }) => id ?? []);
}

export const labelsIn = memoize((tables: Tables) => byLocale((locale) => labelsOf(tables, locale)));

/** The measures of a subject by whose verb a text says what was done: "flagged" of "websites flagged". */
export function doneIn(text: string, subject: string, locale: Locale, tables: Tables): string[] {
  const { measures, split } = labelsIn(tables)(locale);
  const words = ` ${measures.keysOf(text).join(' ')} `;
  const isDone = (verb: string[]) => words.includes(` ${verb.join(' ')} `);
  const all = [...split.values()].flat();
  return all.flatMap(({ id, verb }) => (isDone(verb) && hasValue(subject, id, tables) ? id : []));
}

const valued = memoize(
  (tables: Tables) => new Set(allObservations(tables).map(({ subject, measure }) => `${subject} ${measure}`)),
);
export const hasValue = (subject: string, measure: string, tables: Tables) =>
  valued(tables).has(`${subject} ${measure}`);

const properNames = (tables: Tables) => tables.subjects.flatMap(({ id }) => nameOf(id, tables) ?? []);

/** "Facebook, YouTube and TikTok". */
export const listOfNames = memoize((tables: Tables) => {
  const name = anyOf(properNames(tables));
  return new RegExp(`${name}(?:(?:,| and|, and| và) ${name})+`, 'u');
});

const namesByLetters = memoize((tables: Tables) => {
  const names = properNames(tables).filter((name) => /^\p{Lu}\p{L}{3,}$/u.test(name));
  return new Map(names.map((name) => [name.toLowerCase(), name]));
});

/** A proper name in other letters than in subjects.csv: "Youtube", "Tik Tok". In small letters it may be another word. */
export function misspeltName(text: string, tables: Tables): { found: string; name: string } | undefined {
  for (const [, one = '', other] of text.matchAll(/(?<![\p{L}/.])(?=(\p{L}+)(?:[ -](\p{L}+))?)/gu))
    for (const found of [one, `${one} ${other}`]) {
      const name = namesByLetters(tables).get(found.replace(' ', '').toLowerCase());
      if (name && name !== found && found !== found.toLowerCase()) return { found, name };
    }
  return undefined;
}

/** A word for who said something, and a name. */
const sources = inEveryLocale({
  en: /\b(?:[Aa]ccording to|[Rr]eported by|(?:[Ww]hat|[Aa]s)(?= \S+ (?:report|sa[iy]|wr[io]te))) (\p{Lu}[\p{L}.]+)/gu,
  vi: /(?:(?<!(?:tính|quy|kèm|tiếp) )[Tt]heo|(?<!(?:dự|thông|cảnh) )báo|(?:tường thuật|bài|tin) của) (?!Luật|Nghị|Quyết|Thông|Hiến|Điều)(\p{Lu}[\p{L}.]+)/gu,
});

/** Each month by its number, its name, and a pattern of that without a year. */
const monthsOf = byLocale((locale) =>
  Array.from({ length: 12 }, (_, at) => {
    const number = String(at + 1).padStart(2, '0');
    const name = formatPeriod(`2000-${number}`, locale).replace(/.2000$/, '');
    const named = new RegExp(`\\p{Ll}[ -]${name}(?![\\p{L}\\p{N}/]| \\d| lần)`, 'u');
    return { name, named, used: new RegExp(`-${number}(?=["-])`) };
  }),
);

const known = memoize(({ reports, glossary, subjects, site, observations }: Tables) =>
  JSON.stringify([reports, glossary, subjects, site, observations.map(({ period }) => period)]),
);

/** A source or, without its year, a month that no table has: "according to The Times", "in December". */
export function unknownWord(text: string, locale: Locale, tables: Tables): string | undefined {
  const names = [...text.matchAll(sources[locale])].map(([, name = '']) => name);
  const plain = text.replace(/(?<=tháng )\p{L}+(?: một| hai)?/gu, (one) => `${readNumberWords(one) ?? one}`);
  const months = monthsOf(locale).flatMap(({ name, named, used }) =>
    named.test(plain) && !used.test(known(tables)) ? name : [],
  );
  return [...names, ...months].find((one) => !known(tables).includes(one));
}
