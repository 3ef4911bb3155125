import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Folders } from '../../src/dataset/load.ts';
import { snapshot, withoutDigests } from './snapshot.ts';

export { root, snapshot } from './snapshot.ts';

const made: string[] = [];

/** Called after each test file: the files of a worker share this module. */
export function deleteTemporaryFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** A new folder that is deleted when the test file ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'nguon-test-'));
  made.push(folder);
  return folder;
}

/**
 * A copy of the snapshot's data and evidence, to be spoilt; deleted when the test file ends. The stories are the
 * snapshot's own.
 */
export function copyOfData(): Folders & { stories: string } {
  const folder = temporaryFolder();
  const folders = { ...snapshot, data: path.join(folder, 'data'), seeds: path.join(folder, 'seeds') };
  for (const name of ['data', 'seeds'] as const) cpSync(snapshot[name], folders[name], { recursive: true });
  const reports = path.join(folders.data, 'reports.csv');
  writeFileSync(reports, withoutDigests(readFileSync(reports, 'utf8')));
  return folders;
}

/** Lays a folder over another: same names are replaced, and `X.deleted` deletes `X`. */
export function layOver(folder: string, target: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const [from, to] = [path.join(folder, entry.name), path.join(target, entry.name)];
    if (entry.isDirectory()) {
      mkdirSync(to, { recursive: true });
      layOver(from, to);
    } else if (entry.name.endsWith('.deleted')) {
      rmSync(to.slice(0, -'.deleted'.length), { recursive: true });
    } else cpSync(from, to);
  }
}
