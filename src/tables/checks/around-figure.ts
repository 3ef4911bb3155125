import { qualifierBehind } from '../../evidence/certain.ts';
import { type Qualifier, qualifiers } from '../../figures/figure.ts';
import { namesOf } from '../../figures/formula.ts';
import { type Locale, localized } from '../../i18n/locales.ts';
import type { Params } from '../../i18n/problems.ts';
import { tokenize } from '../draft/tokens.ts';
import { byId } from '../memoize.ts';
import { allObservations, areKin, type Evidence, kinOf, type Observation, type Tables } from '../tables.ts';
import { affirmedIn, changeOf, OPPOSITES, type WordKind, wordIn } from '../texts.ts';
import { doneIn, hasValue, labelsIn, listOfNames, mentionsIn, namesIn } from './mentions.ts';

/** A reference to a value, what stands before it, behind the one before, and behind it, before the next. */
export const AROUND_FIGURE = /([^{}]*)\{(?!=)([^{}]*)\}(?=([^{}]*))/g;

/** Words that say how precise a value is, and the qualifiers of values that are not so. */
const PRECISIONS: readonly [WordKind, readonly Qualifier[]][] = [
  ['ceiling', ['over', 'at_least']],
  ['floor', ['under', 'at_most']],
  ['exact', qualifiers.filter((one) => one !== 'exact')],
];

/** The word by which a text calls a value more or otherwise precise than it is. */
export const wrongPrecision = (text: string, locale: Locale, qualifier: Qualifier): string | undefined =>
  PRECISIONS.flatMap(([kind, on]) => (on.includes(qualifier) && affirmedIn(kind, text, locale)) || [])[0];

interface WrongFigure {
  kind: 'other-subject' | 'other-measure' | 'by' | 'whole' | 'frequency' | 'precision';
  params: Params;
}

/**
 * What the words around a figure say of it, and it is not: of another subject or measure, a total, an average, less sure.
 * @param figure its id, and the measure of the figure before it
 */
