import { excerpt } from '../../csv/problem.ts';
import { t } from '../../i18n/index.ts';
import type { Locale } from '../../i18n/locales.ts';
import type { Changes } from './changes.ts';
import { type Item, type Section, sectionsOf } from './sections.ts';

/**
 * Changes for people at a terminal: a section a sort, values in columns. No line begins with a text of the data, and
 * nothing in one moves the cursor.
 * @param what What was compared with: "dist/".
 */
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

function itemLines({ kind, name, told, details }: Item, widths: Record<'kind' | 'name' | 'before', number>) {
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
