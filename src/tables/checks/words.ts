import { namesOf } from '../../figures/formula.ts';
import { boundsOf, isDay } from '../../figures/period.ts';
import { type Locale, localeOfColumn, locales, localized } from '../../i18n/locales.ts';
import type { Params, ProblemKey } from '../../i18n/problems.ts';
import { byId, memoize } from '../memoize.ts';
import { isWithin } from '../periods.ts';
import { publishedSingles, type RecordPosition } from '../schemas/index.ts';
import {
  allObservations,
  areKin,
  type Evidence,
  type GlossaryEntry,
  type Observation,
  type Statement,
  type Tables,
} from '../tables.ts';
import { changeOf, directionOf, isDenying, PROSE, periodsIn, placeOf, unlike, wordIn } from '../texts.ts';
import { AROUND_FIGURE, evidenceOf, strayWord, wrongFigure, wrongPrecision } from './around-figure.ts';
import { denialIn } from './denials.ts';
import type { CheckContext } from './keys.ts';
import { differenceIn, mentionsIn, nameOf, namesIn } from './mentions.ts';

/** Checks that no text contradicts its row, its translation or the values. References in texts must not be filled yet. */
export function checkWords(tables: Tables, { add }: CheckContext): void {
  const [first] = tables.site.locales;
  for (const statement of tables.statements) checkStatement(statement, tables, add);
  for (const { name, record, column, stem, locale, text } of proseOf(tables)) {
    const complain = (key: ProblemKey, params: Params) => add(key, record, column, text, params);
    const { id = '', subject = '', kind } = record;
    const wrong = denialIn(text, locale, record, tables);
    // Titles are printed so, or have a claim.
    const ofTitles = ['count', 'name', ...(name === 'charts' ? CLAIMED_BY_NONE : [])];
    if (wrong && (stem !== 'title_' || ofTitles.includes(wrong.kind)))
      complain(`contradicts.${wrong.kind}`, wrong.params);
    const periods = name === 'measures' || kind === 'event' ? periodsIn(text, locale) : [];
    const dates = datesAt(record as unknown as GlossaryEntry, tables);
    const day = periods.find(({ value }) => isDay(value) && !dates.includes(value));
    const [dated = day] = name === 'measures' ? periods : [];
    if (dated) complain(dated === day ? 'contradicts.date' : 'contradicts.dated', { period: dated.phrase });
    const operands = name === 'measures' ? operandsOf(id, tables) : [];
    const others = mentionsIn('measures', text, locale, tables).filter((one) => !operands.includes(one));
    if (operands.length > 1 && others[0]) complain('contradicts.definition', { named: others[0] });
    if (locale !== first) {
      const found = differenceIn(text, locale, record[stem + first] ?? '', first, tables);
      const params = { language: { language: locale }, other: stem + first };
      if (found) complain(`translation-missing.${found.kind}`, { ...params, ...found.params });
    }
    let last = '';
    for (const [, before = '', key = '', next = ''] of text.matchAll(AROUND_FIGURE)) {
      const [subject = '', measure = ''] = key.split(' ');
      const wrong = wrongFigure(before, next, { subject, measure, last }, locale, tables);
      last = measure;
      if (wrong) complain(`contradicts.${wrong.kind}`, wrong.params);
    }
    if (stem === 'note_' && (name === 'charts' || name === 'observations'))
      for (const [key, params] of noteIssues(text, locale, record, tables)) complain(key, params);
    const named = name === 'observations' ? otherName(text, locale, subject, tables) : undefined;
    if (named !== undefined && placeOf(named, text) === 0)
      complain('contradicts.text-subject', { own: subject, named });
  }
}

/** A measure, and all that its formula is calculated from. */
function operandsOf(id: string, { measures }: Tables): string[] {
  const ids = new Set([id]);
  for (const one of ids) for (const name of namesOf(byId(measures).get(one)?.formula)) ids.add(name);
  return [...ids];
}

/** What a claim does not check. */
const CLAIMED_BY_NONE = ['measures', 'degree', 'relative', 'rate', 'unknown'];

type Prose = RecordPosition & { subject?: string; measure?: string } & Record<string, string>;

