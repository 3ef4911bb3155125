import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writevSync,
} from 'node:fs';
import path from 'node:path';

/** Named contents, such as a chart's files by their paths. */
export type Pack = ReadonlyMap<string, Uint8Array>;

/** What has not been used for so long is deleted, in milliseconds: a week. */
const KEPT = 7 * 24 * 60 * 60 * 1000;
const DIGEST_BYTES = 32;
/** Of the length of the list of names. */
const LENGTH_BYTES = 4;

/**
 * Contents of an earlier build, each under a key that says all that it was made from: whatever has the key is what would be
 * made now. A content that is not as it was written is none. Safe with several threads and processes.
 */
export class Cache {
  private readonly folder: string;

  /** @param folder made where it is not there */
  constructor(folder: string) {
    this.folder = folder;
  }

  /** What has a key; undefined where nothing has, or what has it is damaged. */
  read(key: string): ReadonlyMap<string, Buffer> | undefined {
    const file = this.fileOf(key);
    try {
      const bytes = readFileSync(file);
      const content = bytes.subarray(DIGEST_BYTES);
      if (!digestOf(content).equals(bytes.subarray(0, DIGEST_BYTES))) return undefined;
      const now = new Date();
      utimesSync(file, now, now);
      return unpacked(content);
    } catch {
      return undefined;
    }
  }

  /** Keeps contents for later builds. Where there is no room for them, they are not kept, and nothing else happens. */
  write(key: string, pack: Pack): void {
    const file = this.fileOf(key);
    const next = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
    try {
      const parts = packed(pack);
      mkdirSync(path.dirname(file), { recursive: true });
      writeParts(next, [digestOf(...parts), ...parts]);
      renameSync(next, file);
    } catch {
      if (existsSync(next)) rmSync(next);
    }
  }

  /** Deletes what no build has used for a week. */
  clearUp(now = Date.now()): void {
    for (const entry of entriesOf(this.folder)) {
      if (!entry.isFile()) continue;
      const file = path.join(entry.parentPath, entry.name);
      const stats = statSync(file, { throwIfNoEntry: false });
      if (stats && now - stats.mtimeMs > KEPT) rmSync(file, { force: true });
    }
  }

  private fileOf(key: string): string {
    return path.join(this.folder, key.slice(0, 2), key);
  }
}

/** A key of all that something is made from. */
export function keyOf(...ingredients: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const one of ingredients) hash.update(`${one.length}\0`).update(one);
  return hash.digest('hex');
}

/** What is written of a pack: how long the list is, the list of names and lengths, and the contents in turn. */
function packed(pack: Pack): Uint8Array[] {
  const list = Buffer.from(JSON.stringify([...pack].map(([name, { length }]) => [name, length])));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(list.length);
  return [length, list, ...pack.values()];
}

function unpacked(content: Buffer): Map<string, Buffer> {
  let at = LENGTH_BYTES + content.readUInt32LE();
  const list = JSON.parse(content.toString('utf8', LENGTH_BYTES, at)) as [name: string, length: number][];
  return new Map(
    list.map(([name, length]) => {
      const from = at;
      at += length;
      return [name, content.subarray(from, at)];
    }),
  );
}

/** Writes a file of parts without putting them together in memory. */
function writeParts(file: string, parts: readonly Uint8Array[]): void {
  const open = openSync(file, 'w');
  try {
    const whole = parts.reduce((sum, { length }) => sum + length, 0);
    if (writevSync(open, parts) < whole) throw new Error(`There is no room for ${file}.`);
  } finally {
    closeSync(open);
  }
}

function digestOf(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch {
    return [];
  }
}
