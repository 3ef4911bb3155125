import { type Figure, UNKNOWN } from '../../figures/figure.ts';
import { formatFigure, type UnitNames } from '../../figures/format.ts';
import { lexicons } from '../../figures/lexicon.ts';
import { formatPeriod } from '../../figures/period.ts';
import { readPhrase } from '../../figures/phrase.ts';
import { figureOf, qualifierOf } from '../../figures/reading.ts';
import { t } from '../../i18n/index.ts';
import { type Locale, locales, localized } from '../../i18n/locales.ts';
import { deriveObservations } from '../../tables/derive.ts';
import { getById } from '../../tables/memoize.ts';
import { dayOf } from '../../tables/prefer.ts';
import { type Correction, observationKey, type Tables } from '../../tables/tables.ts';
import { type figureJson, fromJson } from '../about.ts';
import { correctedReport, type Row } from '../row.ts';

/** Stands in a row of corrections.csv for a value that is gone. */
export const NOTHING = '–';

/** A value that a figure was published with, in words ("76.5 million users") and, unless they are no number, as a figure. */
export interface PublishedState {
  /** The first day on which it is known to have been published; null for the first value, whose day is not recorded. */
  from: string | null;
  /** The day on which another one took its place; null for the present value. */
  to: string | null;
  words: string;
  figure: Figure | undefined;
  /** Why it took the place of the one before; '' for the first. */
  reason: string;
}

/** The values that a chart was frozen with on a day: see `embed/frozen.ts`. */
export interface Archive {
  date: string;
  values: readonly (ReturnType<typeof figureJson> & { key: string })[];
}

type Value = Pick<PublishedState, 'words' | 'figure'>;
/** Something that is known of a day: `before` was replaced by `after`; or, without it, `after` was published. */
type Event = { date: string; before?: Value; after: Value; reason: string };

/**
 * Every value that a figure was ever published with, the first one first: from corrections.csv, of a derived value also from the corrections
 * of its operands, and from frozen charts. The value as of a day (SDMX `asOf`) is the last whose `from` is null or not after that day.
 */
export function historyOf(row: Row, tables: Tables, locale: Locale, archives: readonly Archive[]) {
  const key = observationKey(row.observation);
  const toValue = (figure: Figure): Value => ({ words: inWords(figure, row.unit, locale), figure });
  const frozen = archives.flatMap(({ date, values }) => {
    const found = values.find((one) => one.key === key);
    return found ? { date, after: toValue(fromJson(found)), reason: t(locale, 'history.frozen') } : [];
  });
  const corrections = correctionsOf(key, tables).map((one) => toEvent(one, row, locale));
  const all: Event[] = [...corrections, ...operandEvents(row, tables, locale, toValue), ...frozen];
  const events = all.toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));
  const now = toValue(row.observation.figure);
  const first = events[0]?.before ?? events[0]?.after ?? now;
  const states: PublishedState[] = [{ ...first, from: null, to: null, reason: '' }];
  const add = (value: Value, from: string, reason: string) => {
    const last = states.at(-1);
    if (last) last.to = from;
    states.push({ ...value, from, to: null, reason });
  };
  const isLast = (value: Value) => isSame(states.at(-1) ?? value, value);
  /** From this day on, a change without a correction is possible: the present value's report was out, and all known events are earlier. */
  let newer = row.source ? dayOf(row.source.report) : '';
  for (const { date, before, after, reason } of events) {
    const [day = date] = [newer, date].toSorted();
    if (before && !isLast(before)) add(before, day, t(locale, 'history.newer'));
    if (newer < date) newer = date;
    // A chart may be frozen before a correction of that day, or after it.
    if (!before && states.some((one) => (one.to ?? date) >= date && isSame(one, after))) continue;
    add(after, date, reason);
  }
  if (!isLast(now)) add(now, newer, t(locale, 'history.newer'));
  Object.assign(states.at(-1) ?? {}, now);
  return states;
}

/** "until 31 January 2026", "since 31 January 2026". */
export function daysOf({ from, to }: PublishedState, locale: Locale): string {
  const [since = '', until = ''] = [from, to].map((day) => (day === null ? '' : formatPeriod(day, locale)));
  if (from !== null) return t(locale, to === null ? 'history.since' : 'history.between', { since, until });
  return t(locale, to === null ? 'history.always' : 'history.until', { until });
}

