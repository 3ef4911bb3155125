import { functionWords } from '../evidence/beside.ts';
import { inEveryLocale, type Locale, localized } from '../i18n/locales.ts';
import { labelsOf, namesOf } from '../tables/draft/labels.ts';
import { wordsOf } from '../tables/draft/tokens.ts';
import { byId } from '../tables/memoize.ts';
import type { ArticleData, Fact } from './facts.ts';
import en from './words.en.json' with { type: 'json' };
import vi from './words.vi.json' with { type: 'json' };

/** Patterns on a stretch as `Sentence.encode` writes it. `change`: what shows a number to be a difference. */
const patterns = inEveryLocale({ en, vi });

/** What is known of the words of a language, for all sentences of an article. */
export function articleWords(data: ArticleData, locale: Locale) {
  const regions = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
  const [own, letters] = [data.country && regions.of(data.country), [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']];
  const countries = letters.flatMap((one) => letters.map((two) => regions.of(one + two)));
  const abroad = own ? countries.filter((name) => name && name !== own) : [];
  const isEmpty = (key = '') => key.length < 2 || /^\d/.test(key) || functionWords(locale).test(key);
  /** "Inspect", "inspected" and "inspections" are one; a Vietnamese word has two syllables. */
  const termOf = (key: string, at: number, keys: readonly string[]): string[] => {
    if (isEmpty(key) || (locale === 'vi' && isEmpty(keys[at - 1]))) return [];
    if (locale === 'vi') return [`${keys[at - 1]} ${key}`];
    const stem = key.replace(/(?:ions?|als?|ing|ed|es|s|e|(?<=.{4})(?:[eo]rs?|ees?|ments?))$/, '');
    return [key.length > 3 ? stem : key];
  };
  const termsIn = (texts: string) =>
    texts.split(/[;,.]/).flatMap((text) => wordsOf(text, locale).flatMap(termOf));
  const termsOf = (one: ArticleData['measures' | 'subjects'][number]) =>
    termsIn(namesOf(one, locale).join(';'));
  /** How much a word says of a measure, half as much from a definition. */
  const weights = data.measures.map((one) => {
    const { plural_en = '', singular_en = '', name_vi = '' } = byId(data.units).get(one.unit) ?? {};
    const names = [...termsOf(one), ...termsIn([plural_en, singular_en, name_vi].join(';'))];
    const all = [...names, ...termsIn(localized(one, 'definition', locale))];
    return [one.id, new Map(all.map((term) => [term, names.includes(term) ? 2 : 1]))] as const;
  });
  const isPlain = ([id]: (typeof weights)[number]) => !byId(data.measures).get(id)?.formula;
  const uses = Map.groupBy(
    weights.filter(isPlain).flatMap(([, terms]) => [...terms.keys()]),
    (term) => term,
  );
  const factsOf = Map.groupBy(data.facts, ({ measure }) => measure);
  const is = Object.entries(patterns[locale]).map(([name, source]) => [name, new RegExp(source, 'u')]);
  return {
    ...{ data, locale, isEmpty, termOf, uses },
    /** The names of other countries. */
    abroad: new RegExp(`(?<!\\p{L})(?:${abroad.join('|') || '$^'})(?!\\p{L})`, 'u'),
    labels: labelsOf({ ...data, subjects: [...data.subjects, ...jointSubjects(data, locale)] }, locale),
    weights: new Map(weights),
    /** The words of a subject, and of the measures that nothing else has. */
    subjectTerms: new Map(
      data.subjects.map((one) => {
        const isOwn = ({ subject }: Fact) => subject === one.id;
        const own = data.measures.filter(({ id }) => factsOf.get(id)?.every(isOwn));
        return [one.id, new Set([one, ...own].flatMap(termsOf))];
      }),
    ),
    is: Object.fromEntries(is) as Record<keyof typeof en, RegExp>,
    known: new Set(wordsOf(data.names, locale)),
    factsOf,
    partOf: (subject: string) => byId(data.subjects).get(subject)?.part_of,
    nameOf: ({ measure }: Fact) => {
      const row = byId(data.measures).get(measure);
      return row ? localized(row, 'label', locale) : '';
    },
    operands: new Map(data.measures.map(({ id, formula }) => [id, formula?.text.split(/\W+/) ?? []])),
  };
}

/** Two parts of one whole by names that share words, "domestic and foreign social networks", with the ids of both. */
function jointSubjects({ subjects }: ArticleData, locale: Locale): ArticleData['subjects'] {
  const { and } = patterns[locale];
  const forms = [
    [/^(.+ )(.+)\n\1(.+)$/, `$1$2 ${and} $3`],
    [/^(.+)( .+)\n(.+)\2$/, `$1 ${and} $3$2`],
  ] as const;
  const joint = (pair: string) =>
    forms.flatMap(([form, to]) => (form.test(pair) ? pair.replace(form, to) : []));
  return subjects.flatMap((one) => {
    const others = subjects.filter((other) => other !== one && one.part_of && other.part_of === one.part_of);
    return others.map((other) => {
      const [own, theirs] = [namesOf(one, locale), namesOf(other, locale)];
      const names = own.flatMap((a) => theirs.flatMap((b) => joint(`${a}\n${b}`)));
      const id = `${one.id} ${other.id}`;
      return { ...one, label_en: '', label_vi: '', id, synonyms: names.join(';') };
    });
  });
}

export type ArticleWords = ReturnType<typeof articleWords>;