export function wrongFigure(
  before: string,
  next: string,
  { subject, measure, last = '' }: { subject: string; measure: string; last?: string | undefined },
  locale: Locale,
  tables: Tables,
): WrongFigure | undefined {
  const { subjects, measures } = tables;
  const [sentence = '', clause = ''] = [/[.;?!]\s/, /[.,:;?!(—]\s?/].map((end) => before.split(end).at(-1));
  const behind = next.split(/[.,:;?!]/)[0] ?? '';
  const measuresIn = (text: string) => new Set(mentionsIn('measures', text, locale, tables));
  if (!hasValue(subject, measure, tables)) return undefined;
  const isOther = (named: string) => !isWith(measure, named, tables) && !measuresIn(behind).has(measure);
  const [named = measure, ...more] = measuresIn(clause);
  // "236 were inspected and 46 fined".
  const tail = clause.split(/ (?:and|but|if|và|nhưng|mà|nếu|thì) /).at(-1) ?? '';
  const isNear = more.length === 0 && measuresIn(tail).has(named);
  // "Flagged", beside the number of those inspected.
  const near = behind.split(/ (?:and|but|và|nhưng|trong khi) /)[0] ?? '';
  const done = [tail, near].flatMap((text) => doneIn(text, subject, locale, tables));
  // "Total fines: 46"; "65% of all users", where it is of accounts.
  const [, label = ''] = (behind.trim() === '' && /([^.;?!:]+): $/.exec(before)) || [];
  const labels = labelsIn(tables)(locale).measures.find(tokenize(label.trim(), [], locale));
  const labelled = labels.find(({ words }) => words === label.trim())?.id;
  const record = byId(measures).get(measure);
  const { unit, formula, period_offset = 0 } = record ?? {};
  const isShare = isRate(unit, tables) && formula?.text.includes(' / ');
  const bases = isShare && wordIn('of', near.split(' ', 2).join(' '), locale) ? [...measuresIn(near)] : [];
  const unitOf = (id: string) => byId(measures).get(id)?.unit;
  const counted = namesOf(formula).map(unitOf);
  const wrong = [
    isNear && isOther(named) ? named : undefined,
    done.every(isOther) ? done[0] : undefined,
    labelled === measure ? undefined : labelled,
    bases.find((one) => ![...counted, unit].includes(unitOf(one))),
  ].find(Boolean);
  if (wrong) return { kind: 'other-measure', params: { measure, named: wrong } };
  // What is no quotient itself, but divided in one; what is added up, and of a part.
  const quotient = measures.find(({ formula }) => formula?.text.startsWith(`${measure} / `));
  const sum = measures.find(({ formula }) => formula?.text === `sum(${measure})`);
  const isPart = kinOf(subject, subjects).length > 1 && !subjects.some((one) => one.part_of === subject);
  const alike = measures.filter((one) => one.unit === unit);
  const earlier = alike.find((one) => (one.period_offset ?? 0) < period_offset);
  const later = alike.find((one) => (one.period_offset ?? 0) > period_offset);
  // "By 4,100 to 31%".
  const level = byId(measures).get(last);
  const isJoined = before.replace(',', '').trim() === wordIn('to', before, locale);
  const beside = [...sentence.split(' ').slice(-4), ...behind.split(' ').slice(0, 4)].join(' ');
  // "Fell by" what it fell to.
  const isChange = record && changeOf(localized(record, 'label', locale), locale);
  const isSaid = measuresIn(clause).has(measure) && changeOf(clause, locale);
  for (const [kind, other, text] of [
    ['by', isSaid && !isChange ? record : undefined, clause.split(' ').at(-2) ?? ''],
    ['average', quotient, sentence],
    ['total', isPart ? sum : undefined, sentence],
    ['earlier', earlier, beside],
    ['later', later, beside],
    ['to', isJoined && !isRate(level?.unit, tables) && isRate(unit, tables) ? level : undefined, before],
  ] as const) {
    const word = wordIn(kind, text, locale);
    const params = { word: word ?? '', measure, other: other?.id ?? '' };
    if (word && other) return { kind: kind === 'by' ? kind : 'whole', params };
  }
  const own = allObservations(tables).filter((one) => one.subject === subject && one.measure === measure);
  const { qualifier = 'exact' } = own[0]?.figure ?? {};
  const sure = qualifierBehind(before, locale) ?? wrongPrecision(tail, locale, qualifier);
  if (sure) return { kind: 'precision', params: { word: sure, qualifier } };
  const stray = strayWord(`${clause} ${near}`, locale, own, own, tables);
  if (stray) return { kind: 'frequency', params: { word: stray } };
  const names = namesIn(sentence.split(/:\s/).at(-1) ?? '', locale, tables);
  const [list = ''] = listOfNames(tables).exec(sentence) ?? [];
  const listed = namesIn(list, locale, tables);
  const isIn = (id: string) => id !== subject && kinOf(id, subjects).includes(subject);
  // "300 from TikTok and 400 from YouTube": what stands before "and" is of the figure before.
  const nearest = mentionsIn('subjects', last === '' ? clause : tail, locale, tables);
  const unrelated = [
    names.length === 1 ? names : [],
    listed.some(isIn) ? listed.filter((id) => !isIn(id)) : [],
    nearest.length === 1 ? nearest.filter((id) => hasValue(id, measure, tables)) : [],
  ].flat();
  const other = unrelated.find((id) => !areKin(id, subject, subjects));
  // "…, and 300 to YouTube": a name may also follow.
  if (!other || namesIn(behind, locale, tables).includes(subject)) return undefined;
  return { kind: 'other-subject', params: { subject, named: other } };
}

/** Where values are printed, or what they are derived from. */
export const evidenceOf = (values: readonly Observation[], tables: Tables): Evidence[] =>
  values.flatMap(({ evidence }) => [evidence].flat()).flatMap((id) => byId(tables.evidence).get(id) ?? []);

/** A word with an opposite, such as "daily", that the report does not say beside some values, where it says one beside any. */
export function strayWord(
  text: string,
  locale: Locale,
  values: readonly Observation[],
  any: readonly Observation[],
  tables: Tables,
): string | undefined {
  const isPrinted = (kind: WordKind, some: readonly Observation[]) =>
    evidenceOf(some, tables).some(({ report, before, phrase, after }) => {
      const { language = 'en' } = byId(tables.reports).get(report) ?? {};
      return wordIn(kind, `${before} ${phrase} ${after}`, language) !== undefined;
    });
  return OPPOSITES.flatMap((kinds) => {
    const said = kinds.filter((one) => affirmedIn(one, text, locale));
    const [kind] = said.some((one) => isPrinted(one, values)) ? [] : said;
    return (kind && kinds.some((one) => isPrinted(one, any)) && wordIn(kind, text, locale)) || [];
  })[0];
}

const isRate = (unit = '', { units }: Tables) => byId(units).get(unit)?.kind === 'percent';

/** Whether words of a measure may stand before a figure of another: it has that in its formula, or is with it in one. */
export function isWith(measure: string, named: string, { measures }: Tables): boolean {
  return measures.some(({ id, formula }) => {
    const names = namesOf(formula);
    return names.includes(named) ? id === measure || names.includes(measure) : named === measure;
  });
}
