import { selectFor } from '../charts/data.ts';
import { excerpt } from '../csv/problem.ts';
import { fromJson } from '../formats/about.ts';
import { type PublishedName, publishedTables } from '../formats/dictionary.ts';
import { t } from '../i18n/index.ts';
import type { Locale } from '../i18n/locales.ts';
import { type Chart, type Observation, observationKey, type Subject } from '../tables/tables.ts';
import type { PublishedRow, Snapshot } from './comparison.ts';
import { pairs, type ValueChange, valueChanges } from './values.ts';

type RowChanges = ReturnType<typeof rowChanges>[number];
type ChartChange = ReturnType<typeof chartChanges>[number];
type ChangedCell = ReturnType<typeof changedCells>[number];

/** The tables in which rows changed, by their names. Of values only changed notes: {@link valueChanges} describes the rest. */
function rowChanges(before: Snapshot, after: Snapshot) {
  return publishedTables.flatMap((table) => {
    const [was, is] = [before.rows[table], after.rows[table]];
    if (!was || !is || table === 'charts') return [];
    const rows = pairs(byName(was), byName(is));
    const namesOf = (wanted: 'new' | 'gone') =>
      rows.flatMap(({ kind, name }) => (kind === wanted && !isOfValues(table) ? [name] : []));
    const changed = rows.flatMap(({ name, before, after }) => {
      const cells = before && after ? changedCells(table, before, after) : [];
      return cells.length > 0 ? { name, cells } : [];
    });
    const changes = { table, new: namesOf('new'), gone: namesOf('gone'), changed };
    return changes.new.length + changes.gone.length + changed.length > 0 ? [changes] : [];
  });
}

/** The cells that differ in both rows, blank ones as '', but for those that the changes of values report. */
function changedCells(table: PublishedName, was: PublishedRow, is: PublishedRow) {
  return Object.keys({ ...is, ...was }).flatMap((column) => {
    const [before, after] = [was[column] ?? '', is[column] ?? ''];
    const isReported = isOfValues(table)
      ? !column.startsWith('note_')
      : table === 'evidence' && column === 'url';
    return isReported || before === after ? [] : { column, before, after };
  });
}

const isOfValues = (table: PublishedName) => table === 'observations' || table === 'alternatives';

/** Rows by what names them: their id or, where they have none, the cells that set them apart. */
function byName(rows: readonly PublishedRow[]): Map<string, PublishedRow> {
  const parts = ['date', 'subject', 'measure', 'period', 'report'];
  const named = new Map<string, PublishedRow>();
  for (const row of rows) {
    const name = row['id'] || parts.flatMap((one) => row[one] || []).join(' ');
    // A value may be corrected twice in a day.
    named.set(named.has(name) ? `${name} ${row['before'] ?? ''}` : name, row);
  }
  return named;
}

/**
 * The changes of the charts. `keys` are those of values that are new, changed or gone; a chart that shows one of them, or its
 * result, is touched by it, whether its row changed or not.
 */
function chartChanges(before: Snapshot, after: Snapshot, keys: ReadonlySet<string>, locale: Locale) {
  const [shownThen, shownNow] = [shownBy(before, keys), shownBy(after, keys)];
  const charts = pairs(byName(before.rows.charts ?? []), byName(after.rows.charts ?? []));
  return charts.flatMap(({ kind, name: id, before: was, after: row }) => {
    const title = (row ?? was)?.[`title_${locale}`] ?? '';
    if (!was || !row) return { kind, id, title, cells: [], touched: [] };
    const cells = changedCells('charts', was, row);
    const touched = [...shownNow(row).union(shownThen(was))];
    if (cells.length === 0 && touched.length === 0) return [];
    return {
      kind: cells.length > 0 ? ('changed' as const) : ('touched' as const),
      id,
      title,
      cells,
      touched,
    };
  });
}

/** Which of some values, or of their results, a chart shows: its row picks them as it does on the site. */
function shownBy({ values, rows }: Snapshot, keys: ReadonlySet<string>) {
  // Only what is needed to select them.
  const observations = [...values.values()].map(
    (value) => ({ ...value, figure: fromJson(value) }) as unknown as Observation,
  );
  const subjects = (rows.subjects ?? []).map(
    ({ id, part_of }) => ({ id, part_of: part_of || undefined }) as Subject,
  );
  return (row: PublishedRow): Set<string> => {
    const { shown, wholes, beside } = selectFor(toChart(row), observations, subjects);
    const all = [...shown, ...wholes.map(({ whole }) => whole), ...beside.values()];
    const operandsOf = (one: Observation) => (one.origin === 'derived' ? one.operands : []);
    return new Set(all.flatMap((one) => [observationKey(one), ...operandsOf(one)])).intersection(keys);
  };
}

