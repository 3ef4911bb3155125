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

describe('what is no file is told, and not waited for', () => {
  test.each<[name: string, spoil: (units: string) => void]>([
    ['a pipe', (units) => execFileSync('mkfifo', [units])],
    ['a folder', (units) => mkdirSync(units)],
    ['a link to itself', (units) => symlinkSync('units.csv', units)],
    ['a link to nothing', (units) => symlinkSync('nothing.csv', units)],
    ['a link to a device without end', (units) => symlinkSync('/dev/zero', units)],
    ['a link to the folder above', (units) => symlinkSync('..', units)],
  ])('%s', async (_, spoil) => {
    const found = problemsOf((data) => {
      rmSync(at(data, 'units.csv'));
      spoil(at(data, 'units.csv'));
    });
    expect(await found).toEqual(['units.csv:1 The file cannot be read.']);
  });

  test.each<[name: string, spoil: (folder: string) => void]>([
    ['a file in the place of a folder', (folder) => writeFileSync(folder, 'x')],
    ['a folder that leads in a circle', (folder) => symlinkSync('observations', folder)],
  ])('%s', async (_, spoil) => {
    const found = problemsOf((data) => {
      rmSync(at(data, 'observations'), { recursive: true });
      spoil(at(data, 'observations'));
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
  const unusual = 'has a character or a space that not every system takes.';
  const device = 'is one that some systems keep for a device.';
  const long = 'x'.repeat(200);
  test.each<[name: string, shown: string, sentence: string]>([
    ['a\nb', 'a·b', unusual],
    ['\u001b[31mred', '·[31mred', unusual],
    ['\u202egpj', '·gpj', unusual],
    ['a:b', 'a:b', unusual],
    ['x\\..\\..\\y', 'x\\..\\..\\y', unusual],
    ['<script>alert(1)<', '<script>alert(1)<', unusual],
    [' x ', ' x ', unusual],
    ['x.', 'x.', unusual],
    ['con', 'con', device],
    ['COM1', 'COM1', device],
    [long, long, 'has 204 characters; 100 are enough.'],
  ])('%j', async (name, shown, sentence) => {
    const platforms = 'observations/platforms.csv';
    const found = problemsOf((data) =>
      renameSync(at(data, platforms), at(data, path.join('observations', `${name}.csv`))),
    );
    expect(await found).toEqual([`observations/${shown}.csv:1 The name of the file ${sentence}`]);
  });
});
