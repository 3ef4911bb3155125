import { delimiterOf, labelsOf } from '../csv/read.ts';
import { writeRow } from '../csv/write.ts';
import { type Figure, toNumber } from '../figures/figure.ts';
import { type FormatOptions, formatFigure, type UnitNames } from '../figures/format.ts';
import { readPhrase } from '../figures/phrase.ts';
import { correctedReport } from '../formats/corrections.ts';
import { defaultLocale, type Locale, locales } from '../i18n/locales.ts';
import type { Params, Wording } from '../i18n/problems.ts';
import { schemas } from '../tables/schemas/index.ts';
import { type Correction, observationKey, type Tables } from '../tables/tables.ts';
import type { PublishedRow, Snapshot } from './snapshot.ts';
import { type ComparableValue, descriptionsOf, isSameUnit, shortestDifference } from './values.ts';

/** The rows of corrections.csv, by what they are of. */
export interface CorrectionRows {
  /**
   * Those that correct a value as a report tells it, the latest last; of a derived value (`report` null), all of it.
   * @param or A report that stands in place of it, whose rows tell of it too.
   */
  of(key: string, report: string | null, or?: string): Correction[];
  /** True for a row that was not published. Its day says nothing, as days are written by hand. */
  isNew(row: Correction): boolean;
}

/** Makes them ready to be asked. */
export function correctionRows(published: Snapshot, tables: Tables): CorrectionRows {
  const known = new Set((published.rows.corrections ?? []).map(cellsOf));
  const byKey = Map.groupBy(tables.corrections, observationKey);
  const reportCorrected = correctedReport(tables);
  return {
    of: (key, report, or) =>
      (byKey.get(key) ?? [])
        .filter((row) => {
          const own = reportCorrected(row);
          return report === null || own === undefined || own === report || own === or;
        })
        .toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date))),
    isNew: (row) => !known.has(cellsOf(row)),
  };
}

/** What stands in a row but for its reasons, as one text. */
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

/** What a row of corrections.csv says, by column. */
export type CorrectionCells = Readonly<Record<string, string>>;

/**
 * A row to be pasted below the others of a corrections.csv as its editor keeps it: the columns in the order of its first
 * line, with the delimiter that this line has. Cells that nothing is known of are blank.
 *
 * @param head The first line of the file.
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

/** The row that a correction needs, but for its reasons, and how to get it into the file. */
export function missingRow(
  cells: CorrectionCells,
  tables: Tables,
  { head }: Editing,
): { paste: string; params: Params } {
  const fits = !cells['report'] || labelsOf(head).includes('report');
  return {
    paste: correctionRow(fits ? head : CANONICAL_HEAD, cells),
    params: {
      paste: { words: fits ? 'problem.paste.row' : 'problem.paste.formatted-row' },
      needs: neededIds(cells, tables),
    },
  };
}

/** As `npm run format` writes it. */
export const CANONICAL_HEAD = Object.keys(schemas.corrections.shape).join(',');

/** Names the ids of a row that the data no longer have; '' for none. */
function neededIds(cells: CorrectionCells, { subjects, measures, reports }: Tables): Wording | string {
  const wanted = { subject: subjects, measure: measures, report: reports };
  const ids = Object.entries(wanted).flatMap(([column, records]) => {
    const name = cells[column];
    return name && !records.some(({ id }) => id === name) ? [`"${name}"`] : [];
  });
  return ids.length === 0 ? '' : { words: 'problem.needs', params: { ids } };
}

/** What a value was and what it is: in a sentence, and as a row of corrections.csv has it. */
export interface BeforeAndAfter {
  /** "76.5 million users", in the first language. */
  long: { before: string; after: string };
  /** "76.5 million / 76,5 triệu": as on charts in each language, as the row is read in all of them; the unit, if it changed. */
  short: { before: string; after: string };
}

/** What stands in a row where there is nothing any more. */
const NOTHING = '–';
const BETWEEN = ' / ';

/** Tells a value that changed, or (`now` undefined) one that is gone. Of a unit with other names, each has its own. */
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
  const inAll = (end: 'before' | 'after') => [...new Set(pairs.map((one) => one[end]))].join(BETWEEN);
  return {
    long: pair(defaultLocale, { words: 'long' }),
    short: { before: inAll('before'), after: inAll('after') },
  };
}

/**
 * False where an editor's words for what a value is now are numbers, in whichever language, and none is the value: they
 * were written before it changed again; and where they say that it is gone. Other words may say what they like.
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
