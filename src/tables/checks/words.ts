import { boundsOf } from '../../figures/period.ts';
import { type Locale, localeOfColumn, locales } from '../../i18n/locales.ts';
import type { ProblemKey } from '../../i18n/problems.ts';
import { publishedSingles, type RecordPosition } from '../schemas/index.ts';
import { areKin, type Statement, type Tables } from '../tables.ts';
import { directionOf, PROSE, periodsIn, placeOf, unlike } from '../texts.ts';
import { denialIn, mentionsIn, nameOf, namesIn } from './denials.ts';
import type { CheckContext } from './keys.ts';

/** Checks that no text contradicts its row, its translation or the values. References in texts must not be filled yet. */
export function checkWords(tables: Tables, { add }: CheckContext): void {
  const [first] = tables.site.locales;
  for (const statement of tables.statements) checkStatement(statement, tables, add);
  for (const { name, record, column, stem, locale, text } of proseOf(tables)) {
    const wrong = denialIn(text, locale, record, tables);
    // Titles are printed so, or have a claim.
    const isChecked = stem !== 'title_' || wrong?.kind === 'count' || wrong?.kind === 'name';
    if (wrong && isChecked) add(`contradicts.${wrong.kind}`, record, column, text, wrong.params);
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
