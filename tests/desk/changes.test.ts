import { expect, it } from 'vitest';
import { changesOf } from '../../src/desk/changes.ts';
import { textOf } from '../../src/desk/files.ts';
import { setCells } from '../../src/desk/workbook.ts';
import { canonicalCsv } from '../../src/tables/canonical.ts';
import { Bench, bytesOf, cellsOf, published } from './support.ts';

const platforms = 'observations/platforms.csv';
const compare = (before: string, now: string) => {
  const { changes, rows } = changesOf(cellsOf(before), cellsOf(now));
  return [Object.fromEntries(rows), changes];
};

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
])('what changed: %s', (_, now, rows, count) => expect(compare(before, now)).toEqual([rows, count]));

it('what changed: a text; a report’s own text is no change', () => {
  expect(changesOf('a', 'b').changes).toBe(1);
  expect(changesOf(undefined, bytesOf('x')).changes).toBe(0);
});

it('what is downloaded is the canonical file, whatever way it was saved in', () => {
  const bench = new Bench();
  const file = platforms;
  const text = published.get(file)!;
  const excel = `\ufeff${text.replaceAll('\n', '\r\n')}\r\n`;
  bench.open(['platforms (1).csv', excel]);
  bench.edit(file, 'facebook', 'value', ' 7.2E+07 ');
  const canonical = canonicalCsv({ file, bytes: bytesOf(text) });
  expect(canonical).toMatchObject({ text: textOf(file, bench.workbook.get(file)) });
  expect(bench.changes(file)).toBe(0);
});

it('an edit gives a row the cells that it lacks, and takes blank ones too many', () => {
  const rows = cellsOf('a,b,c\n1\n2,,,x');
  expect(setCells(rows, 1, 1, [['q']])[1]).toEqual(['1', 'q', '']);
  expect(setCells(rows, 2, 3, [[' ']])[2]).toEqual(['2', '', '']);
});

it('an edit pastes a block beyond the last row, but not beyond the last column', () => {
  const block = [
    ['x\r\ny', 'drop'],
    ['\u0000z', 'drop'],
  ];
  expect(setCells(cellsOf('a,b\n1,2'), 1, 1, block)).toEqual([
    ['a', 'b'],
    ['1', 'x\ny'],
    ['', 'z'],
  ]);
});
