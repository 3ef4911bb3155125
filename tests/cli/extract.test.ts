import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/folders.ts';
import { runCli } from '../support/run.ts';

const text = 'The bay has 12 boats and 3,000 birds in 2030.\n';

function textFile(name: string, content: string | Uint8Array): { file: string; seeds: string; csv: string } {
  const folder = temporaryFolder();
  const file = path.join(folder, name);
  writeFileSync(file, content);
  const seeds = path.join(folder, 'seeds');
  return { file, seeds, csv: path.join(seeds, name.replace(/\.[^.]*$/, '.csv')) };
}

describe('npm run extract', () => {
  it('writes the evidence into the seeds folder, and says what it found', async () => {
    const { file, seeds, csv } = textFile('bay.txt', text);
    const { code, stdout, stderr } = await runCli('extract', [file], { seeds });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(
      /bay\.csv: 2 figures, 1 context, read as en\.\ntext_sha256 for reports\.csv: [0-9a-f]{64}\n$/,
    );
    expect(readFileSync(csv, 'utf8')).toBe(
      [
        'id,line,column,phrase,number,unit,qualifier,role,after',
        'bay#1.1,1,13,12,12,,exact,figure,boats and 3',
        'bay#1.2,1,26,"3,000",3000,,exact,figure,birds in 2030',
        'bay#1.3,1,41,2030,2030,,,context,',
        '',
      ].join('\n'),
    );
  });

  it('keeps what was set by hand when it runs again, and says so', async () => {
    const { file, seeds, csv } = textFile('bay.txt', text);
    await runCli('extract', [file], { seeds });
    const edited = readFileSync(csv, 'utf8').replace('exact,figure,boats', 'exact,context,boats');
    writeFileSync(csv, edited);
    const { code, stdout } = await runCli('extract', [file], { seeds });
    expect(code).toBe(0);
    expect(stdout).toContain('1 row kept as set by hand.');
    expect(readFileSync(csv, 'utf8')).toBe(edited);
  });

  it('keeps it when a spreadsheet saved the file in its own way', async () => {
    const { file, seeds, csv } = textFile('bay.txt', text);
    await runCli('extract', [file], { seeds });
    const edited = readFileSync(csv, 'utf8').replace('exact,figure,boats', 'exact,context,boats');
    writeFileSync(
      csv,
      `\ufeff${edited.replace('"3,000"', '3,000').replaceAll(',', ';').replace('3;000', '3,000').replaceAll('\n', '\r\n')}`,
    );
    await runCli('extract', [file], { seeds });
    expect(readFileSync(csv, 'utf8')).toBe(edited);
  });

  it('reads the text in the language that it is told', async () => {
    const { file, seeds, csv } = textFile('bay.txt', text);
    const { stdout } = await runCli('extract', [file, '--lang', 'vi'], { seeds });
    expect(stdout).toContain('read as vi');
    expect(readFileSync(csv, 'utf8')).toContain('"3,000",3,,rounded');
  });
});

describe('npm run extract called wrongly exits with 2', () => {
  it.each<[string, string[], RegExp]>([
    ['without a file', [], /Name one text file/],
    ['with two files', ['a.txt', 'b.txt'], /Name one text file/],
    [
      'with a language there is none of',
      ['a.txt', '--lang', 'fr'],
      /There is no language "fr"; there are en and vi/,
    ],
    ['with an option there is none of', ['a.txt', '--all'], /--all/],
  ])('%s', async (_, args, message) => {
    const { code, stdout, stderr } = await runCli('extract', args, { seeds: temporaryFolder() });
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describe('npm run extract with what it cannot read exits with 1 and writes nothing', () => {
  it('a missing text', async () => {
    const { code, stderr } = await runCli('extract', ['/nowhere/bay.txt'], { seeds: temporaryFolder() });
    expect([code, stderr]).toEqual([1, 'The text /nowhere/bay.txt cannot be read. Check the path.\n']);
  });

  it('a text that is not UTF-8', async () => {
    const { file, seeds, csv } = textFile('bay.txt', Buffer.from('caf\xe9', 'latin1'));
    const { code, stderr } = await runCli('extract', [file], { seeds });
    expect(code).toBe(1);
    expect(stderr).toMatch(/is not UTF-8/);
    expect(() => readFileSync(csv)).toThrow();
  });

  it('a file name that is no id', async () => {
    const { file, seeds } = textFile('Bay 2030.txt', text);
    const { code, stderr } = await runCli('extract', [file], { seeds });
    expect(code).toBe(1);
    expect(stderr).toMatch(/file name becomes the report's id\. "Bay 2030" is no id/);
  });

  it('earlier evidence that is broken: what was set by hand is not lost', async () => {
    const { file, seeds, csv } = textFile('bay.txt', text);
    await runCli('extract', [file], { seeds });
    const broken = readFileSync(csv, 'utf8').replace('role', 'rôle');
    writeFileSync(csv, broken);
    const { code, stderr } = await runCli('extract', [file], { seeds });
    expect(code).toBe(1);
    expect(stderr).toMatch(/bay\.csv:1 column "rôle"/);
    expect(readFileSync(csv, 'utf8')).toBe(broken);
  });
});
