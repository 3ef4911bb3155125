import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cellPlace } from '../../src/cli/cell-place.ts';
import { asAnnotations, type ToldProblem, tellProblems } from '../../src/cli/print.ts';
import { temporaryFolder } from '../support/folders.ts';

describe('the place of a cell', () => {
  it.each<[string, string, number, string, [number, number] | undefined]>([
    ['after others', 'a,b\n1,2\n', 2, 'b', [2, 3]],
    ['first in its row', 'a,b\n1,2\n', 2, 'a', [2, 1]],
    ['that is blank', 'a,b,c\n1,,3\n', 2, 'b', [2, 3]],
    ['in the row of names', 'a,b\n1,2\n', 1, 'b', [1, 3]],
    ['of a quoted column, between other delimiters', '"a";"b"\n"x;y";2\n', 2, 'b', [2, 7]],
    ['after a tab', 'a\tb\n1,5\t2\n', 2, 'b', [2, 5]],
    ['after a quote in quotes', 'a,b\n"1 ""x, y""",2', 2, 'b', [2, 14]],
    ['after line breaks in a cell', 'a,b\n"1\n2\nx",3\n', 2, 'b', [4, 4]],
    ['after letters of more than one unit', 'a,b\n𝒳đ,2\n', 2, 'b', [2, 4]],
    ['that the row lacks', 'a,b\n1\n2,3\n', 2, 'b', undefined],
    ['of a column that is not there', 'a,b\n1,2\n', 2, 'c', undefined],
    ['below the file', 'a,b\n1,2\n', 3, 'b', undefined],
  ])('%s', (_, text, line, column, place) => {
    expect(cellPlace(text, line, column)).toEqual(place && { line: place[0], character: place[1] });
  });
});

const folder = temporaryFolder();
const folders = { data: path.join(folder), seeds: path.join(folder, 'seeds') };
writeFileSync(path.join(folder, 'units.csv'), '\ufeffid;kind\r\nuser;count\r\nx;amount\r\n');
const problem: ToldProblem = {
  code: 'constraint-error',
  file: 'units.csv',
  line: 3,
  column: 'kind',
  text: 'amount',
  message: '"amount" is none.',
  mend: 'Write count.',
};

describe('an annotation', () => {
  const of = (other: Partial<ToldProblem>) => asAnnotations([{ ...problem, ...other }], folders);
  it('is at the line and the character of the cell, as the file was saved', () => {
    expect(of({})).toMatch(
      /^::error file=\S+units\.csv,line=3,col=3,title=constraint-error in column kind::"amount" is none\. Write count\.$/,
    );
  });
  it('is at the line where no cell is meant, or the file cannot be read', () => {
    expect(of({ column: null })).toContain('units.csv,line=3,title=constraint-error::');
    expect(of({ file: 'gone.csv' })).toContain('gone.csv,line=3,title=');
  });
  it('has the row to be pasted on a line of its own', () => {
    expect(of({ paste: 'a,b' })).toMatch(/Write count\.%0Aa,b$/);
  });
  it('is one command, whatever the texts are', () => {
    const annotation = of({ message: 'a\n::error::b\r\n100%', column: 'x,y:z\n' });
    expect(annotation).toContain('title=constraint-error in column x%2Cy%3Az%0A::a%0A::error::b%0D%0A100%25');
    expect(annotation).not.toContain('\n');
  });
});

describe('on GitHub', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });
  it('a text of the data is no command of the log', () => {
    vi.stubEnv('GITHUB_ACTIONS', 'true');
    const [error, log] = [vi.spyOn(console, 'error'), vi.spyOn(console, 'log')].map((spy) =>
      spy.mockReturnValue(),
    );
    tellProblems([{ ...problem, message: '"##[add-mask]e" is none.' }], folders);
    expect(error?.mock.calls.join('\n')).toContain('"## [add-mask]e" is none.');
    expect(error?.mock.calls.join('\n')).not.toMatch(/##\[|^\s*::/m);
    expect(log?.mock.calls.join('\n')).toMatch(/^::error file=/);
  });
});
