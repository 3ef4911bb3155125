import { type MessageKey, t } from '../../i18n/index.ts';
import type { TableName } from '../../tables/schemas/index.ts';
import { fillTexts, type Texts } from './remote.ts';

/** A column of a table, described in one language. */
export interface DeskColumn {
  name: string;
  description: string;
  numeric: boolean;
  /** The words that its cells may hold. */
  choices?: readonly string[];
  /** The table to whose ids its cells refer. */
  of?: TableName;
  /** A file may lack it. */
  optional?: boolean;
}

/** What the page passes to its script, in `data-setup` of the desk. */
export interface Setup extends Texts {
  /** The columns are in canonical order. */
  tables: Record<TableName, { title: string; columns: DeskColumn[] }>;
  /** The address of the published files. */
  sources: string;
  /** Where files are edited on the web: the folder's address with a slash at its end. */
  edit?: { folder: string; host: string } | undefined;
}

export const setup: Setup = JSON.parse(document.getElementById('desk')?.dataset['setup'] ?? '{}');
fillTexts(setup);

const plural = new Intl.PluralRules(setup.locale);
const digits = new Intl.NumberFormat(setup.locale);
const list = new Intl.ListFormat(setup.locale, { type: 'conjunction' });
type Params = Record<string, string | number>;

/** The text of a key in the page's language. */
export const say = (key: MessageKey, params?: Params): string => t(setup.locale, key, params);

type Counted<Key> = Key extends `${infer Stem}.other` ? Stem : never;

/** The text of a key that depends on a number: `key.one` or `key.other`, with the number as `{count}`. */
export function sayCount(key: Counted<MessageKey>, count: number, params?: Params): string {
  const form = plural.select(count) === 'one' ? 'one' : 'other';
  return say(`${key}.${form}` as MessageKey, { ...params, count: digits.format(count) });
}

export const sayList = (names: readonly string[]): string => list.format(names);

/** The table that a file is read as; undefined for an unknown file. */
export function tableOf(file: string): TableName | undefined {
  if (file.startsWith('observations/')) return 'observations';
  if (file.startsWith('seeds/')) return 'evidence';
  const name = /^(?!observations|evidence)([a-z]+)\.csv$/.exec(file)?.[1] ?? '';
  return Object.hasOwn(setup.tables, name) ? (name as TableName) : undefined;
}

/** An element that the page is known to have, by id. */
export function part<T extends HTMLElement = HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}

/** The button of an action, by `data-do`. */
export const button = (name: string): HTMLButtonElement =>
  document.querySelector(`#desk [data-do="${name}"]`) as HTMLButtonElement;

type Properties<E> = {
  [Name in keyof E as E[Name] extends string | boolean | number | null ? Name : never]?: E[Name];
};

/**
 * Creates an element with a class name, or with properties and the attributes in `set`, and with children. Strings become
 * text nodes, never markup.
 */
export function create<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: string | (Properties<HTMLElementTagNameMap[Tag]> & { set?: Record<string, string> }) = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const { set = {}, ...own } = typeof properties === 'string' ? { className: properties } : properties;
  const created = Object.assign(document.createElement(tag), own);
  for (const [name, value] of Object.entries(set)) created.setAttribute(name, value);
  created.append(...children);
  return created;
}

/** Sets an attribute; null removes it. */
export function setAttribute(of: Element, name: string, value: string | null): void {
  if (value === null) of.removeAttribute(name);
  else of.setAttribute(name, value);
}

/** Downloads a file. */
export function download(content: BlobPart, type: string, name: string): void {
  const link = create('a', {
    href: URL.createObjectURL(new Blob([content], { type })),
    download: name,
  });
  link.click();
  // The browser has started reading it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
