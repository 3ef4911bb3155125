import type { OpenedFile } from '../files.ts';
import type { Content } from '../workbook.ts';
import { download, part, say } from './page.ts';
import type { RemoteDesk } from './remote.ts';
import type { Session } from './session.ts';

/** Deeper folders of a dropped folder are skipped. */
const MAX_DEPTH = 5;
/** Folders of a project without data; some hold thousands of files. */
const SKIPPED = /\/(?:\.[^/]*|node_modules|dist|public|src|tests)\//;
const WANTED = /\.(?:csv|tsv|txt|xlsx?|xlsm|ods|numbers)$/i;

interface Found {
  path: string;
  file: File;
}

/**
 * Lets people choose files and folders by two file inputs, or drop them anywhere on the page; `take` gets their contents.
 * Returns functions that open the inputs' dialogs.
 */
export function pickFiles(take: (files: OpenedFile[]) => void): { files(): void; folder(): void } {
  const inputs = [part<HTMLInputElement>('desk-files'), part<HTMLInputElement>('desk-folder')] as const;
  inputs[1].webkitdirectory = true;
  for (const input of inputs)
    input.addEventListener('change', async () => {
      const chosen = [...(input.files ?? [])];
      const read = await readAll(
        chosen.map((file) => ({ path: file.webkitRelativePath || file.name, file })),
      );
      // So that the same file can be chosen again.
      input.value = '';
      take(read);
    });
  dropFiles(take);
  return { files: () => inputs[0].click(), folder: () => inputs[1].click() };
}

function dropFiles(take: (files: OpenedFile[]) => void): void {
  const sign = part('desk-drop');
  const on = (type: 'dragover' | 'dragleave' | 'drop', listener: (event: DragEvent) => void) =>
    addEventListener(type, (event) => {
      if (event.dataTransfer?.types.includes('Files')) listener(event);
    });
  on('dragover', (event) => {
    event.preventDefault();
    sign.hidden = false;
  });
  on('dragleave', ({ relatedTarget }) => {
    if (relatedTarget === null) sign.hidden = true;
  });
  on('drop', async (event) => {
    event.preventDefault();
    sign.hidden = true;
    // The item list is empty after this event; its entries stay valid.
    const items = [...(event.dataTransfer?.items ?? [])].filter(({ kind }) => kind === 'file');
    const found = items.map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
    const lists = found.map(async ({ entry, file }) =>
      entry ? walk(entry, entry.name) : file ? [{ path: file.name, file }] : [],
    );
    take(await readAll((await Promise.all(lists)).flat()));
  });
}

/** All files in a dropped file or folder. */
async function walk(entry: FileSystemEntry, path: string): Promise<Found[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => {
      (entry as FileSystemFileEntry).file(resolve, reject);
    });
    return [{ path, file }];
  }
  if (SKIPPED.test(`${path}/`) || path.split('/').length > MAX_DEPTH) return [];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: Found[] = [];
  // A reader returns at most 100 entries at a time, and none at the end.
  for (;;) {
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (entries.length === 0) return found;
    for (const one of entries) found.push(...(await walk(one, `${path}/${one.name}`)));
  }
}

async function readAll(found: readonly Found[]): Promise<OpenedFile[]> {
  const wanted = found.filter(({ path }) => WANTED.test(path) && !SKIPPED.test(path));
  return Promise.all(
    wanted.map(async ({ path, file }) => ({ path, bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
}

/** Downloads the current file or all changed ones, and copies the current one; warns before the page is left with changes that were neither. */
export function createDownloads(desk: RemoteDesk, session: Session, note: (words: string) => void) {
  /** What files held when they were last downloaded or copied. */
  const saved = new Map<string, Content | undefined>();
  addEventListener('beforeunload', (event) => {
    const isSaved = (file: string) => saved.has(file) && saved.get(file) === session.workbook.get(file);
    if (!session.marks.changedFiles.every(isSaved)) event.preventDefault();
  });
  /** Copies a text; if the browser refuses, shows it in a dialog. Returns true if it was copied. */
  async function copyOrShow(text: string, title: string): Promise<boolean> {
    const isCopied = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    note(say(isCopied ? 'copy.done' : 'copy.selected'));
    if (isCopied) return true;
    part('desk-dialog-title').textContent = title;
    const field = part<HTMLTextAreaElement>('desk-dialog-text');
    field.value = text;
    part<HTMLDialogElement>('desk-dialog').showModal();
    field.select();
    return false;
  }

  /** Saves the current file; `save` returns false if it could not. */
  async function saveFile(save: (text: string, file: string) => unknown): Promise<void> {
    const { current: file, workbook } = session;
    const text = await desk.text(file);
    if (text !== undefined && (await save(text, file)) !== false) saved.set(file, workbook.get(file));
  }
  const nameOf = (file: string) => file.slice(file.lastIndexOf('/') + 1);
  return {
    download: () => saveFile((text, file) => download(text, 'text/csv;charset=utf-8', nameOf(file))),
    copy: () => saveFile((text, file) => copyOrShow(text, say('desk.textOf', { file }))),
    zip: async () => {
      const { workbook } = session;
      const files = session.marks.changedFiles;
      download((await desk.zip(files)) as Uint8Array<ArrayBuffer>, 'application/zip', 'nguon-desk.zip');
      for (const file of files) saved.set(file, workbook.get(file));
    },
  };
}
