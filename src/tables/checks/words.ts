import { scanLine } from '../../evidence/scan.ts';
import { boundsOf, yearsOf } from '../../figures/period.ts';
import { type Locale, locales, localized } from '../../i18n/locales.ts';
import { type Labels, labelsOf } from '../draft/labels.ts';
import { readDate } from '../draft/period.ts';
import { tokenize } from '../draft/tokens.ts';
import { byId, memoize } from '../memoize.ts';
import { publishedSingles, type RecordPosition } from '../schemas/index.ts';
import { allObservations, areKin, kinOf, properName, type Statement, type Tables } from '../tables.ts';
import { directionOf, PROSE, placeOf, unlike, wordIn } from '../texts.ts';
import type { CheckContext } from './context.ts';

/** What a text is about where it does not say so itself. */
type About = Partial<Record<'subject' | 'measure', string | undefined>>;

/** Checks that statements and notes do not contradict what they are of, nor, where they name a winner, the values. */
export function checkWords(tables: Tables, { add }: CheckContext): void {
  for (const statement of tables.statements)
    for (const [column, own, named] of contradictionsIn(statement, tables))
      add(`contradicts.text-${column}`, statement, column, own, { own, named });
  for (const name of [...publishedSingles, 'observations' as const])
    for (const record of tables[name]) checkTranslations(record, tables.site.locales, add);
  const check = (record: RecordPosition, column: string, text: string, about: About, locale: Locale) => {
    const found = wrongExtreme(text, locale, about, tables);
    if (found) add('contradicts.extreme', record, column, text, found);
  };
  for (const locale of tables.site.locales) {
    for (const one of tables.statements)
      check(one, `text_${locale}`, localized(one, 'text', locale), one, locale);
    for (const one of tables.charts) {
      const about = { measure: one.measures.length === 1 ? one.measures[0] : undefined };
      check(one, `note_${locale}`, localized(one, 'note', locale), about, locale);
    }
    for (const one of tables.observations) {
      const [column, note] = [`note_${locale}` as const, localized(one, 'note', locale)];
      check(one, column, note, one, locale);
      const named = note === '' ? undefined : otherName(note, one.subject, tables);
      if (named !== undefined && placeOf(named, note) === 0)
        add('contradicts.text-subject', one, column, note, { own: one.subject, named });
    }
  }
}

/** Checks that no language of a record's texts states what another one does not. */
function checkTranslations(
  record: RecordPosition,
  languages: readonly Locale[],
  add: CheckContext['add'],
): void {
  const texts: Readonly<Record<string, unknown>> = { ...record };
  for (const column of Object.keys(record)) {
    const [first, ...others] = languages;
    const stem = first && column.endsWith(`_${first}`) ? column.slice(0, -first.length) : '';
    if (!first || !PROSE.test(stem)) continue;
    for (const locale of others) {
      const [text, other] = [String(texts[stem + locale] ?? ''), String(texts[column] ?? '')];
      const found = text === '' || other === '' ? undefined : unlike(text, locale, other, first);
      const params = { language: { language: locale }, other: column };
      if (found) add('translation-missing.unlike', record, stem + locale, text, { ...params, ...found });
    }
  }
}

