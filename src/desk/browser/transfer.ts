import type { Remote } from 'comlink';
import type { Source } from '../../csv/decode.ts';
import type { Desk } from '../desk.ts';
import { isStory } from '../workbook.ts';
import { download, part, say } from './page.ts';
import type { Session } from './session.ts';

/** Deeper folders of a dropped folder are skipped. */
const MAX_DEPTH = 5;
/** Folders of a project without data; some hold thousands of files. */
const SKIPPED = /\/(?:\.[^/]*|node_modules|dist|public|src|tests)\//;
const WANTED = /\.(?:csv|tsv|txt|xlsx?|xlsm|ods|numbers)$/i;

type Found = { path: string; file: File };

/**
 * Lets people choose files and folders by two file inputs, or drop them anywhere on the page; `take` gets their contents.
 * Returns functions that open the inputs' dialogs.
 */
export function pickFiles(take: (files: Source[]) => void) {
  const open = (id: string) => {
    const input = part<HTMLInputElement>(id);
    input.addEventListener('change', async () => {
      const chosen = [...(input.files ?? [])];
      const read = readAll(chosen.map((file) => ({ path: file.webkitRelativePath || file.name, file })));
      // So that the same file can be chosen again.
      input.value = '';
      take(await read);
    });
    return () => input.click();
  };
  part<HTMLInputElement>('desk-folder').webkitdirectory = true;
  dropFiles(take);
  return { open: open('desk-files'), folder: open('desk-folder') };
}

function dropFiles(take: (files: Source[]) => void): void {
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
        return entry ? walk(entry, entry.name) : file ? [{ path: file.name, file }] : [];
      });
      take(await readAll((await Promise.all(lists)).flat()));
    });
}

/** All files in a dropped file or folder. */
async function walk(entry: FileSystemEntry, path: string): Promise<Found[]> {
  if (entry.isFile) {
    const file = new Promise<File>((done, fail) => (entry as FileSystemFileEntry).file(done, fail));
    return [{ path, file: await file }];
  }
  if (SKIPPED.test(`${path}/`) || path.split('/').length > MAX_DEPTH) return [];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const read = () => new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
  const found: Found[] = [];
  // A reader returns at most 100 entries at a time, and none at the end.
  for (let entries = await read(); entries.length > 0; entries = await read())
    for (const one of entries) found.push(...(await walk(one, `${path}/${one.name}`)));
  return found;
}

async function readAll(found: readonly Found[]): Promise<Source[]> {
  const wanted = found.filter(({ path }) => WANTED.test(path) && !SKIPPED.test(path));
  return Promise.all(
    wanted.map(async ({ path, file }) => ({ file: path, bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
}

/** Downloads the current file or all changed ones, and copies the current one; warns before the page is left with contents that are not saved elsewhere. */
export function createDownloads(desk: Remote<Desk>, session: Session, note: (words: string) => void) {
  const { saved } = session;
  const changedContents = () =>
    session.marks.changedFiles.map((file) => [file, session.workbook.get(file)] as const);
  addEventListener('beforeunload', (event) => {
    if (changedContents().some(([, content]) => content && !saved.has(content))) event.preventDefault();
  });
  /** Downloads the current file, or copies it; where the browser refuses to copy, it is downloaded. */
  async function saveFile(toClipboard = false): Promise<void> {
    const { current: file, workbook } = session;
    const content = workbook.get(file);
    const text = await desk.text(file, content);
    if (!content || text === undefined) return;
    const copying = toClipboard ? navigator.clipboard?.writeText(text).then(() => true) : undefined;
    if (await copying?.catch(() => false)) note(say('copy.done'));
    else
      download(
        text,
        `text/${isStory(file) ? 'plain' : 'csv'};charset=utf-8`,
        file.slice(file.lastIndexOf('/') + 1),
      );
    saved.add(content);
  }
  return {
    download: () => saveFile(),
    copy: () => saveFile(true),
    zip: async () => {
      const contents = changedContents();
      download((await desk.zip(contents)) as Uint8Array<ArrayBuffer>, 'application/zip', 'nguon-desk.zip');
      for (const [, content] of contents) if (content) saved.add(content);
    },
  };
}
