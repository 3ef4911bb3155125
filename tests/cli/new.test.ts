import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Folders } from '../../src/dataset/load.ts';
import { lineLengths } from '../../src/evidence/extract.ts';
import { sha256 } from '../../src/evidence/verify.ts';
import { canonicalCsv, isCanonical } from '../../src/tables/canonical.ts';
import { copyOfData } from '../support/folders.ts';
import { type Outcome, runCli } from '../support/run.ts';

/** Runs the command on a fresh copy of the data, or a given one. */
async function runNew(args: string[], folders = copyOfData(), environment: Record<string, string> = {}) {
  const outcome = await runCli('new', args, folders, environment);
  const file = (name: string) => path.join(folders.data, name);
  return { ...outcome, folders, file, text: (name: string) => readFileSync(file(name), 'utf8') };
}

/** What the check says of a file's cells: line and column. */
async function refusedCells(folders: Folders, file: string): Promise<string[]> {
  const { stdout } = await runCli('check data', ['--format', 'json'], folders);
  const problems = JSON.parse(stdout) as { file: string; line: number; column: string }[];
  return problems.filter((one) => one.file === file).map(({ line, column }) => `${line} ${column}`);
}

const lineOf = ({ stdout }: Outcome, column: string) =>
  stdout.split('\n').find((line) => line.startsWith(`  ${column} `)) ?? '';

describe('npm run new -- chart', () => {
  const options = [
    '--type=bar',
    '--measures',
    ' users  accounts ',
    '--subjects=zalo facebook',
    '--title_en',
    'A, b',
    '--note_en=N.',
  ];

  it('adds a row with what the options say, and the file stays canonical', async () => {
    const { code, stderr, stdout, text } = await runNew(['chart', 'zalo-growth', ...options]);
    expect([code, stderr]).toEqual([0, '']);
    // A note in one language is required in the other.
    expect(stdout.slice(0, stdout.indexOf('May stay blank'))).toContain('  note_vi ');
    const rows = text('charts.csv').split('\n');
    expect(rows.at(-2)).toBe('zalo-growth,bar,users accounts,zalo facebook,,,,,,"A, b",,N.,');
    const source = { file: 'charts.csv', bytes: Buffer.from(text('charts.csv')) };
    const canonical = canonicalCsv(source);
    expect('text' in canonical && isCanonical(source, canonical.text)).toBe(true);
  });

  it('explains in Vietnamese where asked, by --lang or by the terminal', async () => {
    const asked = await runNew(['chart', 'growth', '--lang', 'vi']);
    expect(asked.stdout).toMatch(/dòng 13: đã thêm dòng “growth”\./);
    expect(lineOf(asked, 'type')).toMatch(/Kiểu biểu đồ: .+ Một trong: bar, stack/);
    expect(asked.stdout).toContain('http://localhost:4321/vi/guide/');
    expect(asked.stdout).not.toMatch(/\b(?:the|There are|One of)\b/);
    const terminal = await runNew(['chart', 'growth'], undefined, { LANG: 'vi_VN.UTF-8' });
    const bare = ({ stdout, folders }: typeof asked) => stdout.replaceAll(folders.data, '');
    expect(bare(terminal)).toBe(bare(asked));
    const english = await runNew(['chart', 'growth', '--lang', 'en'], undefined, { LANG: 'vi_VN.UTF-8' });
    expect(english.stdout).toContain('a new row');
  });
});

describe('npm run new -- report', () => {
  const report = 'Các cảng có 12 bến và 3.000 chuyến tàu trong năm 2030.\n';

  it('knows the language and the digest of a text that is at hand', async () => {
    const folders = copyOfData();
    writeFileSync(path.join(folders.seeds, 'cang-2030.txt'), report);
    const { stdout, text } = await runNew(
      ['report', 'cang-2030', '--title', 'Cảng', '--published', '2030-12-01'],
      folders,
    );
    const digest = await sha256(Buffer.from(report));
    expect(text('reports.csv').split('\n').at(-2)).toBe(
      `cang-2030,Cảng,,Cảng,,,,vi,,,,,2030-12-01,${digest},${lineLengths(report)}`,
    );
    expect(await refusedCells(folders, 'reports.csv')).toEqual(
      ['title_en', 'publisher', 'event_en', 'event_vi', 'event_date'].map((column) => `3 ${column}`),
    );
    expect(stdout).toMatch(/npm run extract -- \S+cang-2030\.txt/);
  });
});

it('npm run new -- topic makes a file with the column names, which the check takes', async () => {
  const result = await runNew(['topic', 'harbours']);
  expect(result.code).toBe(0);
  expect(result.text('observations/harbours.csv')).toBe(
    'subject,measure,period,value,reported,evidence,note_en,note_vi\n',
  );
  expect(lineOf(result, 'subject')).toContain('Existing: social_networks, ');
  expect((await runCli('check data', [], result.folders)).stderr).toBe('');
});

it('npm run new with data that it cannot read exits with 1; nothing is written a table that is broken: its rows would be lost', async () => {
  const folders = copyOfData();
  const file = path.join(folders.data, 'charts.csv');
  const broken = readFileSync(file, 'utf8').replace('colour', 'color');
  writeFileSync(file, broken);
  const { code, stderr } = await runNew(['chart', 'a'], folders);
  expect(code).toBe(1);
  expect(stderr).toMatch(/charts\.csv:1 column "color": .+ Did you mean "colour"\?/);
  expect(stderr).toContain('Nothing was added.');
  expect(readFileSync(file, 'utf8')).toBe(broken);
});
