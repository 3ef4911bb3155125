import { appendFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/csv/problem.ts';
import { copyOfData } from '../support/folders.ts';
import { runCli } from '../support/run.ts';

describe('very large inputs', () => {
  it('refuses 50 MB in a single line with one problem', async () => {
    const folders = copyOfData();
    writeFileSync(path.join(folders.data, 'units.csv'), Buffer.alloc(50_000_000, 'x,'));
    const { code, stdout } = await runCli('check', ['--format', 'json'], folders);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject([{ code: 'source-error', file: 'units.csv', line: 1 }]);
  });

  it('refuses a cell of 50 MB with one problem', async () => {
    const folders = copyOfData();
    appendFileSync(path.join(folders.data, 'units.csv'), `bar,count,1,bar,bars,${'x'.repeat(50_000_000)}\n`);
    const { code, stdout } = await runCli('check', ['--format', 'json'], folders);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject([{ code: 'constraint-error', file: 'units.csv', line: 16 }]);
    expect(stdout.length).toBeLessThan(1000);
  });
});

describe('100,000 problems in one file', () => {
  const spoilt = () => {
    const folders = copyOfData();
    const rows = Array.from({ length: 100_000 }, (_, at) => `zalo,users,${1000 + at},many,many,x,,\n`);
    appendFileSync(path.join(folders.data, 'observations/platforms.csv'), rows.join(''));
    return folders;
  };

  it('are all in the output for programs', async () => {
    const { code, stdout } = await runCli('check', ['--format', 'json'], spoilt());
    const problems = JSON.parse(stdout) as Problem[];
    expect(code).toBe(1);
    expect(problems.length).toBeGreaterThanOrEqual(100_000);
    expect(problems.map(({ line }) => line)).toEqual(
      problems.map(({ line }) => line).toSorted((a, b) => a - b),
    );
  });

  it('do not drown people: twenty, then counts', async () => {
    const { code, stdout, stderr } = await runCli('check', [], spoilt());
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr.split('\n').length).toBeLessThan(50);
    expect(stderr.match(/platforms\.csv:\d+/g)).toHaveLength(20);
    expect(stderr).toMatch(/… and \d+ more in this file: \d+ type-error/);
    expect(stderr).toMatch(/\d+ problems in 1 file\. Nothing was published\./);
  });
});
