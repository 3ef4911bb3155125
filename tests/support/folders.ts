import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Folders } from '../../src/dataset/load.ts';

/** The project's folder. */
export const root = path.resolve(import.meta.dirname, '../..');

const within = (name: string) => path.join(root, 'tests/snapshot', name);
/**
 * Data, evidence and stories as they once were in the project. Tests that know figures read these, so that editors may
 * change the project's own without a programmer. Whatever the project has now is checked by `npm run check`, and the
 * pages of it by the tests on the site `real`.
 */
export const snapshot = { data: within('data'), seeds: within('seeds'), stories: within('stories') };

/** A reports.csv without its last column, the digests that guard evidence: tests change figures. */
export const withoutDigests = (text: string) => text.replaceAll(/,[^,\n]*$/gm, '');

const places = ['seeds', '../shared/seeds'].map((folder) => path.join(root, folder, 'mic-2024.txt'));

/** The report's own text, which is not in the project; undefined where it is not at hand. */
export const reportText = places.find((file) => existsSync(file));

/** Why tests of the text are skipped. */
export const noText = 'the text mic-2024.txt lies neither in seeds/ nor in ../shared/seeds/';

const created: string[] = [];

/** Called after each test file: the files of a worker share this module. */
export function deleteTemporaryFolders(): void {
  for (const folder of created.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** A new folder that is deleted when the test file ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'nguon-test-'));
  created.push(folder);
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

/** Adds a second report, and a chart over both, which the snapshot's site has, too. */
export function withSecondReport<T extends Pick<Folders, 'data' | 'seeds'>>(folders: T): T {
  for (const name of ['data', 'seeds'] as const)
    cpSync(within(`second/${name}`), folders[name], { recursive: true });
  for (const name of ['reports.csv', 'charts.csv'])
    writeFileSync(path.join(folders.data, name), readFileSync(within(`second/${name}`)), { flag: 'a' });
  return folders;
}

/** Where the cases of bad input are. */
export const cases = path.join(root, 'tests/csv/cases');

/** A copy of the data with a case laid over it: same names are replaced, and `X.deleted` deletes `X`. */
export function copyOfCase(name: string): Folders {
  const folders = copyOfData();
  const target = path.dirname(folders.data);
  cpSync(path.join(cases, name), target, { recursive: true });
  for (const name of globSync('**/*.deleted', { cwd: target }))
    for (const one of [name, name.slice(0, -'.deleted'.length)])
      rmSync(path.join(target, one), { recursive: true });
  return folders;
}
