import type { DeskTable } from '../../desk/dictionary.ts';
import type { Texts } from '../../desk/protocol.ts';
import type { TableName } from '../../tables/schemas/index.ts';
import { fillTexts } from './texts.ts';

/** What the page tells its script, in `data-setup` of the desk. */
export interface Setup extends Texts {
  tables: Record<TableName, DeskTable>;
  /** Where the published files are, and how many characters they have. */
  sources: string;
  size: number;
  /** The widths that charts are drawn at, in px, the narrowest first. */
  widths: number[];
  /** Where files are edited on the web: the address of the project's folder there, with a slash at its end. */
  edit?: { folder: string; host: string };
}

export const setup: Setup = JSON.parse(document.getElementById('desk')?.dataset['setup'] ?? '{}');
fillTexts(setup);

const plural = new Intl.PluralRules(setup.locale);
const digits = new Intl.NumberFormat(setup.locale);
const list = new Intl.ListFormat(setup.locale, { type: 'conjunction' });

/** The text of a key in the page's language, its `{places}` filled in. */
export function say(key: string, values: Record<string, string | number> = {}): string {
  return (setup.words[key] ?? key).replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
}

/** The text of a key that depends on a number: `key.one` or `key.other`, with the number as `{count}`. */
export function sayCount(key: string, count: number, values: Record<string, string> = {}): string {
  const form = plural.select(count) === 'one' ? 'one' : 'other';
  return say(`${key}.${form}`, { ...values, count: digits.format(count) });
}

export const sayList = (names: readonly string[]): string => list.format(names);

/** The element of an id that the page is known to have. */
export function part<T extends HTMLElement = HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}

/** The button that does what it is named after. */
export const button = (name: string): HTMLButtonElement =>
  document.querySelector(`#desk [data-do="${name}"]`) as HTMLButtonElement;

/** An element with a class, and texts or elements in it. Texts stay texts. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className: string,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  made.append(...children);
  return made;
}

/** The table that a file of the workbook is read as; undefined for a stranger. */
export function tableOf(file: string): TableName | undefined {
  if (file.startsWith('observations/')) return 'observations';
  if (file.startsWith('seeds/')) return 'evidence';
  const name = file.replace(/\.csv$/, '');
  const isTable = Object.hasOwn(setup.tables, name) && name !== 'observations' && name !== 'evidence';
  return isTable && name !== file ? (name as TableName) : undefined;
}
