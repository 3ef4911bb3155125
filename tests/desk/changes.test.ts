import { applyPatch, parsePatch } from 'diff';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { problem as problemOf } from '../../src/csv/problem.ts';
import { type FileState, stateOf } from '../../src/desk/changes.ts';
import { insertRow, setCell } from '../../src/desk/edits.ts';
import { zipOf } from '../../src/desk/files.ts';
import type { PlacedProblem } from '../../src/desk/inspect.ts';
import { Marks } from '../../src/desk/marks.ts';
import { Workbook } from '../../src/desk/workbook.ts';
import { canonicalCsv } from '../../src/tables/canonical.ts';
import { Bench, bytesOf, published, rowsOf, textOf as textIn } from './support.ts';

const compare = (before: string, now: string) => {
  const [old, current] = [before, now].map((text) => ({ kind: 'rows' as const, rows: rowsOf(text) }));
  const { changes, rows } = stateOf(old, current, 0);
  return [Object.fromEntries(rows), changes];
};

describe('what changed in a sheet', () => {
  const before = 'id,value,name\na,1,A\nb,2,B\nc,3,C';
  it.each([
    ['nothing', before, {}, 0],
    ['a cell', before.replace('2', '20'), { 2: [1] }, 1],
    ['a number written otherwise', before.replace('2', '"2.0"').replaceAll('"', ''), {}, 0],
    ['an id', before.replace('b', 'x'), { 2: [0] }, 1],
    ['a row inserted', before.replace('b,', 'n,9,N\nb,'), { 2: 'new' }, 1],
    ['a row deleted', before.replace('b,2,B\n', ''), {}, 1],
    ['a row deleted and one added', `${before.replace('b,2,B\n', '')}\nn,9,N`, { 3: 'new' }, 2],
    ['columns in another order', 'name,id,value\nA,a,1\nB,b,2\nC,c,3', {}, 0],
    ['a column renamed', before.replace('name', 'nom'), { 0: [2], 1: [2], 2: [2], 3: [2] }, 4],
    ['a cell too few', before.replace(',B', ''), { 2: [2] }, 1],
    ['a cell too many', before.replace('B', 'B,x'), { 2: [3] }, 1],
    ['rows in another order', before.replace('a,1,A\nb,2,B', 'b,2,B\na,1,A'), {}, 1],
  ])('%s', (_, now, rows, count) => expect(compare(before, now)).toEqual([rows, count]));

  it('a text; a report’s own text is no change', () => {
    const text = (text: string) => ({ kind: 'text' as const, text });
    expect(stateOf(text('a'), text('b'), 0).changes).toBe(1);
    expect(stateOf(undefined, { kind: 'binary', bytes: bytesOf('x') }, 0).changes).toBe(0);
  });
});

describe('what is downloaded', () => {
  it('is the canonical file, whatever way it was saved in', async () => {
    const bench = new Bench();
    const file = 'observations/platforms.csv';
    const text = published.find((one) => one.file === file)!.text;
    const excel = `\ufeff${text.replaceAll('\n', '\r\n')}\r\n`;
    bench.open(['platforms (1).csv', excel]);
    bench.edit(file, 'facebook', 'value', ' 7.2E+07 ');
    const canonical = canonicalCsv({ file, bytes: bytesOf(text) });
    expect({ text: bench.desk.text(file) }).toEqual(canonical);
    expect((await bench.desk.check()).states[file]).toMatchObject({ changes: 0, problems: 0 });
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
    bench.change({ file: 'observations/new.csv', content: { kind: 'rows', rows: [['subject'], ['x']] } });
    bench.change({ file: 'glossary.csv', content: undefined });
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
  const bench = new Workbook();
  const rows = rowsOf('id,a\n1,\n2,\n3,');
  bench.apply({ file: 'f', content: { kind: 'rows', rows } });
  const marks = new Marks('en');
  const state = { problems: 3, changes: 2, isNew: false, isGone: false };
  const same = { ...state, changes: 0, rows: [] };
  const changed: FileState['rows'] = [
    [2, [1]],
    [3, 'new'],
  ];
  const problems = [problem(undefined), problem(2, 1), problem(3)];
  marks.take({ problems, states: { same, f: { ...state, rows: changed } } }, bench);
  expect(marks.changedFiles).toEqual(['f']);
  const [, , second, third] = rows;
  expect(marks.problems(second!, 1)).toEqual([
    expect.stringMatching(/^"m2" is no plain number\. Write .*\.$/),
  ]);
  expect(marks.problems(third!, undefined)).toEqual([expect.stringContaining('"m3"')]);
  expect([marks.isChanged(second!, 1), marks.isChanged(second!, 0), marks.isChanged(third!, 0)]).toEqual([
    true,
    false,
    true,
  ]);
  // An edited row is another one until the next check.
  expect(marks.problems(setCell(rows, 2, 1, 'x')![2]!, 1)).toEqual([]);
  expect(marks.problems(insertRow(rows, 0)[3]!, 1)).toHaveLength(1);
});
