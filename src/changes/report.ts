import { excerpt } from '../csv/problem.ts';
import { dictionaryOf } from '../formats/dictionary.ts';
import { t } from '../i18n/index.ts';
import type { Locale } from '../i18n/locales.ts';
import type { ChangedCell, Changes, ChartChange, RowChanges } from './changes.ts';
import type { ValueChange } from './values.ts';

/** One difference, in the words of a locale. Its texts come from the data: a format must escape them. */
interface SectionItem {
  /** "changed", "new", "gone", "touched"; '' if the details say it. */
  kind: string;
  name: string;
  /** Of a value. */
  told?: { before: string; after: string };
  details: string[];
}

/** Changes of one sort: all of values, or none. */
interface Section {
  /** "Observations: 2 changed, 1 new" */
  heading: string;
  items: SectionItem[];
}

type Kind = ChartChange['kind'];
const KINDS: readonly Kind[] = ['changed', 'new', 'gone', 'touched'];
/** More names of rows than this are counted, not told: see the JSON. */
const MOST_NAMES = 20;
/** A changed text longer than this is told from where it differs. */
const LONGEST = 160;

function sectionsOf({ values, alternatives, charts, tables }: Changes, locale: Locale): Section[] {
  const title = (table: RowChanges['table']) => dictionaryOf(table)[`title_${locale}`];
  const ofOrigin = (wanted: ValueChange['origin']) => values.filter(({ origin }) => origin === wanted);
  return [
    valueSection(title('observations'), ofOrigin('reported'), locale),
    valueSection(t(locale, 'diff.derived'), ofOrigin('derived'), locale),
    valueSection(title('alternatives'), alternatives, locale),
    {
      heading: `${title('charts')}: ${counted(charts, locale)}`,
      items: charts.map(({ kind, id, title, cells }) => ({
        kind: t(locale, `diff.${kind}`),
        name: `${title} (${id})`,
        details: cells.map((cell) => cellTold(cell, locale)),
      })),
    },
    {
      heading: t(locale, 'diff.tables'),
      items: tables.map((one) => ({ kind: '', name: title(one.table), details: rowsTold(one, locale) })),
    },
  ].filter(({ items }) => items.length > 0);
}

function valueSection(title: string, changes: readonly ValueChange[], locale: Locale): Section {
  return {
    heading: `${title}: ${counted(changes, locale)}`,
    items: changes.map(({ kind, label, before, after }) => ({
      kind: t(locale, `diff.${kind}`),
      name: label,
      told: { before: before ?? t(locale, 'frozen.new'), after: after ?? t(locale, 'frozen.gone') },
      details: [],
    })),
  };
}

/** "2 changed, 1 new" */
function counted(changes: readonly { kind: Kind }[], locale: Locale): string {
  return KINDS.flatMap((wanted) => {
    const count = changes.filter(({ kind }) => kind === wanted).length;
    return count > 0 ? `${count} ${t(locale, `diff.${wanted}`)}` : [];
  }).join(', ');
}

function cellTold({ column, before, after }: ChangedCell, locale: Locale): string {
  const [old, now] = shortened(before, after).map((text) =>
    text === '' ? t(locale, 'diff.blank') : `“${text}”`,
  );
  return `${column}: ${old} → ${now}`;
}

/** Two texts, cut to what surrounds the first difference where one is long. */
function shortened(before: string, after: string): string[] {
  const [old, now] = [[...before], [...after]];
  const differs = old.findIndex((letter, at) => letter !== now[at]);
  const start = Math.max(0, (differs < 0 ? old.length : differs) - LONGEST / 4);
  return [old, now].map((letters) => {
    if (Math.max(old.length, now.length) <= LONGEST) return letters.join('');
    const text = letters.slice(start, start + LONGEST).join('');
    return `${start > 0 ? '…' : ''}${text}${start + LONGEST < letters.length ? '…' : ''}`;
  });
}

function rowsTold(rows: RowChanges, locale: Locale): string[] {
  const changed = rows.changed.map(
    ({ name, cells }) => `${name}: ${cells.map(({ column }) => column).join(', ')}`,
  );
  return (['changed', 'new', 'gone'] as const).flatMap((kind) => {
    const names = kind === 'changed' ? changed : rows[kind];
    if (names.length === 0) return [];
    const more = names.length - MOST_NAMES;
    const shown = names.slice(0, MOST_NAMES).join('; ');
    const rest = more > 0 ? ` ${t(locale, 'diff.more', { count: more })}` : '';
    return `${names.length} ${t(locale, `diff.${kind}`)}: ${shown}${rest}`;
  });
}

/** Changes, compared with `what`, for a terminal. No line begins with a text of the data, and nothing moves the cursor. */
export function forPeople(changes: Changes, what: string, locale: Locale): string {
  const sections = sectionsOf(changes, locale);
  if (sections.length === 0) return t(locale, 'diff.none', { what });
  return [t(locale, 'diff.compared', { what }), ...sections.map(toText)].join('\n\n');
}

/** The heading and the items, those of values in columns. */
function toText({ heading, items }: Section): string {
  const widest = (textOf: (item: SectionItem) => string) =>
    Math.max(...items.map((item) => Math.min(flat(textOf(item)).length, WIDEST)));
  const kindWidth = widest(({ kind }) => kind);
  const nameWidth = widest(({ name }) => name);
  const beforeWidth = widest(({ told }) => told?.before ?? '');
  const lines = items.flatMap(({ kind, name, told, details }) => {
    const start = `  ${kindWidth > 0 ? `${kind.padEnd(kindWidth)}  ` : '- '}`;
    const what = told
      ? `${flat(name).padEnd(nameWidth)}  ${flat(told.before).padEnd(beforeWidth)}  →  ${flat(told.after)}`
      : flat(name);
    return [start + what, ...details.map((text) => `      ${flat(text)}`)];
  });
  return [heading, ...lines].join('\n');
}

/** On one line, with control characters visible. */
const flat = (text: string) => excerpt(text, Number.MAX_SAFE_INTEGER);

/** Wider than this, a column is not worth the space that it takes from all others. */
const WIDEST = 60;

/** What GitHub takes as a comment is 65,536 characters; in bytes, with room for what a workflow adds, it is safe. */
const MOST_BYTES = 65_000;

/**
 * A plain text under a title, as Markdown for a pull request: at most {@link MOST_BYTES}; says if something is left out. It
 * is indented as code, in which no text of the data is a link, a mention, HTML or other mark-up.
 */
export function asMarkdown(text: string, locale: Locale): string {
  const bytes = (line: string) => new TextEncoder().encode(line).length;
  const [head, cut] = [`### ${t(locale, 'diff.title')}\n\n`, `\n${t(locale, 'diff.cut')}\n`];
  const lines = text.split(/\r?\n|\r/).map((line) => `    ${line}\n`);
  let left = MOST_BYTES - bytes(head + cut);
  const shown = lines.filter((line) => {
    left -= bytes(line);
    return left >= 0;
  });
  return [head, ...shown, ...(shown.length < lines.length ? [cut] : [])].join('');
}
