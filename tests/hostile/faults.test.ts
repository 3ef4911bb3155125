import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { type Problem, problem } from '../../src/csv/problem.ts';
import { outputFault } from './faults/output.ts';
import { problemFault } from './faults/problem.ts';

/** What judges the folders must itself be able to say no. */
describe('outputs that must not be', () => {
  const svg = (inner: string) => `<svg xmlns="http://www.w3.org/2000/svg">${inner}</svg>`;
  test.each<[path: string, content: string | Uint8Array, fault: RegExp]>([
    ['x.svg', svg('<script>alert(1)</script>'), /an element <script>/],
    ['x.svg', svg('<image href="https://x/"/>'), /an element <image>/],
    ['x.svg', svg('<g onload="x"/>'), /onload in <g>/],
    ['x.svg', svg('<a href="javascript:x">y</a>'), /href="javascript:x"/],
    ['x.svg', svg('<g>'), /ends nothing|has no end/],
    ['x.svg', svg('<g a="1" a="2"/>'), /a twice/],
    ['x.svg', svg('<rect x="NaN"/>'), /x="NaN"/],
    ['x.svg', svg('a & b'), /no markup/],
    ['x.svg', svg('a < b'), /no markup/],
    ['x.svg', svg('\u0000'), /does not have: U\+0/],
    ['x.svg', svg('\ud800'), /does not have: U\+d800/],
    ['x.svg', svg('\uffff'), /does not have: U\+ffff/],
    ['x.svg', svg('[object Object]'), /object Object/],
    ['feed.xml', '<feed><link href="file:///x"/></feed>', /href="file/],
    ['feed.xml', '<feed><![CDATA[a]]>]]></b></feed>', /ends nothing/],
    ['a.iframe.snippet', '<iframe src="https://x/"></iframe><img src="https://x/" onerror="x">', /onerror/],
    ['a.newsletter.snippet', '<iframe src="https://x/"></iframe>', /an element <iframe>/],
    ['x.csv', 'a,b\r\n=1+1,c\r\n', /a formula/],
    ['x.csv', 'a,b\r\n＝1+1,c\r\n', /a formula/],
    ['x.csv', 'a,b\r\nc\r\n', /a row of 1 cells/],
    ['x.csv', 'a,b\r\n"c,d\r\n', /./],
    ['x.json', '{', /./],
    ['x.ld.json', '{"a":"</script>"}', /has </],
    ['x.png', strToU8('x'), /no picture/],
    ['x.zip', zipSync({ 'x.csv': strToU8('a\r\n@x\r\n') }), /x\.csv: a formula/],
    ['../x.csv', '', /no path/],
    ['/x.csv', '', /no path/],
    ['a//x.csv', '', /no path/],
    ['a\\x.csv', '', /no path/],
    ['a/con.csv', '', /no path/],
    ['a\0/x.csv', '', /no path/],
    [`${'x'.repeat(201)}.csv`, '', /too long/],
  ])('%s %j', (path, content, fault) => {
    expect(outputFault({ path, content })).toMatch(fault);
  });

  test.each<[path: string, content: string]>([
    ['x.svg', svg('<g class="a"><a href="#x">&lt;script&gt; javascript: onload=</a></g>')],
    ['feed.xml', '<?xml version="1.0"?>\n<feed><![CDATA[<b onload="x">]]]]><![CDATA[>]]></feed>'],
    ['x.csv', "a,b\r\n'=1+1,-5%\r\n"],
    ['reports/x/index.html', ''],
  ])('%s %j is none', (path, content) => {
    expect(outputFault({ path, content })).toBeUndefined();
  });
});

describe('problems that nobody could fix', () => {
  const sound = problem('constraint-error.id', { file: 'units.csv' }, { cell: 'x' });
  const folder = new Map([['units.csv', new Uint8Array()]]);
  test.each<[change: Partial<Problem>, fault: RegExp | undefined]>([
    [{}, undefined],
    [{ file: 'nowhere.csv' }, /no such file/],
    [{ line: 0 }, /no such line/],
    [{ line: Number.NaN }, /no such line/],
    [{ column: 'nothing' }, /no such column/],
    [{ text: 'x'.repeat(200) }, /too long/],
    [{ params: { cell: 'x'.repeat(3000) } }, /too long/],
    [{ key: 'type-error.date', params: { cell: 'x', wanted: Number.NaN } }, /says NaN/],
    [{ params: { cell: 'half \ud800' } }, /half a letter/],
  ])('%j', (change, fault) => {
    const found = problemFault({ ...sound, ...change }, folder);
    if (fault) expect(found).toMatch(fault);
    else expect(found).toBeUndefined();
  });
});
