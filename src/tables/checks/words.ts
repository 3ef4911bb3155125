import { boundsOf, yearsOf } from '../../figures/period.ts';
import { type Locale, localeOfColumn, locales } from '../../i18n/locales.ts';
import type { ProblemKey } from '../../i18n/problems.ts';
import { type Labels, labelsOf } from '../draft/labels.ts';
import { tokenize } from '../draft/tokens.ts';
import { byId, memoize } from '../memoize.ts';
import { publishedSingles, type RecordPosition } from '../schemas/index.ts';
import {
  allObservations,
  areKin,
  type Observation,
  properName,
  type Statement,
  type Tables,
} from '../tables.ts';
import { directionOf, PROSE, periodsIn, placeOf, unlike, wordIn } from '../texts.ts';
import type { CheckContext } from './context.ts';

/**
 * Checks that no text contradicts its row or its translation nor, where it names a winner, the values. References in texts
 * must not be filled yet.
 */
export function checkWords(tables: Tables, { add }: CheckContext): void {
  const [first] = tables.site.locales;
  for (const statement of tables.statements) checkStatement(statement, tables, add);
  for (const { name, record, column, stem, locale, text } of proseOf(tables)) {
    // Titles are printed so, or have a claim.
    const wrong = stem === 'title_' ? undefined : wrongExtreme(text, locale, record, tables);
    if (wrong) add('contradicts.extreme', record, column, text, wrong);
    const params = { language: { language: locale }, other: stem + first };
    const found = locale === first ? undefined : unlike(text, locale, record[stem + first] ?? '', first);
    if (found) add('translation-missing.unlike', record, column, text, { ...params, ...found });
    const { subject: own = '' } = record;
    const named = name === 'observations' ? otherName(text, locale, own, tables) : undefined;
    if (named !== undefined && placeOf(named, text) === 0)
      add('contradicts.text-subject', record, column, text, { own, named });
  }
}

type Prose = RecordPosition & { subject?: string; measure?: string } & Record<string, string>;

/** The texts of the published tables in sentences, each with its row, in all languages that the row has. */
export function proseOf(tables: Tables) {
  return [...publishedSingles, 'observations' as const].flatMap((name) =>
    (tables[name] as unknown as Prose[]).flatMap((record) =>
      Object.entries(record).flatMap(([column, text]) => {
        const locale = localeOfColumn(column);
        const stem = locale ? column.slice(0, -locale.length) : '';
        return locale && text && PROSE.test(stem) ? { name, record, column, stem, locale, text } : [];
      }),
    ),
  );
}

/** Checks that the words of a statement do not contradict its other cells. */
function checkStatement(statement: Statement, tables: Tables, add: CheckContext['add']): void {
  const { subject = '', measure = '', period = '', direction = 'steady' } = statement;
  const texts = locales.flatMap((locale) => {
    const text = statement[`text_${locale}`];
    return text ? { locale, text } : [];
  });
  const ways = texts.flatMap(({ text, locale }) => directionOf(text, locale) ?? []);
  const way = direction === 'steady' ? undefined : ways.find(({ to }) => to !== direction);
  const name = texts.map(({ text, locale }) => otherName(text, locale, subject, tables)).find(Boolean);
  const measures = texts.map(({ text, locale }) => mentionsIn('measures', text, locale, tables));
  const isOther = measure !== '' && measures.every((ids) => ids.length > 0 && !ids.includes(measure));
  const periods = texts.flatMap(({ text, locale }) => periodsIn(text, locale));
  const later = periods.find(({ value }) => boundsOf(value)[0] >= boundsOf(period)[1]);
  const issues: [ProblemKey, column: string, own: string, named: string | undefined][] = [
    ['contradicts.direction', 'direction', direction, way?.word],
    ['contradicts.text-subject', 'subject', subject, name],
    ['contradicts.text-measure', 'measure', measure, isOther ? measures[0]?.[0] : undefined],
    ['contradicts.text-period', 'period', period, later?.phrase],
  ];
  for (const [key, column, own, named] of issues)
    if (named !== undefined) add(key, statement, column, own, { own, named });
}

