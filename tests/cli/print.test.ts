import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { asAnnotations, printProblems } from '../../src/cli/print.ts';
import { type Problem, problem as problemOf } from '../../src/csv/problem.ts';
import { temporaryFolder } from '../support/folders.ts';

const folder = temporaryFolder();
const folders = { data: path.join(folder), seeds: path.join(folder, 'seeds') };
const place = { file: 'units.csv', line: 3, column: 'kind', text: 'amount' };
const problem = problemOf('constraint-error.choice', place, { cell: 'amount', choices: ['count'] });

describe('an annotation', () => {
  const of = (other: Partial<Problem>) => asAnnotations([{ ...problem, ...other }], folders, 'en');
  it('is at the row, and names the column', () => {
    expect(of({})).toMatch(
      /^::error file=\S+units\.csv,line=3,title=constraint-error in column kind::"amount" is not one of .* Write one of: count\.$/,
    );
    expect(of({ column: null })).toContain('units.csv,line=3,title=constraint-error::');
  });
  it('of a story is at its character', () => {
    const story = { code: 'story-error', file: 'src/stories/en/a.mdx', column: null, character: 7 } as const;
    expect(of(story)).toContain('file=src/stories/en/a.mdx,line=3,col=7,title=story-error::');
  });
  it('has the row to be pasted on a line of its own', () => {
    expect(of({ paste: 'a,b' })).toMatch(/: count\.%0Aa,b$/);
  });
  it('is one command, whatever the texts are', () => {
    const annotation = of({ params: { cell: 'a\n::error::b\r\n100%', choices: [] }, column: 'x,y:z\n' });
    expect(annotation).toContain(
      'title=constraint-error in column x%2Cy%3Az%0A::"a%0A::error::b%0D%0A100%25"',
    );
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
    printProblems([{ ...problem, params: { cell: '##[add-mask]e', choices: [] } }], folders);
    expect(error?.mock.calls.join('\n')).toContain('"## [add-mask]e" is not one of');
    expect(error?.mock.calls.join('\n')).not.toMatch(/##\[|^\s*::/m);
    expect(log?.mock.calls.join('\n')).toMatch(/^::error file=/);
  });
});
