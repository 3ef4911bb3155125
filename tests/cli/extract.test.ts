import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyOfData, temporaryFolder } from '../support/folders.ts';
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
      /bay\.csv: 2 figures, 1 context, read as en\.\ntext_sha256 .*: [0-9a-f]{64}\nline_lengths .*: 45 0\nevidence_sha256 for reports\.csv: [0-9a-f]{64}\n$/,
    );
    expect(readFileSync(csv, 'utf8')).toBe(
      [
        'id,line,column,phrase,number,unit,qualifier,role,before,after,subject,measure,period,confirmed',
        'bay#1.1,1,13,12,12,,exact,figure,The bay has,boats and,,,,',
        'bay#1.2,1,26,"3,000",3000,,exact,figure,boats and,birds in 2030,,,,',
        'bay#1.3,1,41,2030,2030,,,context,,,,,,',
        '',
      ].join('\n'),
    );
  });

  it('keeps what was set by hand when it runs again, and says so', async () => {
    const { file, seeds, csv } = textFile('bay.txt', text);
    await runCli('extract', [file], { seeds });
    const edited = readFileSync(csv, 'utf8').replace('exact,figure,boats and,', 'exact,context,boats and,');
    writeFileSync(csv, edited);
    const { code, stdout } = await runCli('extract', [file], { seeds });
    expect(code).toBe(0);
    expect(stdout).toContain('1 row kept as set by hand.');
    expect(readFileSync(csv, 'utf8')).toBe(edited);
  });
});

it('npm run extract with what it cannot read exits with 1 and writes nothing earlier evidence that is broken: what was set by hand is not lost', async () => {
  const { file, seeds, csv } = textFile('bay.txt', text);
  await runCli('extract', [file], { seeds });
  const broken = readFileSync(csv, 'utf8').replace('role', 'rôle');
  writeFileSync(csv, broken);
  const { code, stderr } = await runCli('extract', [file], { seeds });
  expect(code).toBe(1);
  expect(stderr).toMatch(/bay\.csv:1 column "rôle"/);
  expect(readFileSync(csv, 'utf8')).toBe(broken);
});

describe('npm run extract -- --draft', () => {
  const report =
    'In 2031, the bay had 12 boats, dozens of them new. So it was in 2031.\n\nThe fleet caught 3,000 tons of fish.\n\nSee 2029.\n';

  /** The project's data, with a text in the seeds folder, and the files that are extracted from it. */
  function withText() {
    const folders = copyOfData();
    const text = path.join(folders.seeds, 'bay.txt');
    writeFileSync(text, report);
    const drafts = path.join(folders.data, 'observations/bay.csv');
    const run = () => runCli('extract', [text, '--draft'], folders);
    return { folders, drafts, evidence: path.join(folders.seeds, 'bay.csv'), run };
  }
  const header = 'subject,measure,period,value,reported,evidence,note_en,note_vi';
  const [first, second] = [',,2031,12,12,bay#1.2,,', ',,,3000,"3,000",bay#3.1,,'];
  const csv = (...rows: string[]) => [header, ...rows, ''].join('\n');

  it('writes a row for each figure, and says why, what is left to do, and that the report has no row yet', async () => {
    const { drafts, evidence, run } = withText();
    const { code, stdout, stderr } = await run();
    expect([code, stderr]).toEqual([0, '']);
    expect(readFileSync(drafts, 'utf8')).toBe(csv(first, second));
    expect(existsSync(evidence)).toBe(true);
    expect(stdout).toContain('2 rows added');
    expect(stdout).toContain('period   2031 (“2031” in its sentence)');
    expect(stdout).toContain('bay#1.3 "dozens" is not a single number');
    expect(stdout).toContain('"npm run new -- report bay"');
  });

  it('adds only what is new, nothing the next time, changes no row of an editor, and completes the report’s row', async () => {
    const { folders, drafts, run } = withText();
    const edited = 'zalo,users,2031,1.3E+01,12,bay#1.2,,';
    writeFileSync(drafts, csv(edited));
    const reports = path.join(folders.data, 'reports.csv');
    appendFileSync(reports, 'bay,,,,,,,en,,,,,,,\n');
    expect((await run()).stdout).toContain('text_sha256, line_lengths of bay written');
    expect(readFileSync(reports, 'utf8')).toMatch(/^bay,{7}en,{6}[0-9a-f]{64},69 0 36 0 9 0$/m);
    expect(readFileSync(drafts, 'utf8')).toBe(csv(edited, second));
    expect((await run()).stdout).toContain('No row was added');
    expect(readFileSync(drafts, 'utf8')).toBe(csv(edited, second));
  });
});
