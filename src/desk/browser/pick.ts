import type { OpenedFile } from '../protocol.ts';
import { part } from './setup.ts';

/** The depth of files in a dropped folder: project/data/observations/x.csv. */
const MAX_DEPTH = 4;
/** Folders of a project without data; some hold thousands of files. */
const SKIPPED = /^(?:\.|node_modules$|dist$|public$|src$|tests$)/;
const WANTED = /\.(?:csv|tsv|txt|xlsx?|xlsm|ods|numbers)$/i;

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
  const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;
  addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    sign.hidden = false;
  });
  addEventListener('dragleave', ({ relatedTarget }) => {
    if (relatedTarget === null) sign.hidden = true;
  });
  addEventListener('drop', async (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    sign.hidden = true;
    // The item list is empty after this event; its entries stay valid.
    const items = [...(event.dataTransfer?.items ?? [])].filter(({ kind }) => kind === 'file');
    const found = items.map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
    const lists = found.map(async ({ entry, file }) =>
      entry ? walk(entry, entry.name, 0) : file ? [{ path: file.name, file }] : [],
    );
    take(await readAll((await Promise.all(lists)).flat()));
  });
}

interface Found {
  path: string;
  file: File;
}

async function walk(entry: FileSystemEntry, path: string, depth: number): Promise<Found[]> {
  if (entry.isFile) {
    if (!WANTED.test(path)) return [];
    const file = await new Promise<File>((resolve, reject) => {
      (entry as FileSystemFileEntry).file(resolve, reject);
    });
    return [{ path, file }];
  }
  if (depth > 0 && (depth > MAX_DEPTH || SKIPPED.test(entry.name))) return [];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: Found[] = [];
  // A reader returns at most 100 entries at a time, and none at the end.
  for (;;) {
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (entries.length === 0) return found;
    for (const one of entries) found.push(...(await walk(one, `${path}/${one.name}`, depth + 1)));
  }
}

async function readAll(found: readonly Found[]): Promise<OpenedFile[]> {
  const wanted = found.filter(
    ({ path }) =>
      WANTED.test(path) &&
      !path
        .split('/')
        .slice(1, -1)
        .some((folder) => SKIPPED.test(folder)),
  );
  return Promise.all(
    wanted.map(async ({ path, file }) => ({ path, bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
}
