import { delimiterOf, labelsOf } from '../csv/read.ts';
import { writeRow } from '../csv/write.ts';
import { type Figure, toNumber } from '../figures/figure.ts';
import { type FormatOptions, formatFigure, type UnitNames } from '../figures/format.ts';
import { readPhrase } from '../figures/phrase.ts';
import { correctedReport } from '../formats/corrections.ts';
import { defaultLocale, type Locale, locales } from '../i18n/locales.ts';
import type { Params } from '../i18n/problems.ts';
import { byId } from '../tables/memoize.ts';
import { schemas } from '../tables/schemas/index.ts';
import { type Correction, observationKey, type Tables } from '../tables/tables.ts';
import type { PublishedRow, PublishedValue, Snapshot } from './snapshot.ts';
import { type ComparableValue, descriptionsOf, shortestDifference } from './values.ts';

/** Indexes the rows of corrections.csv. */
export function correctionRows(published: Snapshot, tables: Tables) {
  const known = new Set((published.rows.corrections ?? []).map(cellsOf));
  const byKey = Map.groupBy(tables.corrections, observationKey);
  const reportCorrected = correctedReport(tables);
  return {
    /** The rows for a value of one of some reports, the latest last; for a derived value (no reports), all of it. */
    of: (key: string, reports: readonly string[]): Correction[] =>
      (byKey.get(key) ?? [])
        .filter((row) => reports.length === 0 || reports.includes(reportCorrected(row) ?? reports[0] ?? ''))
        .toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date))),
    /** True for a row that was not published. Its day says nothing, as days are written by hand. */
    isNew: (row: Correction): boolean => !known.has(cellsOf(row)),
  };
}

/** The cells of a row without its reasons, as one text. */
function cellsOf(row: PublishedRow | Correction): string {
  const cells: Readonly<Record<string, unknown>> = { ...row };
  return ['date', 'subject', 'measure', 'period', 'report', 'before', 'after']
    .map((column) => cells[column] ?? '')
    .join('\n');
}

/** Where a problem with a row's `after` is shown. */
export function placeOfAfter({ file, row, after }: Correction) {
  return { file, line: row, column: 'after', text: after };
}

/** The cells of a row of corrections.csv, by column. */
type CorrectionCells = Readonly<Record<string, string>>;

/**
 * A row to be pasted into corrections.csv as its editor keeps it: in the order of the columns and with the delimiter of
 * `head`, its first line. Missing cells are blank.
 */
export function correctionRow(head: string, cells: CorrectionCells): string {
  return writeRow(
    labelsOf(head).map((column) => cells[column] ?? ''),
    delimiterOf(head),
  );
}

/** What the rows are written for. */
export interface Editing {
  /** The day of the corrections: `2026-01-31`. */
  today: string;
  /** The first line of corrections.csv. */
  head: string;
}

/** The row that a correction needs, without its reasons, and how to get it into the file. */
export function missingRow(
  cells: CorrectionCells,
  tables: Tables,
  { head }: Editing,
): { paste: string; params: Params } {
  const fits = !cells['report'] || labelsOf(head).includes('report');
  const named = { subject: tables.subjects, measure: tables.measures, report: tables.reports };
  /** The ids of the row that the data no longer has. */
  const ids = Object.entries(named).flatMap(([column, records]) => {
    const id = cells[column];
    return id && !byId<{ id: string }>(records).has(id) ? [`"${id}"`] : [];
  });
  return {
    paste: correctionRow(fits ? head : CANONICAL_HEAD, cells),
    params: {
      paste: { words: fits ? 'problem.paste.row' : 'problem.paste.formatted-row' },
      needs: ids.length === 0 ? '' : { words: 'problem.needs', params: { ids } },
    },
  };
}

/** As `npm run format` writes it. */
const CANONICAL_HEAD = Object.keys(schemas.corrections.shape).join(',');

/** What a value was and what it is: in a sentence, and as a row of corrections.csv has it. */
export interface BeforeAndAfter {
  /** "76.5 million users", in the first language. */
  long: { before: string; after: string };
  /** "76.5 million / 76,5 triệu": as on charts in each language, as the row is read in all of them; with the unit, if it changed. */
  short: { before: string; after: string };
}

/** Stands in a row for a value that is gone. */
const NOTHING = '–';

/** Describes a value that changed, or (`now` undefined) one that is gone. */
export function correctionWords(
  was: ComparableValue,
  unitThen: UnitNames,
  now: ComparableValue | undefined,
  unit: UnitNames,
): BeforeAndAfter {
  const pair = (locale: Locale, options: FormatOptions) => {
    const before = descriptionsOf(was, unitThen, locale, options);
    if (!now) return { before: before[0] ?? '', after: NOTHING };
    return shortestDifference(before, descriptionsOf(now, unit, locale, options));
  };
  const pairs = locales.map((locale) => pair(locale, { words: 'short', bare: isSameUnit(unitThen, unit) }));
  const inAll = (end: 'before' | 'after') => [...new Set(pairs.map((one) => one[end]))].join(' / ');
  return {
    long: pair(defaultLocale, { words: 'long' }),
    short: { before: inAll('before'), after: inAll('after') },
  };
}

/**
 * False if an editor's words for what a value is now are numbers, in whichever language, and none is the value: they
 * were written before it changed again; and if they say that it is gone. Other words may say what they like.
 */
export function mayContain(words: string, figure: Figure, unit: UnitNames): boolean {
  if (words === NOTHING) return false;
  const read = words.split('/').flatMap((part) => locales.flatMap((locale) => numberIn(part, unit, locale)));
  // Of a derived value, fewer digits are shown than it has.
  const shown = locales.flatMap((locale) => numberIn(formatFigure(figure, unit, locale), unit, locale));
  return read.length === 0 || read.some((number) => number === figure.value || shown.includes(number));
}

function numberIn(text: string, { singular_en, plural_en, name_vi }: UnitNames, locale: Locale): number[] {
  const bare = text.trim().replace(/^[≈<>≤≥~]\s*/, '');
  const name = [plural_en, singular_en, name_vi].find((one) => bare.endsWith(` ${one}`));
  const phrase = readPhrase(name === undefined ? bare : bare.slice(0, -name.length).trim(), locale);
  return phrase?.decimal ? [toNumber(phrase.decimal)] : [];
}

/** The unit that a value was published in, and that of its measure now; if one is unknown, the other. */
export function unitsOf(
  { measure }: PublishedValue,
  published: Snapshot,
  { measures, units }: Tables,
): [then: UnitNames, now: UnitNames] {
  const then = published.unitOf(measure);
  const now = byId(units).get(byId(measures).get(measure)?.unit ?? '');
  const any = then ?? now ?? NO_UNIT;
  return [any, now ?? any];
}

const NO_UNIT: UnitNames = { kind: 'count', singular_en: '', plural_en: '', name_vi: '' };

/** True if two units have the same names. */
export function isSameUnit(a: UnitNames, b: UnitNames): boolean {
  return (['kind', 'singular_en', 'plural_en', 'name_vi'] as const).every((name) => a[name] === b[name]);
}
