import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';

/** Named contents, such as a chart's files by their paths. */
export type Pack = ReadonlyMap<string, string | Uint8Array<ArrayBuffer>>;

/** What has not been used for so long is deleted, in milliseconds: a week. */
const KEPT = 7 * 24 * 60 * 60 * 1000;
const DIGEST_BYTES = 32;

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
  read(key: string): Pack | undefined {
    const file = this.fileOf(key);
    try {
      const bytes = readFileSync(file);
      const content = bytes.subarray(DIGEST_BYTES);
      if (!digestOf(content).equals(bytes.subarray(0, DIGEST_BYTES))) return undefined;
      const now = new Date();
      utimesSync(file, now, now);
      return deserialize(content) as Pack;
    } catch {
      return undefined;
    }
  }

  /** Keeps contents for later builds. Where there is no room for them, they are not kept, and nothing else happens. */
  write(key: string, pack: Pack): void {
    const file = this.fileOf(key);
    const next = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
    try {
      const content = serialize(pack);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(next, Buffer.concat([digestOf(content), content]));
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

const digestOf = (content: Uint8Array) => createHash('sha256').update(content).digest();

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch {
    return [];
  }
}
