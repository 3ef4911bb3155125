import type { TableName } from '../../tables/schemas/index.ts';
import type { DeskTable } from '../dictionary.ts';
import type { Checked, Texts } from '../protocol.ts';
import { fillTexts } from './texts.ts';

/** What the page passes to its script, in `data-setup` of the desk. */
export interface Setup extends Texts {
  tables: Record<TableName, DeskTable>;
  /** The address of the published files, and their size in characters. */
  sources: string;
  size: number;
  /** The widths at which charts are drawn, in px, ascending. */
  widths: number[];
  /** Where files are edited on the web: the folder's address with a slash at its end. */
  edit?: { folder: string; host: string };
}

export const setup: Setup = JSON.parse(document.getElementById('desk')?.dataset['setup'] ?? '{}');
fillTexts(setup);

const plural = new Intl.PluralRules(setup.locale);
const digits = new Intl.NumberFormat(setup.locale);
const list = new Intl.ListFormat(setup.locale, { type: 'conjunction' });

/** The text of a key in the page's language, with its `{placeholders}` filled in. */
export function say(key: string, values: Record<string, string | number> = {}): string {
  return (setup.words[key] ?? key).replace(/\{(\w+)\}/g, (placeholder, name) =>
    String(values[name] ?? placeholder),
  );
}

/** The text of a key that depends on a number: `key.one` or `key.other`, with the number as `{count}`. */
export function sayCount(key: string, count: number, values: Record<string, string> = {}): string {
  const form = plural.select(count) === 'one' ? 'one' : 'other';
  return say(`${key}.${form}`, { ...values, count: digits.format(count) });
}

export const sayList = (names: readonly string[]): string => list.format(names);

/** An element that the page is known to have, by id. */
export function part<T extends HTMLElement = HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}

/** The button of an action, by `data-do`. */
export const button = (name: string): HTMLButtonElement =>
  document.querySelector(`#desk [data-do="${name}"]`) as HTMLButtonElement;

/** The table that a file is read as; undefined for an unknown file. */
export function tableOf(file: string): TableName | undefined {
  if (file.startsWith('observations/')) return 'observations';
  if (file.startsWith('seeds/')) return 'evidence';
  const name = file.replace(/\.csv$/, '');
  const isTable = Object.hasOwn(setup.tables, name) && name !== 'observations' && name !== 'evidence';
  return isTable && name !== file ? (name as TableName) : undefined;
}

/** More files than this are counted, not named. */
const MAX_NAMED = 4;

/** "3 problems · 2 files changed" */
export function checkedWords({ total, verified }: Checked, changedFiles: number): string {
  return [
    total === 0 ? say('desk.sound') : sayCount('desk.problems', total),
    ...(changedFiles > 0 ? [sayCount('desk.changedFiles', changedFiles)] : []),
    ...(verified.length > 0 ? [say('desk.verified', { reports: sayList(verified) })] : []),
  ].join(' · ');
}

/** Which files were opened, and which were skipped. */
export function openedMessage(names: readonly string[], passedOver: readonly string[]): string {
  if (names.length === 0) return say('desk.openedNothing');
  const opened =
    names.length > MAX_NAMED
      ? say('desk.openedMany', { count: names.length })
      : sayCount('desk.opened', names.length, { files: sayList(names) });
  if (passedOver.length === 0) return opened;
  return `${opened} ${say('desk.passedOver', { files: sayList(passedOver.slice(0, MAX_NAMED)) })}`;
}

/** "Load the published files (8.4 MB)" */
export function loadWords(bytes: number): string {
  const format = { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 } as const;
  return say('desk.load', { size: new Intl.NumberFormat(setup.locale, format).format(bytes / 1e6) });
}
