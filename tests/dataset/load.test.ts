import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { problem as problemOf } from '../../src/csv/problem.ts';
import { DataProblems, foldersFromEnvironment, loadTables } from '../../src/dataset/load.ts';
import { copyOfData } from '../support/folders.ts';

describe('foldersFromEnvironment', () => {
  it('is data and seeds by default', () => {
    expect(foldersFromEnvironment({})).toEqual({ data: path.resolve('data'), seeds: path.resolve('seeds') });
    expect(foldersFromEnvironment({ NGUON_DATA: '', NGUON_SEEDS: '' })).toEqual(foldersFromEnvironment({}));
  });
  it('is what NGUON_DATA and NGUON_SEEDS say', () => {
    expect(foldersFromEnvironment({ NGUON_DATA: '/a', NGUON_SEEDS: 'b' })).toEqual({
      data: '/a',
      seeds: path.resolve('b'),
    });
  });
});

describe('loadTables', () => {
  it('reads the folders it is given', async () => {
    const { problems, tables } = await loadTables(copyOfData());
    expect(problems).toEqual([]);
    expect(tables.observations).toHaveLength(25);
  });

  it.each([
    '~$units.csv',
    '.~lock.units.csv#',
    '.units.csv',
    'units.csv.tmp',
    '.DS_Store',
    'README.md',
    'LICENSE',
  ])('passes over %s', async (name) => {
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

  it('says which folder cannot be read', async () => {
    const folders = copyOfData();
    const { problems } = await loadTables({ ...folders, seeds: `${folders.seeds}-elsewhere` });
    expect(problems).toMatchObject([{ code: 'source-error', file: 'seeds/' }]);
  });
});

it('DataProblems says how many problems there are, and shows the first ten with their fixes', () => {
  const problem = problemOf('blank-row', { file: 'units.csv', line: 2 });
  expect(new DataProblems([problem]).message).toBe(
    'The data has 1 problem.\nunits.csv:2 The row is blank, and rows follow it. Delete the blank rows.',
  );
  const many = new DataProblems(Array.from({ length: 12 }, () => problem)).message;
  expect(many).toContain('12 problems. The first 10;');
  expect(many.split('\n')).toHaveLength(11);
});
