import type { Source } from '../../csv/decode.ts';
import { textOf } from '../files.ts';
import { isStory, projectPath } from '../workbook.ts';
import { download, part, say } from './page.ts';
import type { Session } from './session.ts';

/** Deeper folders of a dropped folder are skipped. */
const MAX_DEPTH = 5;
/** Folders of a project without data; some hold thousands of files. */
const SKIPPED = /\/(?:\.[^/]*|node_modules|dist|public|src|tests)\//;
const WANTED = /\.(?:csv|tsv|txt|xlsx?|xlsm|ods|numbers)$/i;

/**
 * Lets people choose files and folders by two file inputs, or drop them anywhere on the page; `take` gets their contents.
 * Returns functions that open the inputs' dialogs.
 */
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

/** A file, if it may be one of the data. */
async function read(file: File, path = ''): Promise<Source[]> {
  const name = path || file.name;
  if (!WANTED.test(name) || SKIPPED.test(name)) return [];
  return [{ file: name, bytes: new Uint8Array(await file.arrayBuffer()) }];
}

/** All files in a dropped file or folder. */
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
