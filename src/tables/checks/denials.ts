import { namesOf } from '../../figures/formula.ts';
import { anyOf, latin } from '../../figures/grammar.ts';
import { byLocale } from '../../figures/lexicon.ts';
import { numberWordPatterns, readNumberWords } from '../../figures/number-words.ts';
import { yearsOf } from '../../figures/period.ts';
import { inEveryLocale, type Locale, locales, localized } from '../../i18n/locales.ts';
import type { Params } from '../../i18n/problems.ts';
import { byId, memoize } from '../memoize.ts';
import { allObservations, areKin, kinOf, type Observation, observationKey, type Tables } from '../tables.ts';
import {
  affirmedIn,
  changeOf,
  type Direction,
  directionOf,
  periodsIn,
  placeOf,
  type WordKind,
  wordIn,
} from '../texts.ts';
import { doneIn, mentionsIn, misspeltName, unknownWord } from './mentions.ts';

/** What a text is about where it does not say so itself: the row that it stands in. */
interface About {
  subject?: string;
  measure?: string;
  subjects?: string | readonly string[];
  measures?: string | readonly string[];
}

/** Something that the values deny for certain, as `contradicts.<kind>` and `story-error.<kind>` say it. */
interface Denial {
  kind: 'extreme' | 'measures' | 'trend' | 'degree' | 'relative' | 'count' | 'rate' | 'name' | 'unknown';
  params: Params;
}

/** Finds the first clause of a text that the values deny for certain, or a count or name that is not theirs. */
export function denialIn(text: string, locale: Locale, about: About, tables: Tables): Denial | undefined {
  const clauses = text.split(/[.;:!?](?:\s|$)|,? (?:but|while|nhưng|còn) /u);
  const word = wordIn('relative', text, locale);
  const name = misspeltName(text, tables);
  const unknown = unknownWord(text, locale, tables);
  const denials: (Denial | '' | undefined)[] = [
    ...clauses.flatMap((clause) =>
      [wrongOrder, wrongMeasures, wrongTrend].map((check) => check(clause, locale, about, tables)),
    ),
    // "Last year" is another one when it is read.
    word && { kind: 'relative', params: { word } },
    wrongCount(text, locale, about, tables),
    wrongRate(text, locale),
    name && { kind: 'name', params: name },
    unknown && { kind: 'unknown', params: { word: unknown } },
  ];
  return denials.find((one) => one) || undefined;
}

const sidesOf = (mark: string, clause: string) =>
  [clause.slice(0, placeOf(mark, clause)), clause.slice(placeOf(mark, clause))] as const;

/**
 * A clause that says of one subject that it has more or less of one measure than those it names or, as "leads" does, than all;
 * or most of what "belongs to" it. Clauses about a part of the subjects ("of the foreign ones") are passed over.
 */
function wrongOrder(clause: string, locale: Locale, about: About, tables: Tables): Denial | undefined {
  const said = directionOf(clause, locale);
  const word = (kind: WordKind) => wordIn(kind, clause, locale);
  if (!said || word('among') !== undefined) return undefined;
  const named = unique(mentionsIn('measures', clause, locale, tables));
  const [measure, ...others] = named.length > 0 ? named : [about.measure ?? about.measures ?? []].flat();
  if (measure === undefined || others.length > 0) return undefined;
  const winner = word('winner') ?? superlativeIn(clause, measure, locale, tables);
  const [any, than] = [word('any'), word('than')];
  const mark = any ?? winner ?? than ?? (word('most') && word('belonging'));
  if (mark === undefined) return undefined;
  const [before = [], after = []] = sidesOf(mark, clause).map((part) =>
    mentionsIn('subjects', part, locale, tables),
  );
  const isOfAll = any ?? winner;
  // "The lowest rate was that of".
  const isBehind = before.length === 0 && winner && after.length === 1 && !than;
  const [subject, rivals] =
    isBehind || (isOfAll === undefined && mark !== than)
      ? [after[0], []]
      : [before[0] ?? (winner ? undefined : about.subject), after.filter((id) => id !== before[0])];
  if (before.length > 1 || !subject || (mark === than && !isOfAll && rivals.length === 0)) return undefined;
  const other = aheadOf(subject, measure, said.to === 'up', tables, rivals);
  return other ? { kind: 'extreme', params: { word: said.word, subject, measure, other } } : undefined;
}

const superlatives = inEveryLocale({
  en: /\bthe (?:highest|lowest|largest|biggest|smallest)(?: (?:number|share|part)(?: of)?)?(?: (?<noun>\p{L}+))?/iu,
  vi: /(?:(?:nhiều|ít|cao|thấp|lớn|nhỏ) (?<within>\p{L}+(?: \p{L}+){0,3}?)|(?:là|số|phần|lượng|(?<noun>\p{L}+)) (?:cao|thấp|lớn|nhỏ)) nhất(?!\p{L})/iu,
});

