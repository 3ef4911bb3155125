import { type MessageKey, t } from '../../i18n/index.ts';
import type { Locale } from '../../i18n/locales.ts';
import type { Target } from '../propose.ts';

/** What the page passes to its script, in `data-setup` of the desk. */
export interface Setup {
  locale: Locale;
  /** The languages of the site. */
  locales: readonly Locale[];
  /** The address of the published files. */
  sources: string;
  /** Where files are edited on the web: the folder's address with a slash at its end. */
  edit?: { folder: string; host: string } | undefined;
  /** Where changes are proposed: a repository on GitHub. */
  target?: Target | undefined;
}

export const setup: Setup = JSON.parse(document.getElementById('desk')?.dataset['setup'] ?? '{}');

const plural = new Intl.PluralRules(setup.locale);
const digits = new Intl.NumberFormat(setup.locale);
const list = new Intl.ListFormat(setup.locale, { type: 'conjunction' });
type Params = Parameters<typeof t>[2];

export const say = (key: MessageKey, params?: Params): string => t(setup.locale, key, params);

type Counted<Key> = Key extends `${infer Stem}.other` ? Stem : never;

/** The text of a key that depends on a number: `key.one` or `key.other`, with the number as `{count}`. */
export function sayCount(key: Counted<MessageKey>, count: number, params?: Params): string {
  const form = plural.select(count) === 'one' ? 'one' : 'other';
  return say(`${key}.${form}` as MessageKey, { ...params, count: digits.format(count) });
}

export const sayList = (names: readonly string[]): string => list.format(names);

/** An element that the page is known to have, by id. */
export function part<T extends HTMLElement = HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}

/** The button of an action, by `data-do`. */
export const button = (name: string): HTMLButtonElement =>
  document.querySelector(`#desk [data-do="${name}"]`) as HTMLButtonElement;

export function download(content: BlobPart, type: string, name: string): void {
  const href = URL.createObjectURL(new Blob([content], { type }));
  Object.assign(document.createElement('a'), { href, download: name }).click();
  // The browser has started reading it by then.
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
