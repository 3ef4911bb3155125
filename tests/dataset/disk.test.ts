import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadTables } from '../../src/dataset/load.ts';
import { copyOfData } from '../support/folders.ts';
import { inWords } from '../support/words.ts';

/** Spoils a copy of the data on the disk. @returns its problems, as `file: message`. */
async function problemsOf(spoil: (data: string) => void): Promise<string[]> {
  const folders = copyOfData();
  spoil(folders.data);
  const { problems } = await loadTables(folders);
  return problems.map(inWords).map(({ file, line, message }) => `${file}:${line} ${message}`);
}
const at = (data: string, name: string) => path.join(data, name);
const unreadable = 'The file cannot be read.';

describe('what is no file is told, and not waited for', () => {
  test.runIf(process.platform !== 'win32')('a pipe', async () => {
    const found = problemsOf((data) => {
      rmSync(at(data, 'units.csv'));
      execFileSync('mkfifo', [at(data, 'units.csv')]);
    });
    expect(await found).toEqual([`units.csv:1 ${unreadable}`]);
  });

  test.each<[name: string, spoil: (data: string) => void]>([
    ['a folder', (data) => mkdirSync(at(data, 'units.csv'))],
    ['a link to itself', (data) => symlinkSync('units.csv', at(data, 'units.csv'))],
    ['a link to nothing', (data) => symlinkSync('nothing.csv', at(data, 'units.csv'))],
    ['a link to a device without end', (data) => symlinkSync('/dev/zero', at(data, 'units.csv'))],
    ['a link to the folder above', (data) => symlinkSync('..', at(data, 'units.csv'))],
  ])('%s', async (_, spoil) => {
    const found = problemsOf((data) => {
      rmSync(at(data, 'units.csv'));
      spoil(data);
    });
    expect(await found).toEqual([`units.csv:1 ${unreadable}`]);
  });

  test('a file in the place of a folder', async () => {
    const found = problemsOf((data) => {
      rmSync(at(data, 'observations'), { recursive: true });
      writeFileSync(at(data, 'observations'), 'x');
    });
    expect(await found).toEqual(['observations/:1 The folder cannot be read.']);
  });

  test('a folder that leads in a circle', async () => {
    const found = problemsOf((data) => {
      rmSync(at(data, 'observations'), { recursive: true });
      symlinkSync('observations', at(data, 'observations'));
    });
    expect(await found).toEqual(['observations/:1 The folder cannot be read.']);
  });
});

describe('files that are too large are told before they are read', () => {
  // Files with a hole: they take no room on the disk.
  test.each([
    ['more bytes than a string has letters', 700_000_000],
    ['more bytes than a buffer holds', 6_000_000_000],
  ])('%s', async (_, size) => {
    const found = problemsOf((data) => truncateSync(at(data, 'units.csv'), size));
    expect(await found).toEqual([`units.csv:1 The file has ${size} bytes; 256000000 can be read.`]);
  });
});

describe('names that are not the same file on every system', () => {
  const platforms = 'observations/platforms.csv';
  const renamed = (name: string) => (data: string) =>
    renameSync(at(data, platforms), at(data, path.join('observations', name)));
  const unusual = 'The name of the file has a character or a space that not every system takes.';
  test.each<[name: string, shown: string, sentence: string]>([
    ['a\nb.csv', 'a·b.csv', unusual],
    ['\u001b[31mred.csv', '·[31mred.csv', unusual],
    ['\u202egpj.csv', '·gpj.csv', unusual],
    ['a:b.csv', 'a:b.csv', unusual],
    ['a\\b.csv', 'a\\b.csv', unusual],
    ['x\\..\\..\\y.csv', 'x\\..\\..\\y.csv', unusual],
    ['<script>alert(1)<.csv', '<script>alert(1)<.csv', unusual],
    [' x .csv', ' x .csv', unusual],
    ['x..csv', 'x..csv', unusual],
    ['con.csv', 'con.csv', 'The name of the file is one that some systems keep for a device.'],
    ['COM1.csv', 'COM1.csv', 'The name of the file is one that some systems keep for a device.'],
    [
      `${'x'.repeat(200)}.csv`,
      `${'x'.repeat(200)}.csv`,
      'The name of the file has 204 characters; 100 are enough.',
    ],
  ])('%j', async (name, shown, sentence) => {
    // A name with : or \\ cannot be made on Windows at all.
    expect(await problemsOf(renamed(name))).toEqual([`observations/${shown}:1 ${sentence}`]);
  });
});
