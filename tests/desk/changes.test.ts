import { applyPatch, parsePatch } from 'diff';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { problem as problemOf } from '../../src/csv/problem.ts';
import { compareSheets, countOf } from '../../src/desk/changes.ts';
import { zipOf } from '../../src/desk/files.ts';
import { Marks } from '../../src/desk/marks.ts';
import type { PlacedProblem } from '../../src/desk/protocol.ts';
import { packRows, Sheet } from '../../src/desk/sheet.ts';
import { canonicalCsv } from '../../src/tables/canonical.ts';
import { Bench, bytesOf, published, textOf as textIn } from './support.ts';

const sheetOf = (text: string) => new Sheet(packRows(text.split('\n').map((line) => line.split(','))));
const compare = (before: string, now: string) => {
  const difference = compareSheets(sheetOf(before), sheetOf(now));
  return { ...difference, rows: Object.fromEntries(difference.rows), count: countOf(difference) };
};

describe('what changed in a sheet', () => {
  const before = 'id,value,name\na,1,A\nb,2,B\nc,3,C';
  it.each([
    ['nothing', before, {}, 0, 0],
    ['a cell', before.replace('2', '20'), { 2: [1] }, 0, 1],
    ['a number written otherwise', before.replace('2', '"2.0"').replaceAll('"', ''), {}, 0, 0],
    ['an id', before.replace('b', 'x'), { 2: [0] }, 0, 1],
    ['a row inserted', before.replace('b,', 'n,9,N\nb,'), { 2: 'new' }, 0, 1],
    ['a row deleted', before.replace('b,2,B\n', ''), {}, 1, 1],
    ['a row deleted and one added', `${before.replace('b,2,B\n', '')}\nn,9,N`, { 3: 'new' }, 1, 2],
    ['columns in another order', 'name,id,value\nA,a,1\nB,b,2\nC,c,3', {}, 0, 0],
    ['a column renamed', before.replace('name', 'nom'), { 0: [2], 1: [2], 2: [2], 3: [2] }, 0, 4],
    ['a cell too few', before.replace(',B', ''), { 2: [2] }, 0, 1],
    ['a cell too many', before.replace('B', 'B,x'), { 2: [3] }, 0, 1],
  ])('%s', (_, now, rows, removed, count) => {
    expect(compare(before, now)).toMatchObject({ rows, removed, count, moved: false });
  });
});

describe('what is taken home', () => {
  it('is the canonical file, whatever way it was saved in', async () => {
    const bench = new Bench();
    const file = 'observations/platforms.csv';
    const text = published.find((one) => one.file === file)!.text;
    const excel = `\ufeff${text.replaceAll('\n', '\r\n')}\r\n`;
    bench.open({ path: 'platforms (1).csv', bytes: bytesOf(excel) });
    bench.edit(file, 'facebook', 'value', ' 7.2E+07 ');
    const canonical = canonicalCsv({ file, bytes: bytesOf(text) });
    expect({ text: bench.desk.text(file) }).toEqual(canonical);
    expect((await bench.check()).states[file]).toMatchObject({ changes: 0, problems: 0 });
  });

  it('is a ZIP to be unpacked over the project', () => {
    const texts = new Map([
      ['subjects.csv', 'é\n'],
      ['observations/x.csv', 'x\n'],
      ['seeds/r.csv', 'r\n'],
    ]);
    const entries = Object.entries(unzipSync(zipOf(texts))).map(([name, bytes]) => [name, textIn(bytes)]);
    expect(entries).toEqual([
      ['data/subjects.csv', 'é\n'],
      ['data/observations/x.csv', 'x\n'],
      ['seeds/r.csv', 'r\n'],
    ]);
  });

  it('is a diff that gives the new file from the old one', () => {
    const bench = new Bench();
    bench.edit('charts.csv', 'game-revenue', 'title_en', 'What games earned, "all" of them');
    bench.change({
      kind: 'file',
      file: 'observations/new.csv',
      content: { kind: 'rows', packed: packRows([['subject'], ['x']]) },
    });
    bench.change({ kind: 'file', file: 'glossary.csv', content: undefined });
    const { text, tooLong } = bench.desk.diff([
      'charts.csv',
      'observations/new.csv',
      'glossary.csv',
      'units.csv',
    ]);
    expect(tooLong).toEqual([]);
    const patches = parsePatch(text);
    expect(patches.map(({ oldFileName, newFileName }) => [oldFileName, newFileName])).toEqual([
      ['a/data/charts.csv', 'b/data/charts.csv'],
      ['/dev/null', 'b/data/observations/new.csv'],
      ['a/data/glossary.csv', '/dev/null'],
    ]);
    const before = published.find(({ file }) => file === 'charts.csv')!.text;
    expect(applyPatch(before, patches[0]!)).toBe(bench.desk.text('charts.csv'));
  });
});

it('marks stay with their rows while rows come and go', () => {
  const problem = (row: number | undefined, at?: number): PlacedProblem => ({
    ...problemOf('type-error.number', { file: 'f' }, { cell: `m${row}` }),
    row,
    at,
  });
  const marks = new Marks('en');
  const state = { problems: 3, changes: 2, isNew: false, isGone: false };
  const same = { ...state, changes: 0, rows: [] };
  marks.take({
    problems: [problem(undefined), problem(2, 1), problem(5)],
    states: {
      same,
      f: {
        ...state,
        rows: [
          [2, [1]],
          [6, 'new'],
        ],
      },
    },
  });
  expect(marks.changedFiles).toEqual(['f']);
  marks.shift('other', 0, 0, 5);
  marks.shift('f', 3, 0, 2);
  expect(marks.of('f', 2, 1)).toEqual([expect.stringMatching(/^"m2" is no plain number\. Write .*\.$/)]);
  expect(marks.of('f', 7, null)).toEqual([expect.stringContaining('"m5"')]);
  expect([marks.isChanged('f', 2, 1), marks.isChanged('f', 2, 0), marks.isChanged('f', 8, 0)]).toEqual([
    true,
    false,
    true,
  ]);
  marks.shift('f', 2, 1, 0);
  expect(marks.of('f', 2, 1)).toEqual([]);
  expect(marks.of('f', 6, null)).toEqual([expect.stringContaining('"m5"')]);
  expect(marks.problems.map(({ row }) => row)).toEqual([undefined, 6]);
});
