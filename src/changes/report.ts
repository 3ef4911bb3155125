import { excerpt } from '../csv/problem.ts';
import { t } from '../i18n/index.ts';
import type { Locale } from '../i18n/locales.ts';
import type { ChangedCell, Changes, ChartChange, RowChanges } from './changes.ts';
import type { ValueChange } from './values.ts';

/** One difference: texts of the data that stand in columns, and lines below them. */
interface Item {
  columns: string[];
  details?: string[];
}

const KINDS: readonly ChartChange['kind'][] = ['changed', 'new', 'gone', 'touched'];
/** More names of rows than this are counted, not listed: see the JSON. */
const MOST_NAMES = 20;
/** A changed text longer than this is shown from where it differs. */
const LONGEST = 160;
/** Wider than this, a column is not worth the space that it takes from all others. */
const WIDEST = 60;

/** Changes, compared with `what`, for a terminal. No line begins with a text of the data, and nothing moves the cursor. */
export function forPeople(found: Changes, what: string, locale: Locale): string {
  const { values, alternatives, charts, tables } = found;
  const title = (table: RowChanges['table']) => t(locale, `tables.${table}.title`);
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

/** The column with both texts; long ones from where they differ. */
function cellInWords({ column, before, after }: ChangedCell, locale: Locale): string {
  const [old, now] = [[...before], [...after]];
  const isLong = Math.max(old.length, now.length) > LONGEST;
  const start = isLong ? Math.max(0, old.findIndex((letter, at) => letter !== now[at]) - LONGEST / 4) : 0;
  const [was, is] = [old, now].map((letters) => {
    const rest = letters.slice(start + LONGEST).length > 0 ? '…' : '';
    const text = letters.slice(start, start + LONGEST).join('');
    return letters.length === 0 ? t(locale, 'diff.blank') : `“${start > 0 ? '…' : ''}${text}${rest}”`;
  });
  return `${column}: ${was} → ${is}`;
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

/** GitHub takes comments of 65,536 bytes at least: with letters of three bytes, indented, and with what a workflow adds. */
const MOST_CHARACTERS = 20_000;

/**
 * A plain text under a title, as Markdown for a pull request; says if something is left out. It is indented as code, in
 * which no text of the data is a link, a mention, HTML or other mark-up.
 */
export function asMarkdown(text: string, locale: Locale): string {
  const lines = text.slice(0, MOST_CHARACTERS).split(/\r\n?|\n/);
  const shown = lines.map((line) => `    ${line}`).join('\n');
  const cut = text.length > MOST_CHARACTERS ? `\n${t(locale, 'diff.cut')}\n` : '';
  return `### ${t(locale, 'diff.title')}\n\n${shown}\n${cut}`;
}
