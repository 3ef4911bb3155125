import { delimiterOf, labelsOf } from '../csv/read.ts';
import { writeRow } from '../csv/write.ts';
import type { FrozenValue } from '../embed/frozen.ts';
import type { FormatOptions, UnitNames } from '../figures/format.ts';
import { correctedReport } from '../formats/corrections.ts';
import { NOTHING } from '../formats/figure/history.ts';
import type { Locale } from '../i18n/locales.ts';
import type { Params } from '../i18n/problems.ts';
import { byId } from '../tables/memoize.ts';
import { schemas, unitNameColumns } from '../tables/schemas/index.ts';
import { type Correction, observationKey, type Tables } from '../tables/tables.ts';
import type { PublishedRow, PublishedValue, Snapshot } from './snapshot.ts';
import { differenceOf } from './values.ts';

/** What was published beside what would be now, with the rows of corrections.csv. */
export type Comparison = ReturnType<typeof compare>;

/** @param editing the day of the corrections (`2026-01-31`), and the first line of corrections.csv. */
export function compare(
  published: Snapshot,
  tables: Tables,
  editing: { today: string; head: string; locale?: Locale },
) {
  const values = [...published.values.values(), ...(published.alternatives?.values() ?? [])];
  const known = new Set((published.rows.corrections ?? []).map(cellsOf));
  const rowsByKey = Map.groupBy(tables.corrections, observationKey);
  const reportCorrected = correctedReport(tables);
  return {
    published,
    tables,
    editing,
    /** Every published value, also of other reports; and by key, the shown one first. */
    values,
    past: Map.groupBy(values, ({ key }) => key),
    derived: new Map(tables.derived.map((one) => [observationKey(one), one])),
    /** The rows for a value of one of some reports, the latest last; for a derived value (no reports), all of it. */
    correctionsOf: (key: string, reports: readonly string[]): Correction[] =>
      (rowsByKey.get(key) ?? [])
        .filter((row) => reports.length === 0 || reports.includes(reportCorrected(row) ?? reports[0] ?? ''))
        .toSorted((a, b) => a.date.localeCompare(b.date)),
    /** True for a row that was not published. Its day says nothing, as days are written by hand. */
    isNew: (row: Correction): boolean => !known.has(cellsOf(row)),
    /** The unit that a value was published in, and that of its measure now; if one is unknown, the other. */
    unitsOf: ({ measure }: PublishedValue): [then: UnitNames, now: UnitNames] => {
      const then = published.unitOf(measure);
      const now = byId(tables.units).get(byId(tables.measures).get(measure)?.unit ?? '');
      // The site may have had other languages.
      return [then ? { ...now, ...then } : (now ?? NO_UNIT), now ?? then ?? NO_UNIT];
    },
  };
}

const NO_UNIT: UnitNames = { kind: 'count' };

/** The cells of a row without its reasons, as one text. */
function cellsOf(row: PublishedRow | Correction): string {
  const cells: Readonly<Record<string, unknown>> = { ...row };
  return ['date', 'subject', 'measure', 'period', 'report', 'before', 'after']
    .map((column) => cells[column] ?? '')
    .join('\n');
}

/** The row that a correction needs, in the file's columns and with its delimiter, and how to get it there. Blank are its reasons. */
export function missingRow(
  cells: PublishedRow,
  { tables, editing: { head } }: Comparison,
): { paste: string; params: Params } {
  const fits = !cells['report'] || labelsOf(head).includes('report');
  const named = { subject: tables.subjects, measure: tables.measures, report: tables.reports };
  /** The ids of the row that the data no longer has. */
  const ids = Object.entries(named).flatMap(([column, records]) => {
    const id = cells[column];
    return id && !byId<{ id: string }>(records).has(id) ? [`"${id}"`] : [];
  });
  // Else as `npm run format` writes it.
  const columns = fits ? head : Object.keys(schemas.corrections.shape).join(',');
  const row = labelsOf(columns).map((column) => cells[column] ?? '');
  return {
    paste: writeRow(row, delimiterOf(columns)),
    params: {
      paste: { words: fits ? 'problem.paste.row' : 'problem.paste.formatted-row' },
      needs: ids.length === 0 ? '' : { words: 'problem.needs', params: { ids } },
    },
  };
}

/**
 * Describes a value that changed, or (`now` undefined) one that is gone: `long` for a sentence, "76.5 million users"; `short`
 * for a row, as on charts in each language: "76.5 million / 76,5 triệu", with the unit if it changed.
 */
export function correctionWords(
  was: PublishedValue,
  now: FrozenValue | undefined,
  { tables, editing, unitsOf }: Comparison,
  units = unitsOf(was),
) {
  const languages = tables.site.locales;
  const pair = (locale: Locale, options: FormatOptions) => {
    const { before, after } = differenceOf(was, now, units, locale, options);
    return { before: before ?? NOTHING, after: after ?? NOTHING };
  };
  const pairs = languages.map((locale) => pair(locale, { words: 'short', bare: isSameUnit(...units) }));
  const inAll = (end: 'before' | 'after') => [...new Set(pairs.map((one) => one[end]))].join(' / ');
  return {
    long: pair(languages.find((one) => one === editing.locale) ?? languages[0], { words: 'long' }),
    short: { before: inAll('before'), after: inAll('after') },
  };
}

/** True if two units have the same names in the languages of both. */
export function isSameUnit(a: UnitNames, b: UnitNames): boolean {
  return (['kind', ...unitNameColumns] as const).every((name) => !a[name] || !b[name] || a[name] === b[name]);
}
