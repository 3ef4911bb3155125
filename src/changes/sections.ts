import { excerpt } from '../csv/problem.ts';
import { dictionaryOf } from '../formats/dictionary.ts';
import { t } from '../i18n/index.ts';
import type { Locale } from '../i18n/locales.ts';
import type { ChangedCell, Changes, ChartChange, RowChanges } from './changes.ts';
import type { ValueChange } from './values.ts';

/** One thing that differs, in the words of a locale. Its texts come from the data: a format writes them so that they stay texts. */
export interface SectionItem {
  /** "changed", "new", "gone", "touched"; '' where the details say it. */
  kind: string;
  name: string;
  /** A value before and after; undefined of what is no value. */
  told?: { before: string; after: string };
  /** What more there is to say: a text each. */
  details: string[];
}

/** Changes of one sort. */
export interface Section {
  /** "Observations: 2 changed, 1 new" */
  heading: string;
  /** True where each item has a before and an after. */
  isOfValues: boolean;
  items: SectionItem[];
}

type Kind = ChartChange['kind'];
const KINDS: readonly Kind[] = ['changed', 'new', 'gone', 'touched'];
/** More names of rows than this are counted, not told: see the JSON. */
const MOST_NAMES = 20;
/** A changed text longer than this is told from where it differs. */
const LONGEST = 160;

/** What differs, as sections in the order in which they are told; none where nothing does. */
export function sectionsOf({ values, alternatives, charts, tables }: Changes, locale: Locale): Section[] {
  const title = (table: RowChanges['table']) => dictionaryOf(table)[`title_${locale}`];
  const ofOrigin = (wanted: ValueChange['origin']) => values.filter(({ origin }) => origin === wanted);
  return [
    valueSection(title('observations'), ofOrigin('reported'), locale),
    valueSection(t(locale, 'diff.derived'), ofOrigin('derived'), locale),
    valueSection(title('alternatives'), alternatives, locale),
    {
      heading: `${title('charts')}: ${counted(charts, locale)}`,
      isOfValues: false,
      items: charts.map(({ kind, id, title, cells }) => ({
        kind: t(locale, `diff.${kind}`),
        name: `${title} (${id})`,
        details: cells.map((cell) => cellTold(cell, locale)),
      })),
    },
    {
      heading: t(locale, 'diff.tables'),
      isOfValues: false,
      items: tables.map((one) => ({ kind: '', name: title(one.table), details: rowsTold(one, locale) })),
    },
  ].filter(({ items }) => items.length > 0);
}

function valueSection(title: string, changes: readonly ValueChange[], locale: Locale): Section {
  return {
    heading: `${title}: ${counted(changes, locale)}`,
    isOfValues: true,
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

function toText({ heading, items }: Section): string {
  const widths = {
    kind: widest(items.map(({ kind }) => kind)),
    name: widest(items.map(({ name }) => flat(name))),
    before: widest(items.map(({ told }) => flat(told?.before ?? ''))),
  };
  return [heading, ...items.flatMap((item) => itemLines(item, widths))].join('\n');
}

function itemLines(
  { kind, name, told, details }: SectionItem,
  widths: Record<'kind' | 'name' | 'before', number>,
) {
  const start = `  ${widths.kind > 0 ? `${kind.padEnd(widths.kind)}  ` : '- '}`;
  const more = details.map((text) => `      ${flat(text)}`);
  if (!told) return [start + flat(name), ...more];
  const [before, after] = [flat(told.before).padEnd(widths.before), flat(told.after)];
  return [`${start}${flat(name).padEnd(widths.name)}  ${before}  →  ${after}`, ...more];
}

/** On one line, with control characters visible. */
const flat = (text: string) => excerpt(text, Number.MAX_SAFE_INTEGER);

/** Wider than this, a column is not worth the space that it takes from all others. */
const WIDEST = 60;
const widest = (texts: readonly string[]) =>
  texts.reduce((most, { length }) => Math.max(most, Math.min(length, WIDEST)), 0);
