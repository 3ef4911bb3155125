import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Folders, isWithinFolders } from '../../tables/load.ts';

/** How often the folders are looked at without a sign that something changed: a folder on a network may give none. In ms. */
const EVERY = 1000;
/** How long bad data are given to become better: a file may be half written, or away while it is replaced. In ms. */
const PATIENCE = 250;

export interface Watch {
  /** Looks now. `anew` reads even where no file has changed. */
  look: (anew?: boolean) => Promise<void>;
  stop: () => void;
}

/**
 * Reads the data at the start and after each change, and hands each reading on, one after the other. What counts is the
 * names, sizes and times of the files, so it is all the same how a program saves: in place, by a temporary file that takes
 * the other's name, or with file or folder away for a moment. Files that change while they are read are read again.
 * @param read undefined where it could not read at all, and has said why.
 */
export function watchFolders<Reading extends { problems: readonly unknown[] }>(
  folders: Folders,
  read: () => Promise<Reading | undefined>,
  tell: (reading: Reading) => void,
): Watch {
  let seen: string | undefined;
  let isLooking = false;
  let again = false;

  const lookOnce = async () => {
    const now = await stateOf(folders);
    if (now === seen) return;
    const reading = await read();
    if (reading?.problems.length) await new Promise((resolve) => setTimeout(resolve, PATIENCE));
    if ((await stateOf(folders)) !== now) {
      again = true;
      return;
    }
    seen = now;
    if (reading) tell(reading);
  };
  const look = async (anew = false) => {
    if (anew) seen = undefined;
    again = true;
    if (isLooking) return;
    isLooking = true;
    try {
      while (again) {
        again = false;
        await lookOnce();
      }
    } finally {
      isLooking = false;
    }
  };

  look();
  const timer = setInterval(() => look(), EVERY);
  return { look, stop: () => clearInterval(timer) };
}

/** Every file that may hold data, with what changes when it does. */
async function stateOf(folders: Folders): Promise<string> {
  const within = path.join(folders.data, 'observations');
  const states = [folders.data, within, folders.seeds].map(async (folder) => {
    const names = await readdir(folder).catch(() => undefined);
    if (!names) return `${folder} is away`;
    const files = names
      .map((name) => path.join(folder, name))
      .filter((file) => isWithinFolders(file, folders));
    return Promise.all(files.toSorted().map(stateOfFile));
  });
  return (await Promise.all(states)).flat().join('\n');
}

async function stateOfFile(file: string): Promise<string> {
  try {
    const { ino, size, mtimeMs } = await stat(file);
    return `${file} ${ino} ${size} ${mtimeMs}`;
  } catch {
    return `${file} is away`;
  }
}
