import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { problem as problemOf } from '../../src/csv/problem.ts';
import { DataProblems, foldersFromEnvironment, loadTables } from '../../src/dataset/load.ts';
import { copyOfData } from '../support/folders.ts';
import { inWords } from '../support/words.ts';

/** Spoils a copy of the data on the disk. @returns its problems, as `file: message`. */
async function problemsOf(spoil: (data: string) => void): Promise<string[]> {
  const folders = copyOfData();
  spoil(folders.data);
  const { problems } = await loadTables(folders);
  return problems.map(inWords).map(({ file, line, message }) => `${file}:${line} ${message}`);
}
function truncate(file: string, size: number): void {
  writeFileSync(file, '');
  truncateSync(file, size);
}

const units = 'units.csv:1 The file cannot be read.';
const folder = 'observations/:1 The folder cannot be read.';
const tooLarge = (size: number) => `units.csv:1 The file has ${size} bytes; at most 256000000 can be read.`;
test.each<[name: string, message: string, spoil: (place: string) => void]>([
  ['a pipe', units, (place) => execFileSync('mkfifo', [place])],
  ['a folder', units, (place) => mkdirSync(place)],
  ['a link to itself', units, (place) => symlinkSync('units.csv', place)],
  ['a link to nothing', units, (place) => symlinkSync('nothing.csv', place)],
  ['a link to a device without end', units, (place) => symlinkSync('/dev/zero', place)],
  ['a link to the folder above', units, (place) => symlinkSync('..', place)],
  ['a file in the place of a folder', folder, (place) => writeFileSync(place, 'x')],
  ['a folder that leads in a circle', folder, (place) => symlinkSync('observations', place)],
  // Files with a hole: they take no room on the disk.
  ['more bytes than a string has letters', tooLarge(7e8), (place) => truncate(place, 7e8)],
  ['more bytes than a buffer holds', tooLarge(6e9), (place) => truncate(place, 6e9)],
])('%s is reported, and not waited for', async (_, message, spoil) => {
  const found = problemsOf((data) => {
    const place = path.join(data, message.split(':', 1)[0] ?? '').replace(/\/$/, '');
    rmSync(place, { recursive: true });
    spoil(place);
  });
  expect(await found).toEqual([message]);
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
    const found = problemsOf((data) => {
      const folder = path.join(data, 'observations');
      renameSync(path.join(folder, 'platforms.csv'), path.join(folder, `${name}.csv`));
    });
    expect(await found).toEqual([`observations/${shown}.csv:1 The name of the file ${sentence}`]);
  });
});

test('the folders are data and seeds, or what NGUON_DATA and NGUON_SEEDS say', () => {
  const usual = { data: path.resolve('data'), seeds: path.resolve('seeds') };
  expect(foldersFromEnvironment({})).toEqual(usual);
  expect(foldersFromEnvironment({ NGUON_DATA: '', NGUON_SEEDS: '' })).toEqual(usual);
  const own = { data: '/a', seeds: path.resolve('b') };
  expect(foldersFromEnvironment({ NGUON_DATA: '/a', NGUON_SEEDS: 'b' })).toEqual(own);
});

describe('loadTables', () => {
  const others = '~$units.csv .~lock.units.csv# .units.csv units.csv.tmp .DS_Store README.md LICENSE';
  it.each(others.split(' '))('passes over %s', async (name) => {
    const folders = copyOfData();
    for (const folder of [folders.data, path.join(folders.data, 'observations'), folders.seeds])
      writeFileSync(path.join(folder, name), 'not a table');
    expect((await loadTables(folders)).problems).toEqual([]);
  });

  it.each(['new.xlsx', 'new.ods', 'new.CSV', 'new.tsv'])('does not pass over %s in silence', async (name) => {
    const folders = copyOfData();
    writeFileSync(path.join(folders.data, 'observations', name), 'subject;measure');
    expect((await loadTables(folders)).problems).toMatchObject([{ file: `observations/${name}`, line: 1 }]);
  });
});

it('DataProblems says how many problems there are, and shows the first ten with their fixes', () => {
  const problem = problemOf('blank-row', { file: 'units.csv', line: 2 });
  expect(new DataProblems([problem]).message).toBe(
    'The data have 1 problem.\nunits.csv:2 The row is blank, and rows follow it. Delete the blank rows.',
  );
  const many = new DataProblems(Array.from({ length: 12 }, () => problem)).message;
  expect(many).toContain('12 problems. The first 10;');
  expect(many.split('\n')).toHaveLength(11);
});
