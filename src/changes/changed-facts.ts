import { excerpt, type Problem, problem } from '../csv/problem.ts';
import { isColumnIn, type Locale, localeOfColumn, locales } from '../i18n/locales.ts';
import { publishedSingles, type RecordPosition, unitNameColumns } from '../tables/schemas/index.ts';
import type { Tables } from '../tables/tables.ts';
import { PROSE } from '../tables/texts.ts';
import { changedLines, changedWords } from './changes.ts';
import { type Comparison, type PublishedRow, siteRow } from './comparison.ts';

/** What a record is called. */
const NAMES: readonly string[] = [...locales.map((locale) => `label_${locale}`), ...unitNameColumns];
/** What says where values come from, what they are of, and what a chart shows. */
const FACTS: readonly string[] = [
  ...NAMES,
  ...'author author_vi publisher url event_date published text_sha256 category part_of'.split(' '),
  ...'line column before phrase after role subject measure direction kind'.split(' '),
  ...'period_offset synonyms colour type claim date to'.split(' '),
  ...'measures subjects period whole beside licence country currency themes began'.split(' '),
  ...locales.flatMap((locale) => [`definition_${locale}`, `term_${locale}`]),
];

const COMPARED = [...publishedSingles, 'observations', 'evidence', 'moved', 'site'] as const;
/** The tables whose rows may go without a page or a value that goes with them. */
const MAY_GO: readonly string[] = ['statements', 'glossary'];

/** Names and facts that are others now, texts that stood in another row of their table when they were published, and new texts. */
export function changedFacts({ published: { rows }, tables }: Comparison): Problem[] {
  const records = { ...tables, site: [{ file: 'site.csv', row: 1, ...siteRow(tables) }] };
  return COMPARED.flatMap((table) => {
    const others = table === 'observations' ? rows.alternatives : undefined;
    const old = new Map([...(others ?? []), ...(rows[table] ?? [])].map((row) => [keyOf(row), row]));
    const idOf = idsByText(old);
    const now = records[table].map((record): Row => ({ ...record }));
    const gone = new Set(old.keys()).difference(new Set(now.map(keyOf)));
    const moved = new Set([...gone].flatMap((id) => Object.values(old.get(id) ?? {})));
    const texts = new Set(now.flatMap((row) => Object.values(row)));
    const lost = MAY_GO.includes(table) ? [...gone].map((id) => old.get(id) ?? {}) : [];
    return [
      ...now.flatMap((record) => {
        const was = old.get(keyOf(record));
        if (was) return changedIn(record, was, idOf, table, tables);
        return rows[table] ? newTexts(record, moved) : [];
      }),
      ...lost.flatMap((row) => {
        const own = textsOf(row);
        const params = { texts: own.map(({ text }) => `“${text}”`) };
        const at = { file: `${table}.csv`, line: 1 };
        return own.some(({ text }) => texts.has(text)) ? [] : problem('check-yourself.gone', at, params);
      }),
    ];
  });
}

type Cells = Readonly<Record<string, unknown>>;
type Row = RecordPosition & Cells;
const cellOf = (row: Cells, column: string) => [row[column] ?? ''].flat().join(' ');

/** Finds the first published row that has a text in a column of names or of a language. */
function idsByText(old: ReadonlyMap<string, PublishedRow>) {
  const ids = new Map<string, string>();
  const key = (column: string, text: string) => `${column}\n${text}`;
  for (const [id, row] of old)
    for (const [column, text] of Object.entries(row))
      if (text !== '' && (NAMES.includes(column) || localeOfColumn(column)) && !ids.has(key(column, text)))
        ids.set(key(column, text), id);
  return (column: string, text: string) => ids.get(key(column, text));
}

/** The texts for readers in a row. */
const textsOf = (row: Cells) =>
  Object.keys(row).flatMap((column) => {
    const stem = column.slice(0, -(localeOfColumn(column)?.length ?? 0));
    const text = PROSE.test(stem) || stem === 'term_' ? cellOf(row, column) : '';
    return text === '' ? [] : { column, text };
  });