/** The corrections of the value that was shown on their day, in their order. */
function correctionsOf(key: string, tables: Tables): Correction[] {
  const reportOf = correctedReport(tables);
  return tables.corrections.filter(
    (one) => observationKey(one) === key && reportOf(one) === reportOf({ ...one, report: undefined }),
  );
}

/** The words of a correction are put into those of the site where they are a number. The interval of a derived value is not in them. */
function toEvent({ date, before, after, ...row }: Correction, { unit, source }: Row, locale: Locale): Event {
  const toValue = (text: string): Value => {
    const [read] = figuresIn(text, unit);
    if (!read) return { words: text, figure: undefined };
    const figure = source || read.qualifier === 'exact' ? read : { ...read, ...UNKNOWN };
    return { words: inWords(figure, unit, locale), figure };
  };
  return { date, before: toValue(before), after: toValue(after), reason: localized(row, 'reason', locale) };
}

/** What corrections of its operands did to a derived value, by today's formula: going back, day by day, from what it is now. */
function operandEvents(
  { observation, operands }: Row,
  tables: Tables,
  locale: Locale,
  toValue: (figure: Figure) => Value,
): Event[] {
  if (tables.corrections.length === 0) return [];
  const corrections = [...new Set(operands.map(observationKey))].flatMap((key) => correctionsOf(key, tables));
  const days = Map.groupBy(corrections, ({ date }) => date);
  let { observations } = tables;
  let after = observation.figure;
  return [...days]
    .toSorted(([a], [b]) => (a < b ? 1 : -1))
    .flatMap(([date, rows]): Event[] => {
      observations = observations.map((one) => {
        const row = rows.find((row) => observationKey(row) === observationKey(one));
        const unit = getById(tables.units, getById(tables.measures, one.measure).unit);
        const [figure = one.figure] = row ? figuresIn(row.before, unit) : [];
        return { ...one, figure };
      });
      const was = deriveObservations({ ...tables, observations, alternatives: [] });
      const before = was.find((one) => observationKey(one) === observationKey(observation))?.figure;
      if (!before || before.value === after.value) return [];
      const reason = rows.map((row) => localized(row, 'reason', locale)).join(' ');
      const event = { date, before: toValue(before), after: toValue(after), reason };
      after = before;
      return [event];
    });
}

const inWords = (figure: Figure, unit: UnitNames, locale: Locale) =>
  formatFigure(figure, unit, locale, { words: 'long' });

/** True if two values are the same number or, where one is none, have the same words. */
function isSame(a: Value, b: Value): boolean {
  if (!a.figure || !b.figure) return a.words === b.words;
  return Math.abs(a.figure.value - b.figure.value) <= 1e-12 * Math.abs(a.figure.value);
}

/** The figures that an editor's words of a value name, in whichever languages: "≈ 71 million / ≈ 71 triệu". */
export function figuresIn(words: string, { kind: _, ...names }: UnitNames): Figure[] {
  return words.split('/').flatMap((part) =>
    locales.flatMap((locale) => {
      const text = part.trim();
      const bare = text.replace(/^[≈<>≤≥~]\s*/, '');
      const name = Object.values(names).find((one) => bare.endsWith(` ${one}`)) ?? '';
      const phrase = readPhrase(bare.slice(0, bare.length - name.length).trim(), locale);
      return (phrase && figureOf(phrase, qualifierOf(text[0] ?? '', lexicons.en.qualifiers))) ?? [];
    }),
  );
}

/** False if an editor's words say that the value is gone, or are numbers, in whichever language, and none is the value. */
export function mayContain(words: string, figure: Figure, unit: UnitNames): boolean {
  if (words === NOTHING) return false;
  const read = figuresIn(words, unit);
  // Of a derived value, fewer digits are shown than it has.
  const shown = locales.flatMap((locale) => figuresIn(formatFigure(figure, unit, locale), unit));
  return read.length === 0 || [figure, ...shown].some(({ value }) => read.some((one) => one.value === value));
}