/** What the words of a statement contradict among its other cells. */
function contradictionsIn(statement: Statement, tables: Tables) {
  const { subject = '', measure = '', period = '', direction = 'steady' } = statement;
  const texts = locales.flatMap((locale) => {
    const text = localized(statement, 'text', locale);
    return text === '' ? [] : { locale, text };
  });
  const way = texts
    .map(({ text, locale }) => directionOf(text, locale))
    .find((one) => one && one.to !== direction);
  const name = texts.map(({ text }) => otherName(text, subject, tables)).find(Boolean);
  const measures = texts.map(({ text, locale }) => {
    const labels = labelsIn(tables)[locale];
    return labels.measures.find(tokenize(text, [], locale)).flatMap(({ id }) => id ?? []);
  });
  const isOfOther = measure !== '' && measures.every((named) => named.length > 0 && !named.includes(measure));
  const later = texts
    .flatMap(({ text, locale }) =>
      scanLine(text, locale).map(({ phrase }) => readDate(phrase, locale)?.period),
    )
    .find((one) => one !== undefined && boundsOf(one)[0] >= boundsOf(period)[1]);
  return (
    [
      ['direction', direction, direction === 'steady' ? undefined : way?.word],
      ['subject', subject, name],
      ['measure', measure, isOfOther ? measures[0]?.[0] : undefined],
      ['period', period, later],
    ] as const
  ).flatMap(([column, own, named]) => (named === undefined ? [] : [[column, own, named] as const]));
}

/** The first proper name in a text about a subject that has one itself, where the text names only others. */
function otherName(text: string, subject: string, { subjects }: Tables): string | undefined {
  const own = byId(subjects).get(subject);
  if (!own || properName(own) === undefined) return undefined;
  const named = subjects.filter(
    (one) => placeOf(properName(one) ?? '', text) >= 0 && properName(one) !== undefined,
  );
  return named.some(({ id }) => areKin(id, subject, subjects)) ? undefined : named[0] && properName(named[0]);
}

const labelsIn = memoize(
  (tables: Tables) =>
    Object.fromEntries(locales.map((locale) => [locale, labelsOf(tables, locale)])) as Record<Locale, Labels>,
);

/**
 * Finds a clause that says of one subject that it has the most or least of one measure, where the values say for certain
 * that another one has. Clauses about a part of the subjects ("of the foreign ones") are passed over.
 */
export function wrongExtreme(text: string, locale: Locale, about: About, tables: Tables) {
  for (const clause of text.split(/[.;:!?](?:\s|$)|,? (?:but|while|nhưng|còn) /u)) {
    const word = wordIn('extreme', clause, locale);
    const to = word !== undefined && directionOf(clause, locale)?.to;
    if (word === undefined || !to || wordIn('among', clause, locale) !== undefined) continue;
    const labels = labelsIn(tables)[locale];
    const tokens = tokenize(clause, [], locale);
    const end = placeOf(word, clause);
    const before = labels.subjects.find(tokens.filter((one) => one.start < end)).map(({ id }) => id);
    const measures = new Set(labels.measures.find(tokens).map(({ id }) => id));
    const subject = before.length > 1 ? undefined : (before[0] ?? about.subject);
    const measure = measures.size > 1 ? undefined : (about.measure ?? [...measures][0]);
    const other = subject && measure && aheadOf(subject, measure, to === 'up' ? 1 : -1, tables);
    if (other) return { word, subject, measure, other };
  }
  return undefined;
}

/** A subject of the same level whose value is beyond that of another one for certain, in the same year. */
function aheadOf(subject: string, measure: string, sign: 1 | -1, tables: Tables): string | undefined {
  const { subjects } = tables;
  const isWhole = (id: string) => subjects.some(({ part_of }) => part_of === id);
  const wholeOf = (id: string) => byId(subjects).get(id)?.part_of;
  const values = allObservations(tables).filter((one) => one.measure === measure);
  const own = values.filter((one) => one.subject === subject);
  const isRival = (id: string) =>
    isWhole(subject) || isWhole(id)
      ? wholeOf(id) === wholeOf(subject)
      : !kinOf(id, subjects).includes(subject);
  // In one year at least it must be ahead.
  const ahead = own.map((one) =>
    values.find(
      (two) =>
        isRival(two.subject) &&
        yearsOf(two.period).join() === yearsOf(one.period).join() &&
        (sign > 0 ? two.figure.low > one.figure.high : two.figure.high < one.figure.low),
    ),
  );
  return ahead.every(Boolean) ? ahead[0]?.subject : undefined;
}