/** Asks once about the texts of a row that was not published, but for those of one that had another id. */
function newTexts(record: Row, moved: ReadonlySet<string>): Problem[] {
  const texts = textsOf(record).filter(({ text }) => !moved.has(text));
  const at = { file: record.file, line: record.row, ...texts[0] };
  const params = { texts: texts.map(({ text }) => `“${text}”`) };
  return texts.length > 0 ? [problem('check-yourself.new', at, params)] : [];
}

/** Asks about each cell of a row that was published with another. */
function changedIn(
  record: Row,
  was: PublishedRow,
  idOf: (column: string, text: string) => string | undefined,
  table: string,
  { confirmations, site }: Tables,
): Problem[] {
  const id = keyOf(record);
  const isSettled = confirmations.some(
    (one) => one.check === 'name' && [one.subject, one.measure].includes(id),
  );
  const changed = Object.keys(was).filter(
    (column) =>
      // The addresses of evidence follow from its report's.
      (table !== 'evidence' || column !== 'url') &&
      isColumnIn(column, site.locales) &&
      said(column, was[column] ?? '') !== said(column, cellOf(record, column)),
  );
  const otherWith = (column: string) => idOf(column, cellOf(record, column));
  const name = changed.find((column) => NAMES.includes(column) && otherWith(column) !== undefined);
  return changed.flatMap((column) => {
    const [before, after, other] = [was[column] ?? '', cellOf(record, column), otherWith(column)];
    const at = { file: record.file, line: record.row, column, text: after };
    if (other !== undefined && NAMES.includes(column) && table !== 'units') {
      const row = table === 'measures' ? `name,,${id},` : `name,${id},,`;
      const params = { id, before, after, other, row };
      return isSettled || column !== name ? [] : problem('implausible.name', at, params);
    }
    if (FACTS.includes(column)) return problem('check-yourself.changed', at, { id, before, after });
    const locale = localeOfColumn(column);
    if (!locale) return [];
    if (other !== undefined) return problem('check-yourself.moved-text', at, { id, other });
    const columns = site.locales.map((one) => column.slice(0, -locale.length) + one);
    const same = columns.find((one) => was[one] && !changed.includes(one));
    if (same) return problem('check-yourself.one-language', at, { id, same });
    return problem('check-yourself.changed', at, { id, ...changedWords(before, after) });
  });
}

/** The text of a column; that of an editor without its numbers but years, as those of values change with them. */
const said = (column: string, text: string) =>
  FACTS.includes(column) || !localeOfColumn(column)
    ? text
    : text.replace(/\d+/g, (one) => (/^20\d\d$/.test(one) ? one : '#'));

/** Asks about stories that changed in one language only, and of each stretch of lines that changed, is new or is gone. @param changed each as it was published ('' if it is new), and now */
export function storyWarnings(
  changed: ReadonlyMap<string, readonly string[]>,
  languages: readonly Locale[],
): Problem[] {
  return [...changed].flatMap(([file, [before = '', after = '']]) => {
    const [name = '', own] = file.split('/').toReversed();
    const inLanguage = (one: string) => file.replace(`${own}/${name}`, `${one}/${name}`);
    const same = languages.map(inLanguage).find((one) => !changed.has(one));
    const lines = changedLines(before, after);
    const at = { file, line: lines[0]?.line ?? 1 };
    const alone = same ? [problem('check-yourself.one-language', at, { id: name, same })] : [];
    const changes = lines.map(({ line, was, now }) => {
      const texts = [`“${excerpt(was || now, 300)}”`];
      if (was === '' || now === '')
        return problem(was === '' ? 'check-yourself.new' : 'check-yourself.gone', { file, line }, { texts });
      return problem('check-yourself.changed', { file, line }, { id: name, ...changedWords(was, now) });
    });
    return [...alone, ...changes];
  });
}

const KEY = ['date', 'subject', 'measure', 'period', 'evidence', 'before'];
/** The id of a row, a page that moved, what an observation is of and where it is printed, or what was corrected. */
const keyOf = (row: Cells): string =>
  String(row['id'] ?? row['page'] ?? KEY.flatMap((name) => row[name] || []).join(' '));