/** What a note says of its values that neither they nor the lines of the report have: a date, "daily", "exactly", "the report gives" where they are derived. */
function noteIssues(text: string, locale: Locale, record: Prose, tables: Tables): [ProblemKey, Params][] {
  const { subject, measure, subjects = subject, measures = measure, whole, beside } = record;
  const own = [measures, whole, beside].flat();
  const values = allObservations(tables).filter(
    (one) => own.includes(one.measure) && [subjects].flat().includes(one.subject),
  );
  const rows = evidenceOf(values, tables);
  const issues: [ProblemKey, Params][] = [];
  const datesOf = (one: Observation) => evidenceOf([one], tables).flatMap((row) => datesAt(row, tables));
  for (const sentence of text.split(/[.;]\s/)) {
    const ids = mentionsIn('subjects', sentence, locale, tables);
    const own = values.filter((one) => ids.includes(one.subject));
    const shown = own.length > 0 ? own : values;
    // "Both as of 30 June": of one subject, it may say that it alone is.
    const isOfEach = ids.length !== 1 && wordIn('each', sentence, locale);
    const groups = isOfEach ? [...Map.groupBy(shown, (one) => one.subject).values()] : [values];
    const periods = values.length > 0 ? periodsIn(sentence, locale) : [];
    const date = periods.find(({ value }) => {
      const isOf = (one: Observation) => [one.period, ...datesOf(one)].some((day) => isWithin(day, value));
      return !groups.every((some) => some.some(isOf));
    });
    if (date) issues.push(['contradicts.date', { period: date.phrase }]);
    const word = strayWord(sentence, locale, shown, values, tables);
    if (word) issues.push(['contradicts.frequency', { word }]);
    const [given, derived] = (['given', 'derived'] as const).map((kind) => wordIn(kind, sentence, locale));
    const isClear = Boolean(given) !== Boolean(derived) && !isDenying(sentence, locale);
    for (const { value, phrase: period } of isClear ? periods : []) {
      const then = values.filter((one) => isWithin(one.period, value));
      if (then.length > 0 && then.every(({ origin }) => (origin === 'derived') === Boolean(given)))
        issues.push([given ? 'contradicts.derived' : 'contradicts.given', { period }]);
    }
  }
  for (const [, word = ''] of text.matchAll(/[“"]([^”"]+)[”"]/g)) {
    const isKnown = (id: string) => own.includes(id) || rows.some(({ measure }) => measure === id);
    const quoted = values.length > 0 ? mentionsIn('measures', word, locale, tables) : [];
    if (quoted[0] && !quoted.some(isKnown)) issues.push(['contradicts.quoted', { word }]);
  }
  const { qualifier } = (record as unknown as Partial<Observation>).figure ?? {};
  const word = qualifier && wrongPrecision(text, locale, qualifier);
  if (word) issues.push(['contradicts.precision', { word, qualifier }]);
  return issues;
}

/** The dates that a line of a report prints, and that of its event. */
const datesAt = ({ report: id, line }: Pick<Evidence, 'report' | 'line'>, tables: Tables): string[] => {
  const report = byId(tables.reports).get(id);
  const rows = evidenceByLine(tables).get(`${id} ${line}`) ?? [];
  const printed = rows.flatMap(({ phrase }) => periodsIn(phrase, report?.language ?? 'en'));
  return [...printed.map(({ value }) => value), ...(report ? [report.event_date] : [])];
};

const evidenceByLine = memoize(({ evidence }: Tables) =>
  Map.groupBy(evidence, ({ report, line }) => `${report} ${line}`),
);

/** The texts of the published tables in sentences, each with its row, in all languages that the row has. */
export function proseOf(tables: Tables) {
  return [...publishedSingles, 'observations' as const, 'moved' as const].flatMap((name) =>
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
  const { language = 'en' } = byId(tables.reports).get(statement.report) ?? {};
  const quoted = [statement.before, statement.phrase, statement.after].join(' ');
  const unlikely = texts.map(({ text, locale }) => unlike(text, locale, quoted, language)).find(Boolean);
  // A chart's claim may rest on it.
  const isDirected = direction !== 'steady' && measure !== '' && statement.phrase !== '';
  const isSaid =
    changeOf(quoted, language) !== undefined ||
    (['changed', 'better', 'worse'] as const).some((kind) => wordIn(kind, quoted, language));
  const issues: [ProblemKey, column: string, own: string, named: string | undefined][] = [
    ['contradicts.direction', 'direction', direction, way?.word],
    ['contradicts.no-direction', 'direction', direction, isDirected && !isSaid ? quoted.trim() : undefined],
    ['contradicts.text-subject', 'subject', subject, name],
    ['contradicts.text-measure', 'measure', measure, isOther ? measures[0]?.[0] : undefined],
    ['contradicts.text-period', 'period', period, later?.phrase],
    ['contradicts.text-phrase', 'phrase', unlikely?.instead ?? '', unlikely?.found],
  ];
  for (const [key, column, own, named] of issues)
    if (named !== undefined) add(key, statement, column, own, { own, named });
}

/** The first proper name in a text about a subject that has one itself, where the text names only others. */
function otherName(text: string, locale: Locale, subject: string, tables: Tables): string | undefined {
  const wholeOf = (id: string) => byId(tables.subjects).get(id)?.part_of;
  const isSibling = (id: string) => wholeOf(id) !== undefined && wholeOf(id) === wholeOf(subject);
  const isNamed = nameOf(subject, tables) !== undefined;
  const all = isNamed ? namesIn(text, locale, tables) : mentionsIn('subjects', text, locale, tables);
  const named = isNamed ? all : all.filter(isSibling);
  const record = byId(tables.subjects).get(named[0] ?? '');
  if (!record || all.some((id) => areKin(id, subject, tables.subjects))) return undefined;
  return localized(record, 'label', locale);
}