/** The published cells are as in the editors' file. */
function toChart(row: PublishedRow): Chart {
  const list = (cell = '') => cell.split(' ').filter(Boolean);
  return {
    ...row,
    measures: list(row['measures']),
    subjects: list(row['subjects']),
    whole: row['whole'] || undefined,
    beside: row['beside'] || undefined,
  } as unknown as Chart;
}

/** Compares what was published with what is, or would be, in the words of a locale. */
export function changes(before: Snapshot, after: Snapshot, locale: Locale) {
  const values = valueChanges(before, after, 'values', locale);
  return {
    /** Values that the site shows, those that it worked out among them. */
    values,
    /** The same values in other reports. */
    alternatives: valueChanges(before, after, 'alternatives', locale),
    charts: chartChanges(before, after, new Set(values.map(({ key }) => key)), locale),
    /** Rows of the other tables, and notes of values. */
    tables: rowChanges(before, after),
  };
}
export type Changes = ReturnType<typeof changes>;

/** One difference: texts of the data that stand in columns, and lines below them. */
type Item = { columns: string[]; details?: string[] };

const KINDS: readonly ChartChange['kind'][] = ['changed', 'new', 'gone', 'touched'];
/** More names of rows than this are counted, not listed: see the JSON. */
const MOST_NAMES = 20;
/** A changed text is cut behind so many letters. */
const LONGEST = 160;
/** The maximum width of a column. */
const WIDEST = 60;

/** Changes, compared with `what`, for a terminal. No line begins with a text of the data, and nothing moves the cursor. */
export function forPeople(found: Changes, what: string, locale: Locale): string {
  const { values, alternatives, charts, tables } = found;
  const title = (table: PublishedName) => t(locale, `tables.${table}.title`);
  const ofOrigin = (wanted: ValueChange['origin']) => values.filter(({ origin }) => origin === wanted);
  const valueItem = ({ kind, label, before, after }: ValueChange): Item => {
    const [was, is] = [before ?? t(locale, 'frozen.new'), after ?? t(locale, 'frozen.gone')];
    return { columns: [t(locale, `diff.${kind}`), label, was, '→', is] };
  };
  const sections = [
    ...[
      { name: title('observations'), changes: ofOrigin('reported') },
      { name: t(locale, 'diff.derived'), changes: ofOrigin('derived') },
      { name: title('alternatives'), changes: alternatives },
    ].map(({ name, changes }) => section(`${name}: ${counted(changes, locale)}`, changes.map(valueItem))),
    section(
      `${title('charts')}: ${counted(charts, locale)}`,
      charts.map(({ kind, id, title, cells }) => ({
        columns: [t(locale, `diff.${kind}`), `${title} (${id})`],
        details: cells.map((cell) => cellInWords(cell, locale)),
      })),
    ),
    section(
      t(locale, 'diff.tables'),
      tables.map((one) => ({ columns: [`- ${title(one.table)}`], details: rowsInWords(one, locale) })),
    ),
  ].filter((text) => text !== '');
  if (sections.length === 0) return t(locale, 'diff.none', { what });
  return [t(locale, 'diff.compared', { what }), ...sections].join('\n\n');
}

