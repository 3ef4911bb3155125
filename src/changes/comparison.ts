import { delimiterOf, labelsOf, readCsv } from '../csv/read.ts';
import { type Source, writeRow } from '../csv/text.ts';
import type { FrozenValue } from '../embed/frozen.ts';
import { type Qualifier, qualifiers } from '../figures/figure.ts';
import type { FormatOptions, UnitNames } from '../figures/format.ts';
import { KEY_SEPARATOR, type PublishedName, publishedTables } from '../formats/dictionary.ts';
import { NOTHING } from '../formats/figure/history.ts';
import { correctedReport } from '../formats/row.ts';
import { tableCsv } from '../formats/tables.ts';
import type { Locale } from '../i18n/locales.ts';
import { type Params, problemText } from '../i18n/problems.ts';
import { byId } from '../tables/memoize.ts';
import { schemas, unitNameColumns } from '../tables/schemas/index.ts';
import { type Correction, observationKey, type Tables } from '../tables/tables.ts';
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
  const columns = 'date subject measure period report before after'.split(' ');
  return columns.map((column) => cells[column]).join('\n');
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

/** A change in words: `long` for a sentence, `short` for a row of corrections.csv; `now` is undefined if the value is gone. */
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
export const isSameUnit = (a: UnitNames, b: UnitNames): boolean =>
  (['kind', ...unitNameColumns] as const).every((name) => !a[name] || !b[name] || a[name] === b[name]);

/** A row of a published table: its cells as text, by column; blank ones are ''. */
export type PublishedRow = Readonly<Record<string, string>>;

/** A value as it is published, in its measure's unit. */
export type PublishedValue = ReturnType<typeof toValue>;
/** All that was published at a time, or would be now. */
export type Snapshot = Exclude<ReturnType<typeof readSnapshot>, string>;

/** What would be published of some tables. */
export function snapshotOf(tables: Tables): Snapshot {
  const encoder = new TextEncoder();
  const bytesOf = (name: PublishedName) => encoder.encode(tableCsv(name, tables));
  const files = publishedTables.map((name) => ({ file: `${name}.csv`, bytes: bytesOf(name) }));
  const snapshot = readSnapshot(files);
  if (typeof snapshot === 'string') throw new Error(snapshot);
  return {
    ...snapshot,
    rows: {
      ...snapshot.rows,
      moved: tables.moved.map(({ file: _, row: __, ...cells }) => ({ to: '', ...cells })),
      site: [siteRow(tables)],
    },
  };
}

/** The settings as a row: texts by name and language, values by name. */
export function siteRow({ site: { locales: _, values, ...texts } }: Tables): PublishedRow {
  return { id: 'site', ...values, ...texts };
}

/** The columns without which a value cannot be read. Names are in whatever languages the site had. */
const NEEDED: Partial<Record<PublishedName, readonly string[]>> = {
  observations: 'subject measure period value low high qualifier origin reported evidence'.split(' '),
  measures: ['id', 'unit'],
  units: ['id', 'kind'],
  subjects: ['id'],
  charts: ['id'],
};

/** A first line with the names of a table's columns is no longer than this, in bytes. */
const LONGEST_HEAD = 10_000;
/** What `writeDownloadCsv` puts before a text that a spreadsheet would run. */
const GUARD = /^'(?=[=+\-@\t\r\n＝＋－＠])/;

/** Reads the tables of a built site or an archive. Older ones may lack some. Returns a sentence if they cannot be read. */
export function readSnapshot(sources: readonly Source[]) {
  // The tables of a built site list neither the pages that moved nor the settings.
  const rows: Partial<Record<PublishedName | 'moved' | 'site', readonly PublishedRow[]>> = {};
  for (const name of publishedTables) {
    const source = sources.find(({ file }) => file === `${name}.csv`);
    if (!source) continue;
    const head = new TextDecoder().decode(source.bytes.subarray(0, LONGEST_HEAD));
    const { sheet, problems } = readCsv(source, { all: (head.split(/\r?\n/, 1)[0] ?? '').split(',') });
    const [problem] = problems;
    if (problem)
      return `The table ${problem.file} cannot be read: line ${problem.line}. ${problemText(problem, 'en').message}`;
    rows[name] = sheet.rows.map((cells) =>
      Object.fromEntries(sheet.labels.map((label, at) => [label, (cells[at] ?? '').replace(GUARD, '')])),
    );
  }
  for (const [name, columns] of Object.entries(NEEDED)) {
    const own = rows[name as PublishedName];
    if (!own) return `There is no table ${name}.csv.`;
    const missing = columns.find((column) => own[0] && own[0][column] === undefined);
    if (missing !== undefined) return `The table ${name}.csv has no column "${missing}".`;
  }
  const values = (rows.observations ?? []).map(toValue);
  const alternatives = rows.alternatives?.map(toValue);
  const unknown = [...values, ...(alternatives ?? [])].find(
    ({ qualifier }) => !qualifiers.includes(qualifier),
  );
  if (unknown) return `The value "${unknown.key}" has the qualifier "${unknown.qualifier}", which is none.`;
  const units = new Map((rows.units ?? []).map((unit) => [unit['id'], unit as unknown as UnitNames]));
  const measures = new Map((rows.measures ?? []).map(({ id, unit }) => [id, unit]));
  return {
    /** By table. One that an older site did not have is missing. */
    rows,
    /** By key, in their order. */
    values: new Map(values.map((value) => [value.key, value])),
    /** What other reports say of them, by key and report; undefined if the site did not publish it yet. */
    alternatives: alternatives && new Map(alternatives.map((one) => [`${one.key} ${one.report}`, one])),
    /** Undefined where the tables do not say. */
    unitOf: (measure: string) => units.get(measures.get(measure)),
  };
}

function toValue(row: PublishedRow) {
  const { subject = '', measure = '', period = '', operands = '', reported = '', evidence = '' } = row;
  const end = (cell: string | undefined) => (cell ? Number(cell) : null);
  // Values of other reports are never derived, and have no such column.
  const isReported = row['origin'] !== 'derived';
  return {
    key: observationKey({ subject, measure, period }),
    subject,
    measure,
    period,
    unit: row['unit'] ?? '',
    // Blank is a derived value that is open on both sides.
    value: end(row['value']) ?? Number.NEGATIVE_INFINITY,
    low: end(row['low']),
    high: end(row['high']),
    qualifier: row['qualifier'] as Qualifier,
    origin: isReported ? ('reported' as const) : ('derived' as const),
    reported: isReported ? reported : null,
    // Of a derived value, neither the place nor the report.
    evidence: isReported ? evidence : null,
    report: isReported ? (evidence.split('#')[0] ?? '') : null,
    operands: operands === '' ? [] : operands.split(KEY_SEPARATOR),
  };
}
