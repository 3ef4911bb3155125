import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Folders, loadTables } from '../tables/load.ts';

/** Each file of some folders, with what is another when it is written to, renamed or put in the place of another. */
type State = Map<string, string>;

/**
 * Remembers what is in folders, however deep.
 * @returns tells which files have changed since, were added or deleted; their paths, sorted. Those that programs make
 * beside the one they write (a leading dot, `~`) do not count.
 */
export function remember(folders: readonly string[]): () => string[] {
  const before = stateOf(folders);
  return () => {
    const after = stateOf(folders);
    const all = new Set([...before.keys(), ...after.keys()]);
    return [...all].filter((file) => before.get(file) !== after.get(file)).toSorted();
  };
}

function stateOf(folders: readonly string[]): State {
  const state: State = new Map();
  for (const folder of folders) {
    for (const entry of entriesOf(folder)) {
      if (entry.isDirectory() || /^[.~]|~$/.test(entry.name)) continue;
      const file = path.join(entry.parentPath, entry.name);
      const stats = statSync(file, { bigint: true, throwIfNoEntry: false });
      if (stats) state.set(file, `${stats.ino} ${stats.size} ${stats.mtimeNs}`);
    }
  }
  return state;
}

/** None where there is no such folder, or it cannot be read: who needs it says so. */
function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch {
    return [];
  }
}

/** How often files are read again that change while they are read. */
const MOST_READINGS = 20;

/**
 * Reads and checks the data when nobody is writing them, so that no two files are of different states, as when several
 * are replaced at a time by git or a copying program.
 */
export async function loadSteadily(folders: Folders): ReturnType<typeof loadTables> {
  for (let reading = 1; ; reading++) {
    const changed = remember([folders.data, folders.seeds]);
    const result = await loadTables(folders);
    if (changed().length === 0 || reading === MOST_READINGS) return result;
  }
}
