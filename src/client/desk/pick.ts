import type { OpenedFile } from '../../desk/protocol.ts';
import { part } from './setup.ts';

/** Files go so deep in what is dropped: project/data/observations/x.csv. */
const DEEPEST = 4;
/** Folders of a project that no data lies in; some of them have many thousand files. */
const PASSED_OVER = /^(?:\.|node_modules$|dist$|public$|src$|tests$)/;
const WANTED = /\.(?:csv|tsv|txt|xlsx?|xlsm|ods|numbers)$/i;

/**
 * Lets people choose or drop files and folders; `take` gets what they hold. Buttons open the dialogs of the page's two
 * file inputs; files may be dropped anywhere on the page.
 */
export function pickFiles(take: (files: OpenedFile[]) => void): { files(): void; folder(): void } {
  const inputs = [part<HTMLInputElement>('desk-files'), part<HTMLInputElement>('desk-folder')] as const;
  inputs[1].webkitdirectory = true;
  for (const input of inputs)
    input.addEventListener('change', async () => {
      const chosen = [...(input.files ?? [])];
      // The same file can be chosen again.
      const read = await readAll(
        chosen.map((file) => ({ path: file.webkitRelativePath || file.name, file })),
      );
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
    // The list is there only now; what its entries lead to, also later.
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
  if (depth > 0 && (depth > DEEPEST || PASSED_OVER.test(entry.name))) return [];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: Found[] = [];
  // A reader gives at most 100 at a time, and none when there are no more.
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
        .some((folder) => PASSED_OVER.test(folder)),
  );
  return Promise.all(
    wanted.map(async ({ path, file }) => ({ path, bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
}
