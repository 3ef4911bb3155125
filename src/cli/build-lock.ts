import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { Refusal } from './refusal.ts';
import { atEnd } from './stops.ts';

/** How often one that waits looks whether it is its turn, in milliseconds. */
const EVERY = 100;
/** SQLite's code for a database that someone else has locked. */
const BUSY = 5;

/**
 * Waits until no other build works in any of these folders, and keeps them for this process until it ends, however it
 * ends: the lock is the system's, taken by SQLite on an empty file, so a killed build leaves none behind, in whatever
 * container it ran and whichever process has its number now.
 * @param folders Made where they are not there. Their order does not matter: all take them in the same one, so that no
 * two builds wait for each other.
 * @param tell Called once with a sentence when there is someone to wait for.
 * @throws {Refusal} when the folder's disk knows no locks; what the system says when the folder cannot be written to.
 */
export async function takeTurn(folders: readonly string[], tell: (sentence: string) => void): Promise<void> {
  for (const folder of [...new Set(folders)].toSorted()) {
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, 'lock');
    if (held.has(file)) continue;
    // SQLite would only say that it cannot open it; the system says why.
    closeSync(openSync(file, 'a'));
    const database = new DatabaseSync(file);
    const holder = path.join(folder, 'building.txt');
    for (let told = false; !isTaken(database, folder); told = true) {
      if (!told)
        tell(`Another build is at work here${who(holder)}. This one begins when that one has ended.`);
      await wait(EVERY);
    }
    held.set(file, database);
    // A process that takes its time to end keeps nobody waiting.
    atEnd(() => database.close());
    leaveWord(holder);
  }
}

/** A lock ends when its database is collected, or when this process closes its file once more, which must not be. */
const held = new Map<string, DatabaseSync>();

function isTaken(database: DatabaseSync, folder: string): boolean {
  try {
    // In memory, or a journal would lie beside the file.
    database.exec('PRAGMA journal_mode = memory; BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    const { errcode, errstr } = error as { errcode?: number; errstr?: string };
    if (errcode === BUSY) return false;
    throw new Refusal(
      `${folder} cannot be kept for one build at a time (${errstr ?? error}): its disk seems to know no locks. Build on another disk, with NGUON_DIST.`,
    );
  }
}

/** Who is building, for those who wait. It is only said, never relied on. */
function leaveWord(holder: string): void {
  try {
    writeFileSync(holder, `process ${process.pid}, since ${new Date().toLocaleTimeString('en-GB')}`);
    atEnd(() => {
      try {
        rmSync(holder, { force: true });
      } catch {
        // The next one writes it anew.
      }
    });
  } catch {
    // On a full disk the build itself says so, in time.
  }
}

function who(holder: string): string {
  try {
    const word = readFileSync(holder, 'utf8');
    return word === '' ? '' : ` (${word})`;
  } catch {
    return '';
  }
}