/** "The lowest rate", of a measure with that word; not "the largest foreign platform". */
function superlativeIn(clause: string, measure: string, locale: Locale, tables: Tables) {
  const { 0: found, groups } = superlatives[locale].exec(clause) ?? {};
  const noun = groups?.['within'] ?? groups?.['noun'] ?? '';
  const label = byId(tables.measures).get(measure)?.[`label_${locale}`]?.toLowerCase();
  const isOf = label?.includes(noun.toLowerCase()) || mentionsIn('subjects', noun, locale, tables).length > 0;
  return isOf ? found : undefined;
}

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)];

/** "More were flagged than inspected", where each value of the one measure is below that of the other one. */
function wrongMeasures(clause: string, locale: Locale, about: About, tables: Tables): Denial | undefined {
  const said = directionOf(clause, locale);
  const than = wordIn('than', clause, locale);
  if (!said || than === undefined) return undefined;
  const subjects = [about.subject ?? about.subjects ?? []].flat();
  const values = allObservations(tables).filter(({ subject }) => subjects.includes(subject));
  const [head, tail] = sidesOf(than, clause);
  const [before, after] = [head, tail.split(',')[0] ?? ''].map((part) =>
    unique(subjects.flatMap((subject) => doneIn(part, subject, locale, tables))),
  );
  const [one = about.measure, ...more] = before ?? [];
  const [two, ...others] = after ?? [];
  if (one === undefined || two === undefined || one === two || more.length + others.length > 0)
    return undefined;
  const isDenied = ({ figure: a, ...own }: Observation) => {
    const key = observationKey({ ...own, measure: two });
    const b = values.find((other) => observationKey(other) === key)?.figure;
    return b !== undefined && (said.to === 'up' ? a.high < b.low : a.low > b.high);
  };
  const own = values.filter(({ measure }) => measure === one);
  const params = { word: said.word, measure: one, other: two };
  return own.length > 0 && own.every(isDenied) ? { kind: 'measures', params } : undefined;
}

/** A subject, one of some rivals or else of the same level, whose value is beyond that of another one for certain, in each of its years. */
function aheadOf(subject: string, measure: string, isUp: boolean, tables: Tables, rivals: readonly string[]) {
  const { subjects } = tables;
  const isWhole = (id: string) => subjects.some(({ part_of }) => part_of === id);
  const wholeOf = (id: string) => byId(subjects).get(id)?.part_of;
  const isOfLevel = (id: string) => wholeOf(id) === wholeOf(subject) || ![subject, id].some(isWhole);
  const isRival = (id: string) =>
    rivals.length > 0 ? rivals.includes(id) : !areKin(id, subject, subjects) && isOfLevel(id);
  const values = allObservations(tables).filter((one) => one.measure === measure);
  const isAhead = ({ figure: a, period }: Observation, { figure: b, period: other }: Observation) =>
    yearsOf(period).join() === yearsOf(other).join() && (isUp ? a.low > b.high : a.high < b.low);
  const own = values.filter((one) => one.subject === subject);
  const ahead = own.map((one) => values.find((two) => isRival(two.subject) && isAhead(two, one))?.subject);
  return ahead.every(Boolean) ? ahead[0] : undefined;
}

/** A clause that says that a measure of one subject rose or fell, where it went the other way. */
function wrongTrend(clause: string, locale: Locale, about: About, tables: Tables): Denial | undefined {
  const said = changeOf(clause, locale);
  // "Rose in 2019" is of another year; "than in 2019" is not.
  if (!said || periodsIn(clause.replace(/ (?:than|from|hơn|so với|từ) .*/u, ''), locale).length > 0)
    return undefined;
  const [subject = about.subject, ...others] = unique(mentionsIn('subjects', clause, locale, tables));
  const named = unique(mentionsIn('measures', clause, locale, tables));
  const measures = named.length > 0 ? named : [about.measure ?? []].flat();
  const isDenied = (measure: string) =>
    ![undefined, said.to].includes(trendOf(subject ?? '', measure, tables));
  if (!subject || others.length > 0 || measures.length === 0) return undefined;
  const [measure = ''] = measures;
  if (measures.every(isDenied)) return { kind: 'trend', params: { word: said.word, subject, measure } };
  // "Fell sharply", where the report says "slightly".
  const stated = statedOf(subject, measure, tables);
  const degrees = ['sharp', 'slight'] as const;
  for (const [at, kind] of degrees.entries()) {
    const word = affirmedIn(kind, clause, locale);
    const other = stated.flatMap((one) =>
      locales.flatMap((each) => wordIn(degrees[1 - at] ?? kind, localized(one, 'text', each), each) ?? []),
    );
    if (word && other[0]) return { kind: 'degree', params: { word, subject, measure, other: other[0] } };
  }
  return undefined;
}

