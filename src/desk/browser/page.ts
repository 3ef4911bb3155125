import type { Source } from '../../csv/text.ts';
import { formatPeriod } from '../../figures/period.ts';
import { type MessageKey, t } from '../../i18n/index.ts';
import { type Locale, listOf } from '../../i18n/locales.ts';
import { contentOf, textOf } from '../files.ts';
import type { ChangedText, Target } from '../propose.ts';
import { type Change, isStory, projectPath, today } from '../workbook.ts';
import type { Session } from './session.ts';

/** What the page passes to its script, in `data-setup` of the desk. */
export interface Setup {
  locale: Locale;
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
type Params = Parameters<typeof t>[2];

export const say = (key: MessageKey, params?: Params): string => t(setup.locale, key, params);

type Counted<Key> = Key extends `${infer Stem}.other` ? Stem : never;

/** The text of a key that depends on a number: `key.one` or `key.other`, with the number as `{count}`. */
export function sayCount(key: Counted<MessageKey>, count: number, params?: Params): string {
  const form = plural.select(count) === 'one' ? 'one' : 'other';
  return say(`${key}.${form}` as MessageKey, { ...params, count: digits.format(count) });
}

export const sayList = (names: readonly string[]): string => listOf(names, setup.locale);

/** An element that the page is known to have, by id. */
export const part = <T extends HTMLElement = HTMLElement>(id: string): T => document.getElementById(id) as T;

/** The button of an action, by `data-do`. */
export const button = (name: string): HTMLButtonElement =>
  document.querySelector(`#desk [data-do="${name}"]`) as HTMLButtonElement;

export function download(content: BlobPart, type: string, name: string): void {
  const href = URL.createObjectURL(new Blob([content], { type }));
  Object.assign(document.createElement('a'), { href, download: name }).click();
  // The browser has started reading it by then.
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}

/** Deeper folders of a dropped folder are skipped. */
const MAX_DEPTH = 5;
/** Folders of a project without data; some hold thousands of files. */
const SKIPPED = /\/(?:\.[^/]*|node_modules|dist|public|src|tests)\//;
const WANTED = /\.(?:csv|tsv|txt|xlsx?|xlsm|ods|numbers)$/i;

/** Lets people choose or drop files and folders; `take` gets their contents. Returns functions that open the dialogs. */
export function pickFiles(take: (files: Source[]) => void) {
  const open = (id: string) => {
    const input = part<HTMLInputElement>(id);
    input.addEventListener('change', async () => {
      const chosen = [...(input.files ?? [])];
      // So that the same file can be chosen again.
      input.value = '';
      take((await Promise.all(chosen.map((file) => read(file, file.webkitRelativePath)))).flat());
    });
    return () => input.click();
  };
  part<HTMLInputElement>('desk-folder').webkitdirectory = true;
  const sign = part('desk-drop');
  for (const type of ['dragover', 'dragleave', 'drop'] as const)
    addEventListener(type, async (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      if (type !== 'dragleave' || event.relatedTarget === null) sign.hidden = type !== 'dragover';
      if (type !== 'drop') return;
      // The item list is empty after this event; its entries stay valid.
      const lists = [...event.dataTransfer.items].map((item) => {
        const [entry, file] = [item.webkitGetAsEntry(), item.getAsFile()];
        return entry ? walk(entry) : file ? read(file) : [];
      });
      take((await Promise.all(lists)).flat());
    });
  return { open: open('desk-files'), folder: open('desk-folder') };
}

async function read(file: File, path = ''): Promise<Source[]> {
  const name = path || file.name;
  if (!WANTED.test(name) || SKIPPED.test(name)) return [];
  return [{ file: name, bytes: new Uint8Array(await file.arrayBuffer()) }];
}

async function walk(entry: FileSystemEntry): Promise<Source[]> {
  const path = entry.fullPath.slice(1);
  if (entry.isFile) {
    const file = new Promise<File>((done, fail) => (entry as FileSystemFileEntry).file(done, fail));
    return read(await file, path);
  }
  if (SKIPPED.test(`${path}/`) || path.split('/').length > MAX_DEPTH) return [];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const next = () => new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
  const found: Source[] = [];
  // A reader returns at most 100 entries at a time, and none at the end.
  for (let entries = await next(); entries.length > 0; entries = await next())
    for (const one of entries) found.push(...(await walk(one)));
  return found;
}

/** Downloads the current file or all changed ones, and copies the current one; warns before the page is left with contents that are not saved elsewhere. */
export function createDownloads(session: Session, note: (words: string) => void) {
  addEventListener('beforeunload', (event) => {
    if (session.unsaved.length > 0) event.preventDefault();
  });
  /** Downloads the current file, or copies it; where the browser refuses to copy, it is downloaded. */
  async function saveFile(toClipboard: boolean): Promise<void> {
    const { current: file, workbook } = session;
    const content = workbook.get(file);
    const text = textOf(file, content);
    if (content === undefined || text === undefined) return;
    const copying = toClipboard ? navigator.clipboard?.writeText(text).then(() => true) : undefined;
    if (await copying?.catch(() => false)) note(say('copy.done'));
    else download(text, `text/${isStory(file) ? 'plain' : 'csv'};charset=utf-8`, file.replace(/.*\//, ''));
    session.markSaved([content]);
  }
  /** To be unpacked over the project. */
  async function zip(): Promise<void> {
    const { changedTexts, unsaved } = session;
    const { strToU8, zipSync } = await import('fflate');
    const entries = changedTexts.flatMap(({ file, text }) =>
      text === undefined ? [] : [[projectPath(file), strToU8(text)] as const],
    );
    download(zipSync(Object.fromEntries(entries)), 'application/zip', 'nguon-desk.zip');
    session.markSaved(unsaved);
  }
  return { download: () => saveFile(false), copy: () => saveFile(true), zip };
}

/** Unfinished work in the browser's storage, of a day. */
type Kept = { day: string; files: ChangedText[] };

/** Keeps the changed files on the device while the box is ticked, and restores them. */
export function keepWork(session: Session) {
  const key = `nguon desk ${setup.sources}`;
  const box = part<HTMLInputElement>('desk-keep');
  const [words, restoreButton] = part('desk-kept').children as unknown as [HTMLElement, HTMLElement];
  /** Kept work that is not restored, or would undo what was published since: it is not overwritten. */
  let held: Kept | undefined;
  const show = (text: string) => {
    part('desk-kept').hidden = text === '';
    restoreButton.hidden = !held;
    words.textContent = text;
  };

  function save(): void {
    if (!box.checked || held || session.published.size === 0) return;
    try {
      localStorage.setItem(key, JSON.stringify({ day: today(), files: session.changedTexts }));
      session.markSaved(session.unsaved);
    } catch (error) {
      box.checked = false;
      show(say('desk.keepFailed', { message: (error as Error).message }));
    }
  }

  function restore(): void {
    const { day = '', files = [] } = held ?? {};
    held = undefined;
    const [first] = files;
    if (!first) return;
    const changes = files.map(({ file, text }): Change => {
      return [file, text === undefined ? undefined : contentOf(file, text)];
    });
    session.make(changes, { file: first.file, row: 1 });
    session.open(first.file);
    show(say('desk.kept', { date: formatPeriod(day, setup.locale) }));
  }

  function forget(): void {
    held = undefined;
    box.checked = false;
    localStorage.removeItem(key);
    show('');
  }

  /** Looks for kept work once the published files are there. */
  async function begin(): Promise<void> {
    const kept: Kept | null = JSON.parse(localStorage.getItem(key) ?? 'null');
    if (!kept) return;
    held = kept;
    box.checked = true;
    const stale = kept.files.filter(
      ({ file, published }) => textOf(file, session.published.get(file)) !== published,
    );
    if (stale.length === 0) return restore();
    const files = sayList(stale.map(({ file }) => file));
    show(say('desk.keptStale', { date: formatPeriod(kept.day, setup.locale), files }));
  }

  box.addEventListener('change', () => (box.checked ? save() : forget()));
  return { save, forget, restore, begin };
}