/** A heading with items below it, their columns aligned; '' without any. */
function section(heading: string, items: readonly Item[]): string {
  if (items.length === 0) return '';
  const widthOf = (at: number) =>
    Math.max(...items.map(({ columns }) => Math.min(flat(columns[at] ?? '').length, WIDEST)));
  const widths = items[0]?.columns.map((_, at) => widthOf(at)) ?? [];
  const lines = items.flatMap(({ columns, details = [] }) => [
    `  ${columns.map((text, at) => flat(text).padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd(),
    ...details.map((text) => `      ${flat(text)}`),
  ]);
  return [heading, ...lines].join('\n');
}

/** On one line, with control characters visible. */
const flat = (text: string) => excerpt(text, Number.MAX_SAFE_INTEGER);

/** "2 changed, 1 new" */
function counted(changes: readonly Pick<ChartChange, 'kind'>[], locale: Locale): string {
  const groups = Map.groupBy(changes, ({ kind }) => kind);
  const known = KINDS.filter((kind) => groups.has(kind));
  return known.map((kind) => `${groups.get(kind)?.length} ${t(locale, `diff.${kind}`)}`).join(', ');
}

/** The words that differ in two texts, with one on either side. */
export function changedWords(before: string, after: string) {
  const [was, is] = [before.split(' '), after.split(' ')];
  const [shorter = [], longer = []] = was.length < is.length ? [was, is] : [is, was];
  const same = (some: string[], all: string[]) => [...some, ''].findIndex((word, at) => word !== all[at]);
  const start = same(shorter, longer);
  const end = same(shorter.slice(start).toReversed(), longer.toReversed());
  const part = (words: string[]) => words.slice(Math.max(0, start - 1), words.length - end + 1).join(' ');
  return { before: part(was), after: part(is) };
}

/** The stretches of lines with words that differ from an older text: what stood there, what does now, and the line of each. */
export function changedLines(before: string, after: string) {
  const linesOf = (text: string) => text.split('\n').map((one) => (/\p{L}/u.test(one) ? one.trim() : ''));
  const [old, now] = [linesOf(before).filter(Boolean), linesOf(after)];
  let next = 0;
  const added = now.flatMap((text, at) => {
    const place = old.indexOf(text, next);
    if (place >= 0) next = place + 1;
    return text === '' || place >= 0 ? [] : { text, line: at + 1, next };
  });
  const byPlace = Map.groupBy(added, (one) => one.next);
  const kept = new Set(now);
  const gone = old.flatMap((one, at) =>
    kept.has(one) || (at > 0 && !kept.has(old[at - 1] ?? '')) ? [] : at,
  );
  const places = new Set([...gone, ...byPlace.keys()]);
  return [...places]
    .toSorted((a, b) => a - b)
    .map((from) => {
      const next = old.slice(from).findIndex((one) => kept.has(one));
      const was = old.slice(from, next < 0 ? undefined : from + next).join(' ');
      const lines = byPlace.get(from) ?? [];
      const line = lines[0]?.line ?? now.indexOf(old[from - 1] ?? '') + 1;
      return { line: Math.max(1, line), was, now: lines.map(({ text }) => text).join(' ') };
    });
}

function cellInWords({ column, ...texts }: ChangedCell, locale: Locale): string {
  const { before, after } = changedWords(texts.before, texts.after);
  const quoted = (text: string) => (text === '' ? t(locale, 'diff.blank') : `“${excerpt(text, LONGEST)}”`);
  return `${column}: ${quoted(before)} → ${quoted(after)}`;
}

function rowsInWords(rows: RowChanges, locale: Locale): string[] {
  const columnsOf = (cells: readonly ChangedCell[]) => cells.map(({ column }) => column).join(', ');
  const changed = rows.changed.map(({ name, cells }) => `${name}: ${columnsOf(cells)}`);
  return Object.entries({ changed, new: rows.new, gone: rows.gone }).flatMap(([kind, names]) => {
    if (names.length === 0) return [];
    const more = names.length - MOST_NAMES;
    const rest = more > 0 ? ` ${t(locale, 'diff.more', { count: more })}` : '';
    const shown = names.slice(0, MOST_NAMES).join('; ');
    return `${names.length} ${t(locale, `diff.${kind as ChartChange['kind']}`)}: ${shown}${rest}`;
  });
}

/** Fits into a comment on GitHub (65,536 bytes) with letters of three bytes, indentation and the workflow's own text. */
const MOST_CHARACTERS = 20_000;

/** Plain text as Markdown for a pull request, cut if too long; indented as code, so that no text of the data is mark-up. */
export function asMarkdown(text: string, locale: Locale): string {
  const lines = text.slice(0, MOST_CHARACTERS).split(/\r\n?|\n/);
  const shown = lines.map((line) => `    ${line}`).join('\n');
  const cut = text.length > MOST_CHARACTERS ? `\n${t(locale, 'diff.cut')}\n` : '';
  return `### ${t(locale, 'diff.title')}\n\n${shown}\n${cut}`;
}