const statedOf = (subject: string, measure: string, { statements }: Tables) =>
  statements.filter((one) => one.subject === subject && one.measure === measure);

/** Which way a measure of a subject went, as a statement says, or what the value of the year before was derived from; undefined where it is not known. */
function trendOf(subject: string, measure: string, tables: Tables): Direction | undefined {
  const { measures } = tables;
  const valuesOf = (id: string) =>
    allObservations(tables).filter((one) => one.subject === subject && one.measure === id);
  const stated = statedOf(subject, measure, tables).flatMap(({ direction = 'steady' }) =>
    direction === 'steady' ? [] : direction,
  );
  const found = measures.flatMap(({ id, unit, formula, period_offset = 0 }) => {
    const names = period_offset < 0 ? namesOf(formula) : [];
    if (!names.includes(measure)) return [];
    const now = names.filter((name) => byId(measures).get(name)?.unit === unit).flatMap(valuesOf);
    const [after, before] = [now[0]?.figure, valuesOf(id)[0]?.figure];
    if (!after || !before) return [];
    return after.low > before.high ? 'up' : after.high < before.low ? 'down' : [];
  });
  const [to, ...others] = unique<Direction>([...stated, ...found]);
  return others.length === 0 ? to : undefined;
}

/** The noun of a label of several things: "foreign networks", "mạng xã hội trong nước". */
const nounOf = inEveryLocale<RegExp>({ en: /\S+s$/, vi: /^\S+ \S+/ });

/** Subjects that have parts, and a pattern of a number before a word for them. */
const wholesIn = memoize(({ subjects }: Tables) => {
  const parts = Map.groupBy(subjects, ({ part_of }) => part_of);
  const { true: wholes = [], false: ends = [] } = Object.groupBy(subjects, ({ id }) => `${parts.has(id)}`);
  const pairs = ends.flatMap(({ id }) => kinOf(id, subjects).map((whole) => ({ whole, id })));
  const leaves = Map.groupBy(pairs, ({ whole }) => whole);
  const leavesOf = (id: string) => (leaves.get(id) ?? []).map((leaf) => leaf.id);
  const patternOf = byLocale((locale) => {
    const labels = wholes.flatMap((one) => [localized(one, 'label', locale), ...one.synonyms.split(';')]);
    const words = labels.flatMap((label) => [label, nounOf[locale].exec(label)?.[0] ?? '']).filter(Boolean);
    const source = `(?<![\\p{L}-])(${numberWordPatterns[locale]})(?: \\p{Ll}+)? ${anyOf(unique(words))}`;
    return new RegExp(latin(source), 'giu');
  });
  const sizesOf = (id: string) => [parts.get(id)?.length ?? 0, leavesOf(id).length];
  return { wholes, leavesOf, sizesOf, patternOf };
});

/** "Four platforms" of three: of the subjects that a chart shows, or of those that have the label behind the number. */
function wrongCount(text: string, locale: Locale, about: About, tables: Tables): Denial | undefined {
  const { wholes, leavesOf, sizesOf, patternOf } = wholesIn(tables);
  for (const [words, number = ''] of text.matchAll(patternOf(locale))) {
    const [named] = mentionsIn('subjects', words, locale, tables);
    const shown = [about.subjects ?? []].flat();
    const leaves = shown.flatMap(leavesOf);
    const isShown = (id: string) => shown.length === 0 || leavesOf(id).every((one) => leaves.includes(one));
    const groups = named ? [named] : wholes.flatMap(({ id }) => (isShown(id) ? id : []));
    const sizes = [...groups.flatMap(sizesOf), named ? 0 : shown.length].filter((size) => size > 1);
    // "Năm nền tảng" may also be platforms of a year; of what has one part, there may be others.
    const isOpen = number === 'năm' || sizes.length === 0;
    if (!isOpen && ![1, ...sizes].includes(readNumberWords(number)))
      return { kind: 'count', params: { words, sizes: unique(sizes).map(String) } };
  }
  return undefined;
}

const rates = inEveryLocale({
  en: /\b(?:every|each|per) (hundred|thousand|million|billion)\b/gi,
  vi: /(?:mỗi|trên(?: một)?|cứ một) (trăm|nghìn|triệu|tỷ)(?!\p{L})/giu,
});

/** "For every thousand", beside a figure "per million". */
function wrongRate(text: string, locale: Locale): Denial | undefined {
  const [first, ...others] = [...text.matchAll(rates[locale])];
  const other = others.find(([, scale]) => scale !== first?.[1]);
  return first && other ? { kind: 'rate', params: { word: first[0], other: other[0] } } : undefined;
}