/** The first proper name in a text about a subject that has one itself, where the text names only others. */
function otherName(text: string, locale: Locale, subject: string, tables: Tables): string | undefined {
  if (nameOf(subject, tables) === undefined) return undefined;
  const named = namesIn(text, locale, tables);
  return named.some((id) => areKin(id, subject, tables.subjects)) ? undefined : nameOf(named[0], tables);
}

/** The proper name of a subject: see {@link properName}. */
export const nameOf = (id = '', { subjects }: Tables) => {
  const record = byId(subjects).get(id);
  return record && properName(record);
};

/** The subjects that a text names, in its order, which have one name in all languages: a name, and no common noun. */
export function namesIn(text: string, locale: Locale, tables: Tables): string[] {
  return mentionsIn('subjects', text, locale, tables).filter((id) => nameOf(id, tables) !== undefined);
}

/** What a text names by labels or synonyms, in its order. */
export function mentionsIn(
  what: 'subjects' | 'measures',
  text: string,
  locale: Locale,
  tables: Tables,
): string[] {
  return labelsIn(tables)
    [locale][what].find(tokenize(text, [], locale))
    .flatMap(({ id }) => id ?? []);
}

const labelsIn = memoize((tables: Tables) => {
  const labels = locales.map((locale) => [locale, labelsOf(tables, locale)]);
  return Object.fromEntries(labels) as Record<Locale, Labels>;
});

/**
 * Finds a clause that says of one subject that it has the most or least of one measure, where the values say for certain
 * that another one has. Clauses about a part of the subjects ("of the foreign ones") are passed over, and so are "the largest"
 * and the like, which may be said of anything.
 * @param about what the text is about where it does not say so itself
 */
export function wrongExtreme(
  text: string,
  locale: Locale,
  about: { subject?: string; measure?: string; measures?: string | readonly string[] },
  tables: Tables,
) {
  for (const clause of text.split(/[.;:!?](?:\s|$)|,? (?:but|while|nhưng|còn) /u)) {
    const any = wordIn('any', clause, locale);
    const word = any ?? wordIn('winner', clause, locale);
    const to = word !== undefined && directionOf(clause, locale)?.to;
    if (word === undefined || !to || wordIn('among', clause, locale) !== undefined) continue;
    const before = mentionsIn('subjects', clause.slice(0, placeOf(word, clause)), locale, tables);
    const named = new Set(mentionsIn('measures', clause, locale, tables));
    const measures = named.size > 0 ? [...named] : [about.measure ?? about.measures ?? []].flat();
    const [subject, measure] = [before[0] ?? (any && about.subject), measures[0]];
    if (before.length > 1 || measures.length > 1 || !subject || !measure) continue;
    const other = aheadOf(subject, measure, to === 'up', tables);
    if (other) return { word, subject, measure, other };
  }
  return undefined;
}

/** A subject of the same level whose value is beyond that of another one for certain, in each of its years. */
function aheadOf(subject: string, measure: string, isUp: boolean, tables: Tables): string | undefined {
  const { subjects } = tables;
  const isWhole = (id: string) => subjects.some(({ part_of }) => part_of === id);
  const wholeOf = (id: string) => byId(subjects).get(id)?.part_of;
  const isRival = (id: string) =>
    !areKin(id, subject, subjects) &&
    (isWhole(subject) || isWhole(id) ? wholeOf(id) === wholeOf(subject) : true);
  const values = allObservations(tables).filter((one) => one.measure === measure);
  const isAhead = ({ figure: a, period }: Observation, { figure: b, period: other }: Observation) =>
    yearsOf(period).join() === yearsOf(other).join() && (isUp ? a.low > b.high : a.high < b.low);
  const own = values.filter((one) => one.subject === subject);
  const ahead = own.map((one) => values.find((two) => isRival(two.subject) && isAhead(two, one))?.subject);
  return ahead.every(Boolean) ? ahead[0] : undefined;
}
