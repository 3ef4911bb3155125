import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyOfData } from '../support/folders.ts';
import { runCli } from '../support/run.ts';

describe('npm run check:data', () => {
  it('exits with 0 and says what was checked', async () => {
    const { code, stdout, stderr } = await runCli('check data', [], copyOfData());
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(
      '25 observations, all as the reports print them; 25 of 25 figures used; 20 derived.',
    );
    expect(stdout).toContain("the report's text is not available");
  });

  it('exits with 1 and shows file, line, column, what is wrong and how to fix it', async () => {
    const folders = copyOfData();
    const file = path.join(folders.data, 'observations/platforms.csv');
    writeFileSync(file, readFileSync(file, 'utf8').replace('72000000', '7200000'));
    const { code, stdout, stderr } = await runCli('check data', [], folders);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(
      /platforms\.csv:5 column "value": 7200000 does not match the reported "72 million" \(72000000\)\.\n {4}Change one of them\. \[figure-mismatch\]/,
    );
    expect(stderr).toContain('1 problem in 1 file. Nothing was published.');
  });

  it('warns of a file that is not in canonical form, naming it, and does not refuse it', async () => {
    const folders = copyOfData();
    const file = path.join(folders.data, 'units.csv');
    const text = readFileSync(file, 'utf8').replaceAll(',', ';').replaceAll('\n', '\r\n');
    writeFileSync(file, `\ufeff${text}`);
    const { code, stdout, stderr } = await runCli('check data', [], folders);
    expect(code).toBe(0);
    expect(stdout).toContain('25 observations');
    expect(stderr).toMatch(
      /^\S+units\.csv is read as it is, but not in canonical form: .+"npm run format".+\n$/,
    );
  });
});
